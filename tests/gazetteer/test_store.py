"""What the shipped gazetteer answers."""

from __future__ import annotations

import csv
import sqlite3
import time
from pathlib import Path

import pytest

from situate.errors import GazetteerError
from situate.gazetteer import Gazetteer
from situate.gazetteer.index import FORMAT

SPELLINGS = Path(__file__).with_name("spellings.tsv")


def test_a_country_a_province_a_town_and_a_region_are_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Syria")[0].place.id == "iso:SY"
    assert "iso:SY-HI" in {one.place.id for one in gazetteer.candidates("Homs")}
    assert gazetteer.candidates("Kramatorsk")[0].place.id == "geonames:704508"
    assert gazetteer.candidates("Sambisa Forest")[0].place.id == "situate:sambisa-forest"


def test_a_town_of_a_province_names_that_province(gazetteer: Gazetteer) -> None:
    town = gazetteer.candidates("Manbij", country="SY")[0].place
    assert town.admin1 is not None
    assert gazetteer.place(town.admin1).id == "iso:SY-HL"


def test_unknown_spellings_are_found_only_inside_a_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Oqeirbatt") == []
    found = gazetteer.candidates("Oqeirbatt", country="SY")
    assert [one.match for one in found[:1]] == ["key"]
    assert found[0].place.name == "‘Uqayribāt"
    assert gazetteer.candidates("Oqeirbatt", country="UA") == []


def test_a_name_of_two_consonants_is_never_guessed(gazetteer: Gazetteer) -> None:
    assert all(one.match != "key" for one in gazetteer.candidates("Maroo", country="SY"))


def test_the_wanted_country_limits_exact_names(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("Tripoli", country=("LB", "SY"))
    assert {one.place.countries[0] for one in found} == {"LB"}


def test_at_most_as_many_answers_as_asked_for(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.candidates("San Jose", limit=4)) == 4


def test_the_gazetteer_has_a_version(gazetteer: Gazetteer) -> None:
    assert gazetteer.version.endswith(f"-{FORMAT}")


def test_whose_places_they_are_is_known(gazetteer: Gazetteer) -> None:
    assert any("GeoNames" in one.attribution for one in gazetteer.sources())
    assert [one.id for one in gazetteer.sources_of(gazetteer.place(-1))] == [2]
    assert gazetteer.coverage("SY").settlements > 300
    assert gazetteer.coverage("SY").is_coarse


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer"):
        Gazetteer(tmp_path / "none.sqlite").candidates("Homs")


def test_a_file_that_is_no_gazetteer_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database" * 100)
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        Gazetteer(broken).candidates("Homs")


def test_a_file_that_may_not_be_opened_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    (tmp_path / "mine.sqlite").touch()
    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(GazetteerError, match="unable to open"):
        Gazetteer(tmp_path / "mine.sqlite").candidates("Homs")


def test_a_file_of_another_format_is_an_error(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("create table meta (name text primary key, value text)")
    connection.execute("insert into meta values ('format', '0')")
    connection.commit()
    connection.close()
    with pytest.raises(GazetteerError, match="format"):
        Gazetteer(other).candidates("Homs")


def test_opening_takes_less_than_50_ms() -> None:
    begin = time.perf_counter()
    Gazetteer().candidates("Homs")
    assert time.perf_counter() - begin < 0.05


def test_news_spellings_of_five_countries_are_found(gazetteer: Gazetteer) -> None:
    with SPELLINGS.open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    first = within_five = 0
    for row in rows:
        found = gazetteer.candidates(row["spelling"], country=row["country"], limit=20)
        ids = [one.place.id for one in found if one.place.feature == "settlement"]
        first += ids[:1] == [row["id"]]
        within_five += row["id"] in ids[:5]
    assert len(rows) >= 200
    assert first / len(rows) >= 0.97
    assert within_five / len(rows) >= 0.97
