"""The table of informal places: what stands in each row."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from situate.gazetteer import Gazetteer
from situate.gazetteer.index import FEATURE_CODES

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    text = (files("situate.gazetteer") / "regions.tsv").read_text(encoding="utf8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_there_are_enough_of_them_of_all_kinds_and_parts_of_the_world(rows: list[Row]) -> None:
    assert len(rows) >= 1000
    kinds = Counter(row["type"] for row in rows)
    for kind in ("region", "river", "mountain", "camp", "base", "crossing", "island", "oilfield"):
        assert kinds[kind] >= 15
    assert len({code for row in rows for code in row["countries"].split(",")}) >= 120


def test_each_row_is_whole(rows: list[Row]) -> None:
    assert len({row["slug"] for row in rows}) == len(rows)
    for row in rows:
        assert row["type"] in FEATURE_CODES
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert float(row["radius_km"]) > 0
        assert row["source"].startswith("general knowledge; ")


def test_most_rows_are_confirmed_by_another_source(rows: list[Row]) -> None:
    confirmed = [row for row in rows if "not checked" not in row["source"]]
    assert len(confirmed) >= 0.65 * len(rows)


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Al-Hol camp", "SY", "camp"), ("Kajaki Dam", "AF", "dam"),
        ("Antonivka Bridge", "UA", "crossing"),
        ("Bunagana crossing", "CD", "crossing"), ("Rumaila oil field", "IQ", "oilfield"),
        ("Micay Canyon", "CO", "valley"), ("Mischief Reef", "PH", "island"),
        ("Khartoum airport", "SD", "facility"),
        ("Dumayr air base", "SY", "base"),
    ],
)  # fmt: skip
def test_they_are_in_the_gazetteer(
    gazetteer: Gazetteer, name: str, country: str, feature: str
) -> None:
    found = gazetteer.candidates(name, country=country)
    assert feature in {one.place.feature for one in found}
