"""Each format's bytes for the same handful of events, against files that people have looked at.

After a change that is meant, write them anew with SITUATE_GOLDEN=write and look at the difference.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_events import ALL, make_context

from situate.export import FORMATS, find_format
from situate.records import Event

GOLDEN = Path(__file__).parent / "golden"
TEXT_FORMATS = [name for name, one in FORMATS.items() if not one.binary]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_an_export_is_byte_for_byte_what_the_golden_file_holds(name: str) -> None:
    out = io.BytesIO()
    losses = find_format(name).write(iter(ALL), out, context=make_context())
    stem = f"events.{name}{find_format(name).suffix}"
    for path, content in (
        (GOLDEN / stem, out.getvalue()),
        (GOLDEN / f"{stem}.losses.json", losses.as_text(make_context().header()).encode()),
    ):
        if os.environ.get("SITUATE_GOLDEN") == "write":
            path.write_bytes(content)
        assert content == path.read_bytes(), f"{path.name} differs"


@pytest.mark.parametrize("name", list(FORMATS))
def test_two_exports_of_the_same_events_are_the_same_bytes(name: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        find_format(name).write(iter(ALL), out, context=make_context())
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_an_event_is_written_before_the_next_is_asked_for(name: str) -> None:
    out, sizes = io.BytesIO(), []

    def ask() -> Iterator[Event]:
        for event in (ALL[0], ALL[1], ALL[0]):
            sizes.append(len(out.getvalue()))
            yield event

    find_format(name).write(ask(), out, context=make_context())
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_events_make_a_sound_file(name: str) -> None:
    out = io.BytesIO()
    losses = find_format(name).write(iter(()), out, context=make_context())
    assert losses.written == 0
    assert (out.getvalue() == b"") == (name == "plover")
