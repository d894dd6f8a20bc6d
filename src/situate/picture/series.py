"""Weeks and months, and a row of blocks that shows how numbers went over them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from situate.dates import DaySpan, shift_days, span_of_month, span_of_week

PERIODS = ("week", "month")
MOST_PERIODS = 2400
_MOST_BLOCKS = 60
_RISING = "▁▂▃▄▅▆▇█"


def span_at(day: dt.date, period: str) -> DaySpan | None:
    """The week (Monday to Sunday) or the month that a day lies in.

    Raises:
        ValueError: the period is neither week nor month.
    """
    if period not in PERIODS:
        raise ValueError(f"period {period!r} is none of {', '.join(PERIODS)}")
    return span_of_week(day) if period == "week" else span_of_month(day.year, day.month)


def list_spans(since: dt.date, until: dt.date, period: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """The weeks or months from a day to a day, at most 2,400, cut to those days."""
    spans: list[tuple[dt.date, dt.date]] = []
    following: dt.date | None = since
    while following is not None and following <= until and len(spans) < MOST_PERIODS:
        span = span_at(following, period)
        if span is None or span.end is None:
            break
        spans.append((following, min(span.end, until)))
        following = shift_days(span.end, 1)
    return tuple(spans)


def draw_sparkline(numbers: Sequence[int]) -> str:
    """One block a number, the lowest at the bottom; a flat row where all are alike.

    Of many numbers each block is the last of several.
    """
    if not numbers:
        return ""
    step = -(-len(numbers) // _MOST_BLOCKS)
    numbers = numbers[::-1][::step][::-1]
    low, high = min(numbers), max(numbers)
    if low == high:
        return _RISING[0 if low == 0 else len(_RISING) // 2] * len(numbers)
    top = len(_RISING) - 1
    return "".join(_RISING[round((n - low) * top / (high - low))] for n in numbers)


def sum_up(numbers: Sequence[int]) -> tuple[int, ...]:
    """The running total."""
    total, totals = 0, []
    for number in numbers:
        total += number
        totals.append(total)
    return tuple(totals)
