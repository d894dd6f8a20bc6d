"""The index of blocks: where and when claims could meet others, and the search in it.

Claims' days fall into classes of length, so that the search for days that overlap is one short
range of first days in each class; only the last class, days with an open side, is read whole.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from sqlalchemy import ColumnElement, Executable, and_, bindparam, or_, select, true, union_all

from situate.records import BlockKey
from situate.store import tables

_LENGTHS_DAYS = (7, 40, 400)  # longest of each class; then any length; then an open side
_OPEN = len(_LENGTHS_DAYS) + 1

_claims = tables.claims.c
Conditions = list[ColumnElement[bool]]


def block_columns(key: BlockKey) -> dict[str, object]:
    """The columns of a claim that hold its key."""
    return {
        "block_family": key.family,
        "block_length": _length_class(key.first_day, key.last_day),
        "block_first": key.first_day,
        "block_last": key.last_day,
        "block_country": key.country,
        "block_south": key.south,
        "block_west": key.west,
        "block_north": key.north,
        "block_east": key.east,
    }


def candidate_query(key: BlockKey) -> tuple[Executable, dict[str, object]]:
    """The query for the numbers of current claims whose keys meet a key, and its values."""
    corners = {"south": key.south, "west": key.west, "north": key.north, "east": key.east}
    given: dict[str, Any] = {"first": key.first_day, "last": key.last_day, "country": key.country}
    if None not in corners.values():
        given |= corners
    values = {name: value for name, value in given.items() if value is not None}
    if key.first_day is not None:
        values |= {
            f"earliest{n}": _days_before(key.first_day, days)
            for n, days in enumerate(_LENGTHS_DAYS)
        }
    return _build_query(frozenset(values)), {**values, "family": key.family}


@functools.lru_cache(maxsize=32)
def _build_query(given: frozenset[str]) -> Executable:
    """The query for a key of which these parts are given: one range of the index a class."""
    meeting = [_claims.block_family == bindparam("family"), _claims.current, *_boxes_meet(given)]
    searches = [
        select(_claims.number).where(
            _claims.block_length == length, *_days_meet(given, length), *meeting
        )
        for length in range(_OPEN + 1)
    ]
    return union_all(*searches)


def _days_meet(given: frozenset[str], length: int) -> Conditions:
    """Whether days of one class of lengths overlap; an open side reaches without end."""
    first, last = _claims.block_first, _claims.block_last
    conditions: Conditions = []
    if "last" in given:
        started = first <= bindparam("last")
        conditions.append(started if length < _OPEN else or_(first.is_(None), started))
    if "first" in given:
        lasting = last >= bindparam("first")
        conditions.append(lasting if length < _OPEN else or_(last.is_(None), lasting))
    if "first" in given and length < len(_LENGTHS_DAYS):
        conditions.append(first >= bindparam(f"earliest{length}"))
    return conditions


def _boxes_meet(given: frozenset[str]) -> Conditions:
    """Whether boxes meet, or, where either has none, countries are not known to differ."""
    country = _claims.block_country
    loose: ColumnElement[bool] = true()
    if "country" in given:
        loose = or_(country.is_(None), country == bindparam("country"))
    if "south" not in given:
        return [loose]
    meeting = and_(
        _claims.block_south <= bindparam("north"),
        _claims.block_north >= bindparam("south"),
        _claims.block_west <= bindparam("east"),
        _claims.block_east >= bindparam("west"),
    )
    return [or_(meeting, and_(_claims.block_south.is_(None), loose))]


def _length_class(first: dt.date | None, last: dt.date | None) -> int:
    if first is None or last is None:
        return _OPEN
    days = (last - first).days
    return next((n for n, most in enumerate(_LENGTHS_DAYS) if days <= most), len(_LENGTHS_DAYS))


def _days_before(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - days))
