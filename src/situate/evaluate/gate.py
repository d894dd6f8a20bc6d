"""The quality gate: figures that no change may push below their floors.

On our own gold set, happenings and list of spellings, and on UCDP and the lists of who held what
where the corpora are there.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from situate.evaluate.claims import FIELDS, ClaimScores, score_gold
from situate.evaluate.control import FILES, score_control
from situate.evaluate.corpora import load_rows
from situate.evaluate.gold import load_gold
from situate.evaluate.happenings import score_happenings
from situate.evaluate.measures import find_below
from situate.evaluate.spellings import find_rank, load_spellings
from situate.evaluate.ucdp import EVENTS, NEAR_KM, TOWN, answer_rows
from situate.gazetteer import Gazetteer
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


def measure_places(gazetteer: Gazetteer, corpora: Path) -> dict[str, float]:
    """How places are found; the figures on UCDP only where the corpus is there."""
    rows = [row for row in load_spellings() if row.script == "latin"]
    ranks = [find_rank(row, gazetteer) for row in rows]
    figures = {
        "spelling_first": sum(rank == 0 for rank in ranks) / len(ranks),
        "spelling_among_five": sum(rank is not None and rank < 5 for rank in ranks) / len(ranks),
    }
    events = corpora / EVENTS
    if events.is_file():
        answered = answer_rows(list(load_rows(events)), gazetteer)
        away = [one.away_km for one in answered if one.precision in TOWN]
        placed = sum(km is not None and km <= NEAR_KM for km in away)
        figures["ucdp_placed"] = placed / len(away)
        figures["ucdp_placed_right_or_nowhere"] = (placed + away.count(None)) / len(away)
    return figures


def measure_events(reader: Reader, happenings: Path, corpora: Path) -> dict[str, float]:
    """How claims are merged; who holds what, where those corpora are there."""
    found = list(score_happenings(reader, happenings))
    if any(corpora.glob(f"{FILES[0]}.*")):
        found += score_control(reader, corpora)
    figures = {}
    for one in found:
        for name, (corpus, task, figure) in _MEASURED.items():
            if (one.corpus, one.figure) == (corpus, figure) and one.task.startswith(task):
                figures[name] = one.value
    return figures


_MEASURED = {
    "merging_b_cubed_f": ("happenings, test", "merging, mentions that were read", "F"),
    "copies_add_no_origin": ("happenings, test", "happenings with copied words", "accuracy"),
    "control_holder": ("control, both", "holder at the end", "accuracy"),
    "control_days": ("control, both", "changes of hands", "accuracy"),
}


def check_gate(reader: Reader, gold: Path, corpora: Path) -> tuple[dict[str, float], list[str]]:
    """The figures on the gold set and the places, and the floors that they do not keep."""
    gazetteer: Gazetteer = getattr(reader, "gazetteer", None) or Gazetteer()
    figures = name_figures(measure_gold(reader, gold)) | measure_places(gazetteer, corpora)
    figures |= measure_events(reader, gold.parent / "happenings", corpora)
    floors = load_floors()
    if not (corpora / EVENTS).is_file():
        absent = ("ucdp", "control")
        floors = {name: floor for name, floor in floors.items() if not name.startswith(absent)}
    return figures, find_below(figures, floors)
