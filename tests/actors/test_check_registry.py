"""The check of the registry against public lists, on small lists of ours."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from situate.actors.actor import Actor

pytest.importorskip("pycountry")
SCRIPTS = Path(__file__).parents[2] / "scripts" / "actors"
UCDP = (
    "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullMotherTongue,"
    "NewNameFullEng,Org,ConflictId,Location\n"
    "7,RVL,RVL,n/a,River Valley League,,,,1,90,DR Congo (Zaire)\n"
    "8,Government of Chad,n/a,n/a,Government of Chad,,,,4,91,Chad\n"
    '9,Hill Guard,Hill Guard,n/a,Hill Guard,,,,1,"90, 92","Chad, Niger"\n'
)
PETRARCH = (
    "# a comment\n"
    "RIVER_VALLEY_LEAGUE_(RVL)_ [CODREB 19990101-20031231] # ours\n"
    "+LEAGUE_OF_THE_VALLEY_\n\n"
    "SHORE_BRIGADE_\n\t[SASREB]\n"
)
UN = (
    "<LIST><ENTITY><FIRST_NAME>RIVER VALLEY LEAGUE (RVL)</FIRST_NAME>"
    "<REFERENCE_NUMBER>CDe.001</REFERENCE_NUMBER><LISTED_ON>2005-11-01</LISTED_ON>"
    "<ENTITY_ALIAS><ALIAS_NAME>Valley League; VL</ALIAS_NAME></ENTITY_ALIAS>"
    "<ENTITY_ADDRESS><COUNTRY>Chad</COUNTRY></ENTITY_ADDRESS></ENTITY></LIST>"
)


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("lists")


@pytest.fixture
def check(lists: ModuleType) -> ModuleType:
    assert "lists" in sys.modules
    return importlib.import_module("check_registry")


def league(**facts: object) -> Actor:
    known = {"id": "rvl", "name": "River Valley League", "kind": "militia", "countries": ("CD",)}
    return Actor(**(known | facts))  # type: ignore[arg-type]


def test_ucdp_actors_come_with_countries_and_the_years_of_their_conflicts(
    lists: ModuleType, tmp_path: Path
) -> None:
    path, years = tmp_path / "ucdp.csv", tmp_path / "years.csv"
    path.write_text(UCDP, encoding="utf-8")
    years.write_text("conflict_id,year\n90,1996\n90.0,2002.0\n92,2010\n", encoding="utf-8")
    first, second = lists.read_ucdp(path, lists.read_conflict_years(years))
    assert first.source == "UCDP actor 7"
    assert first.names == ("RVL", "River Valley League")
    assert (first.countries, first.years) == ({"CD"}, (1996, 2002))
    assert (second.countries, second.years) == ({"TD", "NE"}, (1996, 2010))


def test_dictionaries_give_names_abbreviations_countries_and_dates(
    lists: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "Phoenix.MilNonState.actors.txt"
    path.write_text(PETRARCH, encoding="utf-8")
    first, second = lists.read_petrarch(path)
    assert first.source == "PETRARCH2 MilNonState"
    assert first.names == ("RIVER VALLEY LEAGUE", "RVL", "LEAGUE OF THE VALLEY")
    assert (first.countries, first.years) == ({"CD"}, (1999, 2003))
    assert (second.names, second.countries, second.years) == (("SHORE BRIGADE",), set(), None)


def test_sanction_lists_give_aliases_and_the_year_of_listing(
    lists: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text(UN, encoding="utf-8")
    (entity,) = lists.read_un(path)
    assert entity.source == "UN list CDe.001"
    assert entity.names == ("RIVER VALLEY LEAGUE", "RVL", "Valley League", "VL")
    assert (entity.countries, entity.years) == ({"TD"}, (2005, 2005))


def test_plain_lists_and_event_sides_are_read(lists: ModuleType, tmp_path: Path) -> None:
    names, events = tmp_path / "shore-list.txt", tmp_path / "ged.jsonl"
    names.write_text("Shore Brigade (SB)\n\n", encoding="utf-8")
    events.write_text(
        '{"side_a": "Government of Syria", "side_b": "HG, SB", "country": "Syria", "year": 2016}\n',
        encoding="utf-8",
    )
    assert [entry.names for entry in lists.read_names(names)] == [("Shore Brigade", "SB")]
    assert [entry.names for entry in lists.read_ged(events)] == [("HG",), ("SB",)]


def test_a_full_name_confirms_and_an_abbreviation_needs_the_country(
    lists: ModuleType, check: ModuleType
) -> None:
    entry = lists.Listed(source="list", names=("RVL", "the River Valley League"))
    other = lists.Listed(source="other", names=("RVL",), countries=frozenset({"TD"}))
    findings = check.find_matches([league(aliases=("RVL",))], [entry, other])
    assert findings.confirmed["rvl"] == [entry]
    assert findings.lacking == [other]
    assert check.source_of(findings.confirmed["rvl"]) == "list"
    assert check.source_of(()) == "general knowledge"


def test_another_country_and_impossible_years_are_reported_and_confirm_nothing(
    lists: ModuleType, check: ModuleType
) -> None:
    abroad = lists.Listed(source="a", names=("River Valley League",), countries=frozenset({"TD"}))
    before = lists.Listed(source="b", names=("River Valley League",), years=(1990, 1991))
    findings = check.find_matches([league(active_from=2001)], [abroad, before])
    assert not findings.confirmed
    assert [entry for _, entry in findings.elsewhere] == [abroad]
    assert [entry for _, entry in findings.other_years] == [before]


def test_spellings_of_one_name_are_compared_as_one(check: ModuleType) -> None:
    assert check.keys_of("Liberation Organisation of the Hills") & check.keys_of(
        "Liberation Organization of Hills"
    )
    assert check.keys_of("Hayyat Tahreer al-Sham") & check.keys_of("Hayat Tahrir al-Sham")
    assert not check.keys_of("Shore Brigade") & check.keys_of("Hill Brigade")
