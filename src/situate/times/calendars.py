"""Days of other calendars and of feasts: Hijri by Umm al-Qura, Jalali, Easter.

Hijri months begin with the sighting of the moon, so that countries differ by a day, seldom two:
their days are marked ``about``. Jalali days are exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from situate.dates import DaySpan, islamic_to_date, make_date, shift_days, span_of_day
from situate.times.calendar_words import (
    CIVIL_FEASTS,
    EASTER_FEASTS,
    ISLAMIC_FEASTS,
    JALALI_FEASTS,
)

# The years that the tables of Umm al-Qura hold; before and after them the tabular calendar stands.
_UMM_AL_QURA = range(1343, 1501)

# The years of our time by each calendar; where a text names another number, it is a civil year.
CALENDAR_YEARS = {"hijri": range(1250, 1500), "jalali": range(1200, 1450)}


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The civil day of a Hijri date, or None where the calendar has no such day."""
    if not 1 <= day <= 30:
        return None
    if year not in _UMM_AL_QURA:
        return islamic_to_date(year, month, day) if year > 0 else None
    first = Hijri(year, month, 1)
    if day > first.month_length():
        return None
    civil = first.to_gregorian()
    return shift_days(dt.date(civil.year, civil.month, civil.day), day - 1)


def jalali_day(year: int, month: int, day: int) -> dt.date | None:
    """The civil day of a Jalali (solar Hijri) date, or None where the calendar has none."""
    try:
        return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None


_DAYS: dict[str, Callable[[int, int, int], dt.date | None]] = {
    "hijri": hijri_day,
    "jalali": jalali_day,
}


def days_of(calendar: str, year: int, month: int | None, day: int | None) -> DaySpan | None:
    """The civil days of a day, month or year of the ``hijri`` or ``jalali`` calendar."""
    start = _DAYS[calendar](year, month or 1, day or 1)
    if start is None:
        return None
    if day is not None:
        return DaySpan(begin=start, end=start, precision="about" if calendar == "hijri" else "day")
    following = (year, month + 1) if month is not None and month < 12 else (year + 1, 1)
    end = shift_days(_DAYS[calendar](*following, 1), -1)
    return None if end is None else DaySpan(begin=start, end=end, precision="about")


def year_in(calendar: str, day: dt.date) -> int:
    """The year of a calendar that a civil day lies in, exact to a year."""
    passed = day.year - 622
    return passed * 33 // 32 + 1 if calendar == "hijri" else passed + 1


def easter_sunday(year: int) -> dt.date | None:
    """Easter of the Western churches (the anonymous Gregorian algorithm, Meeus 1991, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, moon = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * late + 114
    return make_date(year, number // 31, number % 31 + 1)


def feasts_of(name: str, year: int) -> tuple[DaySpan, ...]:
    """The days of a feast in a year of its own calendar ("Ramadan 1438"), else in a civil year."""
    if name in ISLAMIC_FEASTS and year in CALENDAR_YEARS["hijri"]:
        spans = (_hijri_feast(year, *feast) for feast in ISLAMIC_FEASTS[name])
        return tuple(span for span in spans if span is not None)
    if name in JALALI_FEASTS and year in CALENDAR_YEARS["jalali"]:
        day = span_of_day(jalali_day(year, *JALALI_FEASTS[name]))
        return () if day is None else (day,)
    return feast_days(name, year)


def feast_days(name: str, year: int) -> tuple[DaySpan, ...]:
    """The days of a feast that begins in a civil year; a Hijri one may come twice or not at all."""
    if name in ISLAMIC_FEASTS:
        near = (year - 622) * 33 // 32
        spans = [
            _hijri_feast(hijri, *feast)
            for hijri in range(near - 1, near + 3)
            for feast in ISLAMIC_FEASTS[name]
        ]
        return tuple(s for s in spans if s and s.begin and s.begin.year == year)
    if name in CIVIL_FEASTS:
        day = make_date(year, *CIVIL_FEASTS[name])
    elif name in EASTER_FEASTS:
        day = shift_days(easter_sunday(year), EASTER_FEASTS[name])
    else:
        day = jalali_day(year - 621, *JALALI_FEASTS[name])
    span = span_of_day(day)
    return () if span is None else (span,)


def _hijri_feast(year: int, month: int, first: int, length: int) -> DaySpan | None:
    if first == 0:
        return days_of("hijri", year, month, None)
    begin = hijri_day(year, month, first)
    end = shift_days(begin, length - 1)
    return None if end is None else DaySpan(begin=begin, end=end, precision="about")
