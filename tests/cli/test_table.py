"""The table for people: evidence marked, the unknown a hyphen, nothing steers the terminal."""

from __future__ import annotations

import io
from collections.abc import Callable

from situate.cli.table import evidence, fields, print_reading
from situate.records import Reading

Read = Callable[..., Reading]
TEXT = "Rebels seized Gao on 3 May 2021, a doctor told Reuters."


def test_the_trigger_stands_in_double_guillemets(read: Read) -> None:
    reading = read(TEXT)
    marked = evidence(reading, reading.claims[0], plain=True).plain
    assert "«seized»" in marked
    assert "‹Gao›" in marked


def test_without_its_marks_the_evidence_is_the_sentence(read: Read) -> None:
    reading = read(TEXT)
    assert evidence(reading, reading.claims[0], plain=False).plain == TEXT


def test_the_columns_say_who_what_where_when_and_who_says_so(read: Read) -> None:
    reading = read(TEXT)
    row = fields(reading, reading.claims[0])
    assert row["who"] == "Rebels"
    assert row["what"] == "capture"
    assert row["where"].startswith("Gao")
    assert row["when"] == "2021-05-03"
    assert row["who says so"].endswith("doctor > Reuters")


def test_what_is_not_known_is_a_hyphen(read: Read) -> None:
    reading = read("Rebels seized Gao.")
    row = fields(reading, reading.claims[0])
    assert row["when"] == row["counts"] == "-"


def test_a_printed_reading_holds_no_control_characters(read: Read) -> None:
    stream = io.StringIO()
    print_reading(
        read("Rebels\x1b[31m seized Gao.", title="Red\x1b[0m", publisher="The\x07 Sun"), stream
    )
    assert not set("\x1b\x07") & set(stream.getvalue())


def test_a_reading_without_claims_says_so(read: Read) -> None:
    stream = io.StringIO()
    print_reading(read("Nothing."), stream)
    assert "no claims" in stream.getvalue()
