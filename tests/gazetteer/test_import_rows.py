"""Single rows: what they say, and why they are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.errors import GazetteerError
from situate.gazetteer.imports.geonames import (
    feature_codes,
    parse_name,
    parse_place,
    parse_unit,
)
from situate.gazetteer.imports.inputs import RawRow
from situate.gazetteer.imports.kinds import detect_kind
from situate.gazetteer.imports.records import (
    BadRowError,
    NameRecord,
    PlaceRecord,
    read_geonames_id,
)
from situate.gazetteer.imports.tables import (
    TableShape,
    check_columns,
    parse_cells,
    read_header,
    read_table,
)
from situate.gazetteer.imports.whosonfirst import parse_record
from situate.gazetteer.index import FEATURE_CODES

Row = Callable[..., str]


def _place(record: object) -> PlaceRecord:
    assert isinstance(record, PlaceRecord)
    return record


def test_a_place_of_geonames_has_its_names_unit_and_people(geonames_row: Row) -> None:
    line = geonames_row(1, "Ţall", ascii="Tall", alternates="Tel,تل", admin1="02", population=7)
    found = _place(parse_place(line))
    assert (found.geonames, found.name, found.names) == (1, "Ţall", ("Tall", "Tel", "تل"))
    assert (found.feature, found.country, found.admin1) == ("settlement", "SY", "gn:SY.02")
    assert (found.latitude, found.longitude, found.population) == (36.0, 37.0, 7)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"latitude": "north"}, "latitude 'north' is no number"),
        ({"latitude": "91"}, "latitude 91 is not between"),
        ({"longitude": "nan"}, "longitude nan is not between"),
        ({"latitude": 0, "longitude": 0}, "coordinates 0, 0"),
        ({"country": ""}, "country '' is no ISO code"),
        ({"population": "many"}, "population 'many' is no number"),
        ({"population": "1e30"}, "more than there are people"),
        ({"modified": "x\ty"}, "20 columns instead of 19"),
    ],
)
def test_a_bad_place_of_geonames_says_why(
    fields: dict[str, Any], reason: str, geonames_row: Row
) -> None:
    with pytest.raises(BadRowError, match=reason):
        parse_place(geonames_row(1, "Tall", **fields))


def test_all_feature_codes_lead_to_features_of_ours() -> None:
    assert set(feature_codes().values()) <= FEATURE_CODES.keys()
    codes = feature_codes()
    kinds = {code: codes[code] for code in ("PPLC", "ADM2", "AIRB", "CMPRF", "RSV", "DAM", "OILF")}
    assert list(kinds.values()) == [
        "settlement", "admin2", "base", "camp", "lake", "dam", "oilfield",
    ]  # fmt: skip


def test_links_and_codes_are_no_names() -> None:
    assert parse_name("1\t5\tlink\thttps://x.org\t\t\t\t\t\t") is None
    assert parse_name("1\t5\ticao\tOSDI\t\t\t\t\t\t") is None
    assert parse_name("1\t5\tar\tتل\t\t\t\t\t\t") == NameRecord(geonames=5, name="تل")
    with pytest.raises(BadRowError, match="no GeoNames id"):
        parse_name("1\tx\tar\tتل\t\t\t\t\t\t")


def test_units_have_a_code_and_no_coordinates() -> None:
    assert _place(parse_unit("SY.09\tAleppo\tAleppo\t170062")).feature == "admin1"
    district = _place(parse_unit("SY.09.12\tJebel\tJebel\t7"))
    assert (district.feature, district.admin1, district.latitude) == ("admin2", "gn:SY.09", None)
    with pytest.raises(BadRowError, match=r"not like SY\.09"):
        parse_unit("SY\tSyria\tSyria\t1")


def _feature(**properties: Any) -> str:
    about = {
        "wof:id": 99_000_001, "wof:name": "Ялта", "wof:placetype": "locality",
        "wof:country": "UA", "geom:latitude": 44.5, "geom:longitude": 34.2,
        "wof:concordances": {"gn:id": 688_533}, "gn:population": 79_509,
        "wof:hierarchy": [{"region_id": 85_688_855}], "wof:superseded_by": [],
        "name:eng_x_preferred": ["Yalta"], "name:deu_x_variant": ["Jalta"],
    } | properties  # fmt: skip
    return json.dumps({"type": "Feature", "properties": about, "geometry": None}, indent=1)


def test_a_record_in_geojson_says_the_same_as_the_short_form(wof_line: Row) -> None:
    found = _place(parse_record(_feature()))
    short = wof_line(
        99_000_001, "Ялта", gn=688_533, lat=44.5, lon=34.2, pop=79_509, cc="UA",
        h={"region_id": 85_688_855},
        names=[["deu", "variant", "Jalta"], ["eng", "preferred", "Yalta"]],
    )  # fmt: skip
    assert found == parse_record(short)
    assert (found.name, found.geonames, found.admin1) == ("Yalta", 688_533, "wof:85688855")


@pytest.mark.parametrize(
    ("given", "known"),
    [(7, 7), ("7", 7), (7.0, 7), (None, None), (0, None), (-7, None), (99_000_001, None),
     (10**30, None), ("Q7", None)],
)  # fmt: skip
def test_only_what_can_be_a_geonames_id_is_one(
    given: Any, known: int | None, wof_line: Row
) -> None:
    assert _place(parse_record(wof_line(99_000_001, "Tall", gn=given))).geonames == known
    assert read_geonames_id(given) == known


def test_a_bounding_box_is_kept_of_units_alone() -> None:
    box = {"geom:bbox": "36.1,32.5,42.3,37.3"}
    unit = _place(parse_record(_feature(**{"wof:placetype": "region"}, **box)))
    assert (unit.feature, unit.box) == ("admin1", "32.50,36.10,37.30,42.30")
    assert _place(parse_record(_feature(**box))).box is None


@pytest.mark.parametrize(
    "properties",
    [
        {"wof:placetype": "continent"},
        {"wof:superseded_by": [5]},
        {"edtf:deprecated": "2019-01-01"},
    ],
)
def test_records_that_no_longer_hold_are_left_out(properties: dict[str, Any]) -> None:
    assert parse_record(_feature(**properties)) is None


def test_an_air_base_is_one_and_its_codes_are_no_names(wof_line: Row) -> None:
    names = [["eng", "preferred", "Tall Air Base"], ["eng", "variant", "OSTL"]]
    found = _place(parse_record(wof_line(99_000_001, "Tall", pt="campus", names=names)))
    assert (found.feature, found.names) == ("base", ("Tall", "Tall Air Base"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1]", "no JSON object"),
        ("{", "no JSON"),
        ('{"a": 1}', "no GeoJSON feature"),
        ('{"type": "Feature", "properties": {}}', "no property wof:id"),
        (r'{"name": "\ud800"}', "no JSON: .*surrogates"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_record_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadRowError, match=reason):
        parse_record(text)


SHAPE = TableShape(
    columns={
        "name": ("NAME_EN",), "alternates": ("NAME_AR",), "latitude": ("LAT",),
        "longitude": ("LON",), "country": ("ADM0",), "admin1": ("ADM1",), "id": ("PCODE",),
        "feature": ("DSG",),
    },
    country="SY",
    feature="settlement",
    slug="cod",
    countries=lambda name: {"Iraq": "IQ"}.get(name),
)  # fmt: skip
HEADER = ("NAME_EN", "NAME_AR", "LAT", "LON", "ADM0", "ADM1", "PCODE", "DSG")


def test_a_row_of_a_table_is_read_by_its_columns() -> None:
    found = parse_cells(
        ("Tall", "تل; تلة", "36.5", "37", "", "Aleppo", "C1", "PPLQ"), HEADER, SHAPE
    )
    assert (found.ref, found.names) == ("cod:C1", ("تل", "تلة"))
    assert (found.country, found.admin1, found.feature) == ("SY", "name:Aleppo", "settlement")
    other = parse_cells(("Tall", "", "36.5", "37", "Iraq", "", "", "camp"), HEADER, SHAPE)
    assert (other.country, other.feature) == ("IQ", "camp")
    assert other.ref is not None
    assert len(other.ref) == len("cod:") + 12


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("Tall", "", "36,5", "37", "", "", "", ""), "latitude '36,5' is no number"),
        (("", "", "36.5", "37", "", "", "", ""), "no name"),
        (("Tall", "", "36.5", "37", "Utopia", "", "", ""), "country 'Utopia' is unknown"),
        (("Tall", "", "36.5", "37", "IZ", "", "", ""), "country 'IZ' is unknown"),
        (("Tall", "", "36.5", "37", "", "", "", "castle-in-the-air"), "feature .* is unknown"),
        (("Tall", "36.5"), "2 columns instead of 8"),
        (("T\udcff", "", "36.5", "37", "", "", "", ""), "--encoding"),
    ],
)
def test_a_bad_row_of_a_table_says_why(cells: tuple[str, ...], reason: str) -> None:
    with pytest.raises(BadRowError, match=reason):
        parse_cells(cells, HEADER, SHAPE)


def test_the_delimiter_is_found_and_missing_columns_are_named() -> None:
    assert read_header("\ufeffname;lat;lon\n".encode(), "utf8") == (["name", "lat", "lon"], ";")
    with pytest.raises(GazetteerError, match="no column 'X'; it has name, lat, lon"):
        check_columns(["name", "lat", "lon"], {"name": ("X",)})
    with pytest.raises(GazetteerError, match="--column latitude=COLUMN"):
        check_columns(["name", "lat", "lon"], {"name": ("name",)})


def test_cells_may_hold_line_ends_and_broken_quotes_cost_one_row() -> None:
    lines = [b"a,b", b'"x', b'y",1', b'"z" w,2', b"v,3"]
    rows = (RawRow(number, line, number) for number, line in enumerate(lines, start=1))
    found = list(read_table(rows, encoding="utf8", delimiter=",", skip=0))
    assert [(row.number, list(cells)) for row, cells in found if not row.fault] == [
        (3, ["x\ny", "1"]),
        (5, ["v", "3"]),
    ]
    assert [row.number for row, _ in found if row.fault] == [4]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("1\t5\tar\tx\t\t\t\t\t\t\n", "geonames-names"),
        ("SY.09\tAleppo\tAleppo\t170062\n", "geonames-units"),
        ("SY.09.1\tA\tA\t17\n", "geonames-units"),
        ('{"id": 1, "pt": "locality"}\n', "whosonfirst"),
        ("name,lat,lon\nx,1,2\n", "table"),
    ],
)
def test_the_kind_of_a_file_is_seen_from_its_rows(head: str, kind: str) -> None:
    assert detect_kind(head.encode(), is_record=False, label="x") == kind


def test_a_country_file_is_seen_and_a_picture_is_refused(geonames_row: Row) -> None:
    assert detect_kind(geonames_row(1, "x").encode(), is_record=False, label="x") == "geonames"
    with pytest.raises(GazetteerError, match=r"photo\.png is no GeoNames.*--kind"):
        detect_kind(b"\x89PNG\r\n\x1a\n\0\0", is_record=False, label="photo.png")


def _reads_or_refuses(parse: Callable[[str], object], text: str) -> bool:
    try:
        return isinstance(parse(text), PlaceRecord | NameRecord | None)
    except BadRowError as bad:
        return bool(str(bad))


@given(st.text(max_size=200), st.sampled_from([parse_place, parse_name, parse_unit, parse_record]))
def test_any_text_is_a_record_or_refused_with_a_reason(
    text: str, parse: Callable[[str], object]
) -> None:
    assert _reads_or_refuses(parse, text)


@given(
    st.dictionaries(
        st.sampled_from(["id", "pt", "lat", "lon", "names", "name", "cc", "h", "pop", "gn", "sup"]),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.lists(st.text(max_size=3))),
    )
)
def test_any_object_is_a_record_or_refused_with_a_reason(record: dict[str, Any]) -> None:
    whole = {"id": 1, "pt": "locality", "lat": 1, "lon": 1, "names": [], "cc": "SY"} | record
    assert _reads_or_refuses(parse_record, json.dumps(whole))
