"""Names of places in reports of ours, resolved in context."""

from __future__ import annotations

import pytest
from marking import read_places

from situate.gazetteer import Gazetteer
from situate.gazetteer.nearness import distance_km
from situate.places.focus import count_votes
from situate.records import Dateline, Place, Report


def _named(places: tuple[Place, ...], text: str) -> Place:
    return next(place for place in places if place.text == text)


def test_the_span_is_the_bare_name(gazetteer: Gazetteer) -> None:
    text, places = read_places(
        "Troops entered [GPE Homs province] and the village of [GPE Talbiseh].", gazetteer=gazetteer
    )
    assert [place.text for place in places] == ["Homs", "Talbiseh"]
    assert all(text[place.start : place.end] == place.text for place in places)


def test_the_place_word_chooses_between_province_and_city(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Syrian jets bombed [GPE Idlib] province.",
        "They also bombed [GPE Idlib].",
        gazetteer=gazetteer,
    )
    assert [place.feature for place in places] == ["admin1", "settlement"]
    assert [place.precision for place in places] == ["admin1", "exact"]


def test_the_plural_after_a_list_speaks_for_each_member(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Clashes went on in [GPE Hama], [GPE Homs] and [GPE Aleppo] provinces in [GPE Syria].",
        gazetteer=gazetteer,
    )
    assert [place.feature for place in places] == ["admin1", "admin1", "admin1", "country"]


def test_two_renderings_are_one_place(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "The Syrian army took the village of [GPE Soran] (also spelled as Suwaran) on Friday.",
        gazetteer=gazetteer,
    )
    assert [place.text for place in places] == ["Soran", "Suwaran"]
    assert places[0].id is not None
    assert places[0].id == places[1].id


def test_a_loose_spelling_is_found_in_the_country_of_the_report(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Libyan forces left the town of [GPE Tarhouneh].", "The Libyan army confirmed it.",
        gazetteer=gazetteer,
    )  # fmt: skip
    assert places[0].name == "Tarhuna"


def test_an_unknown_village_stays_unresolved(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Malian soldiers burned the village of [GPE Zorbagrik] in [GPE Mali].", gazetteer=gazetteer
    )
    unknown = _named(places, "Zorbagrik")
    assert (unknown.id, unknown.name, unknown.latitude, unknown.precision) == (None,) * 4


def test_a_small_namesake_elsewhere_is_no_answer(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Ukrainian troops held [GPE Springfield] near [GPE Kupiansk] in [GPE Ukraine].",
        "The Ukrainian general staff said so.",
        gazetteer=gazetteer,
    )
    assert _named(places, "Kupiansk").country == "UA"
    assert _named(places, "Springfield").country in (None, "US")


def test_what_the_text_says_to_contain_a_place_decides(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "A bomb killed six people in [GPE Tripoli] in [GPE Lebanon].", gazetteer=gazetteer
    )
    assert _named(places, "Tripoli").country == "LB"


def test_the_company_of_other_places_decides(gazetteer: Gazetteer) -> None:
    _, libya = read_places(
        "Fighting spread from [GPE Misrata] to [GPE Tripoli] and [GPE Zawiya].", gazetteer=gazetteer
    )
    assert _named(libya, "Tripoli").country == "LY"


def test_a_side_of_a_province_is_a_part_of_it(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Syrian rebels moved through eastern [GPE Hama] province.", gazetteer=gazetteer
    )
    whole = gazetteer.candidates("Hama province", country="SY")
    centre = next(one.place for one in whole if one.place.feature == "admin1")
    assert places[0].precision == "part"
    assert places[0].longitude is not None
    assert places[0].longitude > centre.longitude + 0.2


def test_a_distance_and_a_direction_move_the_point(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Ukrainian guns fired from a wood 20 km south of [GPE Kramatorsk].", gazetteer=gazetteer
    )
    town = gazetteer.candidates("Kramatorsk", country="UA")[0].place
    place = places[0]
    assert place.precision == "near"
    assert place.latitude is not None
    assert place.longitude is not None
    moved = distance_km((town.latitude, town.longitude), (place.latitude, place.longitude))
    assert moved == pytest.approx(20, abs=1)
    assert place.latitude < town.latitude


@pytest.mark.parametrize("phrase", ["near", "outside", "on the outskirts of", "close to"])
def test_near_a_town_is_not_in_it(gazetteer: Gazetteer, phrase: str) -> None:
    _, places = read_places(f"A drone fell {phrase} [GPE Lviv] in Ukraine.", gazetteer=gazetteer)
    assert places[0].precision == "near"


def test_names_inside_names_of_organisations_are_no_places(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "The [ORG New York Times] and the [ORG Free Syrian Army] met, the [GPE Aleppo] Media "
        "Center said.",
        gazetteer=gazetteer,
    )
    assert places == ()


def test_demonyms_and_armed_groups_are_no_places(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "The [GPE Syrian] army fought [GPE Islamic State] and [GPE ISIS] men.", gazetteer=gazetteer
    )
    assert places == ()


def test_the_soil_of_a_people_is_their_country(gazetteer: Gazetteer) -> None:
    _, places = read_places("Jets struck inside Syrian territory.", gazetteer=gazetteer)
    assert [(place.text, place.id) for place in places] == [("Syrian territory", "iso:SY")]


def test_the_end_of_an_organisations_name_is_no_place(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "The Islamic State of [GPE Iraq] and the [LOC Levant] and al Qaeda in [GPE Yemen] fought.",
        gazetteer=gazetteer,
    )
    assert places == ()


def test_a_name_after_a_place_word_is_a_place_whatever_its_label(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Sudanese soldiers fled the town of [PERSON Kutum] on Sunday.", gazetteer=gazetteer
    )
    assert places[0].name == "Kutum"


def test_a_region_has_its_extent(gazetteer: Gazetteer) -> None:
    _, places = read_places("Fighters came down from [LOC Qalamoun].", gazetteer=gazetteer)
    assert places[0].id == "situate:qalamoun"
    assert places[0].precision == "region"
    assert places[0].radius_km == 30


def test_a_country_named_beside_its_capital_means_the_country(gazetteer: Gazetteer) -> None:
    _, places = read_places("Protests spread across [GPE Mexico] on Monday.", gazetteer=gazetteer)
    assert places[0].id == "iso:MX"


def test_the_ends_of_a_road_are_two_places(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Convoys stopped using the [LOC Damascus - Aleppo] highway.", gazetteer=gazetteer
    )
    assert [place.text for place in places] == ["Damascus", "Aleppo"]


def test_a_mountain_range_is_not_the_town_it_is_named_after(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Yazidis hid in the [LOC Sinjar] mountains.", "Iraqi jets bombed [GPE Sinjar].",
        gazetteer=gazetteer,
    )  # fmt: skip
    assert [place.feature for place in places] == ["mountain", "settlement"]


def test_a_demonym_with_a_place_word_may_be_a_name(gazetteer: Gazetteer) -> None:
    text, places = read_places("Trucks were stuck in the Syrian desert.", gazetteer=gazetteer)
    assert [place.id for place in places] == ["situate:syrian-desert"]
    assert text[places[0].start : places[0].end] == "Syrian desert"


def test_the_next_name_in_a_list_of_places_is_one(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Ukrainian guns fired around [GPE Bakhmut] and Avdiivka.", gazetteer=gazetteer
    )
    assert [place.text for place in places] == ["Bakhmut", "Avdiivka"]


def test_a_river_is_not_a_town_of_its_name(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Russian troops crossed the [LOC Zhelonka River] in [GPE Ukraine].", gazetteer=gazetteer
    )
    assert _named(places, "Zhelonka River").id is None


def test_countries_in_a_row_do_not_contain_each_other(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Storms hit [GPE Mexico], [GPE China], [GPE Japan] and [GPE Brazil].", gazetteer=gazetteer
    )
    assert [place.id for place in places] == ["iso:MX", "iso:CN", "iso:JP", "iso:BR"]


def test_what_is_said_of_a_dateline_counts_for_the_country() -> None:
    votes = count_votes(
        Report(
            id="0",
            text="",
            dateline=Dateline(place="Khartoum", date=None, start=0, end=0),
        ),
        [],
        Gazetteer(),
    )
    assert max(votes, key=lambda country: votes[country]) == "SD"


def test_between_two_towns_is_the_middle_of_the_way(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "A convoy was hit between [GPE Gao] and [GPE Ansongo] in [GPE Mali].", gazetteer=gazetteer
    )
    gao = gazetteer.candidates("Gao", country="ML")[0].place
    first, second = places[:2]
    assert (first.latitude, first.longitude) == (second.latitude, second.longitude)
    assert first.precision == "near"
    assert first.latitude is not None
    assert first.latitude < gao.latitude
    assert first.radius_km == pytest.approx(45, abs=8)


@pytest.mark.parametrize(
    "phrase",
    [
        "on the road from [GPE Gao] to [GPE Ansongo]",
        "on the road linking [GPE Gao] with [GPE Ansongo]",
        "on the [LOC Gao - Ansongo] road",
    ],
)
def test_a_road_is_the_stretch_between_its_ends(gazetteer: Gazetteer, phrase: str) -> None:
    _, places = read_places(f"Mines were laid {phrase} in [GPE Mali].", gazetteer=gazetteer)
    assert places[0].precision == "near"
    assert places[0].latitude == places[1].latitude


def test_between_two_countries_is_no_stretch(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "A truce between [GPE Israel] and [GPE Lebanon] held.", gazetteer=gazetteer
    )
    assert [place.precision for place in places] == ["country", "country"]


def test_the_border_of_a_country_is_a_part_of_it(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Soldiers were killed on the border with [GPE Niger].", gazetteer=gazetteer
    )
    assert (places[0].id, places[0].precision) == ("iso:NE", "part")


def test_off_the_coast_of_a_town_is_near_it(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "A ship was seized off the coast of [GPE Hobyo] in [GPE Somalia].", gazetteer=gazetteer
    )
    assert (places[0].precision, places[0].radius_km) == ("near", 20.0)


def test_a_region_with_a_side_in_its_name_is_itself(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Shells fell on eastern [GPE Ghouta] in [GPE Syria].", gazetteer=gazetteer
    )
    assert (places[0].id, places[0].precision) == ("situate:eastern-ghouta", "region")


def test_states_in_a_row_are_a_list(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Cases were found in [GPE California], [GPE Nevada] and [GPE Texas].", gazetteer=gazetteer
    )
    assert [place.feature for place in places] == ["admin1"] * 3


def test_a_capital_is_not_a_province_of_its_name(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Officials in [GPE Washington] spoke of [GPE Syria].", gazetteer=gazetteer
    )
    assert places[0].id == "geonames:4140963"


def test_a_town_named_like_a_country_is_not_meant(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Leaders of [GPE China] met in [GPE Texas] near [GPE Houston].", gazetteer=gazetteer
    )
    assert places[0].id == "iso:CN"


def test_an_air_base_is_known_by_its_two_words(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "Israeli jets bombed the [FAC Shayrat] air base in [GPE Syria].", gazetteer=gazetteer
    )
    assert places[0].feature == "base"


def test_a_village_that_sounds_like_a_large_city_is_not_the_city(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Banono", country="NG")[0].place.name == "Benin City"
    _, places = read_places(
        "Gunmen struck the village of [GPE Banono] in [GPE Nigeria].", "The Nigerian army came.",
        gazetteer=gazetteer,
    )  # fmt: skip
    assert places[0].name != "Benin City"


def test_weapons_in_a_headline_of_capitals_are_no_places(gazetteer: Gazetteer) -> None:
    _, places = read_places(
        "CONVOY HIT BY [GPE IED] NEAR [GPE MOGADISHU]", "It was in [GPE Somalia].",
        gazetteer=gazetteer,
    )  # fmt: skip
    assert [place.text for place in places] == ["MOGADISHU", "Somalia"]
