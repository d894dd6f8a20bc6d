"""Blocking: which claims are compared at all, and which contradict each other."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_claims import QASR, SYRIA, TELL, claim, on

from situate.events.candidates import block_key, meet
from situate.events.contradictions import contradict
from situate.events.windows import bounds_of
from situate.records import KeptClaim, KeptPlace

places = st.builds(
    lambda latitude, longitude, radius: dataclasses.replace(
        QASR, id=None, latitude=latitude, longitude=longitude, radius_km=radius
    ),
    st.floats(34.5, 36),
    st.floats(37, 39),
    st.floats(0, 40),
)


def told(place: KeptPlace | None = QASR, **changes: object) -> KeptClaim:
    name = "" if place is None else place.text
    fields: dict[str, Any] = {"published": None, **changes}
    return claim(place=place, quote=f"Rebels took the town of {name}.", **fields)


def test_claims_of_one_town_and_day_meet() -> None:
    assert meet(block_key(told(time=on(3))), block_key(told(time=on(4))))


def test_an_attack_may_be_told_as_a_capture_but_not_as_talks() -> None:
    capture = block_key(told(type="capture", time=on(3)))
    assert meet(capture, block_key(told(type="attack", time=on(3))))
    assert not meet(capture, block_key(told(type="agreement", time=on(3))))


def test_a_claim_of_no_known_place_meets_all_of_its_days() -> None:
    assert meet(block_key(told(None, time=on(3))), block_key(told(TELL, time=on(3))))


def test_a_country_meets_its_towns_and_no_other_country() -> None:
    lebanon = dataclasses.replace(SYRIA, id="iso:LB", country="LB")
    assert meet(block_key(told(SYRIA, time=on(3))), block_key(told(time=on(3))))
    assert not meet(block_key(told(lebanon, time=on(3))), block_key(told(time=on(3))))


def test_stated_days_two_apart_contradict_and_those_of_one_night_do_not() -> None:
    first, next_day, later = (bounds_of(told(time=on(number))) for number in (3, 4, 5))
    assert not contradict(first, next_day)
    assert contradict(first, later)


def test_what_was_told_before_it_happened_is_another_happening() -> None:
    before = told(time=on(1, basis="dateline"), published=1)
    after = told(time=on(7), published=8)
    assert contradict(bounds_of(before), bounds_of(after))
    planned = dataclasses.replace(before, status="planned")
    assert not contradict(bounds_of(planned), bounds_of(after))


def test_towns_far_apart_contradict_unless_the_text_names_one_of_them_elsewhere() -> None:
    assert contradict(bounds_of(told(time=on(3))), bounds_of(told(TELL, time=on(3))))
    unnamed = dataclasses.replace(told(TELL, time=on(3)), quote="They took the town.")
    assert not contradict(bounds_of(told(time=on(3))), bounds_of(unnamed))


def test_two_spellings_of_one_name_do_not_contradict() -> None:
    other = dataclasses.replace(QASR, id="geonames:9", text="Kasr", latitude=35.6)
    assert not contradict(bounds_of(told(time=on(3))), bounds_of(told(other, time=on(3))))


@given(places, places, st.integers(1, 20), st.integers(1, 20))
def test_named_places_and_stated_days_that_agree_always_meet(
    one: KeptPlace, other: KeptPlace, day: int, other_day: int
) -> None:
    second = dataclasses.replace(other, text="Tell")
    a, b = told(one, time=on(day)), told(second, time=on(other_day))
    if not contradict(bounds_of(a), bounds_of(b)):
        assert meet(block_key(a), block_key(b))
        assert meet(block_key(b), block_key(a))
