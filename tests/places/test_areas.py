"""From an entry and a setting to a point, a precision and a radius."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.gazetteer import Gazetteer, GazetteerPlace
from situate.gazetteer.nearness import distance_km
from situate.gazetteer.store import Candidate
from situate.places.areas import compose_area, move
from situate.places.phrases import Setting, measure_km
from situate.places.ranking import Company, list_facts
from situate.places.words import DIRECTIONS


@pytest.fixture(scope="module")
def province(gazetteer: Gazetteer) -> GazetteerPlace:
    """Aleppo governorate."""
    found = gazetteer.candidates("Aleppo", country="SY")
    return next(one.place for one in found if one.place.feature == "admin1")


@pytest.fixture(scope="module")
def town(gazetteer: Gazetteer) -> GazetteerPlace:
    """Manbij."""
    return gazetteer.candidates("Manbij", country="SY")[0].place


def test_each_side_of_a_province_lies_on_that_side(province: GazetteerPlace) -> None:
    for direction, (east, north) in DIRECTIONS.items():
        area = compose_area(province, Setting(relation="part", direction=direction))
        assert area.precision == "part"
        if north:
            assert (area.latitude > province.latitude) == (north > 0)
        if east:
            assert (area.longitude > province.longitude) == (east > 0)


def test_a_quarter_is_smaller_than_a_half(province: GazetteerPlace) -> None:
    half = compose_area(province, Setting(relation="part", direction="north"))
    quarter = compose_area(province, Setting(relation="part", direction="northeast"))
    whole = compose_area(province, Setting())
    assert quarter.radius_km < half.radius_km < whole.radius_km


def test_a_town_is_exact_and_larger_ones_reach_farther(
    town: GazetteerPlace, gazetteer: Gazetteer
) -> None:
    village = gazetteer.candidates("Uqayribat", country="SY")[0].place
    assert compose_area(town, Setting()).precision == "exact"
    assert compose_area(town, Setting()).radius_km > compose_area(village, Setting()).radius_km


def test_an_airport_by_a_town_is_near_it(town: GazetteerPlace) -> None:
    area = compose_area(town, Setting(), kind="facility")
    assert (area.precision, area.radius_km) == ("near", 10.0)


def test_a_distance_without_a_direction_only_widens(town: GazetteerPlace) -> None:
    area = compose_area(town, Setting(relation="near", distance_km=30))
    assert (area.latitude, area.longitude) == (town.latitude, town.longitude)
    assert (area.precision, area.radius_km) == ("near", 30)


@given(
    st.floats(-60, 60),
    st.floats(-170, 170),
    st.sampled_from([name for name in DIRECTIONS if name != "central"]),
    st.floats(0.5, 200),
)
def test_a_moved_point_is_that_far_away(
    latitude: float, longitude: float, direction: str, km: float
) -> None:
    moved = move(latitude, longitude, direction, km)
    assert distance_km((latitude, longitude), moved) == pytest.approx(km, rel=0.06)


@pytest.mark.parametrize(("direction", "km"), [("east", 500.0), ("west", 5000.0), ("north", 9e4)])
def test_what_lies_beyond_the_date_line_or_a_pole_is_on_the_globe(
    town: GazetteerPlace, direction: str, km: float
) -> None:
    fiji = replace(town, latitude=-17.8, longitude=179.4)
    area = compose_area(
        fiji, Setting(relation="near", direction=direction, distance_km=km), kind="settlement"
    )
    assert -90 <= area.latitude <= 90
    assert -180 <= area.longitude <= 180


def test_the_west_of_an_ocean_lies_on_the_globe(province: GazetteerPlace) -> None:
    ocean = replace(
        province,
        feature="ocean",
        latitude=0.0,
        longitude=-160.0,
        box=(-60, -280, 60, -70),
        sides={},
    )
    area = compose_area(ocean, Setting(relation="part", direction="west"))
    assert -180 <= area.longitude <= 180


@pytest.mark.parametrize(
    ("number", "unit", "km"),
    [("12", "km", 12), ("1,200", "km", 1200), ("2,5", "kilometres", 2.5), ("10", "miles", 16.09)],
)
def test_a_comma_before_three_figures_groups_thousands(number: str, unit: str, km: float) -> None:
    assert measure_km(number, unit) == pytest.approx(km)


@given(st.lists(st.tuples(st.floats(-89, 89), st.floats(-180, 180)), min_size=25, max_size=60))
def test_the_nearest_of_many_places_weigh_as_if_all_had_been_measured(
    town: GazetteerPlace, points: list[tuple[float, float]]
) -> None:
    candidate = Candidate(place=town, match="exact", similarity=1.0)
    facts = dict(list_facts(candidate, Company(points=points), "manbij"))
    here = (town.latitude, town.longitude)
    few = sorted(points, key=lambda point: distance_km(here, point))[:5]
    assert facts == pytest.approx(
        dict(list_facts(candidate, Company(points=few), "manbij")), rel=1e-6
    )


def test_what_lies_too_far_off_stays_at_the_name_with_that_radius(town: GazetteerPlace) -> None:
    area = compose_area(
        town, Setting(relation="near", direction="south", distance_km=9_999_999_999.0)
    )
    assert (area.latitude, area.longitude) == (town.latitude, town.longitude)
    assert (area.precision, area.radius_km) == ("near", 20_000.0)
