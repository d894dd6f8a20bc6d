"""One person without a number: by noun, nationality, age or pronoun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from situate.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a driver's mate in Gao.",
        "Gunmen killed a district official in Gao.",
        "Gunmen killed a Palestinian in Hebron.",
        "Gunmen killed him in Gao.",
    ],
)
def test_one_person_who_is_killed_is_one(read: Read, text: str) -> None:
    (claim,) = read(text).claims
    assert [(c.what, c.low, c.high) for c in claim.counts] == [("killed", 1, 1)]


@pytest.mark.parametrize(
    "text", ["Gunmen killed any soldier they met in Gao.", "Gunmen killed goats in Gao."]
)
def test_any_soldier_and_goats_are_no_one_person(read: Read, text: str) -> None:
    assert all(c.counts == () for c in read(text).claims)
