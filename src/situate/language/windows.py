"""Long sentences, read in overlapping windows and put together again; no word is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_WORDS = 120
_OVERLAP_WORDS = 40
_NO_ARC = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of W words: tags, name scores, arc scores and relation vectors.

    ``types`` are logits of what happens, ``triggers`` and ``arguments`` vectors for its roles; they
    have no columns where the network has not learned to see happenings.
    """

    upos: NDArray[np.int32]
    xpos: NDArray[np.int32]
    names: NDArray[np.float32]
    arcs: NDArray[np.float32]
    dependents: NDArray[np.float32]
    heads: NDArray[np.float32]
    types: NDArray[np.float32]
    triggers: NDArray[np.float32]
    arguments: NDArray[np.float32]


def cut_windows(sizes: Sequence[int], *, max_pieces: int) -> list[tuple[int, int]]:
    """Return half-open ranges of words, each small enough to be read at once.

    Args:
        sizes: pieces of each word.
        max_pieces: pieces that one window holds.
    """
    windows: list[tuple[int, int]] = []
    start = 0
    while True:
        end, pieces = start, 0
        while end < len(sizes) and end - start < MAX_WORDS and pieces + sizes[end] <= max_pieces:
            pieces += sizes[end]
            end += 1
        end = max(end, min(start + 1, len(sizes)))
        windows.append((start, end))
        if end >= len(sizes):
            return windows
        start = max(start + 1, end - min(_OVERLAP_WORDS, (end - start) // 3))


def stitch(windows: Sequence[tuple[int, int]], readings: Sequence[Scores]) -> Scores:
    """Return one reading of a sentence from those of its windows.

    Each word is taken from the window in which it stands furthest from an edge. A word that its
    window would make the root becomes a candidate to hang on the root of the first window; pairs
    of words that share no window have no arc otherwise.
    """
    if len(readings) == 1:
        return readings[0]
    size = windows[-1][1]
    owner = _find_owners(windows, size)
    rows = [(owner[word], word - windows[owner[word]][0]) for word in range(size)]
    root = int(readings[0].arcs[:, 0].argmax())
    return Scores(
        upos=np.array([readings[w].upos[i] for w, i in rows], dtype=np.int32),
        xpos=np.array([readings[w].xpos[i] for w, i in rows], dtype=np.int32),
        names=np.stack([readings[w].names[i] for w, i in rows]),
        arcs=_stitch_arcs(windows, readings, rows, root),
        dependents=np.stack([readings[w].dependents[i] for w, i in rows]),
        heads=np.stack([readings[0].heads[0], *(readings[w].heads[i + 1] for w, i in rows)]),
        types=np.stack([readings[w].types[i] for w, i in rows]),
        triggers=np.stack([readings[w].triggers[i] for w, i in rows]),
        arguments=np.stack([readings[w].arguments[i] for w, i in rows]),
    )


def _find_owners(windows: Sequence[tuple[int, int]], size: int) -> list[int]:
    """Return for each word the window in which it has most context on its poorer side."""
    best = [-1] * size
    owner = [0] * size
    for number, (start, end) in enumerate(windows):
        for word in range(start, end):
            left = word - start if start > 0 else size
            right = end - 1 - word if end < size else size
            if min(left, right) > best[word]:
                best[word], owner[word] = min(left, right), number
    return owner


def _stitch_arcs(
    windows: Sequence[tuple[int, int]],
    readings: Sequence[Scores],
    rows: Sequence[tuple[int, int]],
    root: int,
) -> NDArray[np.float32]:
    """Return arc scores [W, W + 1] of the whole sentence."""
    size = len(rows)
    arcs = np.full((size, size + 1), _NO_ARC, dtype=np.float32)
    for word, (window, place) in enumerate(rows):
        start, end = windows[window]
        scores = readings[window].arcs[place]
        arcs[word, start + 1 : end + 1] = scores[1:]
        if word == root:
            arcs[word, 0] = max(float(scores[0]), float(scores.max())) + 1.0
        elif not start <= root < end:
            arcs[word, root + 1] = scores[0]
    return arcs
