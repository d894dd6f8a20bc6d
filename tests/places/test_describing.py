"""Places as event data describe them, without a sentence around."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.gazetteer import Gazetteer
from situate.gazetteer.nearness import distance_km
from situate.places.asking import find_country, find_unit, make_question
from situate.places.describing import PlaceAnswer, find_described
from situate.places.descriptions import read_description
from situate.places.explaining import explain

HOMS, HAMA, PALMYRA = (34.724, 36.726), (35.131, 36.756), (34.562, 38.284)


def _find(
    gazetteer: Gazetteer, name: str, country: str | None = "Syria", **given: str
) -> list[PlaceAnswer]:
    return find_described(
        make_question(name, gazetteer, country=country, **given).question, gazetteer
    )


def _away(answer: PlaceAnswer, point: tuple[float, float]) -> float:
    return distance_km((answer.area.latitude, answer.area.longitude), point)


@pytest.mark.parametrize(
    ("description", "names", "kind"),
    [
        ("Kafr Zita town", ("Kafr Zita",), "settlement"),
        ("the village of Kafr Zita", ("Kafr Zita",), "settlement"),
        ("Tadmur/Palmyra town", ("Tadmur", "Palmyra"), "settlement"),
        ("Azaz district", ("Azaz",), "admin2"),
        ("Hama governorate", ("Hama",), "admin1"),
        ("Shaer gas field", ("Shaer",), "oilfield"),
    ],
)
def test_place_words_and_renderings_are_told_from_the_name(
    description: str, names: tuple[str, ...], kind: str
) -> None:
    first = read_description(description)[0]
    assert (first.names, first.kind) == (names, kind)


def test_sides_distances_and_stretches_are_read() -> None:
    north = read_description("northern Hama governorate")[-1]
    assert (north.names, north.setting.relation, north.setting.direction) == (
        ("Hama",),
        "part",
        "north",
    )
    off = read_description("10 km south of Palmyra")[-1]
    assert (off.setting.distance_km, off.setting.direction) == (10, "south")
    assert read_description("12 miles from Palmyra")[-1].setting.distance_km == pytest.approx(
        19.3, abs=0.1
    )
    assert read_description("road from Homs to Hama")[0].names == ("Homs", "Hama")
    assert read_description("Homs – Hama road")[0].between


def test_what_stands_in_parentheses_may_hold_the_place_or_be_its_other_name() -> None:
    held, same = read_description("Ein Terma town (Eastern Ghouta)")[:2]
    assert (held.names, held.inside) == (("Ein Terma",), "Eastern Ghouta")
    assert same.stands_in


@given(st.text(max_size=60))
def test_any_text_can_be_read(description: str) -> None:
    for reading in read_description(description):
        assert reading.names
        assert all(reading.names)


def test_a_town_is_found_under_a_spelling_of_its_own(gazetteer: Gazetteer) -> None:
    (found,) = _find(gazetteer, "Oqeirbatt town", admin1="Hama Governorate")
    assert found.place.name == "‘Uqayribāt"
    assert found.match == "key"
    assert explain(found) == "alike, with the same consonants"


def test_the_stated_province_is_a_hard_filter(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "Palmyra town", admin1="Homs")
    assert _find(gazetteer, "Palmyra town", admin1="Latakia Governorate") == []


def test_a_name_that_is_no_place_there_stays_unresolved(gazetteer: Gazetteer) -> None:
    for name in ("Foobarbaz town", "Operation Winter Dawn", "Manchester", "", "???"):
        assert _find(gazetteer, name) == []


def test_a_bare_name_means_the_town_and_with_its_word_the_province(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "Homs")[0].place.feature == "settlement"
    assert _find(gazetteer, "Homs governorate")[0].place.feature == "admin1"
    assert _find(gazetteer, "Homs city")[0].area.precision == "exact"


def test_offsets_parts_and_stretches_are_composed(gazetteer: Gazetteer) -> None:
    south = _find(gazetteer, "10 km south of Palmyra")[0]
    assert south.area.precision == "near"
    assert _away(south, PALMYRA) == pytest.approx(10, abs=1)
    part = _find(gazetteer, "northern Hama governorate")[0]
    assert part.area.precision == "part"
    assert part.area.latitude > part.place.latitude
    middle = _find(gazetteer, "between Homs and Hama")[0]
    assert _away(middle, HOMS) == pytest.approx(_away(middle, HAMA), abs=1)
    assert "between Homs and Hama" in explain(middle)


def test_a_place_unknown_itself_is_put_beside_the_one_it_is_near(gazetteer: Gazetteer) -> None:
    (found,) = _find(gazetteer, "Qwxz silos near Palmyra")
    assert _away(found, PALMYRA) < 1
    assert found.area.precision == "near"
    assert found.score < 1


def test_an_entry_with_both_renderings_comes_first(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "Tadmur/Palmyra")[0].place.id == "geonames:163808"


def test_nearness_orders_namesakes(gazetteer: Gazetteer) -> None:
    near = _find(gazetteer, "San José", None, near="9.9,-84.1")[0]
    assert near.place.countries == ("CR",)
    other = _find(gazetteer, "San José", None, near="San Jose, California")[0]
    assert other.place.countries == ("US",)


@pytest.mark.parametrize("country", ["SY", "sy", "SYR", "Syria", "Syrian Arab Republic"])
def test_a_country_is_known_by_code_and_by_name(country: str, gazetteer: Gazetteer) -> None:
    assert find_country(country, gazetteer).id == "iso:SY"


def test_names_with_an_older_name_in_parentheses_are_known(gazetteer: Gazetteer) -> None:
    assert find_country("DR Congo (Zaire)", gazetteer).id == "iso:CD"


def test_a_province_is_known_by_any_of_its_names(gazetteer: Gazetteer) -> None:
    land = find_country("SY", gazetteer)
    for name in ("Hamah Governorate", "Hama", "Ḩamāh"):
        unit = find_unit(name, land, gazetteer)
        assert unit is not None
        assert unit.id == "iso:SY-HM"


def test_an_unknown_province_is_left_out_with_a_note(gazetteer: Gazetteer) -> None:
    asked = make_question("Homs", gazetteer, country="SY", admin1="Rohan")
    assert asked.question.admin1 is None
    assert "'Rohan'" in asked.notes[0]


def test_a_quarter_unknown_itself_is_near_its_city(gazetteer: Gazetteer) -> None:
    found = _find(gazetteer, "Qwxzada neighbourhood of Baghdad", "IQ")[0]
    assert (found.place.name, found.area.precision) == ("Baghdad", "near")
    assert "stands for" in explain(found)


def test_a_whole_name_with_a_direction_is_not_a_part(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "North Kivu", "COD")[0].place.id == "iso:CD-NK"
    assert _find(gazetteer, "western Idlib countryside")[0].area.precision == "part"


@pytest.mark.parametrize(
    ("description", "place"),
    [
        ("Tripoli, Lebanon", "LB"),
        ("Tripoli in Lebanon", "LB"),
        ("Tripoli (Libya)", "LY"),
        ("Batumi, Georgia", "GE"),
        ("Atlanta, Georgia", "US"),
    ],
)
def test_a_country_or_state_that_is_named_holds_the_place(
    description: str, place: str, gazetteer: Gazetteer
) -> None:
    found = _find(gazetteer, description, None)
    assert {one.place.countries for one in found if one.place.feature == "settlement"} == {(place,)}


def test_a_town_of_another_country_than_the_named_one_is_no_answer(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "Aleppo, Japan", None) == []


@pytest.mark.parametrize(
    ("description", "country"),
    [("Jordan River", "JO"), ("Jordan River", None), ("Mali airport", "ML"), ("Chad Lake", "TD")],
)
def test_a_place_that_is_unknown_is_not_the_country_it_is_called_after(
    description: str, country: str | None, gazetteer: Gazetteer
) -> None:
    assert _find(gazetteer, description, country) == []


def test_a_bridge_that_is_unknown_is_near_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    found = _find(gazetteer, "Aleppo bridge")[0]
    assert (found.place.feature, found.area.precision) == ("settlement", "near")


def test_a_lake_of_several_countries_lies_in_the_one_that_is_asked_for(
    gazetteer: Gazetteer,
) -> None:
    for country in ("NG", "CM"):
        assert _find(gazetteer, "Lake Chad", country)[0].country == country
    assert _find(gazetteer, "Lake Chad", None)[0].country == "TD"


def test_an_offset_beyond_all_measure_is_no_place(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "120 km east of Homs")
    assert _find(gazetteer, "100000 km north of Homs") == []


def test_the_better_of_two_renderings_says_how_the_name_matched(gazetteer: Gazetteer) -> None:
    for description in ("Tadmoor/Tadmur", "Tadmur/Tadmoor"):
        assert _find(gazetteer, description)[0].match == "exact"


def test_a_point_may_be_written_with_signs_and_powers(gazetteer: Gazetteer) -> None:
    asked = make_question("Homs", gazetteer, near="+1e-07, -36.7")
    assert asked.question.near == (1e-07, -36.7)


def test_a_border_is_not_put_into_one_of_its_countries(gazetteer: Gazetteer) -> None:
    assert _find(gazetteer, "border area between Syria and Iraq") == []
    assert _find(gazetteer, "Syrian-Iraqi border") == []
