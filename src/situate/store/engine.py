"""Connections to the ledger's database: SQLite by path, PostgreSQL by URL.

SQLAlchemy's SQLite dialect leaves it to Python's driver to open transactions, which does so late
and never IMMEDIATE. Here the driver's own control is off (``isolation_level = None``) and a BEGIN
is sent where SQLAlchemy begins, as its documentation of the dialect describes.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from situate.errors import StoreError

BUSY_TIMEOUT_MS = 60_000
_UNIT = "ledger_unit"
# One number for all ledgers: PostgreSQL keeps advisory locks of each database apart.
_LOCK = 0x5174_7561


def parse_location(location: str | Path) -> URL:
    """The URL of a ledger that is given as a path or a URL.

    Raises:
        StoreError: a URL of another database.
    """
    given = str(location)
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{_shown(given)} is no URL of a ledger: {error}.") from error
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise StoreError(
        f"a ledger cannot be kept at {_shown(given)}. "
        "Give a file's path, sqlite:///PATH or postgresql://HOST/DATABASE."
    )


def _shown(given: str) -> str:
    """A URL less its password."""
    head, _, tail = given.partition("://")
    return f"{head}://{tail.rpartition('@')[2]}"


def sqlite_path(url: URL) -> Path | None:
    """The file of a SQLite ledger; None for PostgreSQL."""
    return Path(str(url.database)) if url.drivername == "sqlite" else None


def open_engine(url: URL) -> Engine:
    """An engine whose transactions are the ledger's units.

    Raises:
        StoreError: PostgreSQL's driver is not installed.
    """
    if sqlite_path(url) is not None:
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(
            f"the ledger at {url.render_as_string()} needs PostgreSQL's driver, which is not "
            "installed. Install it: pip install 'situate[postgres]'."
        )
    engine = create_engine(url, pool_pre_ping=True)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def mark_writing(connection: Connection) -> Connection:
    """Let the connection's next transaction be a write unit: one at a time in one ledger."""
    return connection.execution_options(**{_UNIT: "write"})


def mark_outside(connection: Connection) -> Connection:
    """Let the connection run statements outside of any transaction."""
    return connection.execution_options(isolation_level="AUTOCOMMIT", **{_UNIT: "none"})


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "cache_size = -65536",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    unit = _unit(connection)
    if unit != "none":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if unit == "write" else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    unit = _unit(connection)
    if unit == "write":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    elif unit == "read":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _unit(connection: Connection) -> str:
    """What a transaction is for: read, write or none."""
    return str(connection.get_execution_options().get(_UNIT, "read"))
