"""Stretches of time that lead to a claim's day: "eleven months after the ship was seized"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from situate.claims.date_sharing import words_up
from situate.claims.tense import is_predicate
from situate.dates import DaySpan, shift_days, span_of_day
from situate.language.analysis import AnalysedSentence, Token
from situate.records import ClaimTime, TimeExpression
from situate.times import Anchor
from situate.times.shifting import shift_length, shift_unit

_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])")
_OPENING_VERBS = frozenset({"begin", "start"})
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
    """Since when something holds that has lasted for a stretch: "has stood for three days".

    What has come about "in two weeks" ends with the day that they are counted from.
    """
    for index, count, unit in _lengths(sentence, times):
        inside = [t for t in sentence.tokens if times[index].start <= t.start < times[index].end]
        if not any(t.head == verb.index for t in inside):
            continue
        days = shift_length(base, unit, count, -1)
        if days is None:
            return None
        before = sentence.tokens[inside[0].index - 1].text.lower()
        begin, end = days.begin, None
        if before in ("in", "within"):
            begin, end = _with_base(begin, unit), base.end
        return ClaimTime(begin=begin, end=end, precision="about", times=(index,), basis="tense")
    return None


def within(
    sentence: AnalysedSentence, verb: Token, base: DaySpan, *, times: Sequence[TimeExpression]
) -> ClaimTime | None:
    """By when something is to be done that has a term: "must be disarmed within 30 days"."""
    for index, count, unit in _lengths(sentence, times):
        inside = [t for t in sentence.tokens if times[index].start <= t.start < times[index].end]
        before = sentence.tokens[inside[0].index - 1].text.lower() if inside else ""
        if before != "within" or not any(t.head == verb.index for t in inside):
            continue
        days = shift_length(base, unit, count, 1)
        if days is None:
            return None
        return ClaimTime(
            begin=None, end=days.end, precision="about", times=(index,), basis="stated"
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


def stretch_to(
    sentence: AnalysedSentence,
    trigger: int,
    base: DaySpan | None,
    *,
    index: int | None,
    times: Sequence[TimeExpression],
) -> ClaimTime | None:
    """The days of what a stretch measures: "took it on Tuesday after three days of fighting".

    ``base`` are the days that the stretch ends with, and that it begins with under "began three
    days of rallies"; ``index`` is the expression that gives them. Days are counted with the base,
    as most annotators do; what goes on "for a third day" is told of that day only.
    """
    if base is None or base.begin is None or base.begin != base.end:
        return None
    used = () if index is None else (index,)
    for one, count, unit in _lengths(sentence, times):
        top = _measures(sentence, trigger, times[one])
        if top is None or unit not in ("day", "week", "month"):
            continue
        opens = sentence.tokens[top.head].lemma in _OPENING_VERBS
        if not opens and not _ends_with_base(sentence, top):
            continue
        days = shift_length(base, unit, count, 1 if opens else -1)
        if days is None:
            return None
        begin, end = days.begin, days.end
        if unit == "day":
            begin, end = (begin, shift_days(end, -1)) if opens else (_with_base(begin, unit), end)
        used = tuple(sorted({*used, one}))
        return ClaimTime(begin=begin, end=end, precision="about", times=used, basis="tense")
    return None


def _with_base(begin: dt.date | None, unit: str) -> dt.date | None:
    """The first of the days before a day, where that day counts as the last of them."""
    return shift_days(begin, 1) if unit == "day" else begin


def since_then(
    sentence: AnalysedSentence, trigger: int, *, times: Sequence[TimeExpression]
) -> ClaimTime | None:
    """From the last date before "since then" on, open."""
    above = _clause_of(sentence, trigger)
    for then in sentence.tokens:
        before = sentence.tokens[then.index - 1].text.lower() if then.index else ""
        if then.text.lower() != "then" or before != "since" or then.head not in above:
            continue
        last = bisect_left(times, then.start, key=lambda one: one.start)
        for index in range(last - 1, -1, -1):
            one = times[index]
            if one.begin is not None and one.type in ("DATE", "TIME"):
                return ClaimTime(
                    begin=one.begin,
                    end=None,
                    precision=one.precision,
                    times=(index,),
                    basis="tense",
                )
    return None


def _clause_of(sentence: AnalysedSentence, trigger: int) -> set[int]:
    """The trigger and the words above it up to the verb of its clause."""
    words: set[int] = set()
    for word in words_up(sentence, trigger):
        words.add(word)
        if is_predicate(sentence, sentence.tokens[word]):
            break
    return words


def _measures(sentence: AnalysedSentence, trigger: int, length: TimeExpression) -> Token | None:
    """The word that a stretch stands in the sentence with, where it measures the trigger.

    "Three days" of "three days of fighting" and shelling; the siege itself of "a two-day siege".
    """
    inside = [t for t in sentence.tokens if length.start <= t.start < length.end]
    tops = [t for t in inside if not length.start <= sentence.tokens[t.head].start < length.end]
    word = sentence.tokens[trigger]
    if not tops:
        return None
    top = tops[0]
    if top.head == trigger and top.index < trigger and top.base_relation != "obl":
        return word if word.upos == "NOUN" else None
    while word.base_relation == "conj":
        word = sentence.tokens[word.head]
    of = sentence.tokens[inside[-1].index + 1 :][:1]
    joined = bool(of) and of[0].text.lower() == "of" and of[0].head == word.index
    return top if joined else None


def _ends_with_base(sentence: AnalysedSentence, top: Token) -> bool:
    cases = {case.text.lower() for case in sentence.children(top.index, "case", "mark")}
    return bool(cases & {"after", "following", "in", "during"})
