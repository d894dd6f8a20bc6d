"""Long sentences in windows."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from situate.language.windows import MAX_WORDS, cut_windows


@given(st.lists(st.integers(1, 12), max_size=700))
def test_windows_cover_every_word_and_fit(sizes: list[int]) -> None:
    windows = cut_windows(sizes, max_pieces=254)
    assert windows[0][0] == 0
    assert windows[-1][1] == len(sizes)
    for start, end in windows:
        assert end - start <= MAX_WORDS
        assert sum(sizes[start:end]) <= 254
    for (first, end), (start, last) in pairwise(windows):
        assert first < start < end < last


def test_a_short_sentence_is_one_window() -> None:
    assert cut_windows([1] * 100, max_pieces=254) == [(0, 100)]
    assert cut_windows([], max_pieces=254) == [(0, 0)]
