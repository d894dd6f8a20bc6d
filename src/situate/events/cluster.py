"""Clustering: from pair scores to the sets of claims that tell of one happening each.

Greedy average linkage (``linkage``): pairs without a match, or with one below ``LEAST_KEPT``,
count as ``UNMATCHED``. The result depends on nothing but the set of claims, matches and decisions,
and what no match from ``LEAST_LINKED`` on connects can be clustered alone.

Never merged are clusters with a forbidden match between them, or with two claims that contradict
each other in day or place (checked also where blocking never compared them), or with a pair that a
decision holds apart. Pairs that a decision holds together are joined first, even across a
contradiction: people outrank the measure. Where decisions themselves conflict, apart wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from situate.events.contradictions import contradict
from situate.events.linkage import Linkage
from situate.events.match import LEAST_KEPT, LEAST_LINKED
from situate.events.windows import bounds_of
from situate.records import KeptClaim, Match

LEAST_MEAN = LEAST_LINKED
UNMATCHED = LEAST_KEPT

Pairs = Iterable[tuple[str, str]]


def cluster(
    claims: Sequence[KeptClaim],
    matches: Iterable[Match],
    *,
    together: Pairs = (),
    apart: Pairs = (),
) -> tuple[tuple[str, ...], ...]:
    """The claim ids of each happening, sorted; every claim is in one cluster.

    Args:
        claims: all claims to be clustered, with distinct ids.
        matches: scored pairs, each once; those of other claims are passed over.
        together: pairs of ids that a decision keeps in one event.
        apart: pairs of ids that a decision keeps in different events.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    number = {claim.id: place for place, claim in enumerate(ordered)}
    bounds = [bounds_of(claim) for claim in ordered]
    linkage = Linkage(
        len(ordered),
        least_mean=LEAST_MEAN,
        unmatched=UNMATCHED,
        clash=lambda one, other: contradict(bounds[one], bounds[other]),
    )
    for one, other in _numbers(apart, number):
        linkage.bar(one, other)
    for one, other in sorted(_numbers(together, number)):
        linkage.join(one, other)
    _add_matches(linkage, matches, number)
    linkage.merge_all()
    return tuple(sorted(tuple(ordered[n].id for n in held) for held in linkage.clusters()))


def _add_matches(linkage: Linkage, matches: Iterable[Match], number: Mapping[str, int]) -> None:
    """Add scores and bars in the order of the ids, so that sums never depend on that of arrival."""
    known = (m for m in matches if m.first in number and m.second in number)
    for match in sorted(known, key=lambda one: (one.first, one.second)):
        one, other = number[match.first], number[match.second]
        if match.score >= LEAST_KEPT:
            linkage.add_score(one, other, match.score)
        if match.forbidden:
            linkage.bar(one, other)


def _numbers(pairs: Pairs, number: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """The numbers of pairs of ids, smaller first; pairs of other claims are passed over."""
    for first, second in pairs:
        if first in number and second in number and first != second:
            one, other = sorted((number[first], number[second]))
            yield one, other
