"""Files of coders that a user owns, as events to compare with: ACLED, UCDP GED and our own table.

Nothing of such a file goes into the ledger. A row with a wrong cell is listed and left out, the
rest is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from situate.dates import make_date
from situate.export import acled, flat_table, ucdp
from situate.export.cells import split_cell
from situate.export.countries import find_by_name, find_by_number
from situate.export.days import MONTHS, days_of_acled, name_precision
from situate.export.places import name_geo_precision, name_where_prec
from situate.export.tables import BadRow, CellError, Row, read_table
from situate.records.coded import CodedEvent

__all__ = ["IMPORTERS", "BadRow", "Importer", "read_acled", "read_csv", "read_ucdp"]

Importer = Callable[..., Iterator[CodedEvent]]

_ISO_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_WORDED_DAY = re.compile(r"(\d{1,2})[- ]([A-Za-z]+)[- ](\d{4})")
_MONTH_NUMBERS = {
    form.casefold(): number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3])
}


def read_acled(path: str | Path, *, bad: list[BadRow] | None = None) -> Iterator[CodedEvent]:
    """The rows of a file in ACLED's columns.

    Raises:
        SourceError: it is no such file, or (without ``bad``) has a bad row.
    """
    return read_table(
        path, acled.COLUMNS, required=("event_date", "event_type"), bad=bad, make=_from_acled
    )


def read_ucdp(path: str | Path, *, bad: list[BadRow] | None = None) -> Iterator[CodedEvent]:
    """The rows of a file in the columns of UCDP GED.

    Raises:
        SourceError: it is no such file, or (without ``bad``) has a bad row.
    """
    return read_table(
        path, ucdp.COLUMNS, required=("type_of_violence", "date_start"), bad=bad, make=_from_ucdp
    )


def read_csv(path: str | Path, *, bad: list[BadRow] | None = None) -> Iterator[CodedEvent]:
    """The rows of our own table.

    Raises:
        SourceError: it is no such file, or (without ``bad``) has a bad row.
    """
    return read_table(
        path, flat_table.COLUMNS, required=("type", "begin", "end"), bad=bad, make=_from_csv
    )


IMPORTERS: dict[str, Importer] = {"acled": read_acled, "ucdp": read_ucdp, "csv": read_csv}


def _from_acled(row: Row) -> CodedEvent:
    code = _code(row, "time_precision", 3)
    begin, end, precision = days_of_acled(_day(row, "event_date"), code)
    deaths = row.number("fatalities", least=0)
    country = find_by_number(row.number("iso")) if row.text("iso") else None
    return CodedEvent(
        id=row.text("event_id_cnty"),
        scheme="acled",
        type=row.text("event_type"),
        subtype=row.text("sub_event_type"),
        begin=begin,
        end=end,
        precision=precision,
        place=row.text("location"),
        **_point(row),
        place_precision=name_geo_precision(_code(row, "geo_precision", 3)),
        admin1=row.text("admin1"),
        admin2=row.text("admin2"),
        country=country or _country(row),
        actor=row.text("actor1"),
        target=row.text("actor2"),
        deaths_best=deaths,
        sources=_listed(row.text("source")),
        notes=row.text("notes"),
    )


def _from_ucdp(row: Row) -> CodedEvent:
    begin, end = _days(row, "date_start", "date_end")
    number = row.number("country_id")
    country = find_by_number(gleditsch_ward=number) if number is not None else None
    return CodedEvent(
        id=row.text("id"),
        scheme="ucdp",
        type=_as_text(_code(row, "type_of_violence", 3)),
        begin=begin,
        end=end,
        precision=name_precision(begin, end, _code(row, "date_prec", 5)),
        place=row.text("where_coordinates"),
        **_point(row),
        place_precision=name_where_prec(_code(row, "where_prec", 7)),
        admin1=row.text("adm_1"),
        admin2=row.text("adm_2"),
        country=country or _country(row),
        actor=row.text("side_a"),
        target=row.text("side_b"),
        **_ucdp_deaths(row),
        sources=_offices(row),
        notes=row.text("source_headline"),
    )


def _from_csv(row: Row) -> CodedEvent:
    begin, end = _days(row, "begin", "end")
    return CodedEvent(
        id=row.text("id"),
        scheme="situate",
        type=row.text("type"),
        subtype=row.text("mode"),
        begin=begin,
        end=end,
        precision=row.text("precision"),
        place=row.text("place"),
        **_point(row),
        place_precision=row.text("place_precision"),
        admin1=row.text("admin1"),
        country=row.text("country"),
        actor=_first_name(row, "actor", "party", at=0),
        target=_first_name(row, "target", "victim", "party", at=0 if _names(row, "actor") else 1),
        **_deaths(row, {"low": "killed_low", "best": "killed_best", "high": "killed_high",
                        "actor": "deaths_actor", "target": "deaths_target",
                        "civilians": "deaths_civilians"}),
        sources=split_cell(row.text("origins") or ""),
    )  # fmt: skip


def _ucdp_deaths(row: Row) -> dict[str, Any]:
    """The dead of a row of UCDP, whose sides must add up to the best estimate."""
    told = _deaths(row, {"low": "low", "best": "best", "high": "high", "actor": "deaths_a",
                         "target": "deaths_b", "civilians": "deaths_civilians"})  # fmt: skip
    best = told["deaths_best"]
    sides = [told[f"deaths_{side}"] for side in ("actor", "target", "civilians")]
    parts = (*sides, row.number("deaths_unknown", least=0))
    if best is not None and all(part is not None for part in parts):
        total = sum(part or 0 for part in parts)
        if total != best:
            raise CellError("best", f"is {best}, but the dead by side are {total}; correct either")
    return told


def _deaths(row: Row, columns: dict[str, str]) -> dict[str, Any]:
    return {f"deaths_{name}": row.number(column, least=0) for name, column in columns.items()}


def _point(row: Row) -> dict[str, Any]:
    latitude = row.decimal("latitude", low=-90, high=90)
    longitude = row.decimal("longitude", low=-180, high=180)
    if (latitude is None) != (longitude is None):
        empty = "latitude" if latitude is None else "longitude"
        raise CellError(empty, "is empty while the other is not; give both or none")
    return {"latitude": latitude, "longitude": longitude}


def _days(row: Row, first: str, last: str) -> tuple[dt.date | None, dt.date | None]:
    begin, end = _day(row, first), _day(row, last)
    if begin is not None and end is not None and end < begin:
        raise CellError(last, f"{end} comes before {first} {begin}; correct either")
    return begin, end


def _day(row: Row, column: str) -> dt.date | None:
    text = row.text(column)
    if text is None:
        return None
    day = None
    if found := _ISO_DAY.fullmatch(text):
        day = make_date(*map(int, found.groups()))
    elif found := _WORDED_DAY.fullmatch(text):
        month = _MONTH_NUMBERS.get(found[2].casefold(), 0)
        day = make_date(int(found[3]), month, int(found[1]))
    if day is None:
        raise CellError(column, f"{text!r} is no day; write YYYY-MM-DD or 30 June 2022")
    return day


def _code(row: Row, column: str, highest: int) -> int | None:
    code = row.number(column)
    if code is not None and not 1 <= code <= highest:
        raise CellError(column, f"{code} is no code; use 1 to {highest} or leave it empty")
    return code


def _country(row: Row) -> str | None:
    name = row.text("country")
    return None if name is None else find_by_name(name) or name


def _offices(row: Row) -> tuple[str, ...]:
    return _listed(row.text("source_office") or row.text("source_original"))


def _listed(text: str | None) -> tuple[str, ...]:
    """The names in a cell that semicolons part, each once."""
    parts = (part.strip() for part in (text or "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _names(row: Row, role: str) -> tuple[str, ...]:
    return split_cell(row.text(f"{role}_names") or "")


def _first_name(row: Row, *roles: str, at: int) -> str | None:
    """The first name of the first role that has one; of parties, the one at a position."""
    for role in roles:
        names = _names(row, role)[at if role == "party" else 0 :]
        if names:
            return names[0]
    return None


def _as_text(code: int | None) -> str | None:
    return None if code is None else str(code)
