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
from situate.evaluate.violence import ACTING, fillers, happened
from situate.reader import Reader
from situate.records import Claim, Reading

# The records follow a draft of PLOVER; these are its categories in the published manual.
PUBLISHED = {
    "FIGHT": "ASSAULT",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "DEMAND": "REQUEST",
}
RECIPIENTS = frozenset({"target", "victim", "beneficiary"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "THREATEN"})


@dataclass(slots=True)
class PloverScores:
    """Tallies over sentences and over the actors named in them.

    ``unread`` holds the records with even numbers: plover.v1 was written with the others in sight.
    """

    category: Tally = field(default_factory=Tally)
    unread: Tally = field(default_factory=Tally)
    by_category: dict[str, Tally] = field(default_factory=dict)
    conflict: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    target: Tally = field(default_factory=Tally)

    def add(self, row: Row, reading: Reading) -> None:
        """Count one sentence."""
        event = str(row["event"])
        wanted = PUBLISHED.get(event, event)
        claim = best_claim(reading)
        found = claim.codes.plover.event if claim and claim.codes.plover else None
        hit = found == wanted
        self.category.add(hits=hit, found=found is not None, wanted=1)
        if number_of(row["id"]) % 2 == 0:
            self.unread.add(hits=hit, found=found is not None, wanted=1)
        for one in {wanted, found or wanted}:
            tally = self.by_category.setdefault(one, Tally())
            tally.add(hits=hit, found=found == one, wanted=wanted == one)
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
    peer = "on 322 sentences: PETRARCH2 .34, UniversalPetrarch .41, PETRARCH-1 .36"
    yield from measure_tally(
        scores.unread,
        corpus="PLOVER",
        task="event category (16), the half unread while the codebook was written",
        peer=peer,
        headline=True,
    )
    yield from measure_tally(
        scores.category, corpus="PLOVER", task="event category (16)", peer=peer
    )
    yield from measure_tally(
        scores.conflict, corpus="PLOVER", task="event category, the six of conflict"
    )
    yield from measure_tally(scores.source, corpus="PLOVER", task="source named")
    yield from measure_tally(scores.target, corpus="PLOVER", task="target named")
    for name, tally in sorted(scores.by_category.items()):
        yield from measure_tally(tally, corpus="PLOVER", task=f"event category: {name}")


def number_of(record: str) -> int:
    """The number at the end of a record's id ("PLOVER-GSR01-AGREE-0012" is 12)."""
    return int(record.rsplit("-", 1)[-1])


def best_claim(reading: Reading) -> Claim | None:
    """The claim that tells of the sentence's event, since news leads with it.

    It is the first with a PLOVER category that is asserted, else the first. The score has no say:
    it is calibrated for the types of ``conflict.v1``.
    """
    coded = [claim for claim in reading.claims if claim.codes.plover is not None]
    return next(iter([*happened(coded), *coded]), None)


def names_of(actors: Any) -> list[str]:
    """The texts of annotated actors; the records hold a list, an empty text or nothing."""
    return [one["actorText"] for one in actors or [] if isinstance(one, dict) and one["actorText"]]


def sides_of(claim: Claim | None) -> tuple[list[str], list[str]]:
    """The texts of who acts and of whom it is done to; parties are on both sides if several."""
    if claim is None:
        return [], []
    parties = [one.text for one in fillers(claim, frozenset({"party"}))]
    acting = [one.text for one in fillers(claim, ACTING - {"party"})]
    suffering = [one.text for one in fillers(claim, RECIPIENTS)]
    if not suffering:
        suffering = [one.text for one in fillers(claim, frozenset({"object"}))]
    return acting + parties, suffering + (parties if len(parties) > 1 else [])


def add_actors(tally: Tally, found: list[str], wanted: list[str]) -> None:
    """Count the actors of one side; two texts agree if they share a word."""
    tally.add(hits=len(pair(found, wanted, share_a_word)), found=len(found), wanted=len(wanted))
