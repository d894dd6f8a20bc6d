"""What an expression says before it is anchored: a meaning and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date of the calendar, whole or in part (``September 3``, ``March 2016``, ``the 20th``).

    ``relation`` places what is missing: last, next, this, same (that year) or None; ``mod`` is
    early, mid, late or None; ``era`` marks years before Christ, ``short`` two figures ("'99");
    ``weekday`` is the day of the week that stands before it; ``back`` counts the years between a
    date and the report's year ("17 March three years ago", "July of last year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relation: str | None = None
    mod: str | None = None
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
class Season:
    """A season, ``name`` in TIMEX3 letters (SP, SU, FA, WI)."""

    name: str
    year: int | None = None
    relation: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A quarter (Q), half (H) or week (W) of a year or month."""

    unit: str
    number: int
    year: int | None = None
    month: int | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, Monday is 0."""

    number: int
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from the day of the report (``base`` report) or from the last date (text)."""

    unit: str
    count: int | None
    base: str = "report"
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast or month named by a calendar of its own."""

    name: str
    year: int | None = None


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
    """A time of day alone: ``value`` as it follows T (``16:00``, ``MO``)."""

    value: str
    shift: int | None = None


Meaning = (
    Calendar
    | Slashed
    | Years
    | Season
    | Portion
    | Weekday
    | Shift
    | Feast
    | Reference
    | Length
    | Repeat
    | Hour
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A meaning over the tokens ``[first, last)`` of a sentence.

    ``hour`` is the time of day that stands with a date, as it follows T in TIMEX3; ``aside`` marks
    a date from which the text does not go on, such as the end of a range of years.
    """

    first: int
    last: int
    meaning: Meaning
    hour: str | None = None
    aside: bool = False
