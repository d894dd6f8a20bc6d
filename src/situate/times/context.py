"""What is known where a time expression stands: the report's day, the last date of the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from situate.dates import NO_DAYS, DaySpan, shift_days, span_of_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day that relative expressions count from, and where it comes from.

    ``kind`` is dateline, published or none. ``latest`` is the day of publication where that is the
    day after the dateline's: a report finished past midnight may name it.
    """

    date: dt.date | None
    kind: str = "none"
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """An anchored expression: TIMEX3 type and value, days, and the kind of anchor it needed."""

    type: str
    value: str | None
    days: DaySpan = NO_DAYS
    anchor: str = "none"


@dataclass(slots=True)
class Context:
    """What is known where an expression stands.

    Attributes:
        anchor: the report's day.
        history: whether the text tells past times, so that parts of dates are completed from the
            last date in the text and not from the report's day.
        previous: the last date in the text, at whatever precision it was given.
        future: whether the expression's clause speaks of what is to come.
        told: whether the expression's clause tells, in the simple past, what happened.
        zoned: whether the text says whose clock the expression's time of day is.
    """

    anchor: Anchor
    history: bool = False
    previous: DaySpan | None = None
    future: bool = False
    told: bool = False
    zoned: bool = False

    def latest(self, base: dt.date) -> dt.date:
        """The last day that "on Monday" can be: the report's, or the next in a zone further east.

        Only a clock that is stated, or a later day of publication, shows that it was the next.
        """
        if self.anchor.latest is not None and base == self.anchor.date:
            return self.anchor.latest
        return (shift_days(base, 1) or base) if self.zoned else base

    def report(self) -> tuple[DaySpan | None, str]:
        """The report's day and the kind of anchor it is; what "yesterday" counts from."""
        day = span_of_day(self.anchor.date)
        return (None, "none") if day is None else (day, self.anchor.kind)

    def text(self) -> tuple[DaySpan | None, str]:
        """The last date of the text, else the report's day; what "the same day" counts from."""
        if self.previous is not None:
            return self.previous, "previous"
        return (None, "none") if self.history else self.report()

    def partial(self) -> tuple[DaySpan | None, str]:
        """What completes a partial date: in a history the text, in news the report's day."""
        if self.history or self.anchor.date is None:
            return self.text()
        return self.report()
