"""The working file of an import: rows that were read, and how far; it survives an interruption.

It lies beside the file that is written (``NAME.work``) and is removed when that is whole. Rows and
the progress they make are committed together, so that the same command goes on after them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from situate.errors import GazetteerError
from situate.gazetteer.imports.records import (
    FIRST_FOREIGN,
    ImportRecord,
    NameRecord,
    PlaceRecord,
)
from situate.gazetteer.index import DEGREE, FEATURE_CODES
from situate.gazetteer.nearness import as_point, distance_km

FIRST_OWN = -10_000_000  # ids of places that have neither, going down
MOST_FAULTS = 10_000  # kept with their reasons; all are counted

_SCHEMA = """
create table if not exists plan (text text not null);
create table if not exists input (
  number integer primary key, rows integer not null default 0, kept integer not null default 0,
  dropped integer not null default 0, bad integer not null default 0,
  done integer not null default 0
);
create table if not exists fault (input integer, row integer, file text, reason text);
create table if not exists record (
  key integer primary key, ref text, name text, feature integer not null, country text,
  admin1 text, code text, latitude integer, longitude integer, population integer, box text,
  sources integer not null
);
create table if not exists name (place integer not null, name text not null);
create table if not exists alias (ref text primary key, key integer not null) without rowid;
create table if not exists formed (key integer primary key, names text not null);
create table if not exists name_hash (hash integer, place integer);
create table if not exists key_hash (hash integer, place integer);
"""
_ADD = """
insert into record values (?,?,?,?,?,?,?,?,?,?,?,?) on conflict (key) do update set
  ref = coalesce(ref, excluded.ref), admin1 = coalesce(admin1, excluded.admin1),
  code = coalesce(code, excluded.code), latitude = coalesce(latitude, excluded.latitude),
  longitude = coalesce(longitude, excluded.longitude),
  population = coalesce(population, excluded.population), box = coalesce(box, excluded.box),
  sources = sources | excluded.sources
"""
_KNOWN = """
select feature, latitude, longitude from record where key = :key union all
select feature, latitude, longitude from base.place where id = :key
"""
_LOWEST = (
    "select min(id) from (select min(key) id from record union select min(id) from base.place)"
)
_SAME_ID_KM = 50.0
_ADMIN = (FEATURE_CODES["admin1"], FEATURE_CODES["admin2"])


@dataclass(frozen=True, slots=True, kw_only=True)
class InputProgress:
    """How far an input is read: rows seen, and what became of them."""

    rows: int
    kept: int
    dropped: int
    bad: int
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row that could not be read, and why; ``file`` where each row is a file of its own."""

    input: int
    row: int
    file: str
    reason: str


class Staging:
    """The working file, open and ours alone.

    Args:
        path: where it lies or is made.
        plan: what is imported and how; a file of another plan is begun anew.
    """

    def __init__(self, path: Path, plan: str, base: Path) -> None:
        self._path = path
        self.connection = _open(path, base)
        self.resumed = self._has_plan(plan)
        if not self.resumed:
            self.connection.close()
            _remove(path)
            self.connection = _open(path, base)
            self.connection.executescript(_SCHEMA)
            self.connection.execute("insert into plan values (?)", (plan,))
        (lowest,) = self.connection.execute(_LOWEST).fetchone()
        self._lowest = min(lowest or 0, FIRST_OWN)

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def remove(self) -> None:
        """Close and delete the working file."""
        self.connection.close()
        _remove(self._path)

    def progress(self, number: int) -> InputProgress:
        """How far the input of this number was read."""
        query = "select rows, kept, dropped, bad, done from input where number = ?"
        row = self.connection.execute(query, (number,)).fetchone() or (0, 0, 0, 0, 0)
        rows, kept, dropped, bad, done = row
        return InputProgress(rows=rows, kept=kept, dropped=dropped, bad=bad, done=bool(done))

    def save(
        self,
        number: int,
        progress: InputProgress,
        records: Sequence[ImportRecord],
        faults: Iterable[Fault],
        *,
        source: int,
    ) -> None:
        """Add a batch of rows and how far they bring us, in one transaction."""
        execute, many = self.connection.execute, self.connection.executemany
        execute("begin")
        names = [(one.geonames, one.name) for one in records if isinstance(one, NameRecord)]
        for record in records:
            if isinstance(record, PlaceRecord):
                names.extend(self._add_place(record, 1 << source))
        many("insert into name values (?,?)", names)
        many(
            "insert into fault values (?,?,?,?)",
            [(one.input, one.row, one.file, one.reason) for one in faults],
        )
        execute(
            "insert or replace into input values (?,?,?,?,?,?)",
            (number, progress.rows, progress.kept, progress.dropped, progress.bad, progress.done),
        )
        execute("commit")

    def list_faults(self) -> list[Fault]:
        """The rows that could not be read, the first ``MOST_FAULTS`` of each input."""
        rows = self.connection.execute("select * from fault order by input, rowid").fetchall()
        return [Fault(input=one[0], row=one[1], file=one[2], reason=one[3]) for one in rows]

    def _add_place(self, record: PlaceRecord, sources: int) -> Iterator[tuple[int, str]]:
        feature = FEATURE_CODES[record.feature]
        key = self._find_key(record, feature)
        self.connection.execute(
            _ADD,
            (
                key, record.ref, record.name, feature, record.country, record.admin1, record.code,
                _as_units(record.latitude), _as_units(record.longitude), record.population,
                record.box, sources,
            ),
        )  # fmt: skip
        yield from ((key, name) for name in dict.fromkeys((record.name, *record.names)) if name)

    def _find_key(self, record: PlaceRecord, feature: int) -> int:
        """Its GeoNames id, unless that stands for another place; else an id of its own."""
        if record.ref is None:
            return record.geonames or 0
        key = self._own_key(record.ref)
        if record.geonames:
            row = self.connection.execute(_KNOWN, {"key": record.geonames}).fetchone()
            if row is None or (row[0] == feature and _lies_at(record, row[1], row[2])):
                key = record.geonames
        if feature in _ADMIN or key <= FIRST_OWN:
            self.connection.execute("insert or ignore into alias values (?,?)", (record.ref, key))
        return key

    def _own_key(self, ref: str) -> int:
        prefix, _, number = ref.partition(":")
        if prefix == "wof" and int(number) >= FIRST_FOREIGN:
            return int(number)
        row = self.connection.execute("select key from alias where ref = ?", (ref,)).fetchone()
        if row:
            return int(row[0])
        self._lowest -= 1
        return self._lowest

    def _has_plan(self, plan: str) -> bool:
        try:
            row = self.connection.execute("select text from plan").fetchone()
        except sqlite3.DatabaseError:
            return False
        return row is not None and row[0] == plan


def _lies_at(record: PlaceRecord, latitude: int | None, longitude: int | None) -> bool:
    """True unless a settlement lies far from where one with its GeoNames id is known to lie.

    Who's On First's concordances call 41 towns of Ukraine by ids of namesakes, and of Kyiv.
    """
    if record.feature != "settlement" or record.latitude is None or record.longitude is None:
        return True
    if latitude is None or longitude is None:
        return True
    here = (record.latitude, record.longitude)
    return distance_km(here, as_point(latitude, longitude)) <= _SAME_ID_KM


def _as_units(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * DEGREE)


def _open(path: Path, base: Path) -> sqlite3.Connection:
    """The working file with the gazetteer that it starts from attached as ``base``.

    Raises:
        GazetteerError: another import is writing it, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=1.0, uri=True)
        connection.executescript(
            "pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=normal;"
            "pragma cache_size=-65536; begin immediate; commit"
        )
    except sqlite3.OperationalError as error:
        raise GazetteerError(
            f"{path} cannot be written ({error}); another import may be running, else check the "
            "folder and the space that is left"
        ) from error
    except sqlite3.DatabaseError:
        _remove(path)
        return _open(path, base)
    except OSError as error:
        raise GazetteerError(f"{path} cannot be written ({error}); check the folder") from error
    connection.execute("attach ? as base", (f"{base.absolute().as_uri()}?mode=ro&immutable=1",))
    return connection


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
