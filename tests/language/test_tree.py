"""Trees: valid for any scores, and the best by exhaustive search."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from situate.language.tree import find_tree, is_tree


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, n + 1))))
def test_any_score_matrix_gives_one_tree_with_a_single_root(scores: np.ndarray) -> None:
    assert is_tree(find_tree(scores))


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-9, 9, width=32))
    )
)
def test_no_other_tree_scores_higher(scores: np.ndarray) -> None:
    def total(heads: list[int] | tuple[int, ...]) -> float:
        return sum(float(scores[word, head + 1]) for word, head in enumerate(heads))

    size = len(scores)
    trees = [h for h in itertools.product(range(-1, size), repeat=size) if is_tree(list(h))]
    assert total(find_tree(scores)) >= max(map(total, trees)) - 1e-3


def test_two_roots_and_circles_are_no_tree() -> None:
    assert not is_tree([-1, -1])
    assert not is_tree([1, 0])
    assert not is_tree([-1, 2, 1])
    assert is_tree([1, -1, 1])
    assert find_tree(np.zeros((0, 1), np.float32)) == []


def test_a_long_sentence_full_of_circles_is_solved() -> None:
    scores = np.random.default_rng(3).normal(size=(300, 301))
    for word in range(0, 300, 2):
        scores[word, word + 2] = scores[word + 1, word + 1] = 50
    assert is_tree(find_tree(scores))
