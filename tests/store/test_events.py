from __future__ import annotations

import datetime as dt

import pytest
from ledger_builders import DAY, kept, make_event, make_origin, make_place, make_reading

from situate.errors import StoreError
from situate.records import Filter
from situate.store import Store, page_key


def fill(store: Store, count: int = 4) -> list[str]:
    reading = make_reading("r1", sentences=[f"Unit {n} took it." for n in range(count)])
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
    return [claim.id for claim in kept(reading)]


def feed(store: Store, since: int | dt.datetime = 0) -> list[tuple[str, str, str | None]]:
    with store.read() as unit:
        return [(change.kind, change.event_id, change.into) for change in unit.changes(since)]


def test_an_event_comes_back_as_it_was_put(store: Store) -> None:
    claims = fill(store)
    place = make_place(latitude=35.1, longitude=37.2)
    event = make_event("e1", claims=claims[:2], day=DAY, place=place, actors=["a:1"], killed=9)
    with store.write() as unit:
        unit.put_events([event])
    with store.read() as unit:
        assert unit.events(["none", "e1"]) == [event]
        assert unit.events_of_claims(claims) == [event]
        assert unit.events_of_claims(claims[2:]) == []


def test_adding_changing_and_removing_are_fed_as_changes(store: Store) -> None:
    a, b, *_ = fill(store)
    one, other = make_event("e1", claims=[a], day=DAY), make_event("e2", claims=[b], day=DAY)
    merged = make_event("e1", claims=[a, b], day=DAY)
    with store.write() as unit:
        unit.put_events([other, one])
    with store.write() as unit:
        unit.put_events([merged])
        unit.remove_event("e2", into="e1")
    assert feed(store) == [
        ("added", "e1", None),
        ("added", "e2", None),
        ("changed", "e1", None),
        ("removed", "e2", "e1"),
    ]
    with store.read() as unit:
        changes = list(unit.changes(2))
        assert [change.event for change in changes] == [merged, None]
        assert [change.sequence for change in changes] == [3, 4]
        assert [change.sequence for change in unit.changes(1, limit=1)] == [2]
        assert all(change.at.tzinfo == dt.UTC for change in changes)
        assert unit.tombstones() == {"e2": "e1"}
    assert store.check() == []


def test_changes_are_told_from_a_moment_on(store: Store) -> None:
    a, b, *_ = fill(store)
    with store.write() as unit:
        unit.put_events([make_event("e1", claims=[a])])
    with store.read() as unit:
        first = next(unit.changes(0)).at
    with store.write() as unit:
        unit.put_events([make_event("e2", claims=[b])])
    after = first + dt.timedelta(microseconds=1)
    abroad = after.astimezone(dt.timezone(dt.timedelta(hours=5)))
    assert [change[1] for change in feed(store, first)] == ["e1", "e2"]
    assert [change[1] for change in feed(store, after)] == ["e2"]
    assert [change[1] for change in feed(store, abroad)] == ["e2"]


def test_putting_an_event_as_it_is_is_no_change(store: Store) -> None:
    claims = fill(store)
    for _ in range(2):
        with store.write() as unit:
            unit.put_events([make_event("e1", claims=claims, day=DAY)])
    assert len(feed(store)) == 1


def test_a_claim_belongs_to_the_event_that_was_put_last_with_it(store: Store) -> None:
    a, b, *_ = fill(store)
    with store.write() as unit:
        unit.put_events([make_event("e1", claims=[a, b])])
        unit.put_events([make_event("e1", claims=[a]), make_event("e2", claims=[b])])
    with store.read() as unit:
        assert [event.id for event in unit.events_of_claims([b])] == ["e2"]
    assert store.check() == []


def test_the_way_of_merges_is_followed_to_the_event_that_lives_on(store: Store) -> None:
    claims = fill(store, 3)
    with store.write() as unit:
        unit.put_events(make_event(f"e{n}", claims=[c]) for n, c in enumerate(claims))
        unit.remove_event("e0", into="e1")
        unit.remove_event("e1", into="e2")
    with store.read() as unit:
        assert [unit.successor(e) for e in ("e0", "e1", "e2", "none")] == ["e2", "e2", "e2", None]
    with store.write() as unit:
        unit.remove_event("e2")
        assert unit.successor("e0") is None


def test_an_event_that_comes_back_loses_its_tombstone(store: Store) -> None:
    claims = fill(store)
    event = make_event("e1", claims=claims)
    with store.write() as unit:
        unit.put_events([event])
        unit.remove_event("e1")
        unit.put_events([event])
        assert unit.tombstones() == {}
    assert [change[0] for change in feed(store)] == ["added", "removed", "added"]
    assert store.check() == []


def test_removing_what_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no event 'none'"), store.write() as unit:
        unit.remove_event("none")


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    claims = fill(store, 30)
    days = [DAY + dt.timedelta(days=n % 4) if n % 5 else None for n in range(30)]
    made = [
        make_event(f"e{n:02}", claims=[claims[n]], begin=days[n], end=days[n]) for n in range(30)
    ]
    with store.write() as unit:
        unit.put_events(made)
    ordered = sorted(made, key=page_key)
    assert ordered[-1].begin is None
    paged, after = [], None
    with store.read() as unit:
        while page := list(unit.query(Filter(), limit=7, after=after)):
            paged += page
            after = page_key(page[-1])
        assert list(unit.query(Filter())) == ordered
        assert unit.count(Filter()) == 30
    assert paged == ordered


def test_origins_of_one_body_count_as_one(store: Store) -> None:
    claims = fill(store)
    parts = (make_origin("Army", root="state"), make_origin("Ministry", root="state"))
    with store.write() as unit:
        unit.put_events([make_event("e1", claims=claims[:1], origins=parts)])
        unit.put_events(
            [make_event("e2", claims=claims[1:], origins=(*parts, make_origin("Wire")))]
        )
        assert [event.id for event in unit.query(Filter(min_origins=2))] == ["e2"]
        assert unit.count(Filter(min_origins=1)) == 2


def test_countries_are_told_once(store: Store) -> None:
    claims = fill(store, 4)
    places = [make_place("A"), make_place("B", country="IQ"), make_place("C"), None]
    with store.write() as unit:
        unit.put_events(
            make_event(f"e{n}", claims=[claims[n]], place=place) for n, place in enumerate(places)
        )
        assert unit.countries() == ["IQ", "SY"]
