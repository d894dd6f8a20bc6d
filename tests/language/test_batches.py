"""Batches: every window once, none too large, and places that point at the right rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from situate.language.batches import join_windows, plan_batches
from situate.language.pieces import Pieces


@given(st.lists(st.integers(3, 256), max_size=60), st.integers(100, 1000))
def test_each_window_is_in_one_batch_and_no_batch_is_too_large(
    lengths: list[int], room: int
) -> None:
    batches = plan_batches(lengths, max_pieces=room)
    assert sorted(n for batch in batches for n in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or sum(lengths[n] for n in batch) <= room for batch in batches)


def test_windows_of_like_length_are_read_together_and_a_long_one_apart() -> None:
    assert plan_batches([20, 90, 21, 19, 20], max_pieces=512) == [[3, 0, 4, 2], [1]]
    assert plan_batches([], max_pieces=512) == []


def test_joined_windows_lie_one_after_the_other() -> None:
    first = Pieces(ids=(2, 7, 8, 3), shapes=(0, 1, 1, 0), starts=(1,))
    second = Pieces(ids=(2, 5, 6, 9, 3), shapes=(0, 2, 1, 1, 0), starts=(1, 3))
    feeds = join_windows([first, second])
    assert feeds["ids"].tolist() == [2, 7, 8, 3, 2, 5, 6, 9, 3]
    assert feeds["positions"].tolist() == [0, 1, 2, 3, 0, 1, 2, 3, 4]
    assert feeds["windows"].tolist() == [0] * 4 + [1] * 5
    assert feeds["lengths"].tolist() == [4, 5]
    assert feeds["cells"].tolist() == [[0, 1, 2, 3, 4], [4, 5, 6, 7, 8]]
    assert feeds["kept"].tolist() == [0, 1, 4, 5, 7]
    assert feeds["rooted"].tolist() == [[0, 1, 2], [2, 3, 4]]
    assert all(array.dtype == np.int32 for array in feeds.values())
