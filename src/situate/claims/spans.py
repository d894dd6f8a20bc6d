"""Stretches of time that lead to a claim's day: "eleven months after the ship was seized"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from situate.dates import DaySpan, span_of_day
from situate.language.analysis import AnalysedSentence, Token
from situate.records import ClaimTime, TimeExpression
from situate.times import Anchor
from situate.times.shifting import shift_length, shift_unit

_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])")
_UNITS = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def days_before(
    sentence: AnalysedSentence,
    verb: Token,
    above: TimeExpression | None,
    *,
    times: Sequence[TimeExpression],
    anchor: Anchor,
) -> ClaimTime | None:
    """The days of a clause behind "eleven months after", counted back from the date above it.

    Without a date above, they are counted back from the report's day.
    """
    base = span_of_day(anchor.date)
    if above is not None and above.begin is not None:
        base = DaySpan(begin=above.begin, end=above.end_day, precision=above.precision or "day")
    mark = sentence.child(verb.index, "mark", "case")
    if mark is None or base is None:
        return None
    for index, count, unit in _lengths(sentence, times):
        if 0 <= mark.start - times[index].end <= 1:
            days = shift_unit(base, unit, -count)
            if days is None or days.begin is None:
                return None
            precision = days.precision
            return ClaimTime(
                begin=days.begin, end=days.end, precision=precision, times=(index,), basis="stated"
            )
    return None


def lasting(
    sentence: AnalysedSentence, verb: Token, base: DaySpan, *, times: Sequence[TimeExpression]
) -> ClaimTime | None:
    """Since when something holds that has lasted for a stretch: "has stood for three days"."""
    for index, count, unit in _lengths(sentence, times):
        inside = [t for t in sentence.tokens if times[index].start <= t.start < times[index].end]
        if not any(t.head == verb.index for t in inside):
            continue
        days = shift_length(base, unit, count, -1)
        if days is None:
            return None
        return ClaimTime(
            begin=days.begin, end=None, precision="about", times=(index,), basis="tense"
        )
    return None


def _lengths(
    sentence: AnalysedSentence, times: Sequence[TimeExpression]
) -> Iterator[tuple[int, int, str]]:
    """The plain durations of a sentence: index, number and unit."""
    first = bisect_left(times, sentence.start, key=lambda one: one.start)
    for index in range(first, bisect_left(times, sentence.end, key=lambda one: one.start)):
        found = _LENGTH.fullmatch(times[index].value or "")
        if times[index].type != "DURATION" or times[index].begin or found is None:
            continue
        clock, count, letter = found.groups()
        if bool(clock) == (letter == "H"):
            yield index, int(count), _UNITS[letter]
