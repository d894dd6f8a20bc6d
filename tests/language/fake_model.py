"""A tiny model for tests: a fake network whose answers are a function of the words alone."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

UPOS = ("NOUN", "VERB", "PROPN", "PUNCT")
XPOS = ("NN", "VBD", "NNP", ".")
RELATIONS = ("punct", "root", "nsubj", "obj")
NAMES = ("O", *(f"{b}-{k}" for k in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP") for b in "BI"))


class FakeEncoding:
    """Pieces of one word: one for three letters."""

    def __init__(self, word: str) -> None:
        parts = [word[i : i + 3] for i in range(0, len(word), 3)]
        self.ids = [4 + zlib.crc32(part.lower().encode()) % 1000 for part in parts]


class FakeTokenizer:
    """Cuts words into threes."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> FakeEncoding:
        assert not add_special_tokens
        return FakeEncoding(sequence)

    def token_to_id(self, token: str, /) -> int | None:
        return ["[PAD]", "[UNK]", "[CLS]", "[SEP]"].index(token)

    def get_vocab(self) -> dict[str, int]:
        return {}


class FakeEncoder:
    """Scores that depend on each sentence's pieces only; remembers the shapes of its batches."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, int]] = []

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        self.batches.append((len(feeds["lengths"]), len(feeds["ids"])))
        first = feeds["ids"][feeds["kept"]]
        vectors = np.sin(first[:, None] * np.arange(1, 129)).astype(np.float32)
        rooted = vectors[feeds["rooted"]]
        return {
            "upos": (first % 4).astype(np.int32),
            "xpos": (first % 4).astype(np.int32),
            "names": vectors[:, :13],
            "arcs": np.einsum("bid,bjd->bij", np.roll(rooted, 1, 2), rooted).astype(np.float32),
            "dependents": vectors,
            "heads": vectors,
        }


class FakeRelations:
    """Relation scores that depend on the two words alone; "root" only where it belongs."""

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        scores = np.cos(feeds["dependents"][:, :4] * 3 + feeds["heads"][:, 4:8])
        scores[:, RELATIONS.index("root")] = np.where(feeds["is_root"], 9, -9)
        return {"scores": scores}
