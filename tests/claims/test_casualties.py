"""The dead and hurt that are told beside a happening, or after it, belong to its claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from situate.records import Claim, Reading

Read = Callable[..., Reading]


def _numbers(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(c.what, c.low, c.high) for c in claim.counts if c.what != "other"}


def _victims(claim: Claim) -> list[str]:
    return [p.text for p in claim.participants if p.role == "victim"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Gunmen attacked the market in Baga on Friday. At least 12 people were killed and 30 "
            "hurt, a hospital official said.",
            {("killed", 12, None), ("injured", 30, 30)},
        ),
        (
            "Gunmen attacked the market in Baga on Friday.\n\nTwo traders were killed.",
            {("killed", 2, 2)},
        ),
        (
            "Gunmen attacked the market in Baga on Friday. The shops were empty. "
            "Two traders were killed.",
            {("killed", 2, 2)},
        ),
        (
            "Gunmen attacked the market in Baga on Friday. No one was hurt.",
            {("killed", 0, 0), ("injured", 0, 0)},
        ),
        (
            "Three soldiers died when a bomb went off near Gao.",
            {("killed", 3, 3)},
        ),
        (
            "A grenade was thrown into a bar in Goma, leaving two people injured.",
            {("injured", 2, 2)},
        ),
        (
            "The rebels ambushed the column near Gao and lost 14 men.",
            {("killed", 14, 14)},
        ),
        (
            "Rebels shelled the village of Baga. A farmer lost a leg.",
            {("injured", 1, 1)},
        ),
    ],
)
def test_the_cost_told_beside_or_after_a_happening_is_its_own(
    read: Read, text: str, numbers: set[tuple[str, int | None, int | None]]
) -> None:
    (claim,) = read(text).claims
    assert _numbers(claim) == numbers


def test_those_who_were_hurt_in_the_next_sentence_are_victims(read: Read) -> None:
    (claim,) = read("Gunmen attacked a farm near Gao. Two herders were wounded.").claims
    assert _victims(claim) == ["Two herders"]


def test_a_cost_with_a_day_and_place_of_its_own_is_no_part_of_the_claim_before(read: Read) -> None:
    text = "Gunmen attacked a farm near Gao on Monday. Two herders were killed in Kidal on Tuesday."
    first = read(text).claims[0]
    assert _numbers(first) == set()


def test_who_denies_that_anyone_died_adds_nothing_to_the_claim_before(read: Read) -> None:
    text = "Rebels attacked a post near Gao. The army denied that any soldier had been killed."
    attack = next(c for c in read(text).claims if c.trigger.text == "attacked")
    assert _numbers(attack) == set()


def test_the_same_verb_twice_tells_of_two_happenings(read: Read) -> None:
    text = "Soldiers killed three rebels near Gao and two traders were killed in Kidal."
    killings = [c for c in read(text).claims if c.trigger.text == "killed"]
    assert len(killings) == 2


def test_every_count_of_a_later_sentence_keeps_its_place_in_the_text(read: Read) -> None:
    text = "Gunmen attacked a farm near Gao. Two herders were killed and nine people were wounded."
    (claim,) = read(text).claims
    assert all(text[c.start : c.end] == c.text for c in claim.counts)
    assert len(claim.counts) == 2


def test_who_was_shot_dead_beside_a_protest_is_its_victim(read: Read) -> None:
    text = "Traders protested in Gao against the tax on Monday, and a 23-year-old was shot dead."
    (claim,) = read(text).claims
    assert _numbers(claim) == {("killed", 1, 1)}


def test_nobody_is_no_victim(read: Read) -> None:
    (claim,) = read("Rebels attacked a base near Gao, but no one was killed.").claims
    assert _numbers(claim) == {("killed", 0, 0)}
    assert _victims(claim) == []


def test_another_speakers_toll_is_not_added_to_the_one_told(read: Read) -> None:
    text = (
        "Rebels attacked a base near Gao, killing nine soldiers, the army said. "
        "The rebels said that twenty soldiers had been killed."
    )
    attack = next(c for c in read(text).claims if c.trigger.text == "attacked")
    assert _numbers(attack) == {("killed", 9, 9)}
