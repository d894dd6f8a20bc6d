"""Claims of whole sentences through the shipped reader: roles, selection, setting, confidence."""

from __future__ import annotations

from collections.abc import Callable

from situate.claims.confidence import load_judge
from situate.claims.fillers import is_agentive
from situate.records import Claim, Reading

Read = Callable[..., Reading]


def _roles(claim: Claim, *roles: str) -> list[str]:
    return [p.text for p in claim.participants if p.role in roles]


def test_active_and_passive_give_the_same_sides(read: Read) -> None:
    for text in ("Gunmen attacked a convoy.", "A convoy was attacked by gunmen."):
        (claim,) = read(text).claims
        assert claim.type == "attack"
        assert [p.casefold() for p in _roles(claim, "actor")] == ["gunmen"]
        assert [p.casefold().removeprefix("a ") for p in _roles(claim, "target")] == ["convoy"]


def test_the_human_cost_belongs_to_the_violence(read: Read) -> None:
    (claim,) = read("Gunmen attacked a farm, killing four farmers and wounding two.").claims
    assert {(c.what, c.best) for c in claim.counts} == {("killed", 4), ("injured", 2)}


def test_a_sentence_without_a_happening_makes_no_claim(read: Read) -> None:
    assert read("The museum sells tickets every morning.").claims == ()


def test_weapons_that_are_only_a_kind_of_thing_make_no_claim(read: Read) -> None:
    assert not [c for c in read("The attack helicopters are grey.").claims if c.type == "attack"]


def test_a_named_place_in_the_sentence_is_the_claims_place(read: Read) -> None:
    reading = read("Gunmen attacked a convoy near Gao.")
    (claim,) = reading.claims
    assert claim.place is not None
    assert reading.places[claim.place].text == "Gao"
    assert claim.place_relation == "near"


def test_claims_come_in_text_order_with_ids_of_their_own(read: Read) -> None:
    claims = read("Rebels seized Gao on Monday. The army shelled Kidal on Tuesday.").claims
    assert [c.type for c in claims] == ["capture", "shelling"]
    assert len({c.id for c in claims}) == 2


def test_the_same_report_gives_the_same_ids(read: Read) -> None:
    text = "Rebels seized Gao on Monday."
    assert [c.id for c in read(text).claims] == [c.id for c in read(text).claims]


def test_every_score_is_a_share_and_every_weight_is_known(read: Read) -> None:
    (claim,) = read("Rebels seized Gao on Monday.").claims
    assert 0 < claim.score < 1
    assert {"bias", "weight", "located"} <= load_judge()["alone"].keys()


def test_endings_tell_persons_from_things() -> None:
    assert is_agentive("smuggler")
    assert not is_agentive("corridor")
    assert not is_agentive("settlement")
