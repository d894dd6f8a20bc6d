"""Scores of a clustering of mentions against the gold one: MUC, B-cubed, CEAF-e, LEA, CoNLL F.

Both clusterings are given as the cluster of each mention. What one of them lacks counts as missing
in it: mentions of the gold that were not found lower recall, found ones that are not gold lower
precision. Every figure is P, R and F in one `Score`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Clustering = Mapping[Any, Hashable]
Groups = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def group(clustering: Clustering) -> Groups:
    """The clusters as sets of mentions."""
    groups: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clustering.items():
        groups[cluster].add(mention)
    return [frozenset(members) for members in groups.values()]


def muc(gold: Clustering, found: Clustering) -> Score:
    """Links: Vilain et al. 1995. Clusters of one mention count for nothing."""
    return _both_ways(_muc_recall, gold, found)


def _muc_recall(gold: Clustering, found: Clustering) -> float:
    linked = of = 0
    for members in group(gold):
        parts = {found.get(one, ("missing", one)) for one in members}
        linked += len(members) - len(parts)
        of += len(members) - 1
    return linked / of if of else 0.0


def b_cubed(gold: Clustering, found: Clustering) -> Score:
    """Mentions: Bagga and Baldwin 1998. A mention that is missing has recall (precision) 0."""
    return _both_ways(_b_cubed_recall, gold, found)


def _b_cubed_recall(gold: Clustering, found: Clustering) -> float:
    total = 0.0
    for members in group(gold):
        parts = Counter(found[one] for one in members if one in found)
        total += sum(size * size for size in parts.values()) / len(members)
    return total / len(gold) if gold else 0.0


def ceaf_e(gold: Clustering, found: Clustering) -> Score:
    """Clusters aligned one to one: Luo 2005, with the similarity 2 |A and B| / (|A| + |B|)."""
    wanted, made = group(gold), group(found)
    similar: defaultdict[int, dict[int, float]] = defaultdict(dict)
    of_mention = {one: number for number, members in enumerate(made) for one in members}
    for row, members in enumerate(wanted):
        for column, size in Counter(of_mention[m] for m in members if m in of_mention).items():
            similar[row][column] = 2 * size / (len(members) + len(made[column]))
    total = sum(best_sum(part) for part in _part(similar))
    return Score(
        precision=total / len(made) if made else 0.0,
        recall=total / len(wanted) if wanted else 0.0,
    )


def lea(gold: Clustering, found: Clustering) -> Score:
    """Links weighed by the size of their cluster: Moosavi and Strube 2016.

    A cluster of one mention has one link, to itself.
    """
    return _both_ways(_lea_recall, gold, found)


def _lea_recall(gold: Clustering, found: Clustering) -> float:
    total = 0.0
    sizes = Counter(found.values())
    for members in group(gold):
        if len(members) == 1:
            only = next(iter(members))
            total += only in found and sizes[found[only]] == 1
            continue
        parts = Counter(found[one] for one in members if one in found)
        links = len(members) * (len(members) - 1) / 2
        total += len(members) * sum(n * (n - 1) / 2 for n in parts.values()) / links
    return total / len(gold) if gold else 0.0


SCORES: Mapping[str, Callable[[Clustering, Clustering], Score]] = {
    "MUC": muc, "B-cubed": b_cubed, "CEAF-e": ceaf_e, "LEA": lea,
}  # fmt: skip


def conll_f(gold: Clustering, found: Clustering) -> float:
    """The mean F of MUC, B-cubed and CEAF-e."""
    return sum(score(gold, found).f for score in (muc, b_cubed, ceaf_e)) / 3


def _both_ways(
    recall: Callable[[Clustering, Clustering], float], gold: Clustering, found: Clustering
) -> Score:
    return Score(precision=recall(found, gold), recall=recall(gold, found))


def _part(similar: Mapping[int, Mapping[int, float]]) -> Iterable[list[list[float]]]:
    """The connected parts of the table of similarities, each as a full table."""
    rows_of: defaultdict[int, set[int]] = defaultdict(set)
    for row, line in similar.items():
        for column in line:
            rows_of[column].add(row)
    seen: set[int] = set()
    for first in similar:
        if first in seen:
            continue
        rows, columns, ahead = {first}, set[int](), [first]
        while ahead:
            fresh = similar[ahead.pop()].keys() - columns
            columns |= fresh
            more = {row for column in fresh for row in rows_of[column]} - rows
            rows |= more
            ahead += more
        seen |= rows
        order = sorted(columns)
        yield [[similar[row].get(column, 0.0) for column in order] for row in sorted(rows)]


def best_sum(table: Sequence[Sequence[float]]) -> float:
    """The highest sum of an assignment of rows to columns (Kuhn 1955, Munkres 1957).

    Shortest augmenting paths with potentials, after Jonker and Volgenant 1987.
    """
    if len(table) > len(table[0]):
        table = list(zip(*table, strict=True))
    width = len(table[0])
    row_price, column_price = [0.0] * (len(table) + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, len(table) + 1):
        row_of[0], column = row, 0
        least, came, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            current, step, ahead = row_of[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = -table[current - 1][other - 1] - row_price[current] - column_price[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, ahead = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = ahead
        while column:
            row_of[column] = row_of[came[column]]
            column = came[column]
    return sum(table[row_of[c] - 1][c - 1] for c in range(1, width + 1) if row_of[c])
