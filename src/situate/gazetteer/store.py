"""The offline gazetteer: places of the world under any of their names.

One read-only SQLite file (layout in ``index.py``), opened at the first question; opening takes
a few milliseconds and no memory to speak of.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from situate.errors import GazetteerError
from situate.gazetteer.coverage import Coverage, Source
from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.index import DEGREE, FEATURES, FORMAT, LOWEST_COUNTRY_ID
from situate.gazetteer.matching import CLOSE_MATCHES, Candidate, match_name
from situate.gazetteer.romanise import normalise

__all__ = ["CLOSE_MATCHES", "Candidate", "Gazetteer", "GazetteerPlace"]

_COLUMNS = (
    "id, ref, name, names, feature, country, admin1, latitude, longitude, population, radius_km, "
    "box, sides"
)
_MOST_VALUES = 500  # in one query


class Gazetteer:
    """Answers which places a name may mean.

    Args:
        path: a gazetteer file; the one in the package if None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._local = threading.local()
        self._place = lru_cache(maxsize=20_000)(self._fetch_place)
        self._found = lru_cache(maxsize=20_000)(self._match)

    @property
    def version(self) -> str:
        """The version written into the file."""
        row = self._ask("select value from meta where name = 'version'", ()).fetchone()
        return str(row[0])

    def check(self) -> None:
        """Open the file.

        Raises:
            GazetteerError: it is missing, no gazetteer, or of another format.
        """
        self._ask("select 1", ())

    @property
    def path(self) -> Path:
        """The file that is read."""
        return locate_file(self._path)

    def sources(self) -> list[Source]:
        """Whom the places come from, with the lines of attribution that have to be shown."""
        rows = self._ask("select id, label, licence, attribution from source order by id", ())
        return [
            Source(id=number, label=label, licence=licence, attribution=line)
            for number, label, licence, line in rows
        ]

    def sources_of(self, place: GazetteerPlace) -> list[Source]:
        """Whom a place is known from, and who therefore has to be named where it is published."""
        row = self._ask("select sources from place where id = ?", (place.key,)).fetchone()
        known = int(row[0]) if row else 0
        return [source for source in self.sources() if known >> source.id & 1]

    def coverage(self, country: str) -> Coverage:
        """What there is of a country."""
        found = self._read_coverage("where country = ?", (country,))
        return found[0] if found else Coverage(country=country)

    def coverages(self) -> list[Coverage]:
        """What there is of each country, by its code."""
        return self._read_coverage("order by country", ())

    def _read_coverage(self, condition: str, values: tuple[object, ...]) -> list[Coverage]:
        query = f"select country, places, settlements, names, imported from coverage {condition}"
        return [
            Coverage(country=code, places=places, settlements=towns, names=names, imported=imported)
            for code, places, towns, names, imported in self._ask(query, values)
        ]

    def place(self, key: int) -> GazetteerPlace:
        """The entry with this key.

        Raises:
            GazetteerError: there is none.
        """
        return self._place(key)

    def country(self, code: str) -> GazetteerPlace | None:
        """The entry of a country by its ISO alpha-2 code, or None."""
        query = "select id from place where id between ? and -1 and ref = ?"
        row = self._ask(query, (LOWEST_COUNTRY_ID, f"iso:{code}")).fetchone()
        return self._place(int(row[0])) if row else None

    def candidates(
        self,
        name: str,
        *,
        country: str | Collection[str] | None = None,
        admin1: int | None = None,
        limit: int = 10,
    ) -> list[Candidate]:
        """The places that a name may mean, best first.

        Exact names (and those that differ by article or generic word only) are sought everywhere,
        or inside ``country`` (an ISO code or several) if given, or inside the unit with the key
        ``admin1``. Only when there is none are like spellings sought, and only inside ``country``
        (see ``matching.py``).
        """
        return list(self._found(name, _as_countries(country), admin1)[:limit])

    def find_by_name(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        """The entries with a name of one of these hashes, in the order of their keys."""
        return self._find_by("name_index", hashes)

    def find_by_key(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        """The entries with a consonant key of one of these hashes, in the order of their keys."""
        return self._find_by("key_index", hashes)

    def _find_by(self, table: str, hashes: Iterable[int]) -> list[GazetteerPlace]:
        wanted = sorted(set(hashes))
        found: set[int] = set()
        for start in range(0, len(wanted), _MOST_VALUES):
            part = wanted[start : start + _MOST_VALUES]
            marks = ",".join("?" * len(part))
            rows = self._ask(f"select place from {table} where hash in ({marks})", tuple(part))
            found.update(key for (key,) in rows)
        return [self._place(key) for key in sorted(found)]

    def _match(
        self, name: str, countries: frozenset[str] | None, unit: int | None
    ) -> tuple[Candidate, ...]:
        return match_name(name, countries, self, unit=unit)

    def _fetch_place(self, key: int) -> GazetteerPlace:
        row = self._ask(f"select {_COLUMNS} from place where id = ?", (key,)).fetchone()
        if row is None:
            raise GazetteerError(
                f"gazetteer has no place {key}; rebuild or reinstall the gazetteer"
            )
        return _read_place(row)

    def _ask(self, query: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = open_file(locate_file(self._path))
        try:
            return connection.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"gazetteer {self._path or 'in the package'} is broken ({error}); "
                "reinstall situate or import the gazetteer again"
            ) from error


def locate_file(path: Path | None) -> Path:
    """The file of a gazetteer; the one in the package if None."""
    if path is not None:
        return path
    with as_file(files("situate.gazetteer") / "gazetteer.sqlite") as packaged:
        return packaged


def open_file(path: Path) -> sqlite3.Connection:
    """A gazetteer file, read only.

    Raises:
        GazetteerError: it is missing, no gazetteer, or of another format.
    """
    if not path.is_file():
        raise GazetteerError(
            f"there is no gazetteer {path}; make it with situate gazetteer import, or name another"
        )
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        row = connection.execute("select value from meta where name = 'format'").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"{path} is not a gazetteer ({error}); import it again, or name another file"
        ) from error
    if row is None or row[0] != str(FORMAT):
        raise GazetteerError(
            f"gazetteer {path} is not of format {FORMAT}; import again with --fresh"
        )
    return connection


def _read_place(row: tuple[object, ...]) -> GazetteerPlace:
    key, ref, name, names, feature, country, admin1, lat, lon, population, radius, box, sides = row
    own = normalise(str(name))
    edges = tuple(float(edge) for edge in str(box).split(",")) if box else None
    return GazetteerPlace(
        key=int(str(key)),
        id=str(ref) if ref else f"geonames:{key}",
        name=str(name),
        forms=(own, *str(names).split("|")) if names else (own,),
        feature=FEATURES[int(str(feature))],
        countries=tuple(str(country).split(",")) if country else (),
        admin1=int(str(admin1)) if admin1 is not None else None,
        latitude=int(str(lat)) / DEGREE,
        longitude=int(str(lon)) / DEGREE,
        population=int(str(population)) if population is not None else None,
        radius_km=float(str(radius)) if radius is not None else None,
        box=(edges[0], edges[1], edges[2], edges[3]) if edges else None,
        sides=_read_sides(str(sides)) if sides else {},
    )


def _read_sides(text: str) -> Mapping[str, tuple[float, float]]:
    sides = {}
    for part in text.split():
        name, _, point = part.partition(":")
        latitude, _, longitude = point.partition(",")
        sides[name] = (float(latitude), float(longitude))
    return sides


def _as_countries(country: str | Collection[str] | None) -> frozenset[str] | None:
    if country is None:
        return None
    return frozenset((country,)) if isinstance(country, str) else frozenset(country)
