"""WikiWars: the dates of war histories, which have no day of publication to count from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.measures import Measure
from situate.evaluate.timexes import GoldTime, TimeScores
from situate.reader import Reader


def score_wikiwars(reader: Reader, folder: Path) -> Iterator[Measure]:
    """Extents and values of the training part's dates."""
    scores = TimeScores()
    for row, reading in read_rows(reader, load_rows(folder / "wikiwars.train.jsonl"), make_report):
        scores.add(reading.times, gold_times(row))
    yield from scores.measures(corpus="WikiWars", headline=True)


def gold_times(row: Row) -> list[GoldTime]:
    """The annotated expressions of a text."""
    return [
        GoldTime(
            start=one["begin"],
            end=one["end"],
            value=None if one["value"] in (None, "null") else one["value"],
        )
        for one in row["timexes"]
    ]
