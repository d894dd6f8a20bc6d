"""Confidence: how often a claim like this one is right.

A logistic model of the facts of ``judging``. ``scripts/teaching/fit.py`` fits the weights on
the teaching set (right = an annotated claim of the same type at the same words) and writes
``confidence.json``; docs/quality.md says how well calibrated they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from situate.claims.judging import Judged, list_facts


@cache
def load_judge() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights of the facts, each set with its ``bias``.

    ``network`` is for claims of which the network says something, ``alone`` for those that rest on
    the codebook alone (another language model, types of another codebook).
    """
    text = resources.files("situate.claims").joinpath("confidence.json").read_text("utf8")
    return dict(json.loads(text))


def is_known(kind: str) -> bool:
    """Whether the weights were fitted on claims of a type."""
    return f"type-{kind}" in load_judge()["network"]


def score_of(judged: Judged) -> float:
    """The share of claims with these facts that are right, 0 to 1, to three digits."""
    weights = load_judge()["network" if judged.informed else "alone"]
    total = weights["bias"] + sum(
        weights.get(name, 0.0) * value for name, value in list_facts(judged).items()
    )
    return round(1 / (1 + math.exp(-total)), 3)


def least_score(basis: str) -> float:
    """Claims with a lower score are not made; ``basis`` is that of their candidate.

    The figures are where F is highest on the dev parts (``fit.py``).
    """
    return load_judge()["least"]["codebook" if basis == "codebook" else "suspected"]
