"""Which parser reads the rows of an input, and what its source has to be called."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from situate.errors import GazetteerError
from situate.gazetteer.coverage import Source
from situate.gazetteer.imports.geonames import parse_name, parse_place, parse_unit
from situate.gazetteer.imports.inputs import ImportInput, RawRow, read_rows
from situate.gazetteer.imports.kinds import detect_kind
from situate.gazetteer.imports.records import BadRowError, ImportRecord
from situate.gazetteer.imports.tables import (
    TableShape,
    check_columns,
    parse_cells,
    read_header,
    read_table,
)
from situate.gazetteer.imports.whosonfirst import parse_record
from situate.gazetteer.romanise import fold, normalise

_GEONAMES = Source(
    id=0,
    label="GeoNames",
    licence="CC BY 4.0",
    attribution="GeoNames (https://www.geonames.org), CC BY 4.0",
)
_WHOS_ON_FIRST = Source(
    id=0,
    label="Who's On First",
    licence="CC BY 4.0 and others",
    attribution="Who's On First (https://whosonfirst.org), its sources' licences: "
    "https://whosonfirst.org/docs/licenses; with GeoNames, CC BY 4.0",
)
_OTHERS_IDS = frozenset({"geonames", "gn", "iso", "name", "situate", "wof"})
_LINE_PARSERS: Mapping[str, tuple[Callable[[str], ImportRecord | None], Source]] = {
    "geonames": (parse_place, _GEONAMES),
    "geonames-names": (parse_name, _GEONAMES),
    "geonames-units": (parse_unit, _GEONAMES),
    "whosonfirst": (parse_record, _WHOS_ON_FIRST),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How files are read that do not say it themselves; most of it is for tables only.

    ``columns`` lead from our fields to headers of the table.
    """

    kind: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    country: str | None = None
    feature: str = "settlement"
    encoding: str = "utf-8-sig"
    source: str | None = None
    licence: str | None = None
    attribution: str | None = None


Parsed = tuple[RawRow, ImportRecord | BadRowError | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """Reads the rows of one input; ``source`` is what they are attributed to."""

    kind: str
    source: Source
    options: ImportOptions
    header: tuple[str, ...] = ()
    delimiter: str = ","
    countries: Mapping[str, str] = field(default_factory=dict)

    def describe(self) -> str:
        """What an interrupted import must not change."""
        return repr((self.kind, self.source, self.options, self.header))

    def describe_source(self, known: Source | None, number: int) -> Source:
        """The source with its number; what was said of it before holds where nothing is said."""
        if self.kind != "table" or known is None:
            return replace(self.source, id=number)
        options = self.options
        return replace(
            known,
            licence=options.licence or known.licence,
            attribution=options.attribution or known.attribution,
        )

    def read(self, source: ImportInput, *, skip: int) -> Iterator[Parsed]:
        """Each row after the first ``skip``, and what it says; None if it is not wanted."""
        if self.kind == "table":
            yield from self._read_table(source, skip)
            return
        parse, _ = _LINE_PARSERS[self.kind]
        for row in read_rows(source, skip=skip):
            if row.fault or row.content.strip():
                yield row, _parse(row, lambda row: parse(_decode(row)))

    def _read_table(self, source: ImportInput, skip: int) -> Iterator[Parsed]:
        options = self.options
        shape = TableShape(
            columns=options.columns,
            country=options.country,
            feature=options.feature,
            slug=_make_slug(self.source.label),
            countries=self._find_country,
        )
        rows = read_table(
            read_rows(source), encoding=options.encoding, delimiter=self.delimiter, skip=skip
        )
        for row, cells in rows:
            yield row, _parse(row, lambda _, cells=cells: parse_cells(cells, self.header, shape))  # type: ignore[misc]

    def _find_country(self, text: str) -> str | None:
        """The ISO code of a country by its code or name; codes of other systems are unknown."""
        code = text.strip().upper()
        return code if code in self.countries.values() else self.countries.get(fold(text))


def _make_slug(label: str) -> str:
    """What the ids of a table's places begin with: its name, unless that means another's ids."""
    slug = normalise(label).replace(" ", "-") or "table"
    return f"{slug}-table" if slug in _OTHERS_IDS else slug


def _parse(
    row: RawRow, parse: Callable[[RawRow], ImportRecord | None]
) -> ImportRecord | BadRowError | None:
    if row.fault:
        return BadRowError(row.fault)
    try:
        return parse(row)
    except BadRowError as bad:
        return bad


def _decode(row: RawRow) -> str:
    try:
        return row.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRowError(f"no UTF-8: {error.reason} at byte {error.start}") from None


def choose_reader(
    source: ImportInput, head: bytes, options: ImportOptions, base: Path
) -> RowReader:
    """The reader of an input, by what its first rows look like or by the kind that is wanted.

    Raises:
        GazetteerError: the input is of no known kind, or a table whose columns are not named.
    """
    kind = options.kind
    if kind is None:
        kind = detect_kind(head, is_record=source.is_records, label=source.label)
    if kind != "table":
        return RowReader(kind=kind, source=_LINE_PARSERS[kind][1], options=options)
    try:
        header, delimiter = read_header(head, options.encoding)
        check_columns(header, options.columns)
    except GazetteerError as error:
        raise GazetteerError(f"{source.label}: {error}") from None
    label = options.source or source.path.name.partition(".")[0]
    return RowReader(
        kind=kind,
        source=Source(
            id=0,
            label=label,
            licence=options.licence or "unknown",
            attribution=options.attribution or label,
        ),
        options=options,
        header=tuple(header),
        delimiter=delimiter,
        countries=_read_countries(base),
    )


def _read_countries(base: Path) -> dict[str, str]:
    """ISO codes by the folded names of countries."""
    connection = sqlite3.connect(f"{base.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    rows = connection.execute("select ref, name, names from place where id between -1000 and -1")
    found = {
        fold(name): str(ref).removeprefix("iso:")
        for ref, shown, names in rows
        for name in (normalise(shown), *names.split("|"))
        if str(ref).startswith("iso:")
    }
    connection.close()
    return found
