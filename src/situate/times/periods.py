"""Dates that are no plain day, month or year: figures in either order, decades, seasons."""

from __future__ import annotations

from dataclasses import replace

from situate.dates import (
    NO_DAYS,
    DaySpan,
    make_date,
    part_of,
    shift_days,
    span_of_day,
    span_of_months,
    span_of_years,
    week_value,
)
from situate.times.completing import resolve_calendar, year_for
from situate.times.context import Context, Resolved
from situate.times.drafts import Calendar, Portion, Season, Slashed, Years
from situate.times.words import SEASON_START


def resolve_slashed(meaning: Slashed, context: Context) -> Resolved:
    """Month and day in figures, in whichever order the text can mean; null if it could be both.

    One order is meant if the other is no date, or if it alone lies within 60 days before and 10
    days after the report's day.
    """
    orders = {
        day
        for month, number in ((meaning.first, meaning.second), (meaning.second, meaning.first))
        if (day := make_date(meaning.year, month, number))
    }
    if len(orders) > 1 and context.anchor.date is not None:
        anchor = context.anchor.date
        near = {day for day in orders if -60 <= (day - anchor).days <= 10}
        orders = near if len(near) == 1 else orders
    if len(orders) != 1:
        return Resolved(type="DATE", value=None)
    day = orders.pop()
    return Resolved(type="DATE", value=day.isoformat(), days=span_of_day(day) or NO_DAYS)


def resolve_years(meaning: Years, context: Context) -> Resolved:
    """The days of a decade or century."""
    first, last, value = meaning.first, meaning.last, meaning.value
    if meaning.short and context.history and context.previous and context.previous.begin:
        century = context.previous.begin.year // 100 * 100
        first, last = first - 1900 + century, last - 1900 + century
        value = str(first // 10)
    days = span_of_years(first, last)
    if days is not None and meaning.mod:
        days = part_of(days, meaning.mod)
    return Resolved(type="DATE", value=value, days=days or NO_DAYS)


def resolve_season(meaning: Season, context: Context) -> Resolved:
    """The three months of a season, its year completed like a month's."""
    kind, year = "none", meaning.year
    if year is not None and year < 0:
        return Resolved(type="DATE", value=f"BC{-year:04d}-{meaning.name}")
    start = SEASON_START[meaning.name]
    if year is None:
        text_first = meaning.relation in ("same", "before", "after")
        base, kind = context.text() if text_first else context.partial()
        if base is None or base.begin is None:
            return Resolved(type="DATE", value=f"XXXX-{meaning.name}")
        partial = Calendar(month=start, relation=meaning.relation)
        year = year_for(partial, base, context)
    days = span_of_months(year, start, 3)
    if days is not None and meaning.mod:
        days = part_of(days, meaning.mod)
    return Resolved(
        type="DATE", value=f"{year:04d}-{meaning.name}", days=days or NO_DAYS, anchor=kind
    )


def resolve_portion(meaning: Portion, context: Context) -> Resolved:
    """A quarter or half of a year, or a week of a month."""
    if meaning.unit == "W":
        return _week_of_month(meaning, context)
    kind, year = "none", meaning.year
    if year is None:
        deictic = meaning.relation in ("last", "next", "this")
        base, kind = context.report() if deictic else context.partial()
        if base is None or base.begin is None:
            return Resolved(type="DATE", value=f"XXXX-{meaning.unit}{meaning.number}")
        step = {"last": -1, "before": -1, "next": 1, "after": 1}.get(meaning.relation or "", 0)
        year = base.begin.year + step
        if meaning.relation is None and not context.future and not context.history:
            ahead = 1 + (12 // (2 if meaning.unit == "H" else 4)) * (meaning.number - 1)
            year -= ahead > base.begin.month
    months = 12 // (2 if meaning.unit == "H" else 4)
    days = span_of_months(year, 1 + months * (meaning.number - 1), months)
    value = f"{year:04d}-{meaning.unit}{meaning.number}"
    return Resolved(type="DATE", value=value, days=days or NO_DAYS, anchor=kind)


def _week_of_month(meaning: Portion, context: Context) -> Resolved:
    month = Calendar(year=meaning.year, month=meaning.month)
    resolved = resolve_calendar(month, context)
    begin, end = resolved.days.begin, resolved.days.end
    if begin is None or end is None:
        return replace(resolved, value=None)
    if meaning.number < 0:
        last = shift_days(end, -6)
        days, middle = DaySpan(begin=last, end=end, precision="about"), shift_days(end, -3)
    else:
        first = shift_days(begin, 7 * (meaning.number - 1)) or begin
        until = min(shift_days(first, 6) or first, max(first, end))
        days, middle = DaySpan(begin=first, end=until, precision="about"), shift_days(first, 3)
    value = week_value(middle) if middle else None
    return replace(resolved, value=value, days=days)
