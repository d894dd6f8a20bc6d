"""re3d: who and what reports on Syria and Iraq name, and who fights whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.matching import Located, overlap, pair, same_bounds
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.evaluate.violence import fillers, is_violent
from situate.reader import Reader
from situate.records import Entity, Reading, Span

CONFIDENT = 0.5
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
KINDS = {
    "Person": frozenset({"person"}),
    "Organisation": frozenset({"organization", "group"}),
    "Location": frozenset({"place", "facility"}),
    "Nationality": frozenset({"nationality"}),
}
Pair = tuple[Located, Located]


@dataclass(slots=True)
class Re3dScores:
    """Tallies of entities by annotated type and of pairs of enemies."""

    overlapping: dict[str, Tally] = field(default_factory=lambda: {k: Tally() for k in KINDS})
    exact: Tally = field(default_factory=Tally)
    fighting: Tally = field(default_factory=Tally)

    @property
    def all_overlapping(self) -> Tally:
        """The tally over all types."""
        total = Tally()
        for tally in self.overlapping.values():
            total.add(hits=tally.hits, found=tally.found, wanted=tally.wanted)
        return total

    def add(self, row: Row, reading: Reading) -> None:
        """Count one document."""
        for name, kinds in KINDS.items():
            wanted = gold_entities(row, name)
            found = [e for e in reading.entities if e.kind in kinds]
            size = {"found": len(found), "wanted": len(wanted)}
            self.overlapping[name].add(hits=len(_pair_entities(found, wanted)), **size)
            self.exact.add(hits=len(pair(found, wanted, same_bounds)), **size)
        enemies, sought = find_enemies(reading), gold_enemies(row)
        self.fighting.add(
            hits=len(pair(enemies, sought, same_enemies)), found=len(enemies), wanted=len(sought)
        )


def score_re3d(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of entities (overlap, by type; exact) and of FightingAgainst."""
    scores = Re3dScores()
    for row, reading in read_rows(reader, load_rows(folder / "re3d.dev.jsonl"), make_report):
        scores.add(row, reading)
    yield from measure_tally(
        scores.all_overlapping, corpus="re3d", task="entities (overlap)", headline=True
    )
    yield from measure_tally(
        scores.exact, corpus="re3d", task="entities (same extent, leading article aside)"
    )
    for name, tally in scores.overlapping.items():
        yield from measure_tally(tally, corpus="re3d", task=f"{name} (overlap)")
    yield from measure_tally(scores.fighting, corpus="re3d", task="FightingAgainst", headline=True)


def _pair_entities(found: list[Entity], wanted: list[Span]) -> list[tuple[Entity, Span]]:
    """Pairs that overlap, those of the same extent first."""
    exact = pair(found, wanted, same_bounds)
    used, met = {id(f) for f, _ in exact}, {id(w) for _, w in exact}
    rest = [f for f in found if id(f) not in used]
    return exact + pair(rest, [w for w in wanted if id(w) not in met], overlap)


def gold_entities(row: Row, name: str) -> list[Span]:
    """The annotated mentions of a type, without a leading article (which ours never have)."""
    return [
        Span(start=e["begin"] + article_length(e["value"]), end=e["end"])
        for e in row["entities"]
        if e["type"] == name and e["confidence"] >= CONFIDENT
    ]


def article_length(text: str) -> int:
    """How many characters a leading article and its blank take."""
    article = ARTICLE.match(text)
    return 0 if article is None else article.end()


def gold_enemies(row: Row) -> list[Pair]:
    """The annotated pairs, each once whichever way round it was annotated."""
    pairs: list[Pair] = []
    for one in row["relations"]:
        if one["type"] == "FightingAgainst" and one["confidence"] >= CONFIDENT:
            source = Span(start=one["sourceBegin"], end=one["sourceEnd"])
            target = Span(start=one["targetBegin"], end=one["targetEnd"])
            if (target, source) not in pairs and (source, target) not in pairs:
                pairs.append((source, target))
    return pairs


def find_enemies(reading: Reading) -> list[Pair]:
    """Who acts against whom, and both parties of a fight, in claims of violence.

    Planned and feared violence counts too: the relation says who are enemies, not what happened.
    """
    pairs: list[Pair] = []
    for claim in filter(is_violent, reading.claims):
        acting = fillers(claim, frozenset({"actor"}))
        suffering = fillers(claim, frozenset({"target", "victim", "object"}))
        parties = fillers(claim, frozenset({"party"}))
        sides = [(one, other) for one in acting for other in suffering]
        for one, other in [*sides, *combinations(parties, 2)]:
            if not any(same_enemies((one, other), known) for known in pairs):
                pairs.append((one, other))
    return pairs


def same_enemies(found: Pair, wanted: Pair) -> bool:
    """Whether the two sides overlap, either way round."""
    straight = overlap(found[0], wanted[0]) and overlap(found[1], wanted[1])
    return straight or (overlap(found[0], wanted[1]) and overlap(found[1], wanted[0]))
