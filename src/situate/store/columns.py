"""Kinds of columns that both databases must hold alike, and records as packed documents."""

from __future__ import annotations

import datetime as dt
import math
import re
import zlib
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from situate.reading_format import parse_json, write_json

R = TypeVar("R")

EARTH_KM = 6371.0
NO_DAY = dt.date.max  # stands for an unknown day where rows are put in order
# What neither database can hold in a text: NUL (PostgreSQL) and lone surrogates (both).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text of a report or a user, less the characters that a database refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Moment(TypeDecorator[dt.datetime]):
    """A point in time, always UTC and aware; SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the time {value} has no zone; give an aware one")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def storable(text: str) -> str:
    """A text less NUL and lone surrogates."""
    return _UNSTORABLE.sub("", text)


def pack(record: Any) -> bytes:
    """A record as compressed JSON."""
    return zlib.compress(write_json(record).encode("utf8", "surrogatepass"), 6)


def unpack(kind: type[R], document: bytes) -> R:
    """The record that ``pack`` packed."""
    return parse_json(kind, zlib.decompress(document))


def pack_text(text: str) -> bytes:
    """A text, compressed; every character is kept."""
    return zlib.compress(text.encode("utf8", "surrogatepass"), 6)


def unpack_text(packed: bytes) -> str:
    """The text that ``pack_text`` packed."""
    return zlib.decompress(packed).decode("utf8", "surrogatepass")


def unit_vector(
    latitude: float | None, longitude: float | None
) -> tuple[float, float, float] | tuple[None, None, None]:
    """A point of the globe as x, y, z on the unit sphere, so that SQL can compare distances."""
    if latitude is None or longitude is None:
        return None, None, None
    lat, lon = math.radians(latitude), math.radians(longitude)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def now() -> dt.datetime:
    """The present moment, UTC."""
    return dt.datetime.now(dt.UTC)
