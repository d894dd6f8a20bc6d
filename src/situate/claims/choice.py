"""A choice among options by weights learned on the teaching set.

A conditional logit model: each fact of an option has a weight, an option's score is the weighted
sum of its facts, and the highest score wins. The weights are JSON files beside this module, written
by ``scripts/teaching/fit.py``; a fact that is not listed weighs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Protocol, TypeVar


class Option(Protocol):
    """Whatever has facts that speak for or against it."""

    @property
    def facts(self) -> Mapping[str, float]: ...


Chosen = TypeVar("Chosen", bound=Option)


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """The weights of the facts of one kind of choice: ``place``, ``type`` or ``cast``."""
    text = resources.files("situate.claims").joinpath(f"{name}_weights.json").read_text("utf8")
    return dict(json.loads(text))


def choose(options: Sequence[Chosen], kind: str) -> Chosen:
    """The option with the highest score; of equal ones the first."""
    weights = load_weights(kind)
    return max(options, key=lambda option: score(option, weights))


def score(option: Option, weights: Mapping[str, float]) -> float:
    """The weighted sum of an option's facts."""
    return sum(weights.get(name, 0.0) * value for name, value in option.facts.items())
