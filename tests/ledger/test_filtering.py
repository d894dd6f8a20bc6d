"""The filter grammar: what is understood, and what is refused with which words."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.actors.registry import ActorRegistry
from situate.errors import ConfigError
from situate.gazetteer import Gazetteer
from situate.ledger.filtering import KEYS, FilterWords, make_filter
from situate.records import Filter

WORDS = FilterWords(
    types=("capture", "siege"), gazetteer=cache(Gazetteer), registry=cache(ActorRegistry.load)
)


def test_nothing_given_is_the_filter_that_holds_everything() -> None:
    assert make_filter({}, WORDS) == Filter()


def test_alternatives_come_by_commas_or_by_repeating_the_key() -> None:
    by_commas = make_filter({"type": ["capture, siege"]}, WORDS)
    assert by_commas == make_filter({"type": ["capture", "siege"]}, WORDS)
    assert by_commas.types == ("capture", "siege")


def test_a_state_means_its_government_with_all_its_bodies() -> None:
    actors = make_filter({"actor": ["Syria"]}, WORDS).actors
    assert {"SY:government", "SY:army", "SY:defence-ministry"} <= set(actors)
    assert not {"SY:citizens", "SY:opposition"} & set(actors)


def test_a_body_stands_for_itself_alone() -> None:
    assert make_filter({"actor": ["SY:police"]}, WORDS).actors == ("SY:police",)


def test_a_box_is_given_as_west_south_east_north() -> None:
    assert make_filter({"bbox": ["35,32,43,37.5"]}, WORDS).box == (32.0, 35.0, 37.5, 43.0)


def test_days_and_the_least_number_of_origins() -> None:
    made = make_filter({"since": ["2024-02-29"], "min-origins": ["2"]}, WORDS)
    assert (made.since, made.min_origins) == (dt.date(2024, 2, 29), 2)


def test_a_country_comes_by_code_or_name() -> None:
    for text in ("SY", "SYR", "Syria"):
        area = make_filter({"area": [text]}, WORDS).area
        assert area is not None
        assert (area.country, area.admin1) == ("SY", None)


def test_a_province_is_an_area_of_its_country() -> None:
    area = make_filter({"area": ["Homs governorate, Syria"]}, WORDS).area
    assert area is not None
    assert (area.country, area.admin1) == ("SY", "Homs")


def test_of_towns_with_one_name_the_one_in_the_ledgers_countries_is_meant() -> None:
    words = FilterWords(
        types=(), gazetteer=WORDS.gazetteer, registry=WORDS.registry, countries=lambda: {"SY"}
    )
    area = make_filter({"area": ["Palmyra"]}, words).area
    assert area is not None
    assert area.latitude == pytest.approx(34.56, abs=0.1)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"colour": ["red"]}, "'colour' is unknown"),
        ({"type": ["captures"]}, "one of capture, siege"),
        ({"status": ["sure"]}, "asserted, contested"),
        ({"actor": ["Nobody Known At All"]}, "not in the registry"),
        ({"area": ["Qwxyzzy"]}, "no place that the gazetteer knows"),
        ({"area": ["Homs, Nowhereland"]}, "country 'Nowhereland' is unknown"),
        ({"area": ["Homs", "Hama"]}, "give it once"),
        ({"bbox": ["1,2,3"]}, "west,south,east,north"),
        ({"bbox": ["10,50,20,40"]}, "south is north of its north"),
        ({"since": ["29.2.2024"]}, "write YYYY-MM-DD"),
        ({"min-origins": ["two"]}, "no number"),
        ({"text": ["x" * 201]}, "at most 200"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(given: dict[str, list[str]], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        make_filter(given, WORDS)


@given(st.dictionaries(st.sampled_from([k for k in KEYS if k not in ("area", "actor")]),
                       st.lists(st.text(max_size=12), max_size=3)))  # fmt: skip
def test_any_words_give_a_filter_or_a_clear_refusal(given: dict[str, list[str]]) -> None:
    try:
        made = make_filter(given, WORDS)
    except ConfigError:
        return
    assert set(made.types) <= set(WORDS.types)
