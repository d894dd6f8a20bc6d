"""Whether a reprint is ever counted as a second origin, on our happenings.

A happening's claims are those that stand for its mentions. Its origins are counted without and with
the claims of reports that repeat another (``copy_of``), and without and with the copied words
alone: a report that repeats another in part may quote a speaker of its own, who rightly counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from situate.actors.registry import ActorRegistry
from situate.evaluate.measures import Measure, measure_share
from situate.events.houses import Houses
from situate.events.origins import corroborate, trace_origins
from situate.events.reprints import MemoryBook, trace_voices
from situate.records import KeptClaim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """A claim with its origins; ``reprinted`` if its report repeats another.

    It is ``copied`` if it stands in the very words that are repeated.
    """

    claim: KeptClaim
    reprinted: bool
    copied: bool


Traced = Mapping[str, Sequence[TracedClaim]]


def trace_happenings(
    claims: Iterable[KeptClaim],
    happenings: Mapping[str, str],
    *,
    reports: Sequence[Report],
    reprints: Collection[str],
) -> Traced:
    """The claims of each happening, traced over all reports together.

    Args:
        claims: kept claims; those of other reports are passed over.
        happenings: the happening that a claim id stands for; claims without one are passed over.
        reports: all reports, in the order in which they are kept.
        reprints: the ids of the reports that repeat another.
    """
    book, houses = MemoryBook(), Houses(ActorRegistry.load())
    for report in reports:
        book.add(report)
    voices = trace_voices({report.id for report in reports}, book, houses)
    found = defaultdict[str, list[TracedClaim]](list)
    for claim in claims:
        if claim.id in happenings and claim.report in voices:
            voice = voices[claim.report]
            reprinted = claim.report in reprints
            traced = TracedClaim(
                claim=replace(claim, origins=trace_origins(claim, voice, houses)),
                reprinted=reprinted,
                copied=reprinted and voice.is_copied(claim.trigger.start),
            )
            found[happenings[claim.id]].append(traced)
    return found


def measure_reprints(traced: Traced, *, corpus: str) -> Iterator[Measure]:
    """The share of happenings to which reprints, and copied words alone, add no origin.

    Happenings that only reprints tell are left out; nothing is measured where no other is left.
    """
    for task, added in (
        ("happenings with a reprint: it adds no origin", find_added(traced, copied=False)),
        ("happenings with copied words: they add no origin", find_added(traced, copied=True)),
    ):
        if added:
            none = sum(not more for more in added.values())
            yield measure_share(none, len(added), corpus=corpus, task=task)


def find_added(traced: Traced, *, copied: bool) -> dict[str, int]:
    """How many origins reprints add to each happening that other reports tell too, at least 0.

    With ``copied``, how many the words that they copied add alone.
    """
    added = {}
    for happening, told in traced.items():
        own = [one.claim for one in told if not one.reprinted]
        repeated = [one.claim for one in told if (one.copied if copied else one.reprinted)]
        before = len(corroborate(own))
        if before and repeated:
            added[happening] = max(0, len(corroborate([*own, *repeated])) - before)
    return added
