"""Agreement of coders: share, Cohen's kappa, Krippendorff's alpha, and the table of who said what.

Sources: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20 (1960), 37-46; K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
A coefficient is None where it is undefined: nothing to compare, or no variation to be explained.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import permutations, product

Pair = tuple[Hashable, Hashable]
Table = tuple[tuple[Pair, int], ...]
Distance = Callable[[Hashable, Hashable], float]


def share_agreed(pairs: Sequence[Pair]) -> float | None:
    """The share of units to which two coders give the same value."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def cohen_kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of two coders, unweighted."""
    observed = share_agreed(pairs)
    if observed is None:
        return None
    first, second = (Counter(values) for values in zip(*pairs, strict=True))
    by_chance = sum(first[value] * second[value] for value in first)
    whole = len(pairs) ** 2
    if by_chance == whole:
        return None
    expected = by_chance / whole
    return (observed - expected) / (1 - expected)


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable | None]], *, distance: Distance | None = None
) -> float | None:
    """Krippendorff's alpha of any number of coders.

    Args:
        units: for each unit the values that the coders give it; None where one gives none.
        distance: squared difference of two values; nominal unless given (``interval``).
    """
    metric = distance or nominal
    shares: dict[Pair, float] = {}
    totals: Counter[Hashable] = Counter()
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) > 1:
            totals.update(values)
            for pair in permutations(values, 2):
                shares[pair] = shares.get(pair, 0.0) + 1 / (len(values) - 1)
    observed = sum(share * metric(*pair) for pair, share in shares.items())
    expected = sum(
        totals[one] * totals[other] * metric(one, other) for one, other in product(totals, repeat=2)
    )
    return None if expected == 0 else 1 - (totals.total() - 1) * observed / expected


def nominal(one: Hashable, other: Hashable) -> float:
    """The distance of two names: 0 where they are the same, else 1."""
    return float(one != other)


def interval(one: Hashable, other: Hashable) -> float:
    """The squared difference of two numbers.

    Raises:
        TypeError: one of them is no number.
    """
    if not isinstance(one, int | float) or not isinstance(other, int | float):
        raise TypeError(f"the interval distance takes numbers, not {one!r} and {other!r}")
    return float(one - other) ** 2


def confusion_table(pairs: Sequence[Pair]) -> Table:
    """How often each pair of values was given, the most frequent first."""
    counted = Counter(pairs)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], tuple(map(str, item[0])))))
