"""Records as JSON and back, and a reading's schema: the one place that knows their outer form."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
from collections.abc import Hashable
from importlib import resources
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from situate.records import Reading

R = TypeVar("R")


def as_json(record: Any) -> Any:
    """A record as plain JSON values: days as ISO strings, tuples as lists, order kept."""
    if record is None or isinstance(record, str | int | float):
        return record
    if isinstance(record, tuple):
        return [as_json(item) for item in record]
    if isinstance(record, dt.date):
        return record.isoformat()
    names = _json_fields(cast(Hashable, type(record)))
    return {name: as_json(getattr(record, name)) for name in names}


def write_json(record: Any) -> str:
    """One record as compact JSON; characters are not escaped."""
    return json.dumps(as_json(record), ensure_ascii=False, separators=(",", ":"))


def parse_json(kind: type[R], text: str | bytes) -> R:
    """The record of a kind that ``write_json`` wrote.

    Raises:
        ValueError: the text is no JSON, or does not hold that record.
    """
    record: R = _adapter(cast(Hashable, kind)).validate_json(text)
    return record


def write_line(reading: Reading) -> str:
    """One reading as one line of JSON without the line's end; characters are not escaped."""
    line = write_json(reading)
    # U+2028 and U+2029 end a line for some programs that read JSON lines; so does U+0085.
    for character in "\u2028\u2029\u0085":
        line = line.replace(character, f"\\u{ord(character):04x}")
    return line


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a reading."""
    text = resources.files("situate").joinpath("reading.schema.json").read_text("utf8")
    return dict(json.loads(text))


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@functools.cache
def _json_fields(kind: Any) -> tuple[str, ...]:
    """Names of a record class's fields that belong to the reading format."""
    return tuple(f.name for f in dataclasses.fields(kind) if f.metadata.get("json", True))
