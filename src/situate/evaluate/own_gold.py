"""Our own gold and teaching sets: events, fields and whole records, by part, region and type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from situate.evaluate.claims import FIELDS, ClaimScores, match_claims
from situate.evaluate.gold import GoldReport, load_gold, shout
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.evaluate.teaching import load_teaching
from situate.reader import Reader
from situate.records import Reading

PARTS = ("dev", "test")
# How far two people (gold) or a second coder (teaching, scripts/teaching/agreement.py) agree.
PEERS = {
    "gold": "two coders of ours on 53 other leads: {}",
    "teaching": "second coders on 21 and 20 of the reports: {}",
}
AGREEMENT = {
    "gold": {
        "events": ".91-.94", "whole": ".74-.81", "actor": ".93-.97", "place": ".92-.97",
        "source": ".96", "status": ".99",
    },
    "teaching": {
        "events": ".88, .83", "whole": ".62, .56", "actor": ".98, .94", "target": ".90, .88",
        "place": ".88, .86", "time": ".95, .97", "source": ".96, .97", "status": "1.00, .99",
    },
}  # fmt: skip


Read = tuple[GoldReport, Reading]


def score_own_gold(reader: Reader, gold: Path) -> Iterator[Measure]:
    """Figures of both halves, of both together by region and type, and of both in capitals."""
    pairs = [(one, reader.read(one.report)) for one in load_gold(gold)]
    yield from _measure_parts(pairs, "gold")
    shouted = [(one, reader.read(one.report)) for one in load_gold(gold, spell=shout)]
    for name, read in (("both", pairs), ("both, in capitals", shouted)):
        yield from measure_part(read, f"gold, {name}", name="gold", shown=False)


def score_teaching(reader: Reader, folder: Path, corpora: Path) -> Iterator[Measure]:
    """Figures of the parts that nothing is trained on, and of both together by region and type."""
    reports = [one for one in load_teaching(folder, corpora) if one.split in PARTS]
    yield from _measure_parts([(one, reader.read(one.report)) for one in reports], "teaching")


def _measure_parts(pairs: Sequence[Read], name: str) -> Iterator[Measure]:
    for part in PARTS:
        chosen = [pair for pair in pairs if pair[0].split == part]
        yield from measure_part(chosen, f"{name}, {part}", name=name, shown=part == "test")
    yield from measure_groups(pairs, f"{name}, both")


def measure_part(
    pairs: Sequence[Read], corpus: str, *, name: str, shown: bool
) -> Iterator[Measure]:
    """The figures of one part of a set; ``shown`` makes them headlines."""
    scores = ClaimScores()
    for gold, reading in pairs:
        scores.add(gold, reading)

    def peer(figure: str) -> str | None:
        agreed = AGREEMENT[name].get(figure)
        return PEERS[name].format(agreed) if agreed else None

    yield from measure_tally(
        scores.events, corpus=corpus, task="events with type", peer=peer("events"), headline=shown
    )
    yield from measure_tally(
        scores.whole, corpus=corpus, task="whole record", peer=peer("whole"), headline=shown
    )
    for field in FIELDS:
        yield Measure(
            corpus=corpus,
            task=f"{field}, of matched events",
            figure="accuracy",
            value=scores.accuracy(field),
            count=scores.matched,
            peer=peer(field),
        )


def measure_groups(pairs: Sequence[Read], corpus: str) -> Iterator[Measure]:
    """Events by region and by type."""
    tallies: dict[str, dict[str, Tally]] = {"region": {}, "type": {}}
    for gold, reading in pairs:
        matched = match_claims(gold, reading)
        region = tallies["region"].setdefault(gold.region, Tally())
        region.add(hits=len(matched), found=len(reading.claims), wanted=len(gold.claims))
        for kind in {c.type for c in gold.claims} | {c.type for c in reading.claims}:
            tallies["type"].setdefault(kind, Tally()).add(
                hits=sum(wanted.type == kind for wanted, _ in matched),
                found=sum(c.type == kind for c in reading.claims),
                wanted=sum(c.type == kind for c in gold.claims),
            )
    for name, table in tallies.items():
        for key in sorted(table):
            yield from measure_tally(table[key], corpus=corpus, task=f"events by {name}: {key}")
