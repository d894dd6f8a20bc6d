"""The tree of a sentence: from scores of single arcs to one root and no circle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32] | NDArray[np.float64]
_BOUND = 1e6


def find_tree(scores: Scores) -> list[int]:
    """Return the head of each word of the best tree; -1 is the root.

    Greedy heads are kept where they are a tree already (nine sentences in ten); otherwise the
    maximum spanning tree with a single root (Chu and Liu 1965, Edmonds 1967) is searched.

    Args:
        scores: [W, W + 1]; column 0 is the root, column h is word h - 1.
    """
    if scores.shape[0] == 0:
        return []
    bounded = np.clip(np.nan_to_num(scores.astype(np.float64)), -_BOUND, _BOUND)
    size = bounded.shape[0]
    bounded[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads = [int(head) - 1 for head in bounded.argmax(axis=1)]
    return heads if is_tree(heads) else _find_spanning_tree(bounded)


def is_tree(heads: list[int]) -> bool:
    """Whether heads (-1 for the root) make one tree with a single root."""
    if heads.count(-1) != 1:
        return False
    seen = [0] * len(heads)
    for start in range(len(heads)):
        current, mark = start, start + 1
        while current >= 0 and seen[current] == 0:
            seen[current] = mark
            current = heads[current]
        if current >= 0 and seen[current] == mark:
            return False
    return True


def _find_spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """Return the heads of the maximum spanning tree with one root.

    The best tree with any number of roots is looked for first: it needs few contractions, and where
    it has one root it is the best of those too.
    """
    size = scores.shape[0]
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    free = _contract(square)
    if np.count_nonzero(free[1:] == 0) == 1:
        return [int(head) - 1 for head in free[1:]]
    finite = scores[np.isfinite(scores)]
    # Arcs from the root cost more than any tree can win back, so that the best tree has just one.
    square[1:, 0] -= (float(finite.max()) - float(finite.min()) + 1.0) * (size + 1)
    heads = _contract(square)
    return [int(head) - 1 for head in heads[1:]]


def _contract(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the best heads for [dependent, head] scores, node 0 being the root.

    Circles are contracted one after the other and opened again in the opposite order.
    """
    rounds: list[tuple[NDArray[np.int64], ...]] = []
    while True:
        heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
        heads[0] = 0
        circle = _find_circle(heads)
        if circle is None:
            break
        rest = np.setdiff1d(np.arange(scores.shape[0]), circle)
        gains = scores[np.ix_(circle, rest)] - scores[circle, heads[circle]][:, None]
        enter = gains.argmax(axis=0)
        leaving = scores[np.ix_(rest, circle)]
        leave = leaving.argmax(axis=1)
        smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
        smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
        smaller[-1, :-1] = gains.max(axis=0)
        smaller[:-1, -1] = leaving.max(axis=1)
        rounds.append((heads, circle, rest, circle[enter], circle[leave]))
        scores = smaller
    for old_heads, circle, rest, enter, leave in reversed(rounds):
        heads = _open_circle(heads, old_heads, circle, rest, enter=enter, leave=leave)
    return heads


def _open_circle(
    heads: NDArray[np.int64],
    old_heads: NDArray[np.int64],
    circle: NDArray[np.int64],
    rest: NDArray[np.int64],
    *,
    enter: NDArray[np.int64],
    leave: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the heads before a contraction from those after it."""
    opened = old_heads.copy()
    last = len(rest)
    for place, node in enumerate(rest):
        head = heads[place]
        opened[node] = leave[place] if head == last else rest[head]
    entry = heads[last]
    opened[enter[entry]] = rest[entry]
    opened[0] = 0
    return opened


def _find_circle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Return the nodes of a circle in text order, or None."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        current, mark = start, start
        while current and not seen[current]:
            seen[current] = mark
            current = int(heads[current])
        if current and seen[current] == mark:
            nodes, node = [current], int(heads[current])
            while node != current:
                nodes.append(node)
                node = int(heads[node])
            return np.array(sorted(nodes), dtype=np.int64)
    return None
