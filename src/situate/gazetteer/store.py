"""The offline gazetteer: places of the world under any of their names.

One read-only SQLite file (layout in ``index.py``), opened at the first question; opening takes
a few milliseconds and no memory to speak of.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Indel

from situate.errors import GazetteerError
from situate.gazetteer.index import (
    DEGREE,
    FEATURES,
    FORMAT,
    LOWEST_COUNTRY_ID,
    hash_key,
    hash_name,
)
from situate.gazetteer.romanise import (
    count_consonants,
    fold,
    fold_whole,
    keys,
    normalise,
    similarity,
    strip_articles,
)

LEAST_SIMILARITY = 0.8
CLOSE_MATCHES = ("exact", "plain", "folded")
_LEAST_CONSONANTS = 3
# Same spelling; but for articles; but for doubled letters and vowel pairs; but for "city", "state".
_SIMILARITIES = {"exact": 1.0, "plain": 0.98, "folded": 0.92, "generic": 0.9}
_ALTERNATE = 0.05  # less where a town's alternate name matches, not the one it is shown by
_COMPARED = 24
_COLUMNS = (
    "id, ref, name, names, feature, country, admin1, latitude, longitude, population, radius_km, "
    "box, sides"
)


_SPELLINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("exact", normalise),
    ("plain", strip_articles),
    ("folded", fold_whole),
    ("generic", fold),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One gazetteer entry.

    ``countries`` are ISO alpha-2 codes (several for a region that crosses borders, none for a sea);
    ``admin1`` is the key of the admin-1 unit's own entry; ``box`` is south, west, north, east of
    an area, ``sides`` the centre of its halves and quarters (n, s, e, w, ne, nw, se, sw).
    """

    key: int
    id: str
    name: str
    forms: tuple[str, ...]
    feature: str
    countries: tuple[str, ...]
    admin1: int | None
    latitude: float
    longitude: float
    population: int | None
    radius_km: float | None
    box: tuple[float, float, float, float] | None
    sides: Mapping[str, tuple[float, float]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that a name may mean, how it matched and how alike it is.

    ``match`` is exact (same spelling), plain (but for articles), folded (but for doubled letters
    and vowel pairs), generic (but for "city", "province") or key (same consonants).
    """

    place: GazetteerPlace
    match: str
    similarity: float


class Gazetteer:
    """Answers which places a name may mean.

    Args:
        path: a gazetteer file; the one in the package if None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._local = threading.local()
        self._place = lru_cache(maxsize=20_000)(self._fetch_place)
        self._found = lru_cache(maxsize=20_000)(self._find)

    @property
    def version(self) -> str:
        """The version written into the file."""
        row = self._ask("select value from meta where name = 'version'", ()).fetchone()
        return str(row[0])

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
        self, name: str, *, country: str | Collection[str] | None = None, limit: int = 10
    ) -> list[Candidate]:
        """The places that a name may mean, best first.

        Exact names (and those that differ by article or generic word only) are sought everywhere,
        or inside ``country`` (an ISO code or several) if given. Only when there is none are
        spellings with the same consonants sought, and only inside ``country``; they must be at
        least .80 alike, and names of fewer than three consonants are never guessed.
        """
        countries = _as_countries(country)
        return list(self._found(name, countries)[:limit])

    def _find(self, name: str, countries: frozenset[str] | None) -> tuple[Candidate, ...]:
        exact = self._find_exact(name)
        if countries is not None:
            exact = [one for one in exact if _lies_in(one.place, countries)]
        found = exact or self._find_alike(name, countries or frozenset())
        return tuple(sorted(found, key=_rank))

    def _find_exact(self, name: str) -> list[Candidate]:
        """Same spelling; else same but for articles and doubling; else for generic words too."""
        rows = self._ask("select place from name_index where hash = ?", (hash_name(fold(name)),))
        found = [self._match(name, self._place(key)) for (key,) in rows.fetchall()]
        close = [one for one in found if one is not None]
        return [one for one in close if one.match != "generic"] or close

    @staticmethod
    def _match(name: str, place: GazetteerPlace) -> Candidate | None:
        """The place as a candidate by its best form; None if only the hash was the same."""
        for match, spell in _SPELLINGS:
            spelling = spell(name)
            fitting = [rank for rank, form in enumerate(place.forms) if spell(form) == spelling]
            if fitting:
                alternate = fitting[0] > 0 and place.feature == "settlement"
                alike = _SIMILARITIES[match] - (_ALTERNATE if alternate else 0.0)
                return Candidate(place=place, match=match, similarity=alike)
        return None

    def _find_alike(self, name: str, countries: frozenset[str]) -> list[Candidate]:
        if not countries or count_consonants(name) < _LEAST_CONSONANTS:
            return []
        hashes = [hash_key(c, key) for c in sorted(countries) for key in sorted(keys(name))]
        found: set[int] = set()
        for start in range(0, len(hashes), 500):
            part = hashes[start : start + 500]
            marks = ",".join("?" * len(part))
            rows = self._ask(f"select place from key_index where hash in ({marks})", tuple(part))
            found.update(key for (key,) in rows)
        return self._compare(name, [self._place(key) for key in sorted(found)])

    def _compare(self, name: str, places: list[GazetteerPlace]) -> list[Candidate]:
        """Those of the places whose best spelling is alike enough."""
        owners: dict[str, list[GazetteerPlace]] = {}
        for place in places:
            for form in place.forms:
                owners.setdefault(form, []).append(place)
        nearest = process.extract(
            normalise(name), list(owners), scorer=Indel.normalized_similarity, limit=_COMPARED
        )
        best: dict[int, Candidate] = {}
        for form, _, _ in nearest:
            alike = similarity(fold(name), fold(form))
            if alike < LEAST_SIMILARITY or not keys(name) & keys(form):
                continue
            for place in owners[form]:
                if place.key not in best or best[place.key].similarity < alike:
                    best[place.key] = Candidate(place=place, match="key", similarity=alike)
        return list(best.values())

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
            connection = self._local.connection = _open(self._path)
        try:
            return connection.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"gazetteer {self._path or 'in the package'} is broken ({error}); "
                "reinstall situate or import the gazetteer again"
            ) from error


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        with as_file(files("situate.gazetteer") / "gazetteer.sqlite") as packaged:
            return _open(packaged)
    if not path.is_file():
        raise GazetteerError(
            f"there is no gazetteer {path}; build it with scripts/gazetteer/build.py or reinstall"
        )
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        row = connection.execute("select value from meta where name = 'format'").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"{path} is not a gazetteer ({error}); build it again or reinstall"
        ) from error
    if row is None or row[0] != str(FORMAT):
        raise GazetteerError(
            f"gazetteer {path} is not of format {FORMAT}; build or import it again"
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


def _lies_in(place: GazetteerPlace, countries: frozenset[str]) -> bool:
    return not place.countries or not countries.isdisjoint(place.countries)


def _rank(candidate: Candidate) -> tuple[float, int]:
    """Similarity plus .04 a power of ten of people: measured best on news spellings."""
    place = candidate.place
    size = place.population or 100
    if place.feature not in ("settlement", "admin1", "admin2", "country"):
        size = 50_000
    return (-candidate.similarity - 0.04 * math.log10(size), place.key)
