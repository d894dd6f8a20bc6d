"""A ledger's store: opened or made at a location, worked on in units, checked and copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, Connection, func, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from situate.errors import StoreError
from situate.store import tables
from situate.store.backup import DUMP_SUFFIX, copy_file, new_file, read_dump, write_dump
from situate.store.checks import find_problems
from situate.store.engine import (
    BUSY_TIMEOUT_MS,
    mark_outside,
    mark_writing,
    open_engine,
    parse_location,
    sqlite_path,
)
from situate.store.memory import ClaimMemory
from situate.store.rows import LedgerSummary
from situate.store.schema import find_schema, migrate, needs_upgrade, newest_schema
from situate.store.unit import Unit

INIT = "Make one with: situate ledger init"


class Store:
    """The ledger at a location. Make one with ``create`` or ``open``."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine = open_engine(url)
        self._memory = ClaimMemory()

    @classmethod
    def create(cls, location: str | Path) -> Self:
        """Make an empty ledger.

        Args:
            location: a file's path, ``sqlite:///PATH`` or ``postgresql://HOST/DATABASE``.

        Raises:
            StoreError: there is a ledger or another file already, or no database to be reached.
        """
        return cls._create(location)

    @classmethod
    def _create(cls, location: str | Path, dump: Path | None = None) -> Self:
        """Make a ledger, empty or from a dump."""
        url = parse_location(location)
        path = sqlite_path(url)
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        store = cls(url)
        try:
            store._make(dump)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open(cls, location: str | Path) -> Self:
        """Open a ledger; one of an older schema is brought to ours.

        Raises:
            StoreError: there is none, or it is of a newer schema, or cannot be reached.
        """
        url = parse_location(location)
        path = sqlite_path(url)
        if path is not None and not path.is_file():
            raise StoreError(f"there is no ledger at {path}. {INIT}.")
        store = cls(url)
        try:
            if needs_upgrade(store._require_schema(), store.location):
                store.upgrade()
        except BaseException:
            store.close()
            raise
        return store

    @property
    def location(self) -> str:
        """Where the ledger is: a path, or a URL less its password."""
        path = sqlite_path(self._url)
        return str(path) if path is not None else self._url.render_as_string(hide_password=True)

    @property
    def backend(self) -> str:
        """Which database holds it: sqlite or postgresql."""
        return self._engine.dialect.name

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """One unit that may write: all of it is kept, or, where an error leaves it, nothing.

        Units that write wait for each other, over all processes.
        """
        try:
            with self._connect() as connection, mark_writing(connection).begin():
                yield Unit(connection, self._memory)
        except BaseException:
            self._memory.forget()
            raise

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """One unit that sees the ledger as it was when the unit first asked."""
        with self._connect() as connection, connection.begin():
            yield Unit(connection, self._memory)

    def upgrade(self) -> None:
        """Bring the ledger's schema to ours; nothing is done where it is that already."""
        self._require_schema()
        with self._connect() as connection, mark_writing(connection).begin():
            migrate(connection)

    def summary(self) -> LedgerSummary:
        """What the ledger holds."""
        claims = tables.claims.c
        with self._connect() as connection, connection.begin():
            counts = {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in tables.metadata.sorted_tables
            }
            days = select(func.min(claims.begin), func.max(claims.end)).where(claims.current)
            first, last = connection.execute(days).one()
            size = self._size_bytes(connection)
        return LedgerSummary(
            location=self.location,
            backend=self.backend,
            schema=newest_schema(),
            size_bytes=size,
            first_day=first,
            last_day=last,
            counts=dict(sorted(counts.items())),
        )

    def check(self) -> list[str]:
        """What is wrong with the ledger, in sentences; empty where it is sound."""
        try:
            with self._connect() as connection, connection.begin():
                return list(find_problems(connection))
        except DatabaseError as error:
            return [f"the ledger cannot be read: {_why(error)}"]

    def backup(self, path: Path) -> None:
        """Copy the ledger to a new file while it may be in use, whole or not at all.

        A name that ends in ``.jsonl.gz`` gets a dump that ``restore`` reads on either database;
        any other a SQLite ledger, ready to be opened.

        Raises:
            StoreError: the file is there already, or a ledger on PostgreSQL is to be a SQLite file.
        """
        source = sqlite_path(self._url)
        if path.name.endswith(DUMP_SUFFIX):
            with self._connect() as connection, connection.begin(), new_file(path) as unfinished:
                write_dump(connection, unfinished, newest_schema())
        elif source is None:
            raise StoreError(
                f"a ledger on PostgreSQL is copied as a dump: give a name that ends in "
                f"{DUMP_SUFFIX}, not {path.name}, or use pg_dump."
            )
        else:
            copy_file(source, path)

    @classmethod
    def restore(cls, path: Path, location: str | Path) -> Self:
        """Make a ledger from what ``backup`` wrote; all of it, or none.

        Raises:
            StoreError: there is a ledger at the location already, or the file is no whole backup.
        """
        if not path.is_file():
            raise StoreError(f"there is no backup at {path}.")
        target = sqlite_path(parse_location(location))
        if path.name.endswith(DUMP_SUFFIX):
            return cls._create(location, path)
        if target is None:
            raise StoreError(
                f"only a dump ({DUMP_SUFFIX}) can be restored to PostgreSQL, not {path.name}. "
                f"Open that file as a ledger and back it up as a dump."
            )
        cls.open(path).close()
        copy_file(path, target)
        return cls.open(location)

    def vacuum(self) -> None:
        """Give back the space of what was removed, and renew the statistics of the planner."""
        with self._connect() as connection:
            outside = mark_outside(connection)
            outside.exec_driver_sql("VACUUM")
            outside.exec_driver_sql("ANALYZE")

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        try:
            connection = self._engine.connect()
        except DatabaseError as error:
            raise StoreError(
                f"the ledger at {self.location} cannot be opened: {_why(error)}"
            ) from error
        with connection:
            try:
                yield connection
            except OperationalError as error:
                raise StoreError(f"the ledger at {self.location} failed: {_why(error)}") from error

    def _require_schema(self) -> str:
        try:
            with self._connect() as connection, connection.begin():
                schema = find_schema(connection)
        except DatabaseError as error:
            raise StoreError(f"{self.location} is not a ledger: {_why(error)} {INIT}.") from error
        if schema is None:
            raise StoreError(f"{self.location} holds no ledger. {INIT}.")
        return schema

    def _make(self, dump: Path | None) -> None:
        with self._connect() as connection, mark_writing(connection).begin():
            if find_schema(connection) is not None:
                raise StoreError(f"there is a ledger at {self.location} already.")
            if inspect(connection).get_table_names():
                raise StoreError(
                    f"the database at {self.location} holds other tables. Give an empty one."
                )
            migrate(connection)
            if dump is not None:
                read_dump(connection, dump, newest_schema())

    def _size_bytes(self, connection: Connection) -> int:
        if self.backend == "sqlite":
            query = text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        else:
            query = text("SELECT pg_database_size(current_database())")
        return int(connection.execute(query).scalar_one())


def _why(error: DatabaseError) -> str:
    said = str(error.orig).strip().rstrip(".")
    if "database is locked" in said:
        return f"another program has been writing to it for {BUSY_TIMEOUT_MS // 1000} s; try again."
    return f"{said}."
