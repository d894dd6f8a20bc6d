"""How a gazetteer file is written: which names are kept, what is indexed, and in which order.

Places and hashes are collected in a file beside it and sorted by SQLite at the end, so that memory
stays flat and the pages lie in order.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from situate.gazetteer.coverage import Source
from situate.gazetteer.index import FEATURE_CODES, PLACE_COLUMNS, SCHEMA
from situate.gazetteer.romanise import fold, key_hashes, name_hashes, normalise
from situate.gazetteer.transliterate import is_latin, is_native
from situate.text import word_set

# Countries that write Latin letters and whose spelling English reports keep: no consonant keys.
ONE_SPELLING = word_set("US GB CA AU NZ IE FR DE IT ES PT NL BE LU AT CH SE NO DK FI IS")
LONGEST_NAME = 80
FIRST_IMPORTED = 8  # sources below are the default's
_VOWELS = frozenset("aeiouyw")
_SETTLEMENT = FEATURE_CODES["settlement"]
_COUNTRY = FEATURE_CODES["country"]
_KEYLESS = (_SETTLEMENT, FEATURE_CODES["admin2"])  # in countries of one spelling
_BATCH = 20_000

_PRAGMAS = (
    "pragma {of}page_size=4096; pragma {of}journal_mode=off; pragma {of}synchronous=off;"
    "pragma {of}cache_size=-32768;"
)
_SCRATCH = f"""
create table scratch.place (id integer primary key, {", ".join(PLACE_COLUMNS[1:])});
create table scratch.name_index (hash integer, place integer);
create table scratch.key_index (hash integer, place integer);
"""
_COVERAGE = """
select country, count(*), sum(feature = :town),
  sum(1 + (names <> '') + length(names) - length(replace(names, '|', ''))),
  sum(feature = :town and (sources >> :imported) > 0)
from main.place where country not null group by country
"""

PlaceValues = tuple[object, ...]
_AT = {column: at for at, column in enumerate(PLACE_COLUMNS)}


def find_forms(names: Iterable[str], *, feature: int, country: str | None) -> list[str]:
    """The normal forms that are kept of the names: one for each spelling that differs.

    Spellings of settlements differ when they still do after folding. Empty if none is kept.
    """
    found: dict[str, str] = {}
    for name in names:
        if not is_kept(name, country):
            continue
        form = normalise(name)
        if not form:
            continue
        if feature != _SETTLEMENT:
            found.setdefault(form, form)
        elif len(form) <= 3 or not _VOWELS.isdisjoint(form):
            found.setdefault(fold(form), form)
    return list(found.values())


def is_kept(name: str, country: str | None) -> bool:
    """True for Latin names, and for those in the script of a country at war."""
    if not name or len(name) > LONGEST_NAME:
        return False
    return is_latin(name) or is_native(name, country)


def hash_names(forms: Iterable[str]) -> set[int]:
    """The hashes under which a place with these forms is found."""
    return {one for form in forms for one in name_hashes(form)}


def hash_keys(forms: Sequence[str], *, feature: int, country: str | None) -> set[int]:
    """The hashes under which a place with these forms is found by its consonants.

    Once for each country it lies in; none for countries, nor for towns of countries whose spelling
    English reports keep.
    """
    if not country or feature == _COUNTRY:
        return set()
    return {
        one
        for code in country.split(",")
        if not (feature in _KEYLESS and code in ONE_SPELLING)
        for form in forms
        for one in key_hashes(form, code)
    }


class GazetteerWriter:
    """Writes one gazetteer file; ``with`` closes it, and removes it if an error stopped it.

    Places and hashes are collected beside the file and written into it in order at the end.

    Args:
        path: the file to write; one that is there is overwritten.
        base: a gazetteer of which everything is taken over that is not written anew.
    """

    def __init__(self, path: Path, *, base: Path | None = None) -> None:
        self._path, self._scratch = path, path.with_name(path.name + ".scratch")
        for file in (path, self._scratch):
            file.unlink(missing_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None, uri=True)
        self._file.executescript(_PRAGMAS.format(of="") + SCHEMA)
        self._file.execute("attach ? as scratch", (str(self._scratch),))
        self._file.executescript(_PRAGMAS.format(of="scratch.") + _SCRATCH)
        self._has_base = base is not None
        if base is not None:
            address = f"{base.absolute().as_uri()}?mode=ro&immutable=1"
            self._file.execute("attach ? as base", (address,))
        self._file.execute("begin")
        self._places: list[PlaceValues] = []

    def __enter__(self) -> GazetteerWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        self._scratch.unlink(missing_ok=True)
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def add_place(self, values: PlaceValues) -> None:
        """Add one row of the place table (``index.PLACE_COLUMNS``), in the order of the ids."""
        self._places.append(values)
        if len(self._places) >= _BATCH:
            self._flush()

    def add_hashes(
        self, names: Iterable[tuple[int, int]] = (), keys: Iterable[tuple[int, int]] = ()
    ) -> None:
        """Add pairs of hash and place to the two indexes, in any order, repeated or not."""
        self._file.executemany("insert into scratch.name_index values (?,?)", names)
        self._file.executemany("insert into scratch.key_index values (?,?)", keys)

    def add_indexed(self, place: int, forms: Sequence[str], values: PlaceValues) -> None:
        """Add one place and the hashes of its forms."""
        feature, country = int(str(values[_AT["feature"]])), values[_AT["country"]]
        self.add_place(values)
        found = hash_keys(forms, feature=feature, country=str(country) if country else None)
        self.add_hashes(
            ((one, place) for one in hash_names(forms)), ((one, place) for one in found)
        )

    def finish(
        self,
        *,
        meta: Mapping[str, str],
        sources: Iterable[Source],
        codes: Iterable[tuple[str, int]],
    ) -> int:
        """Write places and indexes, sorted, and what the file says about itself.

        Returns:
            The number of places.
        """
        self._flush()
        self._copy("place", "id", ", ".join(PLACE_COLUMNS), "id not in (select id from place)")
        for table in ("name_index", "key_index"):
            self._copy(table, "hash, place", "hash, place", "true")
        add = self._file.executemany
        add("insert into admin_code values (?,?)", sorted(codes))
        add(
            "insert into source values (?,?,?,?)",
            [(one.id, one.label, one.licence, one.attribution) for one in sources],
        )
        add("insert into coverage values (?,?,?,?,?)", sorted(self._count_coverage()))
        add("insert into meta values (?,?)", sorted(meta.items()))
        self._file.execute("commit")
        (count,) = self._file.execute("select count(*) from main.place").fetchone()
        return int(count)

    def _copy(self, table: str, order: str, columns: str, kept: str) -> None:
        """Write a table from what was collected and from the base, merged in order."""
        parts = [f"select {columns} from scratch.{table}"]
        if self._has_base:
            kept = kept.replace("from place", "from scratch.place")
            parts.append(f"select {columns} from base.{table} where {kept}")
        self._file.execute(
            f"insert into main.{table} select {'distinct ' if table != 'place' else ''}{columns} "
            f"from ({' union all '.join(parts)}) order by {order}"
        )

    def _flush(self) -> None:
        marks = ",".join("?" * len(PLACE_COLUMNS))
        self._file.executemany(f"insert into scratch.place values ({marks})", self._places)
        self._places.clear()

    def _count_coverage(self) -> Iterator[tuple[object, ...]]:
        found: dict[str, Counter[str]] = {}
        names = ("places", "settlements", "names", "imported")
        rows = self._file.execute(_COVERAGE, {"town": _SETTLEMENT, "imported": FIRST_IMPORTED})
        for countries, *counts in rows:
            for code in countries.split(","):
                found.setdefault(code, Counter()).update(dict(zip(names, counts, strict=True)))
        for code, total in found.items():
            yield (code, *(total[name] for name in names))
