"""Our own gold set: events, fields and whole records, by half, by region and by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.claims import FIELDS, ClaimScores, match_claims
from situate.evaluate.gold import GoldReport, load_gold
from situate.evaluate.measures import Measure, measure_share, measure_tally
from situate.reader import Reader
from situate.records import Reading

HALVES = ("dev", "test")
PEER = "two coders of ours on 53 other leads: {}"
EVENT_PEER = PEER.format(".91-.94")
WHOLE_PEER = PEER.format(".74-.81")
FIELD_PEERS = {"actor": ".93-.97", "place": ".92-.97", "source": ".96", "status": ".99"}


def score_own_gold(reader: Reader, gold: Path) -> Iterator[Measure]:
    """Figures of both halves, and the recall of both together by region and type."""
    pairs = [(one, reader.read(one.report)) for one in load_gold(gold)]
    for half in HALVES:
        yield from measure_half([p for p in pairs if p[0].split == half], f"gold, {half}", half)
    yield from measure_recalls(pairs)


def measure_half(
    pairs: list[tuple[GoldReport, Reading]], corpus: str, half: str
) -> Iterator[Measure]:
    """The figures of one half; those of the test half are headlines."""
    scores = ClaimScores()
    for gold, reading in pairs:
        scores.add(gold, reading)
    shown = half == "test"
    yield from measure_tally(
        scores.events, corpus=corpus, task="events with type", peer=EVENT_PEER, headline=shown
    )
    yield from measure_tally(
        scores.whole, corpus=corpus, task="whole record", peer=WHOLE_PEER, headline=shown
    )
    for name in FIELDS:
        peer = FIELD_PEERS.get(name)
        yield Measure(
            corpus=corpus,
            task=f"{name}, of matched events",
            figure="accuracy",
            value=scores.accuracy(name),
            count=scores.matched,
            peer=PEER.format(peer) if peer else None,
        )


def measure_recalls(pairs: list[tuple[GoldReport, Reading]]) -> Iterator[Measure]:
    """The share of annotated events that were found, by region and by type."""
    found: dict[str, Counter[str]] = {"region": Counter(), "type": Counter()}
    wanted: dict[str, Counter[str]] = {"region": Counter(), "type": Counter()}
    for gold, reading in pairs:
        matched = [one for one, _ in match_claims(gold, reading)]
        for counters, claims in ((found, matched), (wanted, gold.claims)):
            counters["region"][gold.region] += len(claims)
            counters["type"].update(one.type for one in claims)
    for name, counter in wanted.items():
        for key in sorted(counter):
            yield measure_share(
                found[name][key],
                counter[key],
                corpus="gold, both",
                task=f"events by {name}: {key}",
                figure="R",
            )
