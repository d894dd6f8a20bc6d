"""Fitting of weights: choices among options (conditional logit) and yes-or-no (logistic)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Facts = Mapping[str, float]
RAREST = 3  # examples in which a fact must stand to get a weight
STEPS, RATE, MOMENTUM = 1500, 0.5, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The options of one claim, and which of them are right."""

    options: tuple[Facts, ...]
    right: tuple[bool, ...]


def list_names(examples: Sequence[Sequence[Facts]]) -> list[str]:
    """The facts that stand in enough examples."""
    counts = Counter(name for one in examples for name in {n for facts in one for n in facts})
    return sorted(name for name, count in counts.items() if count >= RAREST)


def lay_out(rows: Sequence[Facts], names: Sequence[str]) -> Array:
    """A row for each fact table, a column for each name."""
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, facts in enumerate(rows):
        for name, value in facts.items():
            if name in column:
                matrix[number, column[name]] = value
    return matrix


def fit_choice(choices: Sequence[Choice], *, ridge: float = 0.01) -> dict[str, float]:
    """Weights under which the right options are likely; several right ones share the credit."""
    usable = [one for one in choices if any(one.right)]
    names = list_names([one.options for one in usable])
    matrix = lay_out([facts for one in usable for facts in one.options], names)
    sizes = [len(one.options) for one in usable]
    firsts = np.r_[0, np.cumsum(sizes)[:-1]]
    group = np.repeat(np.arange(len(usable)), sizes)
    right = np.array([is_right for one in usable for is_right in one.right])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        scores = matrix @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, firsts)[group])
        wanted = np.where(right, likely, 0.0)
        gap = (
            wanted / np.bincount(group, wanted)[group] - likely / np.bincount(group, likely)[group]
        )
        speed = MOMENTUM * speed + matrix.T @ gap / len(usable) - ridge * weights
        weights = weights + RATE * speed
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) > 0.005}


def judge_choice(choices: Sequence[Choice], weights: Facts) -> float:
    """The share of choices that these weights get right."""
    hits = 0
    for one in choices:
        scores = [sum(weights.get(n, 0.0) * v for n, v in facts.items()) for facts in one.options]
        hits += one.right[int(np.argmax(scores))]
    return hits / max(1, len(choices))


def fit_logistic(rows: Sequence[Facts], right: Sequence[bool], *, ridge: float) -> dict[str, float]:
    """Weights of a ridge logistic regression by Newton steps, with a ``bias``."""
    names = list_names([[facts] for facts in rows])
    matrix = np.hstack([np.ones((len(rows), 1)), lay_out(rows, names)])
    wanted = np.array(right, dtype=float)
    penalty = ridge * np.eye(matrix.shape[1])
    penalty[0, 0] = 1e-3
    weights = np.zeros(matrix.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-matrix @ weights))
        curvature = (matrix * (p * (1 - p))[:, None]).T @ matrix + penalty
        weights += np.linalg.solve(curvature, matrix.T @ (wanted - p) - penalty @ weights)
    return {n: round(float(w), 3) for n, w in zip(["bias", *names], weights, strict=True)}
