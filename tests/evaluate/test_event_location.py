"""Which place of its sentence a given verb is put at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_readings import NOTHING, figures

from situate.errors import ConfigError
from situate.evaluate.event_location import (
    EVENT_LOCATION,
    load_verbs,
    score_event_location,
    words_in,
)
from situate.reader import RulesReader

TEXT = "Gunmen killed two herders in Djibo on Monday."
TOKENS = [(0, 6), (7, 13), (14, 17), (18, 25), (26, 28), (29, 34), (35, 37), (38, 44), (44, 45)]


def _row(source: str = "Masdar", *, last: int = 5) -> dict[str, object]:
    return {
        "text": TEXT,
        "source": source,
        "tokens": [{"start": start, "end": end} for start, end in TOKENS],
        "spans": [
            {"label": "VERB", "token_start": 1, "token_end": 1},
            {"label": "LOCATION", "token_start": 5, "token_end": last},
        ],
    }


def _write(folder: Path, *rows: dict[str, object]) -> Path:
    (folder / EVENT_LOCATION).write_text(json.dumps(rows), encoding="utf8")
    return folder


def test_spans_are_those_of_the_words(tmp_path: Path) -> None:
    one = load_verbs(_write(tmp_path, _row()) / EVENT_LOCATION)[0]
    assert TEXT[slice(*one.verb)] == "killed"
    assert [TEXT[start:end] for start, end in one.places] == ["Djibo"]


def test_rows_with_offsets_beyond_the_text_are_left_out(tmp_path: Path) -> None:
    assert load_verbs(_write(tmp_path, _row(last=40)) / EVENT_LOCATION) == []


def test_words_are_counted_once_each() -> None:
    assert words_in("in Deir ez-Zor", [(3, 14)]) == {3, 8, 11}


def test_the_place_of_the_verb_is_found_and_the_gold_half_left_alone(
    tmp_path: Path, reader: RulesReader
) -> None:
    folder = _write(tmp_path, _row(), _row("RELABEL"))
    measures = list(score_event_location(reader, folder))
    task = "words of the place of a given verb"
    assert figures(measures, task) == {"P": 1, "R": 1, "F": 1}
    assert [m.count for m in measures if m.task == task and m.figure == "R"] == [1]


def test_another_reader_cannot_place_a_verb(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not"):
        list(score_event_location(NOTHING, _write(tmp_path, _row())))
