"""Days of an event in the codes of ACLED and UCDP, and back."""

from __future__ import annotations

import calendar
import datetime as dt

from situate.dates import shift_days, span_of_month

WEEK_DAYS = 7
MONTH_DAYS = 31
Span = tuple[dt.date | None, dt.date | None, str | None]


def acled_day(
    begin: dt.date | None, end: dt.date | None, precision: str | None
) -> tuple[dt.date | None, int | None]:
    """ACLED's event_date and time_precision; None where ACLED has no code.

    1 is an actual day; 2 some day of a week or less, 3 some day of a month or less, for both of
    which the middle day stands (ACLED's rule for months). A longer or open span has no day of its
    own: of an open one its first day is given, if that is known.
    """
    if begin is None:
        return None, None
    if end is None:
        return begin, 1 if precision == "day" else None
    length = (end - begin).days + 1
    if length == 1:
        return begin, 2 if precision == "about" else 1
    if length > MONTH_DAYS:
        return None, None
    middle = begin + dt.timedelta(days=(length - 1) // 2)
    return middle, 2 if length <= WEEK_DAYS else 3


def days_of_acled(day: dt.date | None, time_precision: int | None) -> Span:
    """The days that ACLED's date may stand for, with their precision."""
    if day is None or time_precision in (None, 1):
        return day, day, None if day is None or time_precision is None else "day"
    if time_precision == 2:
        return shift_days(day, -3) or day, shift_days(day, 3) or day, "week"
    month = span_of_month(day.year, day.month)
    return (month.begin, month.end, "month") if month else (day, day, None)


def date_prec(begin: dt.date | None, end: dt.date | None, precision: str | None) -> int | None:
    """UCDP's date_prec, by how many days it may be; None where a side is open.

    1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer.
    """
    if begin is None or end is None:
        return None
    length = (end - begin).days + 1
    if length == 1:
        return 2 if precision == "about" else 1
    if length < WEEK_DAYS:
        return 2
    if length == WEEK_DAYS:
        return 3
    return 4 if length <= MONTH_DAYS else 5


def name_precision(begin: dt.date | None, end: dt.date | None, code: int | None) -> str | None:
    """The precision of UCDP's days: the calendar unit that they are, else about."""
    if begin is None or end is None:
        return None
    if begin == end:
        return "day" if code in (None, 1) else "about"
    if begin.weekday() == 0 and (end - begin).days == WEEK_DAYS - 1:
        return "week"
    same_month = (begin.year, begin.month) == (end.year, end.month)
    if same_month and begin.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return "month"
    whole = (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31)
    return "year" if whole and begin.year == end.year else "about"


def name_day(day: dt.date) -> str:
    """A day in English words: 3 September 2017."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
