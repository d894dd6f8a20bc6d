"""Dates and times against TIMEX3 annotations: extent (overlap) and value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from situate.evaluate.matching import overlap, pair, same_bounds
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.records import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """An annotated expression; ``value`` is None where the annotators gave none."""

    start: int
    end: int
    value: str | None


@dataclass(slots=True)
class TimeScores:
    """Tallies of extents that overlap, extents that are the same, and values."""

    relaxed: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)

    def add(self, found: Sequence[TimeExpression], wanted: Sequence[GoldTime]) -> None:
        """Count one text.

        An expression that was annotated without a value counts for neither side of the values.
        """
        size = {"found": len(found), "wanted": len(wanted)}
        exact = pair(found, wanted, same_bounds)
        taken = {id(one) for one, _ in exact}, {id(gold) for _, gold in exact}
        rest = pair(
            [one for one in found if id(one) not in taken[0]],
            [gold for gold in wanted if id(gold) not in taken[1]],
            overlap,
        )
        pairs = exact + rest
        self.relaxed.add(hits=len(pairs), **size)
        self.strict.add(hits=len(exact), **size)
        unvalued = sum(gold.value is None for _, gold in pairs)
        self.value.add(
            hits=sum(gold.value is not None and gold.value == one.value for one, gold in pairs),
            found=len(found) - unvalued,
            wanted=sum(gold.value is not None for gold in wanted),
        )

    def measures(
        self, *, corpus: str, peers: tuple[str | None, str | None] = (None, None), headline: bool
    ) -> list[Measure]:
        """The figures, with peers for the extent and for the value."""
        return [
            *measure_tally(
                self.relaxed, corpus=corpus, task="dates found (overlap)", peer=peers[0]
            ),
            *measure_tally(self.strict, corpus=corpus, task="dates found (same extent)"),
            *measure_tally(
                self.value,
                corpus=corpus,
                task="dates found with the right value",
                peer=peers[1],
                headline=headline,
            ),
        ]
