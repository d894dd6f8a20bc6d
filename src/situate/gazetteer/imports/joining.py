"""Imported places that are already there, or came twice, without a common id.

Same country, same kind, a folded name in common and within five kilometres (or the radius of the
larger area): one entry. Places that share a GeoNames id share their key and need nothing of this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from situate.gazetteer.imports.records import FIRST_FOREIGN
from situate.gazetteer.imports.units import ADMIN1, ADMIN2
from situate.gazetteer.index import FEATURE_CODES
from situate.gazetteer.nearness import as_point, distance_km
from situate.gazetteer.romanise import normalise
from situate.gazetteer.writing import hash_names

SAME_KM = 5.0
_POINTS = frozenset(
    FEATURE_CODES[name] for name in ("crossing", "base", "camp", "facility", "dam", "oilfield")
)
_LANDSCAPE = "feature not in (1, 2, 3, 25)"
_COLUMNS = "id, ref, feature, country, latitude, longitude, radius_km, sources"
_STAGED = "key, ref, feature, country, latitude, longitude, null, sources"
_REGIONS = f"""
select r.key, n.place from name_hash h cross join temp.region n on n.hash = h.hash
cross join record r on r.key = h.place where r.{_LANDSCAPE} order by r.key
"""


@dataclass(frozen=True, slots=True)
class _Spot:
    """What is compared of a place; latitude and longitude as in the file."""

    key: int
    ref: str | None
    feature: int
    country: str | None
    latitude: int
    longitude: int
    radius_km: float | None
    sources: int


def join_places(connection: sqlite3.Connection, tell: Callable[[int, int], None]) -> dict[int, int]:
    """The imported places of a working file that are another entry, and which."""
    targets = _join_regions(connection)
    targets.update(_join_foreign(connection, targets, tell))
    return targets


def _join_regions(connection: sqlite3.Connection) -> dict[int, int]:
    """Mountains, rivers and lakes that are among our own regions."""
    connection.execute("drop table if exists temp.region")
    connection.execute("create temp table region (hash integer, place integer)")
    connection.execute("create index temp.region_hash on region (hash)")
    regions = {
        row[0]: _Spot(*row)
        for row in connection.execute(
            f"select {_COLUMNS} from base.place where id < 0 and {_LANDSCAPE}"
        )
    }
    for key, name, names in connection.execute(
        f"select id, name, names from base.place where id < 0 and {_LANDSCAPE}"
    ):
        pairs = [(one, key) for one in hash_names((normalise(name), *names.split("|")))]
        connection.executemany("insert into temp.region values (?,?)", pairs)
    targets: dict[int, int] = {}
    for key, place in connection.execute(_REGIONS).fetchall():
        spot = _read(connection, f"select {_STAGED} from record where key = ?", key)
        if spot and key != place and _is_same(spot, regions[place]):
            targets.setdefault(key, place)
    return targets


def _join_foreign(
    connection: sqlite3.Connection, known: dict[int, int], tell: Callable[[int, int], None]
) -> dict[int, int]:
    """Places without a GeoNames id, in the order of their keys."""
    rows = connection.execute(
        "select key from record where (key >= ? or key < 0) "
        "and feature not in (?, ?) and sources > 0 order by abs(key)",
        (FIRST_FOREIGN, ADMIN1, ADMIN2),
    ).fetchall()
    if rows:
        connection.execute("create index if not exists staged_name on name_hash (hash)")
    targets: dict[int, int] = {}
    waiting = {key for (key,) in rows}
    for done, (key,) in enumerate(rows, start=1):
        waiting.discard(key)
        if key not in known:
            query = "select names from formed where key = ?"
            (names,) = connection.execute(query, (key,)).fetchone()
            found = _find_same(connection, key, hash_names(names.split("|")), waiting)
            if found is not None and found != key:
                targets[key] = targets.get(found, known.get(found, found))
        tell(done, len(rows))
    return targets


def _find_same(
    connection: sqlite3.Connection, key: int, hashes: Iterable[int], waiting: set[int]
) -> int | None:
    """The nearest entry that is the same place, or None."""
    spot = _read(connection, f"select {_STAGED} from record where key = ?", key)
    if spot is None:
        return None
    found: set[int] = set()
    for one in hashes:
        for table in ("base.name_index", "name_hash"):
            query = f"select place from {table} where hash = ?"
            found.update(place for (place,) in connection.execute(query, (one,)))
    same: list[tuple[float, int]] = []
    for place in found - waiting - {key}:
        other = _read(connection, f"select {_COLUMNS} from base.place where id = ?", place) or (
            _read(connection, f"select {_STAGED} from record where key = ?", place)
        )
        if other and other.latitude is not None and _is_same(spot, other):
            same.append((_distance(spot, other), place))
    return min(same)[1] if same else None


def _read(connection: sqlite3.Connection, query: str, key: int) -> _Spot | None:
    row = connection.execute(query, (key,)).fetchone()
    return _Spot(*row) if row else None


def _is_same(one: _Spot, other: _Spot) -> bool:
    """True if two places with a name in common are one."""
    if one.country and other.country and one.country not in other.country.split(","):
        return False
    if one.ref != other.ref and one.key < 0 and other.key < 0 and one.sources & other.sources:
        return False  # two rows of one table are two places
    if one.feature != other.feature and not {one.feature, other.feature} <= _POINTS:
        return False
    return _distance(one, other) <= max(SAME_KM, other.radius_km or 0.0)


def _distance(one: _Spot, other: _Spot) -> float:
    return distance_km(
        as_point(one.latitude, one.longitude), as_point(other.latitude, other.longitude)
    )
