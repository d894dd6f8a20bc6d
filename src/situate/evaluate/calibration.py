"""Calibration: of the claims with score s, is the share s right?"""

from __future__ import annotations

from collections.abc import Sequence

BINS = 10


def expected_calibration_error(
    scores: Sequence[float], right: Sequence[float], *, bins: int = BINS
) -> float:
    """Mean distance of score and share right over equally filled bins, weighted by their size.

    Naeini, Cooper and Hauskrecht 2015 (AAAI), with bins of equal count instead of equal width.
    """
    pairs = sorted(zip(scores, right, strict=True))
    if not pairs:
        return 0.0
    bins = min(bins, len(pairs))
    total = 0.0
    for number in range(bins):
        part = pairs[number * len(pairs) // bins : (number + 1) * len(pairs) // bins]
        mean_score = sum(score for score, _ in part) / len(part)
        mean_right = sum(hit for _, hit in part) / len(part)
        total += len(part) * abs(mean_score - mean_right)
    return total / len(pairs)
