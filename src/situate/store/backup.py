"""Copies of a ledger: SQLite's own copy of a file, and a dump that either database takes back.

A dump is gzipped JSON lines: a head, one line a row (the table's name, then its values), an end
with the number of rows. The tables of words are not in it; they are made anew from the texts.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import gzip
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from situate.errors import StoreError
from situate.records import KeptClaim
from situate.store import tables
from situate.store.columns import unpack, unpack_text
from situate.store.search import CLAIM_WORDS, index_report, index_words
from situate.store.statements import FETCHED, batches

FORMAT = "situate.ledger.dump/1"
DUMP_SUFFIX = ".jsonl.gz"


def copy_file(source: Path, target: Path) -> None:
    """Copy a SQLite ledger that may be in use to a new file, whole or not at all."""
    with new_file(target) as unfinished:
        reading = contextlib.closing(sqlite3.connect(source))
        writing = contextlib.closing(sqlite3.connect(unfinished))
        with reading as from_ledger, writing as to_file:
            from_ledger.backup(to_file)
            to_file.execute("PRAGMA journal_mode = DELETE").close()


@contextlib.contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when all went well, and goes where it did not.

    Raises:
        StoreError: the target is there already, or its folder is not.
    """
    if target.exists():
        raise StoreError(f"{target} is there already. Give a new name, or remove it.")
    if not target.parent.is_dir():
        raise StoreError(f"the folder {target.parent} is not there. Make it first.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def write_dump(connection: Connection, path: Path, schema: str) -> None:
    """Write all tables that a read unit sees."""
    count = 0
    with gzip.open(path, "wt", encoding="utf8", compresslevel=6, newline="\n") as lines:
        lines.write(_line({"format": FORMAT, "schema": schema}))
        for table in tables.metadata.sorted_tables:
            ordered = select(table).order_by(*table.primary_key.columns)
            for row in connection.execute(ordered, execution_options={"yield_per": FETCHED}):
                lines.write(_line([table.name, *map(_plain, row)]))
                count += 1
        lines.write(_line({"rows": count}))


def read_dump(connection: Connection, path: Path, schema: str) -> None:
    """Fill the empty tables of a write unit from a dump.

    Raises:
        StoreError: it is no dump, of another schema, or cut short.
    """
    try:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            _read_head(next(lines, ""), path, schema)
            rows = _read_rows(lines, path)
            for some in batches(rows):
                _insert_rows(connection, some)
    except (OSError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise StoreError(f"{path} cannot be restored: {error}. It may be cut short.") from error
    if connection.dialect.name == "postgresql":
        _advance_numbers(connection)
    _index_all(connection)


def _read_head(line: str, path: Path, schema: str) -> None:
    head = json.loads(line) if line.startswith("{") else {}
    if head.get("format") != FORMAT:
        raise StoreError(f"{path} is no dump of a ledger that this version of situate can read.")
    if head.get("schema") != schema:
        raise StoreError(
            f"{path} holds a ledger of schema {head.get('schema')}, this version of situate reads "
            f"{schema}. Restore it with the version that wrote it, then open that ledger with this."
        )


def _read_rows(lines: Iterator[str], path: Path) -> Iterator[tuple[Table, dict[str, Any]]]:
    count, end = 0, None
    for line in lines:
        row = json.loads(line)
        if isinstance(row, dict):
            end = row["rows"]
            continue
        table = tables.metadata.tables[row[0]]
        columns = zip(table.columns, row[1:], strict=True)
        yield table, {column.name: _reader(column.type)(value) for column, value in columns}
        count += 1
    if count != end:
        raise StoreError(f"{path} is cut short: {count} rows of {end or 'unknown'}.")


def _insert_rows(connection: Connection, rows: list[tuple[Table, dict[str, Any]]]) -> None:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for table, row in rows:
        grouped.setdefault(table.name, []).append(row)
    for name, some in grouped.items():
        connection.execute(insert(tables.metadata.tables[name]), some)


def _index_all(connection: Connection) -> None:
    """Make the tables of words from the texts."""
    reports, claims = tables.reports.c, tables.claims.c
    query = select(reports.number, reports.title, reports.text).order_by(reports.number)
    for row in connection.execute(query, execution_options={"yield_per": FETCHED}):
        index_report(connection, row.number, row.title, unpack_text(row.text))
    documents = select(claims.number, claims.document).order_by(claims.number)
    streamed = connection.execute(documents, execution_options={"yield_per": FETCHED})
    for some in batches(streamed):
        quotes = [(row.number, (unpack(KeptClaim, row.document).quote,)) for row in some]
        index_words(connection, CLAIM_WORDS, quotes)


def _advance_numbers(connection: Connection) -> None:
    """Let PostgreSQL's own numbering go on behind the rows that were given with their numbers."""
    for table in tables.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        highest = connection.execute(select(func.max(column))).scalar()
        if highest is not None:
            sequence = text("SELECT setval(pg_get_serial_sequence(:name, :column), :highest)")
            values = {"name": table.name, "column": column.name, "highest": highest}
            connection.execute(sequence, values)


def _line(values: object) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, dt.date) else value


def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of a column's kind is read from a dump."""
    read = _READERS.get(getattr(kind, "impl_instance", kind).python_type)
    return (lambda value: value) if read is None else lambda v: None if v is None else read(v)


_READERS: dict[type, Callable[[Any], Any]] = {
    bytes: base64.b64decode,
    dt.date: dt.date.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
}
