"""Day spans with a precision, and the arithmetic of calendars that dating needs.

Every function answers None where the calendar of `datetime` (years 1 to 9999) ends, so that a text
may hold any number without stopping its reader.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

PRECISIONS = ("day", "week", "month", "year", "about", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """The days from ``begin`` to ``end``, both included; None where a side is open or unknown.

    ``precision`` is day, week, month or year where the span is that calendar unit, ``about`` where
    its bounds are a convention (early May, the summer, the 1980s), ``none`` where nothing is known.

    Raises:
        ValueError: if the span ends before it begins or its precision is unknown.
    """

    begin: dt.date | None
    end: dt.date | None
    precision: str

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"precision {self.precision!r} is none of {', '.join(PRECISIONS)}")
        if self.begin is not None and self.end is not None and self.begin > self.end:
            raise ValueError(f"the span ends ({self.end}) before it begins ({self.begin})")

    def contains(self, day: dt.date) -> bool:
        """Whether a day lies in the span; an open side holds every day."""
        after = self.begin is None or self.begin <= day
        return after and (self.end is None or day <= self.end)

    def overlaps(self, other: DaySpan) -> bool:
        """Whether the two spans share a day; an open side reaches without end."""
        starts = self.begin is None or other.end is None or self.begin <= other.end
        return starts and (self.end is None or other.begin is None or other.begin <= self.end)


NO_DAYS = DaySpan(begin=None, end=None, precision="none")


def span_of_day(day: dt.date | None) -> DaySpan | None:
    """One day."""
    return None if day is None else DaySpan(begin=day, end=day, precision="day")


def span_of_week(day: dt.date | None) -> DaySpan | None:
    """The ISO week (Monday to Sunday) of a day."""
    if day is None:
        return None
    monday = shift_days(day, -day.weekday())
    sunday = shift_days(monday, 6)
    return None if sunday is None else DaySpan(begin=monday, end=sunday, precision="week")


def span_of_month(year: int, month: int) -> DaySpan | None:
    """One month."""
    first = make_date(year, month, 1)
    last = make_date(year, month, days_in_month(year, month))
    return None if first is None else DaySpan(begin=first, end=last, precision="month")


def span_of_year(year: int) -> DaySpan | None:
    """One year."""
    return _span(make_date(year, 1, 1), make_date(year, 12, 31), "year")


def span_of_years(first: int, last: int) -> DaySpan | None:
    """Several years, such as a decade."""
    return _span(make_date(first, 1, 1), make_date(last, 12, 31), "about")


def span_of_months(year: int, month: int, count: int) -> DaySpan | None:
    """``count`` months from a month on, such as a quarter, a half or a season."""
    last = shift_month(year, month, count - 1)
    if last is None:
        return None
    return _span(make_date(year, month, 1), make_date(*last, days_in_month(*last)), "about")


def part_of(span: DaySpan, part: str) -> DaySpan:
    """The ``early``, ``mid`` or ``late`` third of a span, with precision ``about``."""
    if span.begin is None or span.end is None or part not in ("early", "mid", "late"):
        return span
    length = (span.end - span.begin).days + 1
    third = 10 if 28 <= length <= 31 else length // 3
    begin, end = span.begin, span.end
    if part in ("mid", "late"):
        begin += dt.timedelta(days=third if part == "mid" else 2 * third)
    if part in ("early", "mid"):
        end -= dt.timedelta(days=2 * third if part == "early" else third)
    return DaySpan(begin=begin, end=max(begin, end), precision="about")


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_in_month(year: int, month: int) -> int:
    """How many days a month has; 0 where the calendar has no such month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return 0
    return calendar.monthrange(year, month)[1]


def shift_days(day: dt.date | None, count: int) -> dt.date | None:
    """The day ``count`` days later (earlier if negative)."""
    if day is None:
        return None
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None


def shift_month(year: int, month: int, count: int) -> tuple[int, int] | None:
    """The month ``count`` months later, as (year, month)."""
    index = year * 12 + month - 1 + count
    year, month = index // 12, index % 12 + 1
    return (year, month) if 1 <= year <= 9999 else None


def shift_months(day: dt.date, count: int) -> dt.date | None:
    """The same day ``count`` months later, or the last day of that month if it is shorter."""
    moved = shift_month(day.year, day.month, count)
    if moved is None:
        return None
    return make_date(*moved, min(day.day, days_in_month(*moved)))


def nearest_weekday(day: dt.date, weekday: int, *, direction: int) -> dt.date | None:
    """The nearest day with that weekday (Monday is 0): past or future, the day itself included."""
    if direction < 0:
        return shift_days(day, -((day.weekday() - weekday) % 7))
    return shift_days(day, (weekday - day.weekday()) % 7)


def week_value(day: dt.date) -> str:
    """The ISO week of a day as TIMEX3 writes it: ``2017-W34``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def islamic_to_date(year: int, month: int, day: int) -> dt.date | None:
    """The civil day of a day of the tabular Islamic calendar (epoch 16 July 622 Julian).

    The observed calendar differs by up to one or two days between countries.
    """
    count = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    ordinal = count + 227014
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def _span(begin: dt.date | None, end: dt.date | None, precision: str) -> DaySpan | None:
    if begin is None or end is None:
        return None
    return DaySpan(begin=begin, end=end, precision=precision)
