"""A reading as JSON: order, days, and one line whatever the text holds."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from situate.reading_format import as_json, reading_schema, write_line
from situate.records import SCHEMA, Dateline, Reading, Report, Run, Span

RUN = Run(code="0", reader="r", model="m", gazetteer="g", codebook="c", config="")


def _reading(text: str) -> Reading:
    report = Report(id="0" * 32, text=text, story=(Span(start=0, end=len(text)),))
    return Reading(
        schema=SCHEMA,
        run=RUN,
        report=report,
        sentences=(Span(start=0, end=len(text)),),
        entities=(),
        places=(),
        times=(),
        attributions=(),
        claims=(),
    )


def test_days_are_written_as_iso_text() -> None:
    dateline = Dateline(place="Gao", date=dt.date(2021, 5, 3), start=0, end=3)
    assert as_json(dateline) == {"place": "Gao", "date": "2021-05-03", "start": 0, "end": 3}


def test_fields_that_are_ours_alone_stay_out() -> None:
    report = as_json(_reading("Quiet.").report)
    assert "story" not in report
    assert "headline" not in report


def test_an_unknown_value_is_null() -> None:
    assert as_json(_reading("Quiet.").report)["publisher"] is None


@pytest.mark.parametrize("character", ["\n", "\u2028", "\u2029", "\x85", "\r"])
def test_a_line_holds_no_end_of_line_and_gives_the_text_back(character: str) -> None:
    text = f"Quiet{character}day"
    line = write_line(_reading(text))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["text"] == text


def test_letters_of_all_scripts_are_written_as_themselves() -> None:
    assert "Мир 和平 سلام" in write_line(_reading("Мир 和平 سلام"))


def test_the_schema_names_the_same_format() -> None:
    assert SCHEMA in json.dumps(reading_schema())
