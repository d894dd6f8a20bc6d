"""Events as Parquet with nested types: everything that the ledger holds of an event.

The schema follows the record ``Event`` field by field (days are dates, lists are lists of structs);
the file's metadata says how it was made. Needs the extra ``parquet``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Iterable
from importlib import import_module
from typing import Any, BinaryIO

from situate.errors import ConfigError
from situate.export.context import ExportContext
from situate.export.losses import Losses, Tally
from situate.records import Event

LOST = ("claims",)
ROWS_A_GROUP = 2_000


def write_parquet(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write all events, in groups of rows.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    arrow, parquet = _import_arrow()
    tally = Tally("parquet", LOST)
    header = json.dumps(context.header(), ensure_ascii=False)
    schema = event_schema().with_metadata({"situate": header})
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for event in events:
            rows.append(_as_row(event))
            tally.count(event)
            if len(rows) == ROWS_A_GROUP:
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
                rows = []
        writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
    return tally.close()


def event_schema() -> Any:
    """The Arrow schema of an event, made from the record's own types."""
    arrow, _ = _import_arrow()
    return arrow.schema(_fields_of(Event, arrow))


def _import_arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigError(
            f"the format parquet needs pyarrow, which cannot be imported ({error}); "
            "install it with: pip install 'situate[parquet]'"
        ) from error


def _fields_of(record: type, arrow: Any) -> list[Any]:
    hints = typing.get_type_hints(record)
    fields = dataclasses.fields(record)
    return [_field(field.name, hints[field.name], arrow) for field in fields]


def _field(name: str, hint: Any, arrow: Any) -> Any:
    if isinstance(hint, types.UnionType):
        (inner,) = (kind for kind in typing.get_args(hint) if kind is not types.NoneType)
        return arrow.field(name, _type_of(inner, arrow), nullable=True)
    return arrow.field(name, _type_of(hint, arrow), nullable=False)


def _type_of(hint: Any, arrow: Any) -> Any:
    simple = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        dt.date: arrow.date32(),
    }
    if hint in simple:
        return simple[hint]
    if typing.get_origin(hint) is tuple:
        return arrow.list_(_field("item", typing.get_args(hint)[0], arrow))
    return arrow.struct(_fields_of(hint, arrow))


def _as_row(value: Any) -> Any:
    """A record as Arrow takes it: structs as dictionaries, days as days."""
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: _as_row(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_as_row(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value
