"""Names from scores: always valid BIO, and greedy where greedy is valid."""

from __future__ import annotations

import numpy as np
from fake_model import NAMES
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from situate.language.analysis import Name
from situate.language.names import NameDecoder, read_names

DECODER = NameDecoder(NAMES)


def is_valid(tags: list[str]) -> bool:
    return all(
        not tag.startswith("I-") or (before != "O" and before[2:] == tag[2:])
        for before, tag in zip(["O", *tags], tags, strict=False)
    )


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 15).flatmap(lambda n: arrays(np.float32, (n, 13))))
def test_any_scores_give_valid_tags(scores: np.ndarray) -> None:
    tags = DECODER.decode(scores)
    assert len(tags) == len(scores)
    assert is_valid(tags)
    names = read_names(tags)
    assert sum(n.last - n.first for n in names) == sum(tag != "O" for tag in tags)


def test_an_inside_without_a_beginning_becomes_a_whole_name() -> None:
    scores = np.full((3, 13), -5.0, np.float32)
    scores[0, NAMES.index("I-ORG")], scores[0, NAMES.index("B-ORG")] = 4.0, 3.0
    scores[1, NAMES.index("I-ORG")] = 5.0
    scores[2, 0] = 5.0
    assert DECODER.decode(scores) == ["B-ORG", "I-ORG", "O"]


def test_two_names_may_touch() -> None:
    names = read_names(["B-GPE", "B-GPE", "I-GPE", "O", "B-PERSON"])
    assert names == [
        Name(first=0, last=1, label="GPE"),
        Name(first=1, last=3, label="GPE"),
        Name(first=4, last=5, label="PERSON"),
    ]
