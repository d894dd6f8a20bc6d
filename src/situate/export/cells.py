"""Cells of comma-separated tables: written so that no spreadsheet runs them, and read back.

A spreadsheet takes a text cell that begins with ``=``, ``+``, ``-`` or ``@`` (also full-width, also
behind a tab or line end) for a formula. Such a cell gets an apostrophe in front, as OWASP advises;
so does one that begins with apostrophes and such a sign, so that reading can take one apostrophe
off and have the text again. Numbers are written as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

Cell = str | int | float | None


def guard_cell(text: str) -> str:
    """The text as a spreadsheet may have it."""
    return "'" + text if _RISKY.match(text) else text


def bare_cell(text: str) -> str:
    """The text that ``guard_cell`` was given."""
    return text[1:] if _GUARDED.match(text) else text


def write_number(value: float) -> str:
    """A number without exponent and without trailing zeros, at most six decimals."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def join_cells(parts: Iterable[str | None]) -> str:
    """Several texts in one cell, parted by "; ", each once; a semicolon inside gets a backslash.

    For our own table; ``split_cell`` reads it.
    """
    known = (part for part in parts if part)
    escaped = (part.replace("\\", "\\\\").replace(";", "\\;") for part in known)
    return "; ".join(dict.fromkeys(escaped))


def list_cell(parts: Iterable[str | None]) -> str:
    """Several texts in one cell as ACLED and UCDP do it; a semicolon inside becomes a comma."""
    known = (part.replace(";", ",") for part in parts if part)
    return "; ".join(dict.fromkeys(known))


def split_cell(text: str) -> tuple[str, ...]:
    """The texts that ``join_cells`` was given, without blanks around them."""
    parts = re.findall(r"(?:\\.|[^;\\])+", text, flags=re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", part.strip(), flags=re.DOTALL) for part in parts)


class TableWriter:
    """Writes rows as UTF-8 to a stream of bytes; lines end with a line feed."""

    def __init__(self, out: BinaryIO, columns: Sequence[str]) -> None:
        self._out = out
        self.columns = tuple(columns)
        # A cell is quoted for the signs of the line's end: for both of them, though we write one.
        self._writer = csv.writer(self, lineterminator="\r\n")
        self._writer.writerow(self.columns)

    def write(self, text: str) -> int:
        """One line as bytes; what UTF-8 has no bytes for becomes a question mark."""
        return self._out.write(text.removesuffix("\r\n").encode("utf-8", "replace") + b"\n")

    def write_row(self, cells: dict[str, Cell]) -> None:
        """One row; a column that is not named, or None, stays empty."""
        self._writer.writerow([_as_cell(cells.get(column)) for column in self.columns])

    def write_tags(self, tags: Sequence[str]) -> None:
        """A row of tags as they are."""
        self._writer.writerow(tags)


def _as_cell(value: Cell) -> str:
    if value is None:
        return ""
    return guard_cell(value) if isinstance(value, str) else write_number(value)
