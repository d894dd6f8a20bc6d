"""Pair scores: the same from both sides, and in the order that the facts demand."""

from __future__ import annotations

from typing import Any

import pytest
from made_claims import QASR, TELL, claim, number, on, who

from situate.events.features import compare_counts, list_facts
from situate.events.match import LEAST_LINKED, score, score_all
from situate.events.tellings import describe, find_kin, is_definite
from situate.events.words import content_stems, likeness, rarity, stem
from situate.records import KeptClaim, Mention

STRIKE = "Warplanes struck the market in Qasr on Sunday, killing 20 traders."


def told(quote: str, trigger: str, **changes: object) -> KeptClaim:
    start = quote.index(trigger)
    mention = Mention(start=start, end=start + len(trigger), text=trigger)
    fields: dict[str, Any] = {"type": "air-strike", "place": QASR, "time": on(3), **changes}
    return claim(quote=quote, quote_start=0, trigger=mention, **fields)


def test_a_pair_scores_the_same_from_both_sides() -> None:
    a, b = told(STRIKE, "struck"), told("Jets bombed Qasr market.", "bombed", report="r2")
    assert score(a, b) == score(b, a)
    assert list_facts(describe(a), describe(b)) == list_facts(describe(b), describe(a))


def test_the_same_strike_told_twice_scores_above_another_strike() -> None:
    first = told(STRIKE, "struck", report="r1", counts=(number(20),))
    same = told("Twenty traders died when jets struck Qasr market.", "struck", report="r2",
                counts=(number(20),))  # fmt: skip
    other = told("Helicopters bombed a barracks near Qasr, wounding soldiers.", "bombed",
                 report="r2", counts=(number(3),))  # fmt: skip
    assert score(first, same).score > max(LEAST_LINKED, score(first, other).score)


def test_a_place_beyond_both_radii_is_forbidden() -> None:
    first = told(STRIKE, "struck")
    other = told("Warplanes struck Tell on Sunday.", "struck", place=TELL, report="r2")
    assert score(first, other).forbidden


def test_all_matches_of_a_claim_are_those_of_its_pairs() -> None:
    claims = [told(STRIKE, "struck", report=f"r{number}") for number in range(3)]
    assert list(score_all(claims[0], claims)) == [score(claims[0], one) for one in claims[1:]]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [("captured captures capturing capture", "captur"), ("took takes taking", "tak"),
     ("agreed agreement agrees", "agr"), ("died dies", "die"),
     ("stopped stops", "stop"), ("killings killed kill", "kill")],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(forms: str, expected: str) -> None:
    assert {stem(form) for form in forms.split()} == {expected}


def test_meaning_and_rarity_of_words() -> None:
    assert likeness("explosion", stem("exploded")) > 0.5 > likeness("explosion", "talk")
    assert rarity(stem("government")) < rarity("zzzz")
    assert content_stems("The 12 rebels of the town") == {"rebel", "town"}


def test_kin_are_the_bodies_that_an_actor_belongs_to() -> None:
    assert {"SY:army", "SY"} <= find_kin(["SY:army"])
    army, police = (
        describe(claim(participants=(who("actor", "troops", one),)))
        for one in ("SY:army", "SY:police")
    )
    assert "actors-kin" in list_facts(army, police)


def test_a_definite_trigger_points_back() -> None:
    assert is_definite(told("The blast killed nine.", "blast"))
    assert not is_definite(told("A blast killed nine.", "blast"))


def test_counts_are_compared_as_ranges() -> None:
    assert compare_counts(number(20), number(20)) == "same"
    assert compare_counts(number(20), number(22)) == "close"
    assert compare_counts(number(20), number(40)) == "apart"
    assert compare_counts(number(3), number(40)) == "other"
