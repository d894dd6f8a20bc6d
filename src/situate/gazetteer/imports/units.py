"""Imported administrative units joined with those that the gazetteer holds.

By GeoNames code where both have one; else by name inside the country, the nearest of several, and
each unit once. A unit that is like none becomes an entry of its own if its code, its level or the
places that lie in it say that it is one.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from situate.gazetteer.index import FEATURE_CODES
from situate.gazetteer.nearness import Point, as_point, distance_km
from situate.gazetteer.romanise import fold, keys, normalise, similarity

ADMIN1, ADMIN2 = FEATURE_CODES["admin1"], FEATURE_CODES["admin2"]
LEAST_SIMILARITY = 0.85
_FARTHEST_KM = {ADMIN1: 400.0, ADMIN2: 80.0}
_KM_A_DEGREE = 111.2
_SAME_NAME, _SAME_SHOWN = 2.0, 3.0

Group = tuple[str, int]  # country and level


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit, of the gazetteer or imported; ``folds`` are its folded names."""

    key: int
    shown: str
    names: tuple[str, ...]
    folds: frozenset[str]
    point: Point | None
    code: str | None = None


@dataclass(slots=True)
class UnitJoins:
    """What became of imported units.

    ``targets`` leads from their keys to the entries they are part of, None for those dropped;
    ``codes`` are GeoNames codes of new entries; ``owners`` tells which units of the gazetteer have
    a folded name, by country and level.
    """

    targets: dict[int, int | None] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    owners: dict[Group, dict[str, set[int]]] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], int] = field(default_factory=dict)

    def is_foreign(self, key: int, group: Group, folded: str) -> bool:
        """True for a name that other units of the country have and this entry lacks."""
        owners = self.owners.get(group, {}).get(folded)
        return owners is not None and key not in owners

    def find(self, reference: str, country: str, connection: sqlite3.Connection) -> int | None:
        """The admin-1 entry that a reference names ("wof:85678359|gn:SY.09", "name:Aleppo")."""
        for part in reference.split("|"):
            kind, _, value = part.partition(":")
            if kind == "name":
                found = self._by_name.get((country, fold(value)))
            elif kind == "gn":
                query = "select place from base.admin_code where code = ?"
                row = connection.execute(query, (value,)).fetchone()
                found = int(row[0]) if row else self.codes.get(value)
            else:
                row = connection.execute("select key from alias where ref = ?", (part,)).fetchone()
                found = self.targets.get(row[0], row[0]) if row else None
            if found is not None:
                return found
        return None

    def learn_names(self, country: str, units: Iterable[Unit]) -> None:
        """Remember the names of a country's admin-1 units; the shown ones come first."""
        for unit in sorted(units, key=lambda one: one.key, reverse=True):
            own = self.targets.get(unit.key, unit.key)
            if own is not None:
                self._by_name.setdefault((country, fold(unit.shown)), own)
                for folded in sorted(unit.folds):
                    self._by_name.setdefault((country, folded), own)


def join_units(connection: sqlite3.Connection) -> UnitJoins:
    """Join the imported units of a working file with those of its base."""
    joins = UnitJoins()
    known = _group(_read_base(connection))
    imported = _group(_read_imported(connection))
    used = _find_used(connection)
    for group in sorted(imported.keys() | known.keys()):
        country, level = group
        there, new = known.get(group, []), imported.get(group, [])
        by_code = _join_codes(connection, new, joins)
        same = {unit.key for unit in there}
        known_units = by_code | same
        joined = set(joins.targets.values())
        left = [unit for unit in new if unit.key not in known_units]
        free = [unit for unit in there if unit.key not in joined]
        _join_names(left, free, level, joins)
        joins.owners[group] = _list_owners(there)
        for unit in new:
            if unit.key in joins.targets or unit.key in same:
                continue
            if unit.point is None or (level == ADMIN1 and not unit.code and unit.key not in used):
                joins.targets[unit.key] = None
            elif unit.code:
                joins.codes[unit.code] = unit.key
        if level == ADMIN1:
            joins.learn_names(country, there)
            joins.learn_names(country, new)
    return joins


def _find_used(connection: sqlite3.Connection) -> set[int]:
    """The imported units that imported places say they lie in, by id or by name."""
    parts: set[str] = set()
    named: set[tuple[str, str]] = set()
    for reference, country in connection.execute("select distinct admin1, country from record"):
        for part in (reference or "").split("|"):
            kind, _, value = part.partition(":")
            if kind == "name":
                named.add((country, fold(value)))
            parts.add(part)
    rows = connection.execute("select ref, key from alias")
    found = {key for ref, key in rows if ref in parts}
    query = "select key, name, country from record where feature = ?"
    for key, name, country in connection.execute(query, (ADMIN1,)):
        if (country, fold(name)) in named:
            found.add(key)
    return found


def _read_base(connection: sqlite3.Connection) -> Iterator[tuple[Group, Unit]]:
    rows = connection.execute(
        "select id, name, names, feature, country, latitude, longitude from base.place "
        "where feature in (?, ?)",
        (ADMIN1, ADMIN2),
    )
    for key, name, names, feature, country, latitude, longitude in rows:
        forms = (normalise(name), *(names.split("|") if names else ()))
        yield (country, feature), _make(key, name, forms, as_point(latitude, longitude), None)


def _read_imported(connection: sqlite3.Connection) -> Iterator[tuple[Group, Unit]]:
    rows = connection.execute(
        "select key, name, names, feature, country, latitude, longitude, code from record "
        "join formed using (key) where feature in (?, ?) and sources > 0 order by key",
        (ADMIN1, ADMIN2),
    )
    for key, name, names, feature, country, latitude, longitude, code in rows:
        point = as_point(latitude, longitude) if latitude is not None else None
        yield (country, feature), _make(key, name, names.split("|"), point, code)


def _make(key: int, name: str, forms: Iterable[str], point: Point | None, code: str | None) -> Unit:
    names = tuple(forms)
    folds = frozenset(map(fold, names))
    return Unit(key=key, shown=name, names=names, folds=folds - {""}, point=point, code=code)


def _group(rows: Iterable[tuple[Group, Unit]]) -> dict[Group, list[Unit]]:
    found: dict[Group, list[Unit]] = defaultdict(list)
    for group, unit in rows:
        found[group].append(unit)
    return found


def _join_codes(connection: sqlite3.Connection, imported: list[Unit], joins: UnitJoins) -> set[int]:
    """Join units by their GeoNames code; give the keys of those joined."""
    found = set()
    for unit in imported:
        query = "select place from base.admin_code where code = ?"
        row = connection.execute(query, (unit.code,)).fetchone() if unit.code else None
        if row:
            found.add(unit.key)
            if row[0] != unit.key:
                joins.targets[unit.key] = int(row[0])
    return found


def _join_names(left: list[Unit], free: list[Unit], level: int, joins: UnitJoins) -> None:
    """Join units by name, the surest first, none twice."""
    scored = [
        (-score, distance, one.key, other.key)
        for one in left
        for other in free
        if (distance := _distance(one, other)) <= _FARTHEST_KM[level]
        and (score := _score(one, other))
    ]
    taken: set[int] = set()
    for _, _, key, other in sorted(scored):
        if key not in joins.targets and other not in taken:
            joins.targets[key] = other
            taken.add(other)


def _score(one: Unit, other: Unit) -> float:
    """How surely two units are one by their names; 0 if not at all."""
    if fold(one.shown) == fold(other.shown):
        return _SAME_SHOWN + 1
    if fold(one.shown) in other.folds:
        return _SAME_SHOWN
    shared = len(one.folds & other.folds)
    if shared:
        return _SAME_NAME + shared / (1 + min(len(one.folds), len(other.folds)))
    alike = max(
        (
            similarity(fold(name), fold(known))
            for name in (one.shown, *one.names[:20])
            for known in other.names[:20]
            if keys(name) & keys(known)
        ),
        default=0.0,
    )
    return alike if alike >= LEAST_SIMILARITY else 0.0


def _distance(one: Unit, other: Unit) -> float:
    if one.point is None or other.point is None:
        return 0.0
    if abs(one.point[0] - other.point[0]) * _KM_A_DEGREE > max(_FARTHEST_KM.values()):
        return math.inf
    return distance_km(one.point, other.point)


def _list_owners(there: list[Unit]) -> dict[str, set[int]]:
    """The units that have each folded name."""
    owners: dict[str, set[int]] = defaultdict(set)
    for unit in there:
        for folded in unit.folds:
            owners[folded].add(unit.key)
    return dict(owners)
