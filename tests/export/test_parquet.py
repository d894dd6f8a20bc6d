"""Parquet carries the whole event."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import ALL, events, make_context, make_event

from situate.errors import ConfigError
from situate.export import parquet
from situate.reading_format import parse_json
from situate.records import Event

pytest.importorskip("pyarrow")


def export(given_events) -> Any:
    import pyarrow.parquet as pq

    out = io.BytesIO()
    parquet.write_parquet(iter(given_events), out, context=make_context())
    return pq.read_table(io.BytesIO(out.getvalue()))


def restore(row: dict[str, Any]) -> Event:
    """The event of a row of the file."""
    return parse_json(Event, json.dumps(row, default=dt.date.isoformat))


@given(st.lists(events(), max_size=4))
def test_an_event_read_back_is_the_event(given_events) -> None:
    assert [restore(row) for row in export(given_events).to_pylist()] == given_events


def test_the_made_events_come_back_whole() -> None:
    assert [restore(row) for row in export(ALL).to_pylist()] == list(ALL)


def test_every_field_of_the_record_is_a_column() -> None:
    assert parquet.event_schema().names == [field.name for field in dataclasses.fields(Event)]


def test_the_file_says_how_it_was_made() -> None:
    header = json.loads(export(ALL).schema.metadata[b"situate"])
    assert header["filter"] == "type clash,air-strike"
    assert header["licence"] == "For the desk only"


def test_events_go_out_in_groups(monkeypatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_A_GROUP", 3)
    made = [make_event(id=f"e{number}") for number in range(8)]
    assert export(made)["id"].to_pylist() == [event.id for event in made]


def test_without_pyarrow_the_error_names_the_extra(monkeypatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(parquet, "import_module", refuse)
    with pytest.raises(ConfigError, match=r"situate\[parquet\]"):
        parquet.write_parquet((), io.BytesIO(), context=make_context())
