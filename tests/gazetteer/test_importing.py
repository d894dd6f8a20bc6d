"""Imports as a whole: what the new gazetteer holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from situate.gazetteer import Gazetteer
from situate.gazetteer.imports import ImportOptions, ImportOutcome, import_places

Lines = Callable[..., Path]
Row = Callable[..., str]
COLUMNS = {"name": ("name",), "latitude": ("lat",), "longitude": ("lon",)}


def _import(paths: Sequence[Path], target: Path, base: Path, **options: Any) -> ImportOutcome:
    return import_places(paths, target, options=ImportOptions(**options), base=base)


def test_a_country_file_adds_places_with_their_unit(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    rows = [
        geonames_row(1001, "Tall Zuhur", alternates="Tel Zohour,تل زهور", population=1200),
        geonames_row(1002, "Jabal Sabur", **{"class": "T", "code": "MT"}),
        geonames_row(1003, "Madrasat", **{"class": "S", "code": "SCH"}),
    ]
    outcome = _import([write_lines("SY.txt", rows)], tmp_path / "out.sqlite", small)
    (told,) = outcome.inputs.values()
    assert (told.rows, told.kept, told.dropped, told.bad) == (3, 2, 1, 0)
    found = Gazetteer(outcome.path)
    (town,) = found.candidates("Tel Zohour", country="SY")
    assert (town.place.id, town.place.population) == ("geonames:1001", 1200)
    assert town.place.admin1 is not None
    assert found.place(town.place.admin1).id == "iso:SY-HL"
    assert [one.match for one in found.candidates("Tal Zahar", country="SY")] == ["key"]
    hill = found.candidates("Jabal Sabur")[0].place
    assert (hill.feature, hill.is_landmark) == ("mountain", True)
    assert not found.candidates("Qalamoun")[0].place.is_landmark
    assert found.candidates("Madrasat") == []


def test_a_known_id_gets_more_names_and_no_second_entry(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row, wof_line: Row
) -> None:
    names = [["eng", "variant", "Akerabat"], ["ara", "preferred", "عقيربات"]]
    files = [
        write_lines("SY.txt", [geonames_row(162_803, "Uqayribat", alternates="Aqirbat")]),
        write_lines("wof.jsonl.gz", [wof_line(99_000_001, "Uqayribat", gn=162_803, names=names)]),
    ]
    outcome = _import(files, tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    for name in ("Uqayribat", "Aqirbat", "Akerabat", "عقيربات"):
        assert [one.place.id for one in found.candidates(name)] == ["geonames:162803"]
    assert outcome.places == 10
    labels = ["small", "GeoNames", "Who's On First"]
    assert [one.label for one in found.sources()] == labels
    assert [one.label for one in found.sources_of(found.place(162_803))] == labels
    assert [one.label for one in found.sources_of(found.place(170_063))] == ["small"]


def test_a_place_without_a_common_id_joins_its_namesake_nearby(
    small: Path, tmp_path: Path, write_lines: Lines, wof_line: Row
) -> None:
    rows = [
        wof_line(99_000_001, "Uqayribat", lat=34.98, lon=37.50),
        wof_line(99_000_002, "Uqayribat", lat=35.40, lon=37.50),
        wof_line(99_000_003, "Uqayribat", lat=34.98, lon=37.50, pt="campus"),
        wof_line(99_000_004, "Uqayribat", lat=34.98, lon=37.50, cc="IQ"),
    ]
    outcome = _import([write_lines("wof.jsonl", rows)], tmp_path / "out.sqlite", small)
    ids = {one.place.id for one in Gazetteer(outcome.path).candidates("Uqayribat")}
    assert ids == {"geonames:162803", "wof:99000002", "wof:99000003", "wof:99000004"}


def test_an_id_of_a_town_far_away_is_a_wrong_one(
    small: Path, tmp_path: Path, write_lines: Lines, wof_line: Row
) -> None:
    rows = [
        wof_line(99_000_001, "Aleppo Jadidah", gn=170_063, lat=33.0, lon=36.0),
        wof_line(99_000_002, "Alep", gn=170_063, lat=36.3, lon=37.2),
    ]
    outcome = _import([write_lines("wof.jsonl", rows)], tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    assert [one.place.id for one in found.candidates("Aleppo Jadidah")] == ["wof:99000001"]
    assert [one.place.id for one in found.candidates("Alep")] == ["geonames:170063"]


def test_units_join_ours_by_code_or_name_and_places_lie_in_them(
    small: Path, tmp_path: Path, write_lines: Lines, wof_line: Row
) -> None:
    rows = [
        wof_line(99_000_010, "Rif Dimashq", pt="region", gn=170_652, lat=33.4, lon=37.6),
        wof_line(99_000_011, "Nowhere", pt="region", lat=33.1, lon=35.8),
        wof_line(99_000_012, "Zabadin", h={"region_id": 99_000_010}),
        wof_line(99_000_013, "Mannagh", a1="9.0"),
        wof_line(99_000_014, "Jabal Samaan", pt="county", lat=36.2, lon=37.1, a1="09"),
    ]
    outcome = _import([write_lines("wof.jsonl", rows)], tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    units = {
        name: found.place(found.candidates(name)[0].place.admin1 or 0).id
        for name in ("Zabadin", "Mannagh")
    }
    assert units == {"Zabadin": "iso:SY-RD", "Mannagh": "iso:SY-HL"}
    assert [one.place.id for one in found.candidates("Rif Dimashq")] == ["iso:SY-RD"]
    assert found.candidates("Jabal Samaan")[0].place.id == "geonames:SY.09.1"
    assert found.candidates("Nowhere") == []


def test_units_of_geonames_join_ours_by_their_code(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    unit = {"class": "A", "code": "ADM1"}
    rows = [
        geonames_row(170_062, "Muhafazat Halab", **unit),
        geonames_row(173_000, "Muhafazat Jadidah", admin1="77", **unit),
        geonames_row(173_001, "Qaryah", admin1="77"),
    ]
    codes = ["SY.09\tAleppo\tAleppo\t170062", "SY.88\tGhost\tGhost\t88"]
    names = [
        "1\t170062\tde\tProvinz Aleppo\t\t\t\t\t\t",
        "2\t170062\tlink\thttps://x.org\t\t\t\t\t\t",
    ]
    files = [
        write_lines("SY.txt", rows),
        write_lines("admin1CodesASCII.txt", codes),
        write_lines("alternateNamesV2.txt", names),
    ]
    outcome = _import(files, tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    assert found.candidates("Provinz Aleppo")[0].place.id == "iso:SY-HL"
    assert found.candidates("Jadidah")[0].place.id == "geonames:173000"
    assert found.candidates("Qaryah")[0].place.admin1 == 173_000
    assert found.candidates("Ghost") == []


def test_alternate_names_alone_are_added_to_what_is_there(
    small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    rows = ["1\t162803\ten\tOqeirbat\t1\t\t\t", "2\t999\ten\tNobody\t1\t\t\t"]
    outcome = _import([write_lines("alternateNames.txt", rows)], tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    assert [one.place.id for one in found.candidates("Oqeirbat")] == ["geonames:162803"]
    assert found.candidates("Nobody") == []
    assert outcome.places == 10


def test_rivers_and_regions_of_ours_are_not_there_twice(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    river = {"class": "H", "code": "STM", "latitude": 34.5, "longitude": 41.0}
    rows = [geonames_row(1001, "Euphrates", alternates="Firat", **river)]
    outcome = _import([write_lines("SY.txt", rows)], tmp_path / "out.sqlite", small)
    found = Gazetteer(outcome.path)
    assert [one.place.id for one in found.candidates("Euphrates")] == ["situate:euphrates"]
    assert [one.place.id for one in found.candidates("Firat")] == ["situate:euphrates"]


def test_imports_add_up_and_the_same_import_again_changes_no_place(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    target = tmp_path / "out.sqlite"
    first = write_lines("one.txt", [geonames_row(1001, "Tall Zuhur")])
    second = write_lines("two.csv", ["name;lat;lon", "Tall Sabur;36.5;37.5"])
    _import([first], target, small)
    for _ in range(2):
        outcome = import_places(
            [second], target, options=ImportOptions(columns=COLUMNS, country="SY")
        )
        assert outcome.places == 12
    found = Gazetteer(target)
    assert found.candidates("Tall Zuhur")
    assert len(found.candidates("Tall Sabur")) == 1


def test_a_file_that_is_given_twice_is_read_once(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    path = write_lines("SY.txt", [geonames_row(1001, "Tall Zuhur"), "no row"])
    outcome = _import([path, path], tmp_path / "out.sqlite", small)
    assert len(outcome.inputs) == len(outcome.faults) == 1


def test_a_province_of_a_table_is_kept_where_its_places_name_it(
    small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    lines = [
        "name,lat,lon,kind,unit", "Tall Province,35,38,admin1,", "Tall Ford,35.1,38.1,,TALL",
        "Sabur Province,34,38,admin1,",
    ]  # fmt: skip
    outcome = _import(
        [write_lines("units.csv", lines)], tmp_path / "out.sqlite", small, country="SY",
        columns={**COLUMNS, "feature": ("kind",), "admin1": ("unit",)},
    )  # fmt: skip
    found = Gazetteer(outcome.path)
    (town,) = found.candidates("Tall Ford")
    assert town.place.admin1 is not None
    assert found.place(town.place.admin1).name == "Tall Province"
    assert found.candidates("Sabur Province") == []


def test_the_version_depends_on_what_was_imported_alone(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    rows = [geonames_row(1000 + number, f"Tall {number}") for number in range(9)]
    versions = {
        _import([write_lines(name, lines)], tmp_path / f"{name}.sqlite", small).version
        for name, lines in (("a.txt", rows), ("b.txt.gz", rows), ("c.txt", rows[:-1]))
    }
    assert len(versions) == 2
    assert all(version.startswith("small+") for version in versions)


def test_coverage_counts_what_is_there_and_says_where_it_is_coarse(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    rows = [geonames_row(1000 + number, f"Tall {number}") for number in range(7)]
    rows += [geonames_row(170_063, "Aleppo"), geonames_row(162_803, "‘Uqayribāt")]
    outcome = _import([write_lines("SY.txt", rows)], tmp_path / "out.sqlite", small)
    before, after = Gazetteer(small).coverage("SY"), Gazetteer(outcome.path).coverage("SY")
    assert (before.settlements, before.imported, before.is_coarse) == (2, 0, True)
    assert (after.settlements, after.imported, after.is_coarse) == (9, 9, False)
    assert Gazetteer(small).coverage("YE").settlements == 0


def test_the_record_of_syria_makes_the_villages_known(shared: Path, tmp_path: Path) -> None:
    outcome = import_places(
        [shared / "corpora/places/whosonfirst.sy.jsonl.gz"],
        tmp_path / "sy.sqlite",
        options=ImportOptions(),
    )
    found = Gazetteer(outcome.path)
    assert outcome.faults == []
    assert found.coverage("SY").settlements > 10_000
    assert not found.coverage("SY").is_coarse
    village = found.candidates("Zabbughah", country="SY")
    inside = {found.place(one.place.admin1).id for one in village if one.place.admin1}
    assert all(one.startswith("iso:SY-") for one in inside)
