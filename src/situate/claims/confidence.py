"""Confidence: how often a claim like this one is right.

A logistic model of a few features of the match. ``scripts/fit_confidence.py`` fits the coefficients
on the dev half of the gold set (right = a gold claim of the same type at the same words) and writes
``confidence.json``; the test half tells how well calibrated they are (docs/quality.md).
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

from situate.claims.selection import Selected


@cache
def load_coefficients() -> dict[str, float]:
    """The fitted weight of each feature, and the ``bias``."""
    text = resources.files("situate.claims").joinpath("confidence.json").read_text("utf8")
    return dict(json.loads(text))


def score_of(selected: Selected, *, located: bool, status: str) -> float:
    """The share of claims with these features that are right, 0 to 1, to three digits."""
    weights = load_coefficients()
    features = features_of(selected, located=located, status=status)
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 3)


def features_of(selected: Selected, *, located: bool, status: str) -> dict[str, float]:
    """What the score rests on: the trigger's prior, and what was found of the claim's fields."""
    roles = {role.role for role in selected.roles}
    candidate = selected.candidate
    return {
        "prior": candidate.trigger.weight,
        "actor": float(bool(roles & {"actor", "party"})),
        "other_side": float(bool(roles & {"target", "victim", "object"})),
        "located": float(located),
        "noun": float(candidate.trigger.pos == "NOUN"),
        "phrase": float(len(candidate.words) > 1),
        "bare": float(not roles),
        "asserted": float(status == "asserted"),
    }
