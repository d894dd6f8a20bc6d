"""Rows of any table with a header: OCHA's common operational datasets, GNS, a list of one's own."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from situate.errors import GazetteerError
from situate.gazetteer.imports.geonames import feature_codes
from situate.gazetteer.imports.inputs import LONGEST_LINE, RawRow
from situate.gazetteer.imports.records import (
    BadRowError,
    PlaceRecord,
    read_geonames_id,
    read_point,
    read_population,
)
from situate.gazetteer.index import FEATURE_CODES

FIELDS = (
    "name", "alternates", "latitude", "longitude", "country", "admin1", "feature", "population",
    "id", "geonames",
)  # fmt: skip
NEEDED = ("name", "latitude", "longitude")
_SPLITTERS = ("|", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """How a table is read: ``columns`` lead from our fields to its headers.

    ``alternates`` may be given several times. ``country`` and ``feature`` hold for rows that do
    not say it; ``slug`` begins the ids of its places; ``countries`` leads from codes and names to
    ISO codes.
    """

    columns: Mapping[str, tuple[str, ...]]
    country: str | None
    feature: str
    slug: str
    countries: Callable[[str], str | None]


def read_header(head: bytes, encoding: str) -> tuple[list[str], str]:
    """The column names and the delimiter of a table.

    Raises:
        GazetteerError: the first line is no header.
    """
    line = head.split(b"\n", 1)[0].rstrip(b"\r").decode(encoding, "replace").lstrip("\ufeff")
    delimiter = max("\t;,|", key=line.count)
    names = next(csv.reader([line], delimiter=delimiter), [])
    if len(names) < 2:
        raise GazetteerError(f"the first line is no header of a table: {line[:80]!r}")
    return names, delimiter


def check_columns(header: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> None:
    """See that the columns named are there, and those that are needed are named.

    Raises:
        GazetteerError: they are not; the message lists the columns that there are.
    """
    there = ", ".join(header)
    missing = [name for names in columns.values() for name in names if name not in header]
    if missing:
        raise GazetteerError(f"the table has no column {missing[0]!r}; it has {there}")
    unnamed = [field for field in NEEDED if field not in columns]
    if unnamed:
        raise GazetteerError(
            f"say which column holds the {unnamed[0]}: --column {unnamed[0]}=COLUMN; the table "
            f"has {there}"
        )


def read_table(
    rows: Iterator[RawRow], *, encoding: str, delimiter: str, skip: int
) -> Iterator[tuple[RawRow, Sequence[str]]]:
    """The cells of each row after the header and the first ``skip`` lines.

    A row whose quoted cells hold line ends is numbered by its last line.
    """
    csv.field_size_limit(LONGEST_LINE)
    last = RawRow(0, b"", 0)

    def lines() -> Iterator[str]:
        nonlocal last
        for last in rows:
            yield last.content.decode(encoding, "surrogateescape") + "\n"

    parsed = csv.reader(lines(), delimiter=delimiter, strict=True)
    next(parsed, None)
    while True:
        try:
            cells = next(parsed)
        except StopIteration:
            return
        except csv.Error as error:
            yield RawRow(last.number, b"", last.position, fault=f"no row of a table: {error}"), ()
            continue
        if last.number > skip and cells:
            yield last, cells


def parse_cells(cells: Sequence[str], header: Sequence[str], shape: TableShape) -> PlaceRecord:
    """One row of a table.

    Raises:
        BadRowError: a cell is not what it should be.
    """
    if len(cells) != len(header):
        raise BadRowError(f"{len(cells)} columns instead of {len(header)}")
    if any("\udc80" <= letter <= "\udcff" for cell in cells for letter in cell):
        raise BadRowError("not in the table's encoding; give --encoding")
    row = dict(zip(header, map(str.strip, cells), strict=True))

    def first(field: str) -> str:
        return next((row[name] for name in shape.columns.get(field, ()) if row[name]), "")

    latitude, longitude = read_point(first("latitude"), first("longitude"))
    name = first("name")
    if not name:
        raise BadRowError("no name")
    return PlaceRecord(
        geonames=read_geonames_id(first("geonames")),
        ref=f"{shape.slug}:{first('id') or _make_id(name, latitude, longitude)}",
        name=name,
        names=tuple(_list_alternates(row, shape)),
        feature=_read_feature(first("feature"), shape.feature),
        country=_find_country(first("country"), shape),
        latitude=latitude,
        longitude=longitude,
        admin1=f"name:{first('admin1')}" if first("admin1") else None,
        population=read_population(first("population")),
    )


def _make_id(name: str, latitude: float, longitude: float) -> str:
    text = f"{name}|{latitude:.4f}|{longitude:.4f}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _list_alternates(row: Mapping[str, str], shape: TableShape) -> Iterator[str]:
    for name in shape.columns.get("name", ())[1:]:
        yield row[name]
    for name in shape.columns.get("alternates", ()):
        cell = row[name]
        splitter = next((one for one in _SPLITTERS if one in cell), None)
        yield from (part.strip() for part in cell.split(splitter)) if splitter else (cell,)


def _read_feature(text: str, default: str) -> str:
    """One of our features, by its own name or by the feature code of GeoNames and GNS."""
    if not text:
        return default
    found = text.lower() if text.lower() in FEATURE_CODES else feature_codes().get(text.upper())
    if found is None or found in ("country", "continent"):
        raise BadRowError(f"feature {text!r} is unknown")
    return found


def _find_country(text: str, shape: TableShape) -> str:
    if not text and shape.country:
        return shape.country
    code = shape.countries(text)
    if code is None:
        raise BadRowError(f"country {text!r} is unknown; give ISO codes, or --country")
    return code
