"""Files of coders: what was exported is read back, and faults are told by line and column."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_events import ALL, events, make_context

from situate.errors import SourceError
from situate.export import BadRow, find_format, read_acled, read_csv, read_ucdp
from situate.export.acled import fatalities
from situate.export.countries import find_country
from situate.export.losses import HAPPENED
from situate.export.ucdp import COLUMNS as UCDP_COLUMNS
from situate.records import CodedEvent, Event

LISTS = st.lists(events(), max_size=4, unique_by=lambda event: event.id)
SLOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def export(name: str, given_events, folder: Path) -> Path:
    path = folder / f"events.{name}.csv"
    with path.open("wb") as out:
        find_format(name).write(iter(given_events), out, context=make_context())
    return path


def write(folder: Path, text: str, encoding: str = "utf8") -> Path:
    path = folder / "own.csv"
    path.write_bytes(text.encode(encoding))
    return path


def check_place(row: CodedEvent, event: Event) -> None:
    place = event.place
    if place is None:
        assert (row.place, row.latitude, row.country) == (None, None, None)
        return
    assert row.place == (place.name or place.text).strip()
    assert (row.latitude, row.longitude) == (place.latitude, place.longitude)
    assert row.country == place.country
    assert row.admin1 == place.admin1


@SLOW
@given(LISTS)
def test_our_own_table_is_read_back_with_all_that_a_coded_event_has(tmp_path, given_events) -> None:
    rows = list(read_csv(export("csv", given_events, tmp_path)))
    for row, event in zip(rows, given_events, strict=True):
        assert (row.id, row.scheme, row.type, row.subtype) == (
            event.id, "situate", event.type, event.mode,
        )  # fmt: skip
        assert (row.begin, row.end, row.precision) == (event.begin, event.end, event.precision)
        check_place(row, event)
        toll = event.toll("killed")
        told = (toll.low, toll.best, toll.high) if toll else (None, None, None)
        assert (row.deaths_low, row.deaths_best, row.deaths_high) == told
        assert row.sources == tuple(dict.fromkeys(origin.name for origin in event.origins))


@SLOW
@given(LISTS)
def test_acled_rows_are_read_back_with_what_the_columns_carry(tmp_path, given_events) -> None:
    by_id = {event.id: event for event in given_events if event.status in HAPPENED}
    for row in read_acled(export("acled", given_events, tmp_path)):
        event = by_id[row.id or ""]
        assert row.scheme == "acled"
        assert row.deaths_best == fatalities(event)
        check_place(row, event)
        if event.precision in {"day", "week", "month"} and event.end is not None:
            assert (row.begin, row.end, row.precision) == (event.begin, event.end, event.precision)


@SLOW
@given(LISTS)
def test_ucdp_rows_are_read_back_with_what_the_columns_carry(tmp_path, given_events) -> None:
    by_id = {event.id: event for event in given_events}
    for row in read_ucdp(export("ucdp", given_events, tmp_path)):
        event = by_id[row.id or ""]
        toll = event.toll("killed")
        assert toll is not None
        best = toll.low if toll.best is None else toll.best
        assert (row.deaths_low, row.deaths_best, row.deaths_high) == (toll.low, best, toll.high)
        assert (row.begin, row.end) == (event.begin, event.end)
        check_place(row, event)


def test_the_made_clash_comes_back_from_ucdp(tmp_path) -> None:
    first = next(iter(read_ucdp(export("ucdp", ALL, tmp_path))))
    assert (first.type, first.actor, first.target) == ("1", "Government of Syria", "Red Front")
    assert (first.deaths_actor, first.deaths_target, first.deaths_civilians) == (2, 3, 0)
    assert (first.place_precision, first.country) == ("exact", "SY")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("event_date,event_type,fatalities", "2022-06-30,Battles,3"),
        ("EVENT_DATE,Event Type,Fatalities", "30 June 2022,Battles,3"),
        ("event_date;event_type;fatalities", "30-Jun-2022;Battles;3"),
        ("event_date\tevent_type\tfatalities", "2022/06/30\tBattles\t3.0"),
        ('"event_date","event_type","fatalities","own"', '"2022-06-30 00:00:00","Battles",3,x'),
        ("event_date,event_type,fatalities\r", "2022-06-30,Battles,3\r"),
        ("event_date,event_type,fatalities\n#date,#event,#affected", "2022-06-30,Battles,3"),
    ],
)
def test_headers_separators_and_days_may_vary(tmp_path, header: str, row: str) -> None:
    (event,) = read_acled(write(tmp_path, f"{header}\n{row}\n\n"))
    assert (str(event.begin), event.type, event.deaths_best) == ("2022-06-30", "Battles", 3)


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16"])
def test_encodings_may_vary(tmp_path, encoding: str) -> None:
    text = "event_date,event_type,location\n2022-06-30,Battles,Córdoba\n"
    (event,) = read_acled(write(tmp_path, text, encoding))
    assert event.place == "Córdoba"


def test_a_semicolon_table_may_have_decimal_commas(tmp_path) -> None:
    text = "event_date;event_type;latitude;longitude\n2022-06-30;Battles;36,5;-58,25\n"
    (event,) = read_acled(write(tmp_path, text))
    assert (event.latitude, event.longitude) == (36.5, -58.25)


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ("06/30/22,Battles,3,1,2", "event_date", "is no day"),
        ("2022-02-30,Battles,3,1,2", "event_date", "is no day"),
        ("2022-06-30,Battles,many,1,2", "fatalities", "is no number"),
        ("2022-06-30,Battles,2.5,1,2", "fatalities", "no whole number"),
        ("2022-06-30,Battles,-1,1,2", "fatalities", "less than 0"),
        ("2022-06-30,Battles,3,91,2", "latitude", "outside"),
        ("2022-06-30,Battles,3,,2", "latitude", "is empty"),
        ("2022-06-30,Battles,3,nan,2", "latitude", "is empty"),
        ("2022-06-30,Battles,3", None, "3 cells where the header has 5"),
    ],
)
def test_a_bad_row_is_listed_and_the_rest_is_read(tmp_path, cells, column, reason) -> None:
    header = "event_date,event_type,fatalities,latitude,longitude"
    text = f'{header}\n2022-06-29,"Battles",1,1,2\n{cells}\n2022-07-01,Riots,0,,\n'
    path = write(tmp_path, text)
    bad: list[BadRow] = []
    assert [row.type for row in read_acled(path, bad=bad)] == ["Battles", "Riots"]
    assert [(one.line, one.column) for one in bad] == [(3, column)]
    assert reason in str(bad[0])
    with pytest.raises(SourceError, match=r"own\.csv:3"):
        list(read_acled(path))


def test_a_cell_over_two_lines_does_not_shift_the_count_of_lines(tmp_path) -> None:
    text = 'event_date,event_type,notes\n2022-06-29,Battles,"two\nlines"\nsoon,Battles,x\n'
    bad: list[BadRow] = []
    list(read_acled(write(tmp_path, text), bad=bad))
    assert [one.line for one in bad] == [4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "has no column event_date, event_type"),
        ("", "is empty"),
        ("%PDF-1.4\n", "is a PDF"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(read_acled(write(tmp_path, text)))


def test_a_file_that_is_not_there_is_an_error_that_says_so(tmp_path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        list(read_acled(tmp_path / "none.csv"))


def test_ucdp_sides_that_do_not_add_up_are_a_bad_row(tmp_path) -> None:
    header = "type_of_violence,date_start,best,deaths_a,deaths_b,deaths_civilians,deaths_unknown"
    bad: list[BadRow] = []
    rows = list(read_ucdp(write(tmp_path, f"{header}\n1,2016-01-01,5,1,1,1,1\n"), bad=bad))
    assert rows == []
    assert "dead by side are 4" in str(bad[0])


@pytest.mark.shared
def test_rows_of_ucdp_are_read_without_a_fault(shared, tmp_path) -> None:
    lines = (shared / "corpora" / "ucdp-ged-syria.dev.jsonl").read_text(encoding="utf8")
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, UCDP_COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    read = list(read_ucdp(write(tmp_path, out.getvalue())))
    assert [one.deaths_best for one in read] == [row["best"] for row in rows]
    assert {one.country for one in read if one.country} <= {"SY", "TR", "IQ", "LB", "JO", "IL"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("DR Congo (Zaire)", "CD"), ("Yemen (North Yemen)", "YE"), ("Myanmar (Burma)", "MM"),
     ("Ivory Coast", "CI"), ("Atlantis", "Atlantis")],
)  # fmt: skip
def test_a_country_is_known_by_the_names_that_coders_use(tmp_path, name: str, code: str) -> None:
    text = f"event_date,event_type,country\n2022-06-30,Battles,{name}\n"
    (event,) = read_acled(write(tmp_path, text))
    assert event.country == code


def test_countries_have_the_numbers_of_both_lists() -> None:
    known = {code: find_country(code) for code in ("SY", "YE", "VN", "RS", "NA", "XK")}
    numbers = {code: one.gleditsch_ward for code, one in known.items() if one}
    assert numbers == {"SY": 652, "YE": 678, "VN": 816, "RS": 345, "NA": 565, "XK": 347}
