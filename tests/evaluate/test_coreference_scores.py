"""Scores of clusterings, on examples of the papers that brought them up, counted by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.evaluate.coreference_scores import (
    SCORES,
    b_cubed,
    best_sum,
    ceaf_e,
    conll_f,
    lea,
    muc,
)

# Bagga and Baldwin 1998: five, two and five mentions; the answer joins two of the clusters.
GOLD = dict(zip(range(1, 13), [1] * 5 + [2] * 2 + [3] * 5, strict=True))
TWO_JOINED = dict(zip(range(1, 13), [1] * 5 + [2] * 7, strict=True))
LARGE_JOINED = dict(zip(range(1, 13), [1] * 5 + [2] * 2 + [1] * 5, strict=True))

clusterings = st.dictionaries(st.integers(0, 11), st.integers(0, 5), min_size=1)


def test_muc_counts_missing_links() -> None:
    found = muc(GOLD, TWO_JOINED)
    assert (found.precision, found.recall) == pytest.approx((9 / 10, 1))


def test_b_cubed_tells_a_small_wrong_merge_from_a_large_one() -> None:
    small, large = b_cubed(GOLD, TWO_JOINED), b_cubed(GOLD, LARGE_JOINED)
    assert small.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert large.precision == pytest.approx((5 * 0.5 + 2 + 5 * 0.5) / 12)
    assert small.recall == large.recall == 1


def test_ceaf_aligns_each_cluster_once() -> None:
    found = ceaf_e(GOLD, TWO_JOINED)
    total = 1 + 2 * 5 / (5 + 7)
    assert (found.precision, found.recall) == pytest.approx((total / 2, total / 3))


def test_lea_weighs_links_by_the_size_of_their_cluster() -> None:
    # Moosavi and Strube 2016, with a cluster of one: links resolved 1 of 3, 0 of 1, self-link.
    gold = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 4}
    assert lea(gold, found).recall == pytest.approx((3 / 3 + 0 + 1) / 6)


def test_a_mention_that_was_not_found_lowers_recall_only() -> None:
    found = b_cubed({"a": 1, "b": 1}, {"a": 1})
    assert (found.precision, found.recall) == pytest.approx((1, 1 / 4))


@given(clusterings)
def test_a_clustering_is_all_right_against_itself_under_other_names(one: dict[int, int]) -> None:
    renamed = {mention: f"x{cluster}" for mention, cluster in one.items()}
    for name, score in SCORES.items():
        linked = name != "MUC" or len(set(one.values())) < len(one)
        assert score(one, renamed).f == pytest.approx(1 if linked else 0)


@given(clusterings, clusterings)
def test_precision_and_recall_change_places_with_the_sides(
    one: dict[int, int], other: dict[int, int]
) -> None:
    for score in SCORES.values():
        assert score(one, other).precision == pytest.approx(score(other, one).recall)
    assert 0 <= conll_f(one, other) <= 1


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9).map(float), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        )
    )
)
def test_the_assignment_is_the_best_of_all(table: list[list[float]]) -> None:
    rows = table if len(table) <= len(table[0]) else [list(c) for c in zip(*table, strict=True)]
    columns = range(len(rows[0]))
    best = max(
        sum(row[c] for row, c in zip(rows, chosen, strict=True))
        for chosen in permutations(columns, len(rows))
    )
    assert best_sum(table) == pytest.approx(best)
