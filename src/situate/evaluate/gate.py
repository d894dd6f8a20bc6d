"""The quality gate: figures on our own gold set that no change may push below their floors."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from situate.evaluate.claims import FIELDS, ClaimScores, score_gold
from situate.evaluate.gold import load_gold
from situate.evaluate.measures import find_below
from situate.reader import Reader


def measure_gold(reader: Reader, folder: Path, *, split: str | None = None) -> ClaimScores:
    """Scores of a reader on a gold folder."""
    reports = load_gold(folder, split=split)
    return score_gold((gold, reader.read(gold.report)) for gold in reports)


def name_figures(scores: ClaimScores) -> dict[str, float]:
    """The figures that floors are set for."""
    figures = {
        "event_precision": scores.events.precision,
        "event_recall": scores.events.recall,
        "event_f": scores.events.f,
        "whole_record_f": scores.whole.f,
    }
    return figures | {f"{name}_accuracy": scores.accuracy(name) for name in FIELDS}


def load_floors() -> dict[str, float]:
    """The floors of evaluate/gate.json; lowering one needs a line in the changelog."""
    text = resources.files("situate.evaluate").joinpath("gate.json").read_text("utf8")
    return dict(json.loads(text))


def check_gate(reader: Reader, folder: Path) -> tuple[dict[str, float], list[str]]:
    """The figures on the gold folder, and the floors that they do not keep."""
    figures = name_figures(measure_gold(reader, folder))
    return figures, find_below(figures, load_floors())
