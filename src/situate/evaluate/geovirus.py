"""GeoVirus: toponyms of Wikinews reports on epidemics, found and put where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.corpora import load_rows, make_report, read_rows
from situate.evaluate.measures import Measure
from situate.evaluate.toponyms import measure_toponyms
from situate.reader import Reader


def score_geovirus(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of toponyms found, and of those also within 161 km."""
    rows = load_rows(folder / "geovirus.jsonl")
    yield from measure_toponyms(
        read_rows(reader, rows, make_report),
        "GeoVirus",
        peer="best of EUPEG's nine geoparsers F .673",
    )
