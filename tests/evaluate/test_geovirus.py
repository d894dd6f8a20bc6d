"""Toponyms found, and found where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import NOTHING, FakeReader, bounds, figures, place, write_rows

from situate.evaluate.geovirus import score_geovirus

TEXT = "Cholera spread from Bangassou to Bambari."
FOUND = "places found"
NEAR = "places found and within 161 km"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    toponyms = [
        {**bounds(TEXT, "Bangassou"), "lat": 4.74, "lon": 22.82, "bad_offset": False},
        {**bounds(TEXT, "Bambari"), "lat": 5.77, "lon": 20.68, "bad_offset": False},
    ]
    write_rows(tmp_path / "geovirus.jsonl", {"id": "1", "text": TEXT, "toponyms": toponyms})
    return tmp_path


def test_places_at_their_points_are_right(folder: Path) -> None:
    places = (place(TEXT, "Bangassou", 4.7, 22.8), place(TEXT, "Bambari", 5.8, 20.7))
    measures = list(score_geovirus(FakeReader(lambda text: {"places": places}), folder))
    assert figures(measures, FOUND) == {"P": 1, "R": 1, "F": 1}
    assert figures(measures, NEAR)["F"] == 1


def test_a_place_far_off_or_without_a_point_is_found_only(folder: Path) -> None:
    places = (place(TEXT, "Bangassou", 44.7, 22.8), place(TEXT, "Bambari", None, None))
    measures = list(score_geovirus(FakeReader(lambda text: {"places": places}), folder))
    assert figures(measures, FOUND)["F"] == 1
    assert figures(measures, NEAR)["F"] == 0


def test_half_of_the_places_give_half_of_the_recall(folder: Path) -> None:
    reader = FakeReader(lambda text: {"places": (place(TEXT, "Bambari", 5.8, 20.7),)})
    assert figures(score_geovirus(reader, folder), NEAR) == {"P": 1, "R": 0.5, "F": 2 / 3}


def test_a_reader_that_finds_nothing_has_zeros(folder: Path) -> None:
    assert figures(score_geovirus(NOTHING, folder), FOUND) == {"P": 0, "R": 0, "F": 0}
