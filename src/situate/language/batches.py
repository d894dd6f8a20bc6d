"""Windows that the encoder reads at once, and what it says of each.

The pieces of a batch lie one after the other without padding; only the attention pads each window
to the longest of its batch. So windows are sorted by length and cut into batches where another run
costs less than the padding. A window reads the same in any batch: the scales of the int8 values are
fixed, and only arc scores of windows of over a hundred words may differ in their seventh digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from situate.language.encoder import CLAIM_OUTPUTS, ModelFiles
from situate.language.pieces import Pieces
from situate.language.windows import MAX_WORDS, Scores, cut_windows, stitch

#: Cost of one more run of the network, in cells of attention (a window padded to S pieces has S * S
#: of them). Of 150 to 6000, 1500 was best with six layers and with three (AMD Zen 4, 40 reports of
#: MUC-4 beside two trainings, November 2026).
_RUN_COST = 1500

Feeds = dict[str, NDArray[np.int32]]


def plan_batches(lengths: Sequence[int], *, max_pieces: int) -> list[list[int]]:
    """Return the numbers of the windows of each batch, by dynamic programming over sorted lengths.

    Args:
        lengths: pieces of each window.
        max_pieces: pieces of one batch, unless a single window has more.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    best, starts = [0], [0]
    for end in range(1, len(order) + 1):
        area = lengths[order[end - 1]] ** 2
        pieces, found, found_start = 0, -1, end - 1
        for start in range(end - 1, -1, -1):
            pieces += lengths[order[start]]
            if pieces > max_pieces and start < end - 1:
                break
            cost = best[start] + _RUN_COST + (end - start) * area
            if found < 0 or cost < found:
                found, found_start = cost, start
        best.append(found)
        starts.append(found_start)
    batches = []
    end = len(order)
    while end > 0:
        batches.append(order[starts[end] : end])
        end = starts[end]
    return batches[::-1]


def read_sentences(
    files: ModelFiles, sentences: Sequence[Sequence[str]], *, max_pieces: int = 512
) -> list[Scores]:
    """Return what the network says of sentences of words.

    Args:
        files: the trained network.
        sentences: words in the case to read them in.
        max_pieces: pieces of one batch.
    """
    ranges: list[Sequence[tuple[int, int]]] = []
    windows: list[Pieces] = []
    for words in sentences:
        whole = files.reader.read(words)
        if len(whole.ids) <= files.labels.max_pieces and len(words) <= MAX_WORDS:
            ranges.append(((0, len(words)),))
            windows.append(whole)
            continue
        sizes = [len(files.reader.cut(word)) for word in words]
        cuts = cut_windows(sizes, max_pieces=files.labels.max_pieces - 2)
        ranges.append(cuts)
        windows += [files.reader.read(words[start:end]) for start, end in cuts]
    readings: list[Scores | None] = [None] * len(windows)
    for batch in plan_batches([len(window.ids) for window in windows], max_pieces=max_pieces):
        chosen = [windows[number] for number in batch]
        outputs = files.encoder.run(join_windows(chosen))
        for number, scores in zip(batch, _cut(outputs, chosen), strict=True):
            readings[number] = scores
    found = (scores for scores in readings if scores is not None)
    return [stitch(cuts, [next(found) for _ in cuts]) for cuts in ranges]


def join_windows(windows: Sequence[Pieces]) -> Feeds:
    """Return the network's inputs for windows."""
    lengths = np.array([len(window.ids) for window in windows], np.int32)
    firsts = (np.cumsum(lengths) - lengths).astype(np.int32)
    width, total = int(lengths.max()), int(lengths.sum())
    positions = np.arange(total, dtype=np.int32) - np.repeat(firsts, lengths)
    cells = firsts[:, None] + np.arange(width, dtype=np.int32)
    numbers = np.arange(len(windows), dtype=np.int32)
    sizes = np.array([1 + len(window.starts) for window in windows], np.int32)
    rows_before = (np.cumsum(sizes) - sizes).astype(np.int32)
    starts = [start for window in windows for start in (0, *window.starts)]
    kept = np.array(starts, np.int32) + np.repeat(firsts, sizes)
    rooted = rows_before[:, None] + np.arange(int(sizes.max()), dtype=np.int32)
    return {
        "ids": _join([window.ids for window in windows], total),
        "shapes": _join([window.shapes for window in windows], total),
        "positions": positions,
        "cells": np.minimum(cells, np.int32(total - 1)),
        "lengths": lengths,
        "windows": np.repeat(numbers, lengths),
        "kept": kept,
        "rooted": np.minimum(rooted, np.int32(len(kept) - 1)),
    }


def _join(rows: Sequence[Sequence[int]], size: int) -> NDArray[np.int32]:
    return np.fromiter(chain.from_iterable(rows), np.int32, size)


def _cut(outputs: Mapping[str, NDArray[Any]], windows: Sequence[Pieces]) -> list[Scores]:
    """Return the scores of each window; its first row is the root, the others are its words."""
    readings = []
    start = 0
    unseen = np.zeros((max(len(window.starts) for window in windows), 0), np.float32)
    for row, window in enumerate(windows):
        end = start + 1 + len(window.starts)
        words, rooted = slice(start + 1, end), slice(start, end)
        readings.append(
            Scores(
                upos=outputs["upos"][words],
                xpos=outputs["xpos"][words],
                names=outputs["names"][words],
                arcs=outputs["arcs"][row, 1 : end - start, : end - start],
                dependents=outputs["dependents"][words],
                heads=outputs["heads"][rooted],
                **{
                    name: outputs[name][words] if name in outputs else unseen[: len(window.starts)]
                    for name in CLAIM_OUTPUTS
                },
            )
        )
        start = end
    return readings
