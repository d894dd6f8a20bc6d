"""Moving days by units of time: the week two weeks back, the year three years ago."""

from __future__ import annotations

import datetime as dt
import math

from situate.dates import (
    DaySpan,
    shift_days,
    shift_month,
    shift_months,
    span_of_day,
    span_of_month,
    span_of_months,
    span_of_week,
    span_of_year,
    span_of_years,
    week_value,
)

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
# how fine a unit needs the days it counts from to be
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3}
_MOST = 4_000_000


def shift_unit(base: DaySpan, unit: str, count: int) -> DaySpan | None:
    """The calendar unit that lies ``count`` units from the base.

    Days, weeks and months counted from a coarser base (two days after "April") are None.
    """
    if base.begin is None or abs(count) > _MOST:
        return None
    if _too_coarse(base, unit) and not (count == 0 and unit in ("month", "year")):
        return None
    if unit in ("second", "minute", "hour"):
        step = count // 24 if unit == "hour" else 0
        return span_of_day(shift_days(base.begin, step if abs(count) >= 24 else 0))
    if unit in _DAYS:
        day = shift_days(base.begin, count * _DAYS[unit])
        return _unit_of(day, unit)
    return _unit_of(_shift_by_months(base.begin, count * _MONTHS[unit]), unit)


def shift_length(base: DaySpan, unit: str, count: float, direction: int) -> DaySpan | None:
    """The stretch of ``count`` units that ends (-1) or begins (1) with the base."""
    edge = base.begin if direction < 0 else base.end
    if edge is None or count > _MOST:
        return None
    if unit in _MONTHS:
        other = _shift_by_months(edge, direction * int(count * _MONTHS[unit]))
    elif unit == "hour":
        other = shift_days(edge, direction * math.ceil(count / 24))
    else:
        other = shift_days(edge, direction * int(count * _DAYS.get(unit, 0)))
    if other is None:
        return None
    return DaySpan(begin=min(edge, other), end=max(edge, other), precision="about")


def unit_value(day: dt.date, unit: str, *, coarse: bool = False) -> str:
    """The TIMEX3 value of the unit that a day lies in; ``coarse`` leaves month and day open."""
    if coarse:
        return f"{day.year:04d}-XX-XX"
    if unit in ("week", "fortnight"):
        return week_value(day)
    if unit == "weekend":
        return f"{week_value(day)}-WE"
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}"
    if unit == "century":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def _too_coarse(base: DaySpan, unit: str) -> bool:
    fine = {"fortnight": "week", "weekend": "week", "quarter": "month"}.get(unit, unit)
    if base.begin == base.end:
        return False
    width = _FINENESS.get(base.precision, 2)
    return width > _FINENESS.get(fine, 0 if unit in ("second", "minute", "hour", "night") else 3)


def _shift_by_months(day: dt.date, count: int) -> dt.date | None:
    return shift_months(day, count) if abs(count) < _MOST else None


def _unit_of(day: dt.date | None, unit: str) -> DaySpan | None:
    """The whole unit that a day lies in."""
    if day is None:
        return None
    if unit in ("week", "fortnight"):
        return span_of_week(day)
    if unit == "weekend":
        saturday = shift_days(day, 5 - day.weekday())
        sunday = shift_days(saturday, 1)
        if sunday is None:
            return None
        return DaySpan(begin=saturday, end=sunday, precision="about")
    if unit == "month":
        return span_of_month(day.year, day.month)
    if unit == "quarter":
        first = shift_month(day.year, 1, (day.month - 1) // 3 * 3)
        return span_of_months(*first, 3) if first else None
    if unit == "year":
        return span_of_year(day.year)
    if unit == "decade":
        return span_of_years(max(day.year // 10 * 10, 1), day.year // 10 * 10 + 9)
    if unit == "century":
        return span_of_years(max(day.year // 100 * 100, 1), day.year // 100 * 100 + 99)
    return span_of_day(day)
