"""The PLOVER gold records: the event category of a sentence, its source and its target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.matching import pair, share_a_word
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.evaluate.violence import ACTING, SUFFERING, fillers
from situate.reader import Reader
from situate.records import Claim, Reading

# The records follow a draft of PLOVER; these are its categories in the published manual.
PUBLISHED = {
    "FIGHT": "ASSAULT",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "DEMAND": "REQUEST",
}
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "THREATEN"})


@dataclass(slots=True)
class PloverScores:
    """Tallies over sentences and over the actors named in them."""

    category: Tally = field(default_factory=Tally)
    conflict: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    target: Tally = field(default_factory=Tally)

    def add(self, row: Row, reading: Reading) -> None:
        """Count one sentence."""
        wanted = PUBLISHED.get(row["event"], row["event"])
        claim = best_claim(reading)
        found = claim.codes.plover.event if claim and claim.codes.plover else None
        hit = found == wanted
        self.category.add(hits=hit, found=found is not None, wanted=1)
        self.conflict.add(
            hits=hit and wanted in VIOLENT, found=found in VIOLENT, wanted=wanted in VIOLENT
        )
        sources, targets = sides_of(claim)
        add_actors(self.source, sources, names_of(row["source"]))
        add_actors(self.target, targets, names_of(row["target"]))


def score_plover(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of the category over all sentences and of source and target texts."""
    scores = PloverScores()
    rows = load_rows(folder / "plover-gsr.dev.jsonl")
    for row, reading in read_rows(reader, rows, make_report):
        scores.add(row, reading)
    yield from measure_tally(
        scores.category,
        corpus="PLOVER",
        task="event category (16)",
        peer="on 322 sentences: PETRARCH2 .34, UniversalPetrarch .41, PETRARCH-1 .36",
        headline=True,
    )
    yield from measure_tally(
        scores.conflict, corpus="PLOVER", task="event category, the six of conflict"
    )
    yield from measure_tally(scores.source, corpus="PLOVER", task="source named")
    yield from measure_tally(scores.target, corpus="PLOVER", task="target named")


def best_claim(reading: Reading) -> Claim | None:
    """The claim with the highest score that has a PLOVER category, the first of equals."""
    coded = [claim for claim in reading.claims if claim.codes.plover is not None]
    return max(coded, key=lambda claim: claim.score, default=None)


def names_of(actors: Any) -> list[str]:
    """The texts of annotated actors; the records hold a list, an empty text or nothing."""
    return [one["actorText"] for one in actors or [] if isinstance(one, dict) and one["actorText"]]


def sides_of(claim: Claim | None) -> tuple[list[str], list[str]]:
    """The texts of who acts and of whom it is done to; parties are on both sides if several."""
    if claim is None:
        return [], []
    parties = [one.text for one in fillers(claim, frozenset({"party"}))]
    acting = [one.text for one in fillers(claim, ACTING - {"party"})]
    suffering = [one.text for one in fillers(claim, SUFFERING - {"party"})]
    return acting + parties, suffering + (parties if len(parties) > 1 else [])


def add_actors(tally: Tally, found: list[str], wanted: list[str]) -> None:
    """Count the actors of one side; two texts agree if they share a word."""
    tally.add(hits=len(pair(found, wanted, share_a_word)), found=len(found), wanted=len(wanted))
