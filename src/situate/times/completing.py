"""Dates of the calendar, whole or completed from the report's day or the last date of the text."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from dataclasses import replace

from situate.dates import DaySpan, make_date, part_of, span_of_day, span_of_month, span_of_year
from situate.times.context import Context, Resolved
from situate.times.drafts import Calendar

# A day without a year that lies so few days ahead is meant, rather than one of last year.
_SOON_DAYS = 75
# What has happened lies no further ahead than the day of a zone further east.
_NEXT_DAY = 1
# A day so few days back is meant even beside what is to come ("agreed to a truce from 3 May").
_JUST_PAST_DAYS = 10


def resolve_calendar(meaning: Calendar, context: Context) -> Resolved:
    """The days of a date of the calendar, completed where it leaves out the year."""
    if meaning.era:
        month = f"-{meaning.month:02d}" if meaning.month else ""
        return Resolved(type="DATE", value=f"BC{meaning.year:04d}{month}")
    if meaning.short and meaning.year and (context.history or context.anchor.date is None):
        meaning = replace(meaning, year=_in_century(meaning.year, context.previous))
    kind = "none"
    if meaning.year is None:
        completed, kind = _complete(meaning, context)
        if completed is None:
            return Resolved(type="DATE", value=_open_value(meaning), anchor="none")
        meaning = completed
    days = _calendar_days(meaning)
    if days is None:
        return Resolved(type="DATE", value=None)
    if meaning.mod and meaning.day is None:
        days = part_of(days, meaning.mod)
    return Resolved(type="DATE", value=_date_value(meaning), days=days, anchor=kind)


def _in_century(year: int, previous: DaySpan | None) -> int:
    """Two figures read in the century of the last date of a history."""
    if previous is None or previous.begin is None:
        return year
    near = previous.begin.year
    century = near // 100 * 100
    return min((century + step + year % 100 for step in (-100, 0)), key=lambda y: abs(y - near))


def _calendar_days(meaning: Calendar) -> DaySpan | None:
    if meaning.year is None:
        return None
    if meaning.month is None:
        return span_of_year(meaning.year)
    if meaning.day is None:
        return span_of_month(meaning.year, meaning.month)
    return span_of_day(make_date(meaning.year, meaning.month, meaning.day))


def _date_value(meaning: Calendar) -> str:
    value = f"{meaning.year:04d}"
    if meaning.month is not None:
        value += f"-{meaning.month:02d}"
    if meaning.day is not None:
        value += f"-{meaning.day:02d}"
    return value


def _open_value(meaning: Calendar) -> str | None:
    month = "XX" if meaning.month is None else f"{meaning.month:02d}"
    if meaning.day is not None:
        return f"XXXX-{month}-{meaning.day:02d}"
    return None if meaning.month is None else f"XXXX-{month}"


def _complete(meaning: Calendar, context: Context) -> tuple[Calendar | None, str]:
    """A partial date with the year (and month) it leaves out.

    "last" and "next" are the nearest on that side, "that year" the year of the last date. Without
    either, a news report means the nearest one that is not to come (in a clause about the future:
    not yet past), a history the one nearest to the last date of the text.
    """
    text_first = meaning.relation in ("same", "before", "after")
    base, kind = context.text() if text_first else context.partial()
    if base is None or base.begin is None:
        return None, "none"
    if meaning.month is None:
        return _complete_day(meaning, base.begin), kind
    day = context.report()[0]
    if meaning.back is not None and day is not None and day.begin is not None:
        year = day.begin.year - meaning.back
        return replace(meaning, year=year, relation=None), context.anchor.kind
    year = year_for(meaning, base, context)
    if meaning.weekday is not None:
        year = _year_of_weekday(meaning, year)
    if (meaning.month, meaning.day) == (2, 29):
        step = 1 if context.future else -1
        year = next((y for y in range(year, year + 9 * step, step) if isleap(y)), year)
    return replace(meaning, year=year, relation=None), kind


def _year_of_weekday(meaning: Calendar, year: int) -> int:
    """The nearest year in which the day is the weekday that the text names; else the year given."""
    for other in (year, year + 1, year - 1, year - 2, year - 3):
        day = make_date(other, meaning.month or 1, meaning.day or 1)
        if day is not None and day.weekday() == meaning.weekday:
            return other
    return year


def _complete_day(meaning: Calendar, base: dt.date) -> Calendar | None:
    if meaning.day is None:
        return None
    return replace(meaning, year=base.year, month=base.month)


def year_for(meaning: Calendar, base: DaySpan, context: Context) -> int:
    """The year of a month (and day) without one, by its relation, the tense or the nearest date."""
    assert base.begin is not None
    assert meaning.month is not None
    year, month = base.begin.year, base.begin.month
    here = (month, base.begin.day) if meaning.day else (month, 0)
    there = (meaning.month, meaning.day or 0)
    if meaning.relation in ("same", "this"):
        return year
    if meaning.relation in ("last", "before"):
        return year - (there >= here)
    if meaning.relation in ("next", "after"):
        return year + (there <= here)
    if context.history or context.anchor.date is None:
        return _nearest_year(base, meaning.month)
    if context.future:
        just_past = meaning.day is not None and _days_ahead(base.begin, meaning) >= -_JUST_PAST_DAYS
        return year + (there < here and not just_past)
    soon = _NEXT_DAY if context.told else _SOON_DAYS
    if meaning.day is not None and there > here and _days_ahead(base.begin, meaning) <= soon:
        return year
    if meaning.day is not None and _days_ahead(base.begin, meaning, 1) <= soon:
        return year + 1
    return year - (there > here)


def _days_ahead(base: dt.date, meaning: Calendar, years: int = 0) -> int:
    """How many days a day of the calendar lies ahead in the base's year or so many years on."""
    day = make_date(base.year + years, meaning.month or 1, meaning.day or 1)
    return 400 if day is None else (day - base).days


def _nearest_year(base: DaySpan, month: int) -> int:
    """The year that puts a month nearest to the last date of a history, the past less likely.

    After a bare year the month is in that year. After a month, up to four months back are read as
    going back, anything further as the next year (WikiWars: stories go forward).
    """
    assert base.begin is not None
    year = base.begin.year
    if base.precision not in ("day", "month", "week"):
        return year
    back = base.begin.month - month
    if back > 7:
        return year + 1
    return year - 1 if back < -8 else year
