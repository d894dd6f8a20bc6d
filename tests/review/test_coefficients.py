"""Worked examples from the literature, and what must hold of any values.

K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), examples A to D (four
observers, twelve units, some missing); A. Hayes and K. Krippendorff's data need five observers and
add nothing here. For kappa: 50 grant proposals read by two (the example of the article on Cohen's
kappa in Wikipedia: yes/yes 20, yes/no 5, no/yes 10, no/no 15).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.review.coefficients import (
    cohen_kappa,
    confusion_table,
    interval,
    krippendorff_alpha,
    share_agreed,
)

MEG, OWEN = "0100000010", "1110010000"
BEN, GERRY = "aabbdcccedda", "babbbccceddd"
FOUR = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
GRANTS = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=30)


def test_alpha_of_two_observers_and_two_values_is_krippendorffs():
    units = list(zip(MEG, OWEN, strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_two_observers_and_names_is_krippendorffs():
    units = list(zip(BEN, GERRY, strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_observers_with_values_missing_is_krippendorffs():
    units = list(zip(*FOUR, strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_four_observers_and_numbers_is_krippendorffs():
    units = list(zip(*FOUR, strict=True))
    assert krippendorff_alpha(units, distance=interval) == pytest.approx(0.849, abs=0.0005)


def test_kappa_of_fifty_grant_proposals_is_two_fifths():
    assert cohen_kappa(GRANTS) == pytest.approx(0.4)
    assert share_agreed(GRANTS) == pytest.approx(0.7)


def test_the_confusion_table_counts_who_said_what():
    assert confusion_table(GRANTS) == (
        (("yes", "yes"), 20),
        (("no", "no"), 15),
        (("no", "yes"), 10),
        (("yes", "no"), 5),
    )


def test_without_pairs_or_variation_a_coefficient_is_undefined():
    assert share_agreed([]) is None
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([]) is None
    assert cohen_kappa([("yes", "yes")] * 3) is None
    assert krippendorff_alpha([("yes", "yes")] * 3) is None


def test_a_unit_with_one_value_says_nothing():
    units = list(zip(BEN, GERRY, strict=True))
    assert krippendorff_alpha([*units, ("z", None)]) == krippendorff_alpha(units)


def test_interval_takes_numbers_only():
    with pytest.raises(TypeError, match="takes numbers"):
        krippendorff_alpha([("a", "b")], distance=interval)


@given(PAIRS)
def test_coefficients_are_at_most_one_and_one_only_in_full_agreement(pairs):
    agreed = share_agreed(pairs)
    for value in (cohen_kappa(pairs), krippendorff_alpha(pairs)):
        if value is not None:
            assert value <= 1.0 + 1e-9
            assert (value > 1.0 - 1e-9) == (agreed == 1.0)


@given(PAIRS)
def test_coefficients_do_not_change_with_who_comes_first(pairs):
    turned = [(other, one) for one, other in pairs]
    for coefficient in (cohen_kappa, krippendorff_alpha):
        first, second = coefficient(pairs), coefficient(turned)
        assert first == second or first == pytest.approx(second)


@given(PAIRS)
def test_for_names_alpha_is_kappa_with_the_chance_of_both_coders_together(pairs):
    """Scott's pi corrected for sample size: an independent way to the same figure."""
    alpha = krippendorff_alpha(pairs)
    if alpha is None:
        return
    values = [value for pair in pairs for value in pair]
    n = len(values)
    chance = sum(values.count(v) * (values.count(v) - 1) for v in set(values)) / (n * (n - 1))
    observed = sum(one == other for one, other in pairs) / len(pairs)
    assert alpha == pytest.approx((observed - chance) / (1 - chance))
