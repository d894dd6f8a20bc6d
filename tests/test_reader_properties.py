"""Properties that a reading has whatever the report holds: sense, garbage, or both."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.errors import SourceError
from situate.reader import RulesReader
from situate.reading_format import as_json, reading_schema, write_line
from situate.records import Report

SIDES = st.sampled_from(
    ["The army", "Gunmen", "Rebel fighters", "Peacekeepers", "The Interior Ministry", "They"]
)
TOWNS = st.sampled_from(["Gao", "Kidal", "Bunia", "Beni", "Mykolaiv", "Port Sudan", "the village"])
DAYS = st.sampled_from(
    ["on Monday", "yesterday", "on 3 May 2021", "in 2014", "last week", "between 2 and 5 June", ""]
)
NUMBERS = st.sampled_from(
    ["at least 12", "dozens of", "3", "no", "almost 2,000", "between 5 and 9"]
)
STORIES = st.one_of(
    st.builds("{} attacked {} {}, killing {} people.".format, SIDES, TOWNS, DAYS, NUMBERS),
    st.builds("{} did not leave {} {}, a doctor said.".format, SIDES, TOWNS, DAYS),
    st.builds('"We will take {} {}," {} told Reuters.'.format, TOWNS, DAYS, SIDES),
    st.builds("{} were captured, wounded or killed near {} {}".format, NUMBERS, TOWNS, DAYS),
    st.builds("{}, which had seized {}, agreed to a truce {}.".format, SIDES, TOWNS, DAYS),
    st.builds("{}, Sept. 3 (AFP) - {} shelled {} {}.".format, TOWNS, SIDES, TOWNS, DAYS),
    st.builds("According to {}, {} people fled {} {};".format, SIDES, NUMBERS, TOWNS, DAYS),
)
# Emoji with joiners, right-to-left letters and marks, combining marks, controls, odd blanks and
# ends of lines, brackets and quotation marks that never close.
GARBAGE = st.one_of(
    st.text(max_size=30),
    st.text("()[]{}<>\"'“”‘’«»„`´-–—…;:,.!?/\\&%#@*_", max_size=12),
    st.text("\t\n\r\v\f \x00\x07\x1b\x85\u00a0\u00ad\u200b\u200d\u2028\u2029\ufeff", max_size=6),
    st.text("مرحباשלום\u202e\u202d\u200f\u0301\u0308", max_size=12),
    st.sampled_from(
        [
            "👩\u200d👩\u200d👧",
            "🇺🇦🇲🇱",
            "𝕎𝕒𝕣",
            "İSTANBUL ßß ﬁre",
            "10/11/12",
            "1e999",
            "\xbd \xb2\xb3 \u216b \u0663",
        ]
    ),
    st.integers(-(10**30), 10**30).map(str),
    st.dates().map(str),
)
PARTS = st.one_of(
    STORIES,
    STORIES.map(str.upper),
    GARBAGE,
    st.builds(
        lambda story, rubbish, at: story[: at % len(story)] + rubbish + story[at % len(story) :],
        STORIES,
        GARBAGE,
        st.integers(0, 200),
    ),
)
TEXTS = st.lists(
    st.tuples(PARTS, st.sampled_from([" ", "\n", "\n\n", "\n\n\n\n", "\r\n", ""])), max_size=6
).map(lambda parts: "".join(part + gap for part, gap in parts))
OTHER = "Militants burned a market in Bunia on Friday, police said. They later withdrew."
ROLE_ORDER = {"speaker": 0, "carrier": 1, "agency": 2, "publisher": 3}
INDEXED = {"entity": "entities", "place": "places", "sentence": "sentences"}


@pytest.fixture(scope="session")
def validator() -> Any:
    """The reading format's own judge."""
    return jsonschema.Draft202012Validator(reading_schema())


def assemble(text: str, **fields: Any) -> Report | None:
    """The report as collecting makes it, or None where it refuses the text."""
    draft = Draft(name="made", text=text, publisher="The Example", language="en", **fields)
    try:
        return assemble_report(draft, CollectOptions())
    except SourceError:
        return None


def parts_of(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, outermost first."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value:
        if isinstance(child, dict | list):
            yield from parts_of(child)


def check_offsets(reading: dict[str, Any]) -> None:
    """Every stretch lies in the text and holds what it says."""
    text = reading["report"]["text"]
    for part in parts_of(reading):
        if part.get("start") is None:
            continue
        assert 0 <= part["start"] < part["end"] <= len(text), part
        if "text" in part:
            assert text[part["start"] : part["end"]] == part["text"]


def check_indexes(reading: dict[str, Any]) -> None:
    """Every index points into the list that it is of."""
    for part in [*reading["entities"], *reading["claims"], *parts_of(reading["claims"])]:
        for name, rows in INDEXED.items():
            index = part.get(name)
            assert index is None or 0 <= index < len(reading[rows]), (name, part)
        if isinstance(part.get("times"), list):
            assert all(0 <= index < len(reading["times"]) for index in part["times"])
    for number, entity in enumerate(reading["entities"]):
        assert entity["same_as"] is None or 0 <= entity["same_as"] < len(reading["entities"])
        assert entity["same_as"] != number
    for attribution in reading["attributions"]:
        assert attribution["via"] is None or 0 <= attribution["via"] < len(reading["attributions"])


def check_claims(reading: dict[str, Any]) -> None:
    """Ids are unique, sources in order, ranges and days the right way round."""
    ids = [claim["id"] for claim in reading["claims"]]
    assert len(ids) == len(set(ids))
    for claim in reading["claims"]:
        sentence = reading["sentences"][claim["sentence"]]
        assert sentence["start"] <= claim["trigger"]["start"] < sentence["end"]
        order = [ROLE_ORDER[source["role"]] for source in claim["sources"]]
        assert order == sorted(order)
        assert order[-1] == ROLE_ORDER["publisher"]
        for count in claim["counts"]:
            assert count["low"] is None or count["high"] is None or count["low"] <= count["high"]
        days = claim["time"] or {"begin": None, "end": None}
        assert days["begin"] is None or days["end"] is None or days["begin"] <= days["end"]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, published=st.none() | st.dates())
def test_any_report_gives_a_sound_reading(
    reader: RulesReader, validator: Any, text: str, published: Any
) -> None:
    report = assemble(text, published=published)
    if report is None:
        return
    reading = reader.read(report)
    line = write_line(reading)
    assert len(line.splitlines()) <= 1 + sum(line.count(c) for c in "\x1c\x1d\x1e\v\f")
    value = json.loads(line)
    validator.validate(value)
    assert value == as_json(reading)
    check_offsets(value)
    check_indexes(value)
    check_claims(value)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_a_reading_does_not_depend_on_what_was_read_before(reader: RulesReader, text: str) -> None:
    report = assemble(text)
    other = assemble(OTHER)
    if report is None or other is None:
        return
    first, between = write_line(reader.read(report)), write_line(reader.read(other))
    assert write_line(reader.read(report)) == first
    assert write_line(reader.read(dataclasses.replace(other))) == between


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_a_new_reader_reads_as_one_that_has_read_much(
    reader: RulesReader, fresh: RulesReader, text: str
) -> None:
    report = assemble(text)
    if report is not None:
        assert write_line(reader.read(report)) == write_line(fresh.read(report))


@pytest.fixture(scope="module")
def fresh(reader: RulesReader) -> RulesReader:
    """A second reader with the same settings."""
    return RulesReader(reader.settings)
