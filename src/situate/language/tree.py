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
    size = scores.shape[0]
    if size == 0:
        return []
    bounded = np.fmax(np.fmin(scores.astype(np.float64), _BOUND), -_BOUND)
    bounded.ravel()[1 :: size + 2] = -np.inf
    heads: list[int] = (bounded.argmax(axis=1) - 1).tolist()
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

    A circle is contracted into its first node, in place: row and column of that node then hold the
    best arc into the circle (less the arc it breaks) and out of it. The circles are opened again
    in the opposite order.
    """
    scores = scores.copy()
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    rounds: list[tuple[NDArray[np.int64], ...]] = []
    while (circle := _find_circle(heads.tolist())) is not None:
        node = circle[0]
        gains = scores[circle] - scores[circle, heads[circle]][:, None]
        gains[:, circle] = -np.inf
        leaving = scores[:, circle]
        enter, leave = circle[gains.argmax(axis=0)], circle[leaving.argmax(axis=1)]
        rounds.append((circle, heads[circle], enter, leave))
        scores[node] = gains.max(axis=0)
        scores[:, node] = leaving.max(axis=1)
        gone = circle[1:]
        scores[:, gone] = -np.inf
        scores[node, node] = -np.inf
        is_inside = np.zeros(len(heads), dtype=np.bool_)
        is_inside[circle] = True
        heads[is_inside[heads]] = node
        heads[circle] = -1
        heads[node] = scores[node].argmax()
    for circle, old_heads, enter, leave in reversed(rounds):
        node = circle[0]
        head = heads[node]
        is_below = heads == node
        heads[is_below] = leave[is_below]
        heads[circle] = old_heads
        heads[enter[head]] = head
    return heads


def _find_circle(heads: list[int]) -> NDArray[np.int64] | None:
    """Return the nodes of a circle in text order, or None; nodes with head -1 are contracted."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        current = start
        while current > 0 and not seen[current]:
            seen[current] = start
            current = heads[current]
        if current > 0 and seen[current] == start:
            nodes, node = [current], heads[current]
            while node != current:
                nodes.append(node)
                node = heads[node]
            return np.array(sorted(nodes), dtype=np.int64)
    return None
