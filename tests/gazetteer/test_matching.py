"""Which entries a spelling may mean, and which it is kept from meaning."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.gazetteer import Gazetteer, GazetteerPlace
from situate.gazetteer.matching import match_name
from situate.gazetteer.romanise import key_hashes, name_hashes, near_keys, normalise

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz' ", max_size=15)


class SmallIndex:
    """A few made-up towns of one country, indexed as the writer does."""

    def __init__(self, *names: str, population: int | None = None) -> None:
        self.places = [
            GazetteerPlace(
                key=key, id=f"geonames:{key}", name=name, forms=(normalise(name),),
                feature="settlement", countries=("XX",), admin1=-1 if key % 2 else -2,
                latitude=0.0, longitude=0.0, population=population, radius_km=None, box=None,
            )
            for key, name in enumerate(names)
        ]  # fmt: skip

    def find_by_name(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        wanted = set(hashes)
        return [one for one in self.places if name_hashes(one.name) & wanted]

    def find_by_key(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        wanted = set(hashes)
        return [one for one in self.places if key_hashes(one.name, "XX") & wanted]


def _names(
    index: SmallIndex, name: str, *, unit: int | None = None, inside: bool = True
) -> list[str]:
    countries = frozenset({"XX"}) if inside else None
    return [one.place.name for one in match_name(name, countries, index, unit=unit)]


def test_the_same_name_is_found_everywhere_and_a_like_one_only_inside_a_country() -> None:
    index = SmallIndex("Karmandela")
    assert _names(index, "Karmandela", inside=False) == ["Karmandela"]
    assert _names(index, "Qermandila", inside=False) == []
    assert _names(index, "Qermandila") == ["Karmandela"]


def test_of_two_like_names_the_liker_comes_first() -> None:
    assert _names(SmallIndex("Karmandilou", "Karmandela"), "Karmendela")[0] == "Karmandela"


def test_a_unit_keeps_out_what_lies_in_another() -> None:
    index = SmallIndex("Karmandela", "Qermandila")
    assert _names(index, "Karmandela", unit=-2) == ["Karmandela"]
    assert _names(index, "Karmandela", unit=-1) == ["Qermandila"]


def test_names_of_few_consonants_are_guessed_only_if_nearly_equal() -> None:
    index = SmallIndex("Rouami")
    assert _names(index, "Ruami") == ["Rouami"]
    assert _names(index, "Romia") == []


def test_one_consonant_off_is_a_known_town_or_lies_in_the_stated_unit() -> None:
    village, town = SmallIndex("Karmandela"), SmallIndex("Karmandela", population=90_000)
    assert _names(village, "Karmandeta") == []
    assert _names(village, "Karmandeta", unit=-2) == ["Karmandela"]
    assert _names(town, "Karmandeta") == ["Karmandela"]
    assert match_name("Karmandeta", frozenset({"XX"}), town)[0].match == "near-key"


@given(LETTERS)
def test_a_name_always_finds_itself(name: str) -> None:
    index = SmallIndex(name)
    if name_hashes(name):
        assert _names(index, name) == [name]


@given(LETTERS)
def test_near_keys_are_one_consonant_away(name: str) -> None:
    lengths = {len(key) for key in near_keys(name)}
    assert all(length >= 3 for length in lengths)


@pytest.mark.parametrize(
    ("country", "spelling", "name"),
    [
        ("ER", "ኣስመራ", "Asmara"),
        ("IL", "אילת", "Eilat"),
        ("GE", "ქუთაისი", "Kutaisi"),
        ("IQ", "کەرکووک", "Kirkuk"),
        ("PK", "ملتان", "Multan"),
        ("IQ", "Silêmanî", "Sulaymaniyah"),
        ("LB", "Nabatiyé", "Nabatîyé et Tahta"),
        ("LY", "Bengasi", "Benghazi"),
        ("DZ", "Tizi-Ouzou", "Tizi Ouzou"),
    ],
)
def test_scripts_and_european_spellings_are_read(
    country: str, spelling: str, name: str, gazetteer: Gazetteer
) -> None:
    found = gazetteer.candidates(spelling, country=country)
    assert name in {one.place.name for one in found[:3]}
