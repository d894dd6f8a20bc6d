"""The vocabulary: the base model's word pieces without those that English text never has."""

import json
import unicodedata
from pathlib import Path

MAX_PIECES_PER_WORD = 12
MAX_PIECES = 256
VOCABULARY_SIZE = 27000
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def trim_vocabulary(base: Path) -> tuple[str, list[int]]:
    """Return the trimmed tokenizer as JSON and the base vocabulary's number of each kept piece.

    Kept are the special pieces, then Latin script and punctuation; of whole words the rarest go
    first until the vocabulary has the wanted size (BERT's is in order of frequency).

    Args:
        base: Folder of the base model.
    """
    data = json.loads((base / "tokenizer.json").read_text(encoding="utf8"))
    numbers = data["model"]["vocab"]
    kept = [piece for piece in sorted(numbers, key=numbers.get) if _is_useful(piece)]
    excess = len(kept) + len(SPECIAL) - VOCABULARY_SIZE
    rare = [piece for piece in kept if len(piece) > 4][-excess:] if excess > 0 else []
    dropped = set(rare)
    order = SPECIAL + [piece for piece in kept if piece not in dropped]
    data["model"]["vocab"] = {piece: number for number, piece in enumerate(order)}
    for token in data["added_tokens"]:
        token["id"] = data["model"]["vocab"].get(token["content"], -1)
    data["added_tokens"] = [token for token in data["added_tokens"] if token["id"] >= 0]
    data.update(post_processor=None, padding=None, truncation=None)
    return json.dumps(data, ensure_ascii=False), [numbers[piece] for piece in order]


def _is_useful(piece: str) -> bool:
    """Return whether a piece can occur in English text once accents are stripped."""
    if piece.startswith("[") and len(piece) > 1:
        return False
    for character in piece.removeprefix("##"):
        if ord(character) < 0x80:
            continue
        name = unicodedata.name(character, "")
        category = unicodedata.category(character)
        if name.startswith("LATIN") or category[0] == "P" or category in {"Sc", "So", "Sm"}:
            continue
        return False
    return True
