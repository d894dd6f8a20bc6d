"""The open corpora: their rows, and the reports that are read of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.collect.written_dates import parse_day
from situate.errors import ConfigError
from situate.reader import Reader
from situate.records import Reading, Report

Row = dict[str, Any]


def load_rows(*paths: Path) -> Iterator[Row]:
    """The rows of JSON Lines files.

    Raises:
        ConfigError: a file is not there.
    """
    for path in paths:
        require_file(path)
        with path.open(encoding="utf8") as lines:
            yield from map(json.loads, lines)


def require_file(path: Path, *, source: str = "where its folder's README says") -> None:
    """Make sure that a corpus file is there; ``source`` is where it can be fetched.

    Raises:
        ConfigError: it is not there.
    """
    if not path.is_file():
        raise ConfigError(
            f"there is no corpus file {path}; fetch it from {source}, or give --folder"
        )


def make_report(
    row: Row, *, text: str | None = None, day: str | None = None, title: str | None = None
) -> Report:
    """The report of a row, as if it came as a JSON object; ``day`` is its day of publication."""
    draft = Draft(
        name=str(row["id"]),
        given_id=str(row["id"]),
        text=row["text"] if text is None else text,
        title=title,
        published=None if day is None else parse_day(day),
        language="en",
    )
    return assemble_report(draft, CollectOptions())


def read_rows(
    reader: Reader, rows: Iterator[Row], build: Callable[[Row], Report]
) -> Iterator[tuple[Row, Reading]]:
    """Each row with the reading of its report, one at a time."""
    for row in rows:
        yield row, reader.read(build(row))
