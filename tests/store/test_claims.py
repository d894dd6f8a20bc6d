from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_builders import DAY, kept, make_origin, make_participant, make_reading

from situate.errors import StoreError
from situate.events.candidates import meet
from situate.records import BlockKey, KeptClaim, Reading
from situate.store import Store, Unit

NewLocation = Callable[[], str]

DAYS = st.none() | st.integers(-500, 500).map(lambda n: DAY + dt.timedelta(days=n))
NEAR_DAYS = st.none() | st.integers(-12, 12).map(lambda n: DAY + dt.timedelta(days=n))


@st.composite
def block_keys(draw: st.DrawFn) -> BlockKey:
    days = [draw(st.one_of(NEAR_DAYS, DAYS)) for _ in range(2)]
    if None not in days:
        days.sort(key=lambda day: day or DAY)
    box = {}
    if draw(st.booleans()):
        south, west = draw(st.integers(30, 36)), draw(st.integers(36, 42))
        box = {"south": south, "north": south + 1.0, "west": west, "east": west + 1.0}
    return BlockKey(
        family=draw(st.sampled_from("ab")),
        first_day=days[0],
        last_day=days[1],
        country=draw(st.sampled_from([None, "SY", "IQ"])),
        **box,
    )


def add_claims(store: Store, count: int) -> list[KeptClaim]:
    reading = make_reading("r1", sentences=[f"Unit {n} took the hill." for n in range(count)])
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
    return kept(reading)


@given(keys=st.lists(block_keys(), min_size=12, max_size=12), asked=block_keys())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_candidates_are_the_claims_whose_keys_meet(
    store: Store, keys: list[BlockKey], asked: BlockKey
) -> None:
    with store.read() as unit:
        known = unit.claims_of_report("r1")
    claims = known or add_claims(store, 12)
    by_id = dict(zip((claim.id for claim in claims), keys, strict=True))
    with store.write() as unit:
        unit.set_keys(by_id)
        found = [claim.id for claim in unit.candidates(asked)]
    assert found == [claim.id for claim in claims if meet(asked, by_id[claim.id])]


def test_claims_of_old_versions_and_without_a_key_are_no_candidates(store: Store) -> None:
    key = BlockKey(family="a", first_day=DAY, last_day=DAY)
    url = "https://example.org/1"
    old = make_reading("r1", sentences=["They took it."], url=url)
    new = make_reading("r2", sentences=["They took it all.", "They fled."], url=url)
    with store.write() as unit:
        unit.add_reading(old, kept(old))
        unit.set_keys({kept(old)[0].id: key})
        assert [claim.report for claim in unit.candidates(key)] == ["r1"]
        unit.add_reading(new, kept(new))
        unit.set_keys({kept(new)[0].id: key})
        assert [claim.id for claim in unit.candidates(key)] == [kept(new)[0].id]


def test_origins_are_set_replaced_and_come_with_the_claims(store: Store) -> None:
    first, second = add_claims(store, 2)
    wire, ministry = make_origin("Wire"), make_origin("Ministry", kind="speaker", actor="x:1")
    with store.write() as unit:
        unit.set_origins({first.id: (ministry, wire), second.id: (wire,)})
    with store.write() as unit:
        assert unit.claims([first.id])[0].origins == (ministry, wire)
        unit.set_origins({first.id: (dataclasses.replace(wire, root="house"),)})
    with store.read() as unit:
        renamed = dataclasses.replace(wire, root="house")
        told = {claim.id: claim.origins for claim in unit.claims([second.id, first.id])}
    assert list(told) == [second.id, first.id]
    assert told == {second.id: (renamed,), first.id: (renamed,)}
    assert store.summary().counts["origins"] == 2


def test_origins_given_with_a_new_claim_are_kept(store: Store) -> None:
    reading = make_reading("r1")
    claims = kept(reading, origins=(make_origin("Wire"),))
    with store.write() as unit:
        unit.add_reading(reading, claims)
    with store.read() as unit:
        assert unit.claims_of_report("r1") == claims


def test_a_claim_that_is_not_kept_cannot_be_given_anything(store: Store) -> None:
    with pytest.raises(StoreError, match="no claim 'none'"), store.write() as unit:
        unit.set_origins({"none": (make_origin(),)})
    with pytest.raises(StoreError, match="no claim 'none'"), store.write() as unit:
        unit.set_keys({"none": BlockKey(family="a", first_day=None, last_day=None)})
    with store.read() as unit:
        assert unit.claims(["none"]) == []


def test_more_claims_than_one_statement_takes_come_back_in_order(store: Store) -> None:
    claims = add_claims(store, 1200)
    wanted = [claim.id for claim in claims][::-1]
    with store.read() as unit:
        assert [claim.id for claim in unit.claims(wanted)] == wanted


def test_participants_with_the_same_actor_count_once(store: Store) -> None:
    reading = make_reading("r1")
    twice = (make_participant(actor="a:1"), make_participant("target", actor="a:1"))
    with store.write() as unit:
        unit.add_reading(reading, kept(reading, participants=twice))
    assert store.summary().counts["claim_actors"] == 1


def test_claims_are_found_by_the_origin_behind_them(store: Store) -> None:
    claims = add_claims(store, 3)
    wire, army = make_origin("Wire"), make_origin("Army", kind="speaker")
    with store.write() as unit:
        unit.set_origins({claims[2].id: (wire, army), claims[0].id: (wire,)})
    with store.read() as unit:
        assert unit.claims_of_origin(wire.id) == [claims[0].id, claims[2].id]
        assert unit.claims_of_origin("none") == []
        assert unit.origins() == [(wire, 2), (army, 1)]


def test_a_claim_of_an_undone_unit_is_not_remembered(store: Store) -> None:
    """Its number is given to the next claim, which must not be taken for it."""
    lost, saved = (make_reading(f"r{n}", sentences=[f"They took hill {n}."]) for n in (1, 2))
    key = BlockKey(family="a", first_day=DAY, last_day=DAY)
    with pytest.raises(StoreError), store.write() as unit:
        add_and_fail(unit, lost, key)
    with store.write() as unit:
        unit.add_reading(saved, kept(saved))
        unit.set_keys({kept(saved)[0].id: key})
        assert unit.candidates(key) == kept(saved)


def add_and_fail(unit: Unit, reading: Reading, key: BlockKey) -> None:
    unit.add_reading(reading, kept(reading))
    unit.set_keys({kept(reading)[0].id: key})
    assert unit.candidates(key) == kept(reading)
    unit.remove_event("none")


def test_origins_set_by_another_ledger_user_are_seen_at_once(new_location: NewLocation) -> None:
    location = new_location()
    reading, key = make_reading("r1"), BlockKey(family="a", first_day=DAY, last_day=DAY)
    claim = kept(reading)[0]
    with Store.create(location) as mine, Store.open(location) as theirs:
        with mine.write() as unit:
            unit.add_reading(reading, [claim])
            unit.set_keys({claim.id: key})
            assert unit.candidates(key)[0].origins == ()
        with theirs.write() as unit:
            unit.set_origins({claim.id: (make_origin("Wire"),)})
        with mine.read() as unit:
            assert unit.candidates(key)[0].origins == (make_origin("Wire"),)
