"""What an expression says before it is anchored: a meaning and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What stands in a year, given or to be completed.

    ``relation`` places what is missing: last, next, this, same (that year) or None; ``mod`` is
    early, mid, late or None.
    """

    year: int | None = None
    relation: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Placed):
    """A date of the calendar, whole or in part (``September 3``, ``March 2016``, ``the 20th``).

    ``era`` marks years before Christ, ``short`` two figures ("'99");
    ``weekday`` is the day of the week that stands before it; ``back`` counts the years between a
    date and the report's year ("17 March three years ago", "July of last year").
    """

    month: int | None = None
    day: int | None = None
    era: bool = False
    short: bool = False
    weekday: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slashed:
    """Three numbers whose order the text does not say (``03/09/2017``)."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A decade or century: its first and last year and its TIMEX3 value (``198``, ``20``)."""

    first: int
    last: int
    value: str
    mod: str | None = None
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Placed):
    """A season, ``name`` in TIMEX3 letters (SP, SU, FA, WI)."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion(Placed):
    """A quarter (Q), half (H) or week (W) of a year or month."""

    unit: str
    number: int
    month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, Monday is 0; ``night`` is the night that ends with it."""

    number: int
    relation: str | None = None
    night: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from the day of the report (``base`` report) or from the last date (text).

    ``mod`` is early, mid, late, recent ("over the weekend"), so-far ("earlier in the month"),
    overnight (till the next day), exact (that day of the week) or, where the count is unknown,
    before or after.
    """

    unit: str
    count: int | None
    base: str = "report"
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast(Placed):
    """A feast, or the month of Ramadan or Muharram; ``day`` counts within it ("the second day")."""

    name: str
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDate(Placed):
    """A day, month or year of the ``hijri`` or ``jalali`` calendar.

    ``year`` is one of that calendar, or a civil year where it lies beyond those ("3 Tir 2022").
    """

    calendar: str
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration: its TIMEX3 value; it ends (-1) or begins (1) with the report's day."""

    value: str
    unit: str
    count: float | None
    direction: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A set of times: its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A time of day alone: ``value`` as it follows T (``16:00``, ``MO``).

    ``zoned``: the text says whose clock it is ("GMT", "local time").
    """

    value: str
    zoned: bool = False


Meaning = (
    Calendar
    | Slashed
    | Years
    | Season
    | Portion
    | Weekday
    | Shift
    | Feast
    | OtherDate
    | Reference
    | Length
    | Repeat
    | Hour
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A meaning over the tokens ``[first, last)`` of a sentence.

    ``hour`` is the time of day that stands with a date, as it follows T in TIMEX3; ``aside`` marks
    a date from which the text does not go on, such as the end of a range of years. ``zoned``: the
    text says whose clock the time of day is. ``later`` days are added to what is meant: at 2 a.m.
    "on Monday (2300 GMT)" GMT still has Sunday (-1).
    """

    first: int
    last: int
    meaning: Meaning
    hour: str | None = None
    aside: bool = False
    zoned: bool = False
    later: int = 0
