"""Reading comma-separated tables that people own, whatever their separator, encoding or faults."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from situate.collect.encodings import decode_text
from situate.errors import SourceError
from situate.export.cells import bare_cell

V = TypeVar("V")
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that was left out: the line it begins on (from 1), the column, and why."""

    file: str
    line: int
    column: str | None
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        return (
            f"{where}: {self.column}: {self.reason}" if self.column else f"{where}: {self.reason}"
        )


class CellError(ValueError):
    """A cell that does not hold what its column should."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells by column, without the guard against spreadsheets."""

    line: int
    cells: dict[str, str]
    decimal_comma: bool = False

    def text(self, column: str) -> str | None:
        """The text of a cell, None if it is empty or there is no such column."""
        return self.cells.get(column, "").strip() or None

    def number(self, column: str, *, least: int | None = None) -> int | None:
        """A whole number ("3" and "3.0" alike)."""
        value = self.decimal(column)
        if value is None:
            return None
        if value != int(value):
            raise CellError(column, f"{value} is no whole number; correct the cell")
        if least is not None and value < least:
            raise CellError(column, f"{int(value)} is less than {least}; correct the cell")
        return int(value)

    def decimal(
        self, column: str, *, low: float | None = None, high: float | None = None
    ) -> float | None:
        """A decimal number, between bounds if they are given."""
        text = self.text(column)
        if text is None or text.upper() in {"NA", "NULL", "NAN"}:
            return None
        if self.decimal_comma:
            text = text.replace(",", ".")
        if not re.fullmatch(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,2})?", text):
            raise CellError(column, f"{text!r} is no number; correct the cell or leave it empty")
        value = float(text)
        if (low is not None and value < low) or (high is not None and value > high):
            raise CellError(column, f"{text} lies outside {low} to {high}; correct the cell")
        return value


def read_table(
    path: str | Path,
    columns: Collection[str],
    *,
    required: Collection[str],
    bad: list[BadRow] | None,
    make: Callable[[Row], V],
) -> Iterator[V]:
    """What ``make`` makes of each row of a file.

    Columns are found by name without regard to case, blanks and underscores; columns that are not
    known are passed over, and so is a row of HXL tags. The file is read whole.

    Args:
        path: the file.
        columns: all columns that are known.
        required: those without which the file is of another kind.
        bad: receives the rows that cannot be read; without it the first one is an error.
        make: raises ``CellError`` where a cell is wrong.

    Raises:
        SourceError: the file cannot be read, is no such table, or (without ``bad``) has a bad row.
    """
    name = str(path)
    text = _read_text(Path(path))
    separator, header = _read_header(text, columns, required, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    csv.field_size_limit(_LONGEST_CELL)
    line = 1
    for number, cells in _rows(reader, name):
        begins, line = line, reader.line_num + 1
        if number == 0 or _is_empty(cells) or _is_tags(cells):
            continue
        try:
            yield make(_as_row(cells, header, begins, decimal_comma=separator == ";"))
        except CellError as error:
            row = BadRow(file=name, line=begins, column=error.column or None, reason=str(error))
            if bad is None:
                raise SourceError(str(row), stage="parse") from error
            bad.append(row)


def read_columns(path: str | Path) -> set[str]:
    """The names of the columns in the first row, in lower case, whatever separates them.

    Raises:
        SourceError: the file cannot be read.
    """
    first = _read_text(Path(path)).partition("\n")[0].casefold()
    return {re.sub(r"\W+", "_", cell.strip(' "\r')) for cell in re.split(r"[,;\t|]", first)}


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    return decode_text(content, str(path))


def _read_header(
    text: str, columns: Collection[str], required: Collection[str], name: str
) -> tuple[str, list[str | None]]:
    """The separator, and the known column of each cell of the first row."""
    known = {_plain(column): column for column in columns}
    first = text.partition("\n")[0].rstrip("\r")
    found: tuple[str, list[str | None]] = (",", [])
    for separator in _SEPARATORS:
        cells = next(csv.reader([first], delimiter=separator), [])
        header = [known.get(_plain(cell)) for cell in cells]
        if sum(map(bool, header)) > sum(map(bool, found[1])):
            found = (separator, header)
    missing = [column for column in required if column not in found[1]]
    if missing:
        raise SourceError(
            f"{name}:1: has no column {', '.join(missing)}; the first row must name the columns",
            stage="parse",
        )
    return found


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(
                f"{name}: row {number + 1} cannot be read ({error}); close its quotation marks",
                stage="parse",
            ) from error
        yield number, cells
        number += 1


def _as_row(cells: list[str], header: list[str | None], line: int, *, decimal_comma: bool) -> Row:
    if len(cells) != len(header):
        raise CellError(
            "",
            f"has {len(cells)} cells where the header has {len(header)}; "
            "put cells with a separator inside into quotation marks",
        )
    named = {c: bare_cell(cell) for c, cell in zip(header, cells, strict=True) if c is not None}
    return Row(line=line, cells=named, decimal_comma=decimal_comma)


def _is_empty(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def _is_tags(cells: list[str]) -> bool:
    """Whether it is a row of HXL tags."""
    return all(cell.strip().startswith("#") for cell in cells if cell.strip())


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
