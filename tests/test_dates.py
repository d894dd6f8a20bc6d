"""Day spans and the arithmetic of calendars."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate import dates
from situate.dates import DaySpan


def test_a_span_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        DaySpan(begin=dt.date(2017, 9, 2), end=dt.date(2017, 9, 1), precision="day")


def test_a_precision_must_be_one_of_the_format() -> None:
    with pytest.raises(ValueError, match="hour"):
        DaySpan(begin=None, end=None, precision="hour")


def test_a_week_runs_from_monday_to_sunday() -> None:
    week = dates.span_of_week(dt.date(2017, 8, 27))
    assert week == DaySpan(begin=dt.date(2017, 8, 21), end=dt.date(2017, 8, 27), precision="week")
    assert dates.week_value(dt.date(2017, 8, 27)) == "2017-W34"


def test_an_open_side_reaches_without_end() -> None:
    since = DaySpan(begin=dt.date(2011, 1, 1), end=None, precision="year")
    assert since.contains(dt.date(2030, 1, 1))
    assert not since.contains(dt.date(2010, 12, 31))
    later = DaySpan(begin=dt.date(2020, 1, 1), end=dt.date(2020, 1, 2), precision="about")
    assert since.overlaps(later)
    assert later.overlaps(since)


def test_a_month_later_than_its_last_day_is_the_last_day_of_the_shorter_month() -> None:
    assert dates.shift_months(dt.date(2017, 5, 31), -3) == dt.date(2017, 2, 28)


def test_the_edge_of_the_calendar_is_none() -> None:
    assert dates.shift_days(dt.date.max, 1) is None
    assert dates.shift_month(9999, 12, 1) is None
    assert dates.span_of_year(10_000) is None
    assert dates.make_date(2017, 2, 30) is None


def test_the_nearest_weekday_may_be_the_day_itself() -> None:
    sunday = dt.date(2017, 9, 3)
    assert dates.nearest_weekday(sunday, 6, direction=-1) == sunday
    assert dates.nearest_weekday(sunday, 1, direction=-1) == dt.date(2017, 8, 29)
    assert dates.nearest_weekday(sunday, 1, direction=1) == dt.date(2017, 9, 5)


@pytest.mark.parametrize(
    ("year", "month", "day", "civil"),
    [(1438, 9, 1, dt.date(2017, 5, 27)), (1445, 9, 1, dt.date(2024, 3, 11))],
)
def test_islamic_dates_lie_within_a_day_of_those_observed(
    year: int, month: int, day: int, civil: dt.date
) -> None:
    computed = dates.islamic_to_date(year, month, day)
    assert computed is not None
    assert abs((computed - civil).days) <= 1


@given(day=st.dates(), count=st.integers(-5000, 5000))
def test_shifting_days_there_and_back_gives_the_same_day(day: dt.date, count: int) -> None:
    moved = dates.shift_days(day, count)
    assert moved is None or dates.shift_days(moved, -count) == day


@given(day=st.dates(), part=st.sampled_from(["early", "mid", "late"]))
def test_a_part_of_a_span_lies_within_it(day: dt.date, part: str) -> None:
    month = dates.span_of_month(day.year, day.month)
    assert month is not None
    piece = dates.part_of(month, part)
    assert piece.begin is not None
    assert piece.end is not None
    assert month.contains(piece.begin)
    assert month.contains(piece.end)
