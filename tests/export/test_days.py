"""Days in the codes of ACLED and UCDP."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from made_events import DAYS, spans

from situate.export.days import acled_day, date_prec, days_of_acled, name_precision

D = dt.date


@pytest.mark.parametrize(
    ("begin", "end", "precision", "expected"),
    [
        (D(2024, 3, 5), D(2024, 3, 5), "day", (D(2024, 3, 5), 1)),
        (D(2024, 3, 5), D(2024, 3, 5), "about", (D(2024, 3, 5), 2)),
        (D(2024, 3, 4), D(2024, 3, 10), "week", (D(2024, 3, 7), 2)),
        (D(2024, 2, 1), D(2024, 2, 29), "month", (D(2024, 2, 15), 3)),
        (D(2024, 1, 1), D(2024, 12, 31), "year", (None, None)),
        (D(2024, 3, 5), None, "day", (D(2024, 3, 5), 1)),
        (None, D(2024, 3, 5), "day", (None, None)),
        (None, None, None, (None, None)),
    ],
)
def test_acled_has_one_day_and_how_sure_it_is(begin, end, precision, expected) -> None:
    assert acled_day(begin, end, precision) == expected


@given(spans())
def test_the_days_read_from_acled_hold_the_day_that_was_written(span) -> None:
    begin, end, precision = span
    day, code = acled_day(begin, end, precision)
    first, last, named = days_of_acled(day, code)
    if day is None:
        assert (first, last, named) == (None, None, None)
        return
    assert first is not None
    assert last is not None
    assert first <= day <= last
    if precision in {"day", "week", "month"} and end is not None:
        assert (first, last, named) == (begin, end, precision)


@given(spans())
def test_ucdp_days_of_a_calendar_unit_keep_their_precision(span) -> None:
    begin, end, precision = span
    code = date_prec(begin, end, precision)
    assert (code is None) == (begin is None or end is None)
    if precision in {"day", "week", "month", "year"} and code is not None:
        assert name_precision(begin, end, code) == precision


@given(DAYS)
def test_date_prec_grows_with_the_span(day: dt.date) -> None:
    lengths = (1, 2, 6, 7, 8, 31, 32)
    codes = [date_prec(day, day + dt.timedelta(days=n - 1), None) for n in lengths]
    assert codes == [1, 2, 2, 3, 4, 4, 5]
