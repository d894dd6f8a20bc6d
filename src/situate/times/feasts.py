"""From feasts and dates of other calendars to civil days, by the year or by what lies nearest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from situate.dates import DaySpan, part_of, shift_days
from situate.times.calendars import CALENDAR_YEARS, days_of, feast_days, feasts_of, year_in
from situate.times.context import Context, Resolved
from situate.times.drafts import Feast, OtherDate

# A feast that lies so few days ahead is meant, rather than one further back than the other bound.
_SOON_DAYS = 30
_LONG_PAST_DAYS = 60


def resolve_feast(meaning: Feast, context: Context) -> Resolved:
    """The days of a feast; of one that lasts for weeks the TIMEX3 value is the year."""
    if meaning.year is not None:
        options: Sequence[DaySpan] = feasts_of(meaning.name, meaning.year)
        return _resolved(_within(next(iter(options), None), meaning.day, meaning.mod), "none")
    base, kind = _base(meaning.relation, context)
    if base is None or base.begin is None:
        return Resolved(type="DATE", value=None)
    years = range(max(base.begin.year - 1, 1), min(base.begin.year + 2, 10000))
    options = [span for year in years for span in feast_days(meaning.name, year)]
    chosen = _choose(options, base, relation=meaning.relation, context=context)
    return _resolved(_within(chosen, meaning.day, meaning.mod), kind)


def resolve_other_date(meaning: OtherDate, context: Context) -> Resolved:
    """The civil days of a Hijri or Jalali date, its year completed from the text's days."""
    calendar, month, day = meaning.calendar, meaning.month, meaning.day
    if meaning.year is not None and meaning.year in CALENDAR_YEARS[calendar]:
        days = days_of(calendar, meaning.year, month, day)
        return _resolved(_within(days, None, meaning.mod), "none")
    if meaning.year is not None:
        near = year_in(calendar, dt.date(min(max(meaning.year, 623), 9000), 7, 1))
        found = [days_of(calendar, near + step, month, day) for step in (-1, 0, 1)]
        inside = [s for s in found if s and s.begin and s.begin.year == meaning.year]
        return _resolved(_within(next(iter(inside), None), None, meaning.mod), "none")
    base, kind = _base(meaning.relation, context)
    if base is None or base.begin is None or month is None:
        return Resolved(type="DATE", value=None)
    near = year_in(calendar, base.begin)
    found = [days_of(calendar, near + step, month, day) for step in range(-2, 3) if near + step > 0]
    options = [span for span in found if span is not None]
    chosen = _choose(options, base, relation=meaning.relation, context=context)
    return _resolved(_within(chosen, None, meaning.mod), kind)


def _base(relation: str | None, context: Context) -> tuple[DaySpan | None, str]:
    return context.text() if relation in ("same", "before", "after") else context.partial()


def _choose(
    options: Sequence[DaySpan], base: DaySpan, *, relation: str | None, context: Context
) -> DaySpan | None:
    """The occurrence that is meant: in a history the nearest, in news the last one begun.

    In a clause about the future, or shortly ahead with the last one long past, the next one.
    """
    begin, end = base.begin, base.end or base.begin
    spans = [(s, s.begin, s.end) for s in options if s.begin and s.end]
    if begin is None or end is None or not spans:
        return None
    gone = [s for s, first, last in spans if (last < begin if relation == "last" else first <= end)]
    coming = [s for s, first, last in spans if (first > end if relation == "next" else last >= end)]
    if relation in ("next", "after") or (context.future and relation is None):
        return next(iter(coming), None)
    if context.history or relation == "same":
        return min(spans, key=lambda s: max((s[1] - end).days, (begin - s[2]).days))[0]
    last = gone[-1] if gone else None
    if relation is None and last is not None and last.end is not None and coming:
        ahead = coming[0].begin
        soon = ahead is not None and 0 < (ahead - end).days <= _SOON_DAYS
        if soon and (begin - last.end).days > _LONG_PAST_DAYS:
            return coming[0]
    return last


def _within(days: DaySpan | None, number: int | None, mod: str | None) -> DaySpan | None:
    """One day of a feast ("the second day of Eid"), or its early, middle or late part."""
    if days is None or days.begin is None or days.end is None:
        return None
    if number is not None:
        day = shift_days(days.begin, number - 1)
        return None if day is None else DaySpan(begin=day, end=day, precision=days.precision)
    return part_of(days, mod) if mod else days


def _resolved(days: DaySpan | None, kind: str) -> Resolved:
    if days is None or days.begin is None or days.end is None:
        return Resolved(type="DATE", value=None)
    one_day, one_year = days.begin == days.end, days.begin.year == days.end.year
    value = days.begin.isoformat() if one_day else f"{days.begin.year:04d}" if one_year else None
    return Resolved(type="DATE", value=value, days=days, anchor=kind)
