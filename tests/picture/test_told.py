"""Events that tell of two happenings, and who may hold a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from grounds import TOWN, day

from situate.events.merge import merge_claims
from situate.picture.control import control_of
from situate.picture.told import may_hold
from situate.records import (
    ClaimTime,
    Codes,
    Event,
    Holding,
    KeptClaim,
    KeptParticipant,
    Mention,
    Origin,
)


def claim(
    number: int,
    when: str,
    *who: tuple[str, str | None, str],
    trigger: str = "captured",
    kind: str = "capture",
    status: str = "asserted",
) -> KeptClaim:
    told = day(when)
    origin = Origin(id=f"origin{number}", kind="publisher", name=f"Paper {number}")
    return KeptClaim(
        id=f"claim{number}", report=f"report{number}", published=told + dt.timedelta(days=1),
        quote="They captured the town of Marwa.", quote_start=0, type=kind, mode=None,
        trigger=Mention(start=5, end=13, text=trigger), status=status, aspect="done",
        participants=tuple(
            KeptParticipant(role=role, actor=actor, text=text, start=0, end=4)
            for role, actor, text in who
        ),
        place=TOWN, place_relation="at",
        time=ClaimTime(begin=told, end=told, precision="day", times=(), basis="stated"),
        counts=(), sources=(), framing=(), codes=Codes(), score=0.8, origins=(origin,),
    )  # fmt: skip


def hold(claims: Sequence[KeptClaim]) -> tuple[Holding, ...]:
    event: Event = merge_claims("event1", claims)
    return control_of(TOWN, [event], {one.id: one for one in claims})


ARMY = ("actor", "NE:army", "the army")
FRONT = ("actor", "front", "the Front")


def test_a_taking_merged_with_the_retaking_makes_no_joint_holders() -> None:
    found = hold([claim(1, "2021-03-01", FRONT), claim(2, "2021-03-03", ARMY)])
    assert [([p.actor for p in h.holders], h.since) for h in found] == [
        (["front"], day("2021-03-01")),
        (["NE:army"], day("2021-03-03")),
    ]


def test_two_origins_that_name_two_takers_of_one_day_leave_the_place_contested() -> None:
    (found,) = hold([claim(1, "2021-03-01", FRONT), claim(2, "2021-03-01", ARMY)])
    assert found.state == "contested"
    assert {p.actor for p in found.holders} == {"front", "NE:army"}


def test_takers_whom_one_claim_names_together_hold_it_together() -> None:
    both = claim(1, "2021-03-01", FRONT, ARMY)
    (found,) = hold([both, claim(2, "2021-03-01", FRONT)])
    assert (found.state, len(found.holders)) == ("held", 2)


def test_a_denial_is_of_the_taking_told_by_then() -> None:
    denial = claim(3, "2021-03-02", status="denied")
    found = hold([claim(1, "2021-03-01", FRONT), claim(2, "2021-03-05", ARMY), denial])
    assert [h.state for h in found] == ["contested", "held"]
    assert found[1].holders[0].actor == "NE:army"


def test_who_enters_is_not_said_to_have_left_with_those_who_left() -> None:
    left = claim(1, "2021-03-01", FRONT, kind="movement", trigger="withdrew")
    came = claim(2, "2021-03-01", ARMY, kind="movement", trigger="entered")
    assert [p.actor for p in hold([left, came])[-1].lost_by] == ["front"]


@pytest.mark.parametrize(
    "words", ["it", "a woman", "six bodies", "their allies", "the bridge", "73 men", "the convoy"]
)
def test_civilians_pronouns_and_things_hold_no_place(words: str) -> None:
    assert not may_hold(words, None)
    assert hold([claim(1, "2021-03-01", ("actor", None, words))]) == ()


@pytest.mark.parametrize("words", ["rebels", "the River Guard", "men of the river clan", "raiders"])
def test_armed_people_outside_the_registry_may(words: str) -> None:
    assert may_hold(words, None)
