"""Fit the confidence of claims on the dev half of the gold set; report how calibrated it is.

python scripts/fit_confidence.py            # writes src/situate/claims/confidence.json
python scripts/fit_confidence.py --check    # only prints the calibration on the test half
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from situate.claims import extraction
from situate.claims.confidence import features_of, load_coefficients
from situate.evaluate.calibration import expected_calibration_error
from situate.evaluate.claims import match_claims
from situate.evaluate.gold import load_gold
from situate.reader import load_reader
from situate.settings import Settings

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "situate" / "claims" / "confidence.json"
RIDGE = 1.0
STEPS = 50

Array = NDArray[np.float64]


def collect(split: str) -> tuple[list[str], Array, Array, Array]:
    """Feature names, features, whether right, and the present score of every claim of a split."""
    reader = load_reader(Settings())
    rows: list[dict[str, float]] = []

    def record(selected: extraction.Selected, *, located: bool, status: str) -> float:
        rows.append(features_of(selected, located=located, status=status))
        return float(len(rows) - 1)

    kept, right, scores = [], [], []
    for gold in load_gold(ROOT / "gold", split=split):
        with patch.object(extraction, "score_of", record):
            indexed = reader.read(gold.report)
        hits = {found.id for _, found in match_claims(gold, indexed)}
        actual = {claim.id: claim.score for claim in reader.read(gold.report).claims}
        for claim in indexed.claims:
            kept.append(rows[int(claim.score)])
            right.append(float(claim.id in hits))
            scores.append(actual[claim.id])
    names = list(kept[0])
    features = np.array([[row[name] for name in names] for row in kept])
    return names, features, np.array(right), np.array(scores)


def fit(features: Array, right: Array) -> Array:
    """Ridge logistic regression by Newton steps; the first weight is the bias."""
    x = np.hstack([np.ones((len(features), 1)), features])
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (right - p) - penalty @ weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def main() -> None:
    if "--check" not in sys.argv:
        names, features, right, _ = collect("dev")
        weights = fit(features, right)
        table = dict(zip(["bias", *names], (round(float(w), 4) for w in weights), strict=True))
        TARGET.write_text(json.dumps(table, indent=1) + "\n", encoding="utf8")
        load_coefficients.cache_clear()
    _, _, right, scores = collect("test")
    error = expected_calibration_error(scores.tolist(), right.tolist())
    print(
        f"test half: {len(right)} claims, {right.mean():.3f} right, mean score {scores.mean():.3f}"
    )
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
