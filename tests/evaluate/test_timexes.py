"""Dates against annotations, in histories and in reports."""

from __future__ import annotations

from pathlib import Path

from made_readings import NOTHING, FakeReader, bounds, figures, time, write_rows

from situate.evaluate.wikiwars import score_wikiwars

TEXT = "The fort fell in early May 1951, and in June peace came."
FOUND = "dates found (overlap)"
EXACT = "dates found (same extent)"
VALUE = "dates found with the right value"


def score(folder: Path, reader: FakeReader, *, value: str = "1951-06") -> dict[str, float]:
    timexes = [
        {**bounds(TEXT, "early May 1951"), "value": "1951-05"},
        {**bounds(TEXT, "June"), "value": value},
    ]
    write_rows(folder / "wikiwars.train.jsonl", {"id": "war", "text": TEXT, "timexes": timexes})
    measures = list(score_wikiwars(reader, folder))
    return {task: figures(measures, task)["F"] for task in (FOUND, EXACT, VALUE)}


def test_the_annotated_dates_are_all_right(tmp_path: Path) -> None:
    times = (time(TEXT, "early May 1951", "1951-05"), time(TEXT, "June", "1951-06"))
    assert score(tmp_path, FakeReader(lambda text: {"times": times})) == {
        FOUND: 1,
        EXACT: 1,
        VALUE: 1,
    }


def test_extent_and_value_are_judged_apart(tmp_path: Path) -> None:
    times = (time(TEXT, "May 1951", "1951-05"), time(TEXT, "June", "1952-06"))
    assert score(tmp_path, FakeReader(lambda text: {"times": times})) == {
        FOUND: 1,
        EXACT: 0.5,
        VALUE: 0.5,
    }


def test_a_date_annotated_without_a_value_counts_for_its_extent_only(tmp_path: Path) -> None:
    times = (time(TEXT, "early May 1951", "1951-05"), time(TEXT, "June", None))
    figures_of = score(tmp_path, FakeReader(lambda text: {"times": times}), value="null")
    assert figures_of == {FOUND: 1, EXACT: 1, VALUE: 1}


def test_no_dates_give_zeros(tmp_path: Path) -> None:
    assert set(score(tmp_path, NOTHING).values()) == {0}
