"""The calibration error of scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.evaluate.calibration import expected_calibration_error

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), min_size=1, max_size=40)


def test_without_claims_there_is_no_error() -> None:
    assert expected_calibration_error([], []) == 0.0


def test_sure_and_right_has_no_error() -> None:
    assert expected_calibration_error([1.0, 1.0, 0.0], [1, 1, 0]) == 0.0


def test_sure_and_wrong_has_the_whole_error() -> None:
    assert expected_calibration_error([1.0] * 4, [0] * 4) == 1.0


def test_half_sure_of_claims_half_of_which_are_right_has_no_error() -> None:
    assert expected_calibration_error([0.5] * 4, [1, 0, 1, 0], bins=1) == pytest.approx(0)


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        expected_calibration_error([0.5], [])


@given(PAIRS)
def test_the_error_is_a_share_and_does_not_depend_on_the_order(pairs) -> None:
    scores, right = zip(*pairs, strict=True)
    error = expected_calibration_error(scores, right)
    assert 0 <= error <= 1
    backwards = expected_calibration_error(scores[::-1], right[::-1])
    assert backwards == pytest.approx(error)
