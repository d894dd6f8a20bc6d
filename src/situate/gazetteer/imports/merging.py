"""The new file: what the gazetteer held and what was imported, one entry a place."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from situate.gazetteer.coverage import Source
from situate.gazetteer.imports.records import FIRST_FOREIGN
from situate.gazetteer.imports.units import UnitJoins
from situate.gazetteer.index import FEATURE_CODES, FORMAT, PLACE_COLUMNS
from situate.gazetteer.romanise import fold, normalise
from situate.gazetteer.writing import GazetteerWriter, PlaceValues

_SETTLEMENT = FEATURE_CODES["settlement"]
_TOLD = 10_000
_STAGED = """
select coalesce(m.target, r.key), r.key, r.ref, r.name, f.names, r.feature, r.country, r.admin1,
  r.latitude, r.longitude, r.population, r.box, r.sources
from record r join formed f on f.key = r.key left join temp.joined m on m.key = r.key
"""


@dataclass(frozen=True, slots=True)
class _Staged:
    """An imported place; ``target`` is the entry that it is or becomes part of."""

    target: int
    key: int
    ref: str | None
    name: str
    names: str
    feature: int
    country: str | None
    admin1: str | None
    latitude: int | None
    longitude: int | None
    population: int | None
    box: str | None
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """What is written: the file, what it starts from, and what it says of itself."""

    path: Path
    base: Path
    version: str
    sources: tuple[Source, ...]


def write_merged(
    new: NewFile,
    connection: sqlite3.Connection,
    *,
    units: UnitJoins,
    places: Mapping[int, int],
    tell: Callable[[int, int], None],
) -> int:
    """Write the file; give the number of its places."""
    joined: dict[int, int | None] = {**places, **units.targets}
    connection.execute("drop table if exists temp.joined")
    connection.execute("create temp table joined (key integer primary key, target integer)")
    connection.executemany("insert into temp.joined values (?,?)", joined.items())
    (count,) = connection.execute("select count(*) from record").fetchone()
    merger = _Merger(connection, units)
    with GazetteerWriter(new.path, base=new.base) as writer:
        for done, values in enumerate(merger.rows()):
            writer.add_place(values)
            if done % _TOLD == 0:
                tell(min(done, count), count)
        _add_hashes(writer, connection)
        codes = dict(connection.execute("select code, place from base.admin_code"))
        written = writer.finish(
            meta={"format": str(FORMAT), "version": new.version},
            sources=new.sources,
            codes={**units.codes, **codes}.items(),
        )
        tell(count, count)
    return written


def _add_hashes(writer: GazetteerWriter, connection: sqlite3.Connection) -> None:
    def ask(staged: str) -> sqlite3.Cursor:
        return connection.execute(
            f"select h.hash, coalesce(m.target, h.place) from {staged} h "
            "left join temp.joined m on m.key = h.place where m.key is null or m.target not null"
        )

    writer.add_hashes(ask("name_hash"), ask("key_hash"))


class _Merger:
    """Streams the entries that the import makes or changes, in the order of their ids."""

    def __init__(self, connection: sqlite3.Connection, units: UnitJoins) -> None:
        self._connection = connection
        self._units = units
        self._admin1: dict[tuple[str, str], int | None] = {}

    def rows(self) -> Iterator[PlaceValues]:
        """The rows of the place table that are new or have something new."""
        merged = heapq.merge(self._read_single(), self._read_joined(), key=attrgetter("target"))
        for target, group in groupby(merged, key=attrgetter("target")):
            values = self._merge(self._read_base(target), list(group))
            if values is not None:
                yield values

    def _read_base(self, key: int) -> PlaceValues | None:
        query = f"select {', '.join(PLACE_COLUMNS)} from base.place where id = ?"
        row: PlaceValues | None = self._connection.execute(query, (key,)).fetchone()
        return row

    def _read_single(self) -> Iterator[_Staged]:
        for row in self._connection.execute(_STAGED + "where m.key is null order by r.key"):
            yield _Staged(*row)

    def _read_joined(self) -> Iterator[_Staged]:
        query = _STAGED + "where m.target is not null order by m.target, r.key"
        for row in self._connection.execute(query):
            yield _Staged(*row)

    def _merge(self, base: PlaceValues | None, staged: list[_Staged]) -> PlaceValues | None:
        """One entry; None for imported places without coordinates that nothing knows more of."""
        known = self._start(staged)
        if base is not None:
            known = dict(zip(PLACE_COLUMNS, base, strict=True))
        if known is None:
            return None
        forms = [normalise(known["name"]), *(known["names"].split("|") if known["names"] else ())]
        forms = self._join_forms(known, forms, staged)
        known["names"] = "|".join(form for form in forms[1:] if form != forms[0])
        for one in staged:
            if known["population"] is None:
                known["population"] = one.population
            if known["box"] is None and known["radius_km"] is None:
                known["box"] = one.box
            if known["admin1"] is None and one.admin1 and one.country:
                known["admin1"] = self._find_unit(one.admin1, one.country)
            known["sources"] |= one.sources
        return tuple(known[column] for column in PLACE_COLUMNS)

    def _start(self, staged: list[_Staged]) -> dict[str, Any] | None:
        """The entry that the first place with coordinates makes."""
        first = next((one for one in staged if one.latitude is not None), None)
        if first is None or not first.sources:
            return None
        known: dict[str, Any] = dict.fromkeys(PLACE_COLUMNS)
        geonames = 0 < first.target < FIRST_FOREIGN
        known |= {
            "id": first.target, "ref": None if geonames else first.ref, "name": first.name,
            "names": "", "feature": first.feature, "country": first.country,
            "latitude": first.latitude, "longitude": first.longitude, "sources": 0,
        }  # fmt: skip
        return known

    def _join_forms(
        self, known: Mapping[str, Any], forms: list[str], staged: list[_Staged]
    ) -> list[str]:
        """The forms with those of the imported places that differ from them and are its own."""
        same = fold if known["feature"] == _SETTLEMENT else str
        found = {same(form): form for form in reversed(forms)}
        found = {same(form): found[same(form)] for form in forms}
        group = (str(known["country"]), int(known["feature"]))
        for one in staged:
            for form in one.names.split("|"):
                if not self._units.is_foreign(known["id"], group, fold(form)):
                    found.setdefault(same(form), form)
        return list(found.values())

    def _find_unit(self, reference: str, country: str) -> int | None:
        if (reference, country) not in self._admin1:
            found = self._units.find(reference, country, self._connection)
            self._admin1[reference, country] = found
        return self._admin1[reference, country]
