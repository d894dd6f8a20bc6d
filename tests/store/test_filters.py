from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_builders import (
    DAY,
    kept,
    make_event,
    make_origin,
    make_participant,
    make_place,
    make_reading,
)

from situate.errors import ConfigError
from situate.gazetteer.nearness import distance_km
from situate.records import Area, ClaimTime, Event, Filter, KeptClaim, KeptPlace
from situate.store import Store
from situate.text import fold_words

WORDS = "army convoy village shelled bridge Łódź östlich river".split()
TYPES, STATUSES, ACTORS = ("capture", "clash"), ("asserted", "denied"), ("a:1", "a:2", "a:3")
NAMED = ("Tal Azraq", "Dayr Hafir", "Qasr")
COUNT = 60

days = st.none() | st.integers(-3, 13).map(lambda n: DAY + dt.timedelta(days=n))
boxes = st.tuples(
    st.sampled_from([-90.0, -20.0, 33.0]),
    st.sampled_from([-180.0, 36.0, 170.0]),
    st.sampled_from([34.0, 60.0, 90.0]),
    st.sampled_from([-170.0, 37.5, 180.0]),
)
areas = st.one_of(
    st.builds(Area, name=st.just("country"), country=st.sampled_from(["SY", "IQ", "XX"])),
    st.builds(
        Area, name=st.just("region"), country=st.just("SY"), admin1=st.sampled_from(["A", "B"])
    ),
    st.builds(Area, name=st.just("place"), place=st.sampled_from([f"test:{n}" for n in NAMED])),
    st.builds(
        Area,
        name=st.just("ring"),
        latitude=st.sampled_from([34.0, -17.0, 89.5]),
        longitude=st.sampled_from([37.0, 179.9, -179.9]),
        radius_km=st.sampled_from([1.0, 60.0, 500.0, 30_000.0]),
    ),
    st.builds(Area, name=st.just("box"), box=boxes),
    st.builds(Area, name=st.just("both"), place=st.just("test:Qasr"), box=boxes),
)
filters = st.builds(
    Filter,
    types=st.lists(st.sampled_from((*TYPES, "none")), max_size=2).map(tuple),
    actors=st.lists(st.sampled_from(ACTORS), max_size=2).map(tuple),
    area=st.none() | areas,
    box=st.none() | st.none() | boxes,
    since=days,
    until=days,
    statuses=st.lists(st.sampled_from(STATUSES), max_size=1).map(tuple),
    min_origins=st.sampled_from([0, 0, 1, 2]),
    text=st.none() | st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
)


def make_happenings() -> tuple[list[KeptClaim], list[Event]]:
    """Claims, one of two an event, of every kind that a filter asks about."""
    chance = random.Random(7)
    sentences = [" ".join(chance.sample(WORDS, 3)).capitalize() + "." for _ in range(COUNT)]
    claims, events = [], []
    for number, claim in enumerate(kept(make_reading("r1", sentences=sentences))):
        begin = None if chance.random() < 0.2 else DAY + dt.timedelta(days=chance.randrange(10))
        end = begin if chance.random() < 0.6 else None
        if begin is not None and chance.random() < 0.3:
            end = begin + dt.timedelta(days=3)
        kind, status = chance.choice(TYPES), chance.choice(STATUSES)
        actors = chance.sample(ACTORS, chance.randrange(3))
        place = choose_place(chance)
        time = ClaimTime(begin=begin, end=end, precision="day", times=(), basis="stated")
        values = {"type": kind, "status": status, "place": place}
        people = tuple(make_participant(actor=actor) for actor in actors)
        claims.append(replace(claim, time=time, participants=people, **values))
        origins = tuple(make_origin(name) for name in "AB"[: chance.randrange(3)])
        dates = {"begin": begin, "end": end}
        events.append(
            make_event(
                f"e{number:02}",
                claims=[claim.id],
                actors=actors,
                origins=origins,
                **dates,
                **values,
            )
        )
    return claims, events


def replace(claim: KeptClaim, **given: object) -> KeptClaim:
    import dataclasses

    return dataclasses.replace(claim, **given)  # type: ignore[arg-type]


def choose_place(chance: random.Random) -> KeptPlace | None:
    kind = chance.random()
    if kind < 0.15:
        return None
    country = chance.choice(["SY", "SY", "IQ", None])
    if kind < 0.3:
        return make_place("SY", id=None, country=country)
    latitude, longitude = chance.choice(
        [(34.0, 37.0), (34.3, 37.2), (35.5, 38.0), (-17.0, 179.9), (-17.1, -179.8), (89.9, 10.0)]
    )
    return make_place(
        chance.choice(NAMED),
        country=country,
        admin1=chance.choice(["A", "B", None]),
        latitude=latitude,
        longitude=longitude,
    )


CLAIMS, EVENTS = make_happenings()
QUOTES = {claim.id: claim.quote for claim in CLAIMS}


@pytest.fixture
def filled(store: Store) -> Store:
    reading = make_reading("r1", sentences=[claim.quote for claim in CLAIMS])
    with store.write() as unit:
        unit.add_reading(reading, CLAIMS)
        unit.put_events(EVENTS)
    return store


def in_box(place: KeptPlace | None, box: tuple[float, float, float, float]) -> bool:
    if place is None or place.latitude is None or place.longitude is None:
        return False
    south, west, north, east = box
    across = (
        west <= place.longitude <= east
        if west <= east
        else place.longitude >= west or place.longitude <= east
    )
    return south <= place.latitude <= north and across


def in_area(place: KeptPlace | None, area: Area) -> bool:
    if place is None:
        return False
    same_region = area.admin1 is None or place.admin1 == area.admin1
    if area.country is not None and place.country == area.country and same_region:
        return True
    if area.place is not None and place.id == area.place:
        return True
    if area.radius_km is not None and place.latitude is not None and place.longitude is not None:
        centre = (area.latitude or 0.0, area.longitude or 0.0)
        if distance_km(centre, (place.latitude, place.longitude)) <= area.radius_km:
            return True
    return area.box is not None and in_box(place, area.box)


def holds(asked: Filter, row: Event | KeptClaim, quotes: list[str]) -> bool:
    """The filter in plain Python."""
    if isinstance(row, Event):
        begin, end, origins = row.begin, row.end, len(row.origins)
    else:
        assert row.time is not None
        begin, end, origins = row.time.begin, row.time.end, 0
    undated = begin is None and end is None
    text = asked.text
    return (
        (not asked.types or row.type in asked.types)
        and (not asked.statuses or row.status in asked.statuses)
        and (not asked.actors or bool(row.actors & set(asked.actors)))
        and (asked.area is None or in_area(row.place, asked.area))
        and (asked.box is None or in_box(row.place, asked.box))
        and (asked.since is None or (not undated and (end is None or end >= asked.since)))
        and (asked.until is None or (not undated and (begin is None or begin <= asked.until)))
        and origins >= asked.min_origins
        and (
            text is None
            or any(set(fold_words(text).split()) <= set(fold_words(q).split()) for q in quotes)
        )
    )


FIXTURE_IS_READ_ONLY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@given(asked=filters)
@FIXTURE_IS_READ_ONLY
def test_a_query_finds_what_a_plain_filter_finds(filled: Store, asked: Filter) -> None:
    expected = {e.id for e in EVENTS if holds(asked, e, [QUOTES[c] for c in e.claims])}
    with filled.read() as unit:
        found = [event.id for event in unit.query(asked)]
        assert unit.count(asked) == len(found)
    assert set(found) == expected
    assert len(found) == len(expected)


@given(asked=filters)
@FIXTURE_IS_READ_ONLY
def test_a_query_of_claims_finds_what_a_plain_filter_finds(filled: Store, asked: Filter) -> None:
    import dataclasses

    asked = dataclasses.replace(asked, min_origins=0)
    expected = {claim.id for claim in CLAIMS if holds(asked, claim, [claim.quote])}
    with filled.read() as unit:
        found = {claim.id for claim in unit.query_claims(asked)}
        assert unit.count_claims(asked) == len(found)
    assert found == expected


def test_every_part_of_the_filter_tells_events_apart() -> None:
    """Guards the property above: each part must hold for some events and fail for others."""
    for asked in (
        Filter(types=("clash",)),
        Filter(actors=("a:1",)),
        Filter(statuses=("denied",)),
        Filter(min_origins=2),
        Filter(text="lodz"),
        Filter(since=DAY + dt.timedelta(days=4)),
        Filter(until=DAY + dt.timedelta(days=4)),
        Filter(box=(33.0, 170.0, 90.0, 37.5)),
        Filter(box=(-20.0, 170.0, 34.0, -170.0)),
        Filter(area=Area(name="x", country="SY", admin1="A")),
        Filter(area=Area(name="x", latitude=34.0, longitude=37.0, radius_km=60.0)),
        Filter(area=Area(name="x", latitude=-17.0, longitude=179.9, radius_km=60.0)),
    ):
        count = sum(holds(asked, e, [QUOTES[c] for c in e.claims]) for e in EVENTS)
        assert 0 < count < COUNT, asked


def test_reports_are_found_by_their_day_and_by_one_claim_that_fulfils_the_rest(
    store: Store,
) -> None:
    two = make_reading("r1", sentences=["They took it.", "They fled."])
    types = dict(zip((c.id for c in kept(two)), ("capture", "flight"), strict=True))
    claims = [replace(claim, type=types[claim.id]) for claim in kept(two)]
    claims[0] = replace(claims[0], status="denied")
    undated = make_reading("r2", sentences=["They came."], published=None)
    with store.write() as unit:
        unit.add_reading(two, claims)
        unit.add_reading(undated, kept(undated))

    def found(**asked: object) -> list[str]:
        with store.read() as unit:
            reports = [r.id for r in unit.query_reports(Filter(**asked))]  # type: ignore[arg-type]
            assert unit.count_reports(Filter(**asked)) == len(reports)  # type: ignore[arg-type]
        return reports

    assert found() == ["r1", "r2"]
    assert found(types=("capture",), statuses=("denied",)) == ["r1"]
    assert found(types=("flight",), statuses=("denied",)) == []
    assert found(since=DAY, until=DAY) == ["r1"]
    assert found(since=DAY + dt.timedelta(days=1)) == []
    assert found(text="came") == ["r2"]


def test_claims_and_reports_cannot_be_asked_for_a_number_of_origins(store: Store) -> None:
    asked = Filter(min_origins=2)
    with store.read() as unit:
        with pytest.raises(ConfigError, match="claims have no number of origins"):
            list(unit.query_claims(asked))
        with pytest.raises(ConfigError, match="reports have no number of origins"):
            unit.count_reports(asked)


def test_an_area_that_names_nothing_holds_nothing(filled: Store) -> None:
    with filled.read() as unit:
        assert unit.count(Filter(area=Area(name="nowhere"))) == 0
