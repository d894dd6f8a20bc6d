from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.records import CodedEvent
from situate.review.agreement import compare_coders
from situate.review.pairing import Tolerance, pair_events


def day(number: int) -> dt.date:
    return dt.date(2017, 9, number)


def row(number: int = 2, **fields: Any) -> CodedEvent:
    known: dict[str, Any] = {
        "type": "clash",
        "begin": day(number),
        "end": day(number),
        "precision": "day",
        "place": "Qasr",
        "latitude": 35.0,
        "longitude": 37.5,
        "country": "SY",
        "actor": "Hadi Brigade",
        "target": "Syrian army",
        "deaths_best": 4,
    }
    return CodedEvent(**(known | fields))


ROWS = st.lists(
    st.builds(
        row,
        st.integers(1, 20),
        id=st.none() | st.sampled_from(["e1", "e2", "e3"]),
        type=st.sampled_from(["clash", "shelling", "protest", None]),
        latitude=st.sampled_from([35.0, 35.2, 39.0, None]),
        country=st.sampled_from(["SY", "IQ", None]),
        actor=st.sampled_from(["Hadi Brigade", "Omar Front", None]),
        deaths_best=st.none() | st.integers(0, 9),
    ),
    max_size=8,
)


def test_rows_of_one_day_place_and_kind_are_of_one_event():
    assert pair_events([row()], [row(actor="gunmen", deaths_best=9)]) == ((0, 0),)


def test_the_same_id_makes_a_pair_whatever_the_rest():
    assert pair_events([row(id="e1")], [row(20, id="e1", latitude=1.0)]) == ((0, 0),)


def test_an_id_that_stands_twice_in_a_file_makes_no_pair():
    assert pair_events([row(id="e1")], [row(20, id="e1"), row(25, id="e1")]) == ()


def test_ids_of_different_schemes_never_meet():
    assert pair_events([row(id="7")], [row(20, id="7", scheme="ucdp", type="1")]) == ()


@pytest.mark.parametrize(
    "other",
    [
        row(9),
        row(latitude=36.0),
        row(type="protest"),
        row(latitude=None, longitude=None, country="IQ"),
        row(latitude=None, place="Tell", actor="gunmen", target=None),
        row(begin=None, end=None),
    ],
)
def test_rows_too_far_apart_in_days_place_or_kind_are_not_of_one_event(other):
    assert pair_events([row()], [other]) == ()


def test_the_tolerance_can_be_widened():
    wide = Tolerance(days=10, radius_km=150)
    assert pair_events([row()], [row(9, latitude=36.0)], tolerance=wide) == ((0, 0),)


def test_without_a_point_the_name_of_the_place_will_do_or_country_and_actor():
    assert pair_events([row()], [row(latitude=None, place="QASR")]) == ((0, 0),)
    assert pair_events([row()], [row(latitude=None, place=None)]) == ((0, 0),)


def test_the_nearer_of_two_rows_is_taken():
    near, far = row(2, latitude=35.05), row(4, latitude=35.3)
    assert pair_events([row()], [far, near]) == ((0, 1),)


def test_of_two_rows_alike_the_one_with_the_same_actors_is_taken():
    assert pair_events([row()], [row(actor="Omar Front", target=None), row()]) == ((0, 1),)


def test_rows_of_many_days_are_near_to_those_of_any_day_among_them():
    long = row(1, end=day(20))
    assert pair_events([row(12)], [row(30), long]) == ((0, 1),)
    assert pair_events([long], [row(22), row(28)]) == ((0, 0),)


def test_rows_of_different_schemes_are_paired_by_family():
    acled = row(scheme="acled", type="Explosions/Remote violence", subtype="Air/drone strike")
    protest = row(scheme="acled", type="Protests", subtype="Peaceful protest")
    assert pair_events([row(type="air-strike")], [protest, acled]) == ((0, 1),)


@given(ROWS, ROWS)
def test_each_row_is_in_one_pair_at_most(first, second):
    pairs = pair_events(first, second)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(ROWS, ROWS)
def test_pairing_is_the_same_from_either_side(first, second):
    there = sorted(repr((first[i], second[j])) for i, j in pair_events(first, second))
    back = sorted(repr((first[i], second[j])) for j, i in pair_events(second, first))
    assert there == back


@given(ROWS, ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(first, second, random):
    shuffled = list(second)
    random.shuffle(shuffled)
    rows = sorted(repr((first[i], second[j])) for i, j in pair_events(first, second))
    again = sorted(repr((first[i], shuffled[j])) for i, j in pair_events(first, shuffled))
    assert rows == again


@given(ROWS)
def test_a_coder_agrees_with_itself_in_every_field(rows):
    distinct = {(r.begin, r.latitude, r.type, r.actor): r for r in rows if r.latitude is not None}
    agreement = compare_coders(list(distinct.values()), list(distinct.values()))
    assert len(agreement.pairs) == len(distinct)
    for field in agreement.fields:
        assert field.only_first == field.only_second == 0
        assert field.agreed == (1.0 if field.compared else None)


def test_fields_are_compared_over_pairs_that_both_have():
    first = [row(2), row(10, deaths_best=7, actor=None), row(20)]
    second = [row(3, deaths_best=6), row(10, deaths_best=7), row(27)]
    agreement = compare_coders(first, second)
    assert agreement.pairs == ((0, 0), (1, 1))
    assert (agreement.only_first, agreement.only_second) == ((2,), (2,))
    assert agreement.median_km == 0
    deaths, begin, actor = map(agreement.field, ("deaths_best", "begin", "actor"))
    assert (deaths.compared, deaths.agreed, deaths.mean_difference) == (2, 0.5, 1.0)
    assert (begin.agreed, begin.mean_difference, begin.kappa) == (0.5, 0.5, None)
    assert (actor.compared, actor.only_second, actor.agreed) == (1, 1, 1.0)
    assert actor.table == ((("hadi brigade", "hadi brigade"), 1),)
    with pytest.raises(KeyError):
        agreement.field("weather")


def test_types_of_different_schemes_are_compared_by_family():
    acled = row(scheme="acled", type="Battles", subtype="Armed clash")
    kind = compare_coders([row()], [acled]).field("type")
    assert kind.table == ((("violence", "violence"), 1),)
    assert compare_coders([row()], [acled]).field("subtype").compared == 0
