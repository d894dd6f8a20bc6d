"""The names of imported places in normal form, and the hashes they are found by.

By far the longest step; what is done is kept when it is interrupted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter

from situate.gazetteer.romanise import normalise
from situate.gazetteer.writing import find_forms, hash_keys, hash_names

_BATCH = 5_000
# Names of places that the gazetteer holds but that were not imported themselves.
_ECHO = """
insert into record
select id, ref, name, feature, country, null, null, null, null, null, null, 0
from base.place where id in (select distinct place from name) and id not in
(select key from record)
"""
_NAMES = """
select r.key, r.feature, r.country, r.name, n.name
from record r left join name n on n.place = r.key where r.key > ? order by r.key, n.rowid
"""


def form_names(connection: sqlite3.Connection, tell: Callable[[int, int], None]) -> None:
    """Fill ``formed``, ``name_hash`` and ``key_hash`` of a working file.

    ``tell`` is given the places done and all.
    """
    (last,) = connection.execute("select max(key) from formed").fetchone()
    if last is None:
        connection.execute("create index if not exists name_by_place on name (place)")
        connection.execute(_ECHO)
        last = -(1 << 62)
    (count,) = connection.execute("select count(*) from record").fetchone()
    (done,) = connection.execute("select count(*) from formed").fetchone()
    rows = connection.cursor().execute(_NAMES, (last,))
    for batch in _split(groupby(rows, key=itemgetter(0))):
        _save(connection, batch)
        done += len(batch)
        tell(done, count)


Formed = tuple[int, list[str], set[int], set[int]]


def _split(groups: Iterator[tuple[int, Iterator[tuple[object, ...]]]]) -> Iterator[list[Formed]]:
    batch: list[Formed] = []
    for key, rows in groups:
        batch.append(_form(key, list(rows)))
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _form(key: int, rows: list[tuple[object, ...]]) -> Formed:
    _, code, country, shown, _ = rows[0]
    feature, land = int(str(code)), str(country) if country else None
    names = (str(shown), *(str(row[4]) for row in rows if row[4] is not None))
    forms = find_forms(names, feature=feature, country=land)
    forms = forms or [normalise(str(shown)) or str(shown)]
    return key, forms, hash_names(forms), hash_keys(forms, feature=feature, country=land)


def _save(connection: sqlite3.Connection, batch: list[Formed]) -> None:
    connection.execute("begin")
    connection.executemany(
        "insert into formed values (?,?)", ((key, "|".join(forms)) for key, forms, _, _ in batch)
    )
    connection.executemany(
        "insert into name_hash values (?,?)",
        ((one, key) for key, _, hashes, _ in batch for one in hashes),
    )
    connection.executemany(
        "insert into key_hash values (?,?)",
        ((one, key) for key, _, _, hashes in batch for one in hashes),
    )
    connection.execute("commit")
