"""PLOVER and PETRARCH: the code of a sentence, its source and its target."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_readings import NOTHING, FakeReader, claim, figures, write_rows

from situate.evaluate.petrarch import score_petrarch
from situate.evaluate.plover import score_plover

TEXT = "Marland shelled a port of Norland and threatened Estland."
CATEGORY = "event category (16)"
UNREAD = "event category (16), the half unread while the codebook was written"
SHELLED = claim(
    TEXT,
    "shelling",
    "shelled",
    [("actor", "Marland"), ("target", "port of Norland")],
    plover="ASSAULT",
    cameo="194",
    score=0.9,
)
THREATENED = claim(TEXT, "threat", "threatened", plover="THREATEN", cameo="138", score=0.4)


@pytest.fixture
def plover(tmp_path: Path) -> Path:
    row: dict[str, Any] = {
        "id": "1",
        "text": TEXT,
        "event": "FIGHT",
        "source": [{"actorText": "Marland"}],
        "target": [{"actorText": "Norland"}],
    }
    other = row | {"id": "2", "text": "Marland and Norland met.", "event": "CONSULT", "target": ""}
    write_rows(tmp_path / "plover-gsr.dev.jsonl", row, other)
    return tmp_path


def read_first(*claims: Any) -> FakeReader:
    return FakeReader(lambda text: {"claims": claims} if text == TEXT else {})


def test_the_claim_told_first_gives_the_category(plover: Path) -> None:
    measures = list(score_plover(read_first(SHELLED, THREATENED), plover))
    assert figures(measures, CATEGORY) == {"P": 1, "R": 0.5, "F": 2 / 3}
    assert figures(measures, "source named") == {"P": 1, "R": 0.5, "F": 2 / 3}
    assert figures(measures, "target named") == {"P": 1, "R": 1, "F": 1}


def test_records_with_even_numbers_are_also_counted_apart(plover: Path) -> None:
    reader = FakeReader(lambda text: {} if text == TEXT else {"claims": (SHELLED,)})
    measures = list(score_plover(reader, plover))
    assert figures(measures, UNREAD) == {"P": 0, "R": 0, "F": 0}
    assert figures(measures, "event category: ASSAULT") == {"P": 0, "R": 0, "F": 0}
    assert figures(measures, "event category: CONSULT")["R"] == 0


def test_what_is_only_planned_gives_way_to_what_happened(plover: Path) -> None:
    planned = replace(THREATENED, status="planned")
    assert figures(score_plover(read_first(planned, SHELLED), plover), CATEGORY)["P"] == 1


def test_a_wrong_category_is_neither_precise_nor_found(plover: Path) -> None:
    assert figures(score_plover(read_first(THREATENED), plover), CATEGORY)["F"] == 0
    assert figures(score_plover(NOTHING, plover), CATEGORY) == {"P": 0, "R": 0, "F": 0}


def test_roots_count_once_and_codes_of_the_coder_are_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "text": TEXT, "events": [{"code": "190"}, {"code": "193"}, {"code": "130"}]},
        {"id": "2", "text": "A test of the coder.", "events": [{"code": "345"}]},
    ]
    write_rows(tmp_path / "petrarch-unit.jsonl", *rows)
    task = "CAMEO root of the sentence"
    both = FakeReader(lambda text: {"claims": (SHELLED, THREATENED) if text == TEXT else ()})
    assert figures(score_petrarch(both, tmp_path), task) == {"P": 1, "R": 1, "F": 1}
    one = FakeReader(lambda text: {"claims": (SHELLED,) if text == TEXT else ()})
    assert figures(score_petrarch(one, tmp_path), task) == {"P": 1, "R": 0.5, "F": 2 / 3}
    assert figures(score_petrarch(NOTHING, tmp_path), task)["F"] == 0
