"""From what an expression says to the days it means: TIMEX3 value, day span, anchor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from situate.dates import NO_DAYS, DaySpan, nearest_weekday, part_of, shift_days, span_of_day
from situate.times.completing import resolve_calendar
from situate.times.context import Context, Resolved
from situate.times.drafts import (
    Calendar,
    Draft,
    Feast,
    Hour,
    Length,
    OtherDate,
    Portion,
    Reference,
    Repeat,
    Season,
    Shift,
    Slashed,
    Weekday,
    Years,
)
from situate.times.feasts import resolve_feast, resolve_other_date
from situate.times.periods import (
    resolve_portion,
    resolve_season,
    resolve_slashed,
    resolve_years,
)
from situate.times.shifting import shift_length, shift_unit, unit_value


def resolve(draft: Draft, context: Context) -> Resolved:
    """The value and days of one expression; an hour makes it a time of that day."""
    meaning = draft.meaning
    resolved = _RESOLVERS[type(meaning)](meaning, context)
    if draft.hour is None or isinstance(meaning, Hour):
        return resolved
    begin = shift_days(resolved.days.begin, draft.later) if draft.later else None
    if begin is not None:
        resolved = _day(begin, resolved.anchor)
    value = resolved.value if resolved.value and len(resolved.value) >= 10 else "XXXX-XX-XX"
    return replace(resolved, type="TIME", value=f"{value}T{draft.hour}")


def _weekday(meaning: Weekday, context: Context) -> Resolved:
    """A weekday: the nearest past one, today included, unless its clause is about the future."""
    relation = meaning.relation or ""
    text_first = relation in ("same", "before", "after")
    base, kind = context.text() if text_first else context.report()
    if base is None or base.begin is None:
        return Resolved(type="DATE", value=f"XXXX-WXX-{(meaning.number - meaning.night) % 7 + 1}")
    if relation.endswith(" week"):
        step = {"last": -7, "next": 7}.get(relation.split()[0], 0)
        monday = shift_days(base.begin, step - base.begin.weekday())
        day = shift_days(monday, meaning.number)
    elif relation in ("next", "after"):
        day = nearest_weekday(shift_days(base.begin, 1) or base.begin, meaning.number, direction=1)
    elif relation in ("last", "before"):
        day = nearest_weekday(
            shift_days(base.begin, -1) or base.begin, meaning.number, direction=-1
        )
    elif relation == "this":
        monday = shift_days(base.begin, -base.begin.weekday())
        day = shift_days(monday, meaning.number)
    elif context.future:
        day = nearest_weekday(base.begin, meaning.number, direction=1)
    else:
        day = nearest_weekday(context.latest(base.begin), meaning.number, direction=-1)
    return _night_before(day, kind) if meaning.night else _day(day, kind)


def _night_before(day: dt.date | None, kind: str) -> Resolved:
    """The night that ends with a day: "overnight into Monday"."""
    before = shift_days(day, -1)
    if before is None:
        return _day(day, kind)
    days = DaySpan(begin=before, end=day, precision="about")
    return Resolved(type="DATE", value=before.isoformat(), days=days, anchor=kind)


def _day(day: dt.date | None, kind: str) -> Resolved:
    if day is None:
        return Resolved(type="DATE", value=None)
    return Resolved(
        type="DATE", value=day.isoformat(), days=span_of_day(day) or NO_DAYS, anchor=kind
    )


def _shift(meaning: Shift, context: Context) -> Resolved:
    if meaning.count is None:
        if meaning.unit in ("second", "minute", "hour"):
            return _within_the_day(meaning, context)
        value = "PAST_REF" if meaning.mod == "before" else "FUTURE_REF"
        return Resolved(type="DATE", value=value)
    base, kind = _base_of(meaning, context)
    if base is None or base.begin is None:
        present = meaning.count == 0 and meaning.base == "report"
        return Resolved(type="DATE", value="PRESENT_REF" if present else None)
    count = meaning.count
    if meaning.mod == "recent" and base.begin.weekday() < 5 and not context.future:
        count -= 1  # "over the weekend", said on a working day
    days = shift_unit(base, meaning.unit, count)
    if days is None or days.begin is None:
        return Resolved(type="DATE", value=unit_value(base.begin, "year", coarse=True))
    value = unit_value(days.begin, meaning.unit)
    if meaning.mod == "overnight":
        days = DaySpan(begin=days.begin, end=base.begin, precision="about")
    if meaning.mod == "exact":
        days = span_of_day(shift_days(base.begin, 7 * meaning.count)) or days
    day = context.anchor.date
    if meaning.mod == "so-far" and day is not None and days.begin and days.end:
        days = replace(days, end=min(days.end, max(day, days.begin)), precision="about")
    elif meaning.mod:
        days = part_of(days, meaning.mod)
    return Resolved(type="DATE", value=value, days=days, anchor=kind)


def _base_of(meaning: Shift, context: Context) -> tuple[DaySpan | None, str]:
    """The days that a shift counts from.

    "This year" in a text without a day of its own is that of its last date; "later in the day"
    after a year or month, the report's day.
    """
    if meaning.base == "report":
        told = context.anchor.date is None and meaning.count == 0 and meaning.unit != "day"
        return context.text() if told else context.report()
    base, kind = context.text()
    if context.previous is None and meaning.count is not None and meaning.count > 0:
        return None, "none"
    coarse = base is not None and base.begin != base.end
    if coarse and meaning.unit == "day" and meaning.count == 0 and not context.history:
        return context.report()
    return base, kind


def _within_the_day(meaning: Shift, context: Context) -> Resolved:
    """A few minutes ago, hours later: roughly the day itself."""
    value = "PAST_REF" if meaning.mod == "before" else "FUTURE_REF"
    base, kind = context.text() if meaning.base == "text" else context.report()
    if base is None or base.begin is None or base.begin != base.end:
        return Resolved(type="DATE", value=value)
    days = DaySpan(begin=base.begin, end=base.end, precision="about")
    return Resolved(type="DATE", value=value, days=days, anchor=kind)


def _reference(meaning: Reference, context: Context) -> Resolved:
    """PRESENT_REF in a news report is its day, roughly; the other references have no days."""
    day = None if context.history else context.anchor.date
    if meaning.value != "PRESENT_REF" or day is None:
        return Resolved(type="DATE", value=meaning.value)
    days = DaySpan(begin=day, end=day, precision="about")
    return Resolved(type="DATE", value=meaning.value, days=days, anchor=context.anchor.kind)


def _length(meaning: Length, context: Context) -> Resolved:
    if not meaning.direction or meaning.count is None:
        return Resolved(type="DURATION", value=meaning.value)
    base, kind = context.partial()
    if base is None or base.begin is None:
        return Resolved(type="DURATION", value=meaning.value)
    days = shift_length(base, meaning.unit, meaning.count, meaning.direction)
    if days is None:
        return Resolved(type="DURATION", value=meaning.value)
    return Resolved(type="DURATION", value=meaning.value, days=days, anchor=kind)


def _repeat(meaning: Repeat, context: Context) -> Resolved:
    return Resolved(type="SET", value=meaning.value)


def _hour(meaning: Hour, context: Context) -> Resolved:
    """A time of day alone stands on the last day of the text, else on the report's day."""
    base, kind = context.text()
    if base is not None and base.begin != base.end and not context.history:
        base, kind = context.report()
    if base is None or base.begin is None or base.begin != base.end:
        return Resolved(type="TIME", value=f"XXXX-XX-XXT{meaning.value}")
    value = f"{base.begin.isoformat()}T{meaning.value}"
    days = DaySpan(begin=base.begin, end=base.end, precision="about")
    return Resolved(type="TIME", value=value, days=days, anchor=kind)


_RESOLVERS: dict[type, Callable[[Any, Context], Resolved]] = {
    Calendar: resolve_calendar,
    Slashed: resolve_slashed,
    Years: resolve_years,
    Season: resolve_season,
    Portion: resolve_portion,
    Weekday: _weekday,
    Shift: _shift,
    Feast: resolve_feast,
    OtherDate: resolve_other_date,
    Reference: _reference,
    Length: _length,
    Repeat: _repeat,
    Hour: _hour,
}
