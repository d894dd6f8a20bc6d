"""Greedy average linkage on a sparse graph, under constraints.

The two clusters with the highest mean score of their cross pairs are merged first, ties by the
least members, until no pair of clusters reaches the least mean. The result depends on nothing but
the members, the scores and the bars (scores of clusters that were joined before are summed in the
order in which they come).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator


class Linkage:
    """The clusters so far, each under its least member: numbers from 0 up.

    Args:
        size: how many members there are.
        least_mean: pairs of clusters with a lower mean are not merged.
        unmatched: what a pair without a score counts as; below ``least_mean``.
        clash: whether two members may not be in one cluster; asked only before a merge.
    """

    def __init__(
        self,
        size: int,
        *,
        least_mean: float,
        unmatched: float = 0.0,
        clash: Callable[[int, int], bool] | None = None,
    ) -> None:
        self._least_mean, self._unmatched, self._clash = least_mean, unmatched, clash
        self._held = {number: [number] for number in range(size)}
        self._of = list(range(size))
        # For each cluster and each neighbour the sum of the scores between them, and their number.
        self._sums: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in range(size)}
        self._barred: dict[int, set[int]] = {n: set() for n in range(size)}

    def add_score(self, one: int, other: int, score: float) -> None:
        """Score a pair of members, once; within one cluster it says nothing."""
        one, other = self._of[one], self._of[other]
        if one != other:
            total, count = self._sums[one].get(other, (0.0, 0))
            self._sums[one][other] = self._sums[other][one] = (total + score, count + 1)

    def bar(self, one: int, other: int) -> None:
        """Keep the clusters of two members apart for good, unless they are one already."""
        one, other = self._of[one], self._of[other]
        if one != other:
            self._barred[one].add(other)
            self._barred[other].add(one)

    def join(self, one: int, other: int) -> None:
        """Merge the clusters of two members, whatever their scores, unless they are barred."""
        one, other = self._of[one], self._of[other]
        if one != other and other not in self._barred[one]:
            self._merge(one, other)

    def merge_all(self) -> None:
        """Merge the best pair of clusters until none is good enough."""
        heap = [e for one, row in self._sums.items() for e in self._entries(one, row, after=one)]
        heapq.heapify(heap)
        while heap:
            mean, one, other = heapq.heappop(heap)
            if -mean != self._mean(one, other):
                continue  # one of the two has changed since
            if self._clashes(one, other):
                self.bar(one, other)
                continue
            kept = self._merge(one, other)
            for entry in self._entries(kept, self._sums[kept]):
                heapq.heappush(heap, entry)

    def clusters(self) -> list[list[int]]:
        """The members of each cluster, sorted, by their least."""
        return [sorted(self._held[key]) for key in sorted(self._held)]

    def _mean(self, one: int, other: int) -> float | None:
        """The mean score of the cross pairs; None where they may not be merged, or never met."""
        found = self._sums.get(one, {}).get(other)
        if found is None or other in self._barred[one]:
            return None
        total, count = found
        pairs = len(self._held[one]) * len(self._held[other])
        return round((total + self._unmatched * (pairs - count)) / pairs, 9)

    def _entries(
        self, one: int, row: Iterable[int], *, after: int = -1
    ) -> Iterator[tuple[float, int, int]]:
        for other in row:
            mean = self._mean(one, other) if other > after else None
            if mean is not None and mean >= self._least_mean:
                yield -mean, min(one, other), max(one, other)

    def _clashes(self, one: int, other: int) -> bool:
        if self._clash is None:
            return False
        clash, theirs = self._clash, self._held[other]
        return any(clash(a, b) for a in self._held[one] for b in theirs)

    def _merge(self, one: int, other: int) -> int:
        """Merge two clusters under the smaller number, which is answered."""
        kept, gone = min(one, other), max(one, other)
        for number in self._held[gone]:
            self._of[number] = kept
        self._held[kept] += self._held.pop(gone)
        for third in self._barred.pop(gone):
            self._barred[third].discard(gone)
            self._barred[third].add(kept)
            self._barred[kept].add(third)
        for third, (total, count) in self._sums.pop(gone).items():
            del self._sums[third][gone]
            if third != kept:
                before, number = self._sums[kept].get(third, (0.0, 0))
                self._sums[kept][third] = self._sums[third][kept] = (before + total, number + count)
        return kept
