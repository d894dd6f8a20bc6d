"""What prepositions, deadlines and running years leave of the days that date a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from situate.claims.date_owners import AS_OF, Dated
from situate.dates import shift_days
from situate.language.analysis import AnalysedSentence
from situate.records import ClaimTime, TimeExpression
from situate.times import Anchor

UNDATED_STATUS = frozenset({"planned", "demanded", "threatened"})


def time_stated(
    sentence: AnalysedSentence,
    chosen: Dated,
    *,
    trigger: int,
    status: str,
    times: Sequence[TimeExpression],
    anchor: Anchor,
) -> ClaimTime:
    """The days that an expression states for a trigger's claim of this status."""
    turned = _turn_preposition(sentence, chosen, trigger=trigger, status=status)
    return _limit_year(stated_time(turned, times), chosen, status=status, anchor=anchor)


def _turn_preposition(
    sentence: AnalysedSentence, chosen: Dated, *, trigger: int, status: str
) -> Dated:
    """The expression with what its preposition means for a claim of this status.

    "As of Monday" looks back where something has happened, and forward where it is to come.
    """
    noun = sentence.tokens[chosen.owner]
    cases = {case.text.lower() for case in sentence.children(noun.index, "case")}
    if "since" in cases and noun.index != trigger and noun.upos in {"NOUN", "PROPN"}:
        return replace(chosen, preposition="since")  # "since the raids of March"
    if chosen.preposition == AS_OF:
        past = status in {"asserted", "denied"}
        return replace(chosen, preposition="until" if past else "from")
    ends = chosen.expression.text.lower().removeprefix("the ").split()
    if chosen.preposition == "before" and (status in UNDATED_STATUS or "end" in ends):
        return replace(chosen, preposition="by")  # a deadline
    return chosen


def _limit_year(time: ClaimTime, chosen: Dated, *, status: str, anchor: Anchor) -> ClaimTime:
    """This year: up to the report's day for what has happened, from it on for what may come.

    Annotators leave weeks and months whole.
    """
    day, one = anchor.date, chosen.expression
    if day is None or time.begin is None or time.end is None or one.anchor == "none":
        return time
    if not time.begin < day < time.end or one.precision != "year":
        return time
    if status in {"asserted", "denied"}:
        return replace(time, end=day)
    return replace(time, begin=day)


def stated_time(chosen: Dated, times: Sequence[TimeExpression]) -> ClaimTime:
    """The days that an expression states, with those of its partner and by its preposition."""
    expression = chosen.expression
    begin, end, precision = expression.begin, expression.end_day, expression.precision
    used: tuple[int, ...] = (chosen.index,)
    if chosen.partner is not None:
        other = times[chosen.partner]
        if expression.type == "TIME" and expression.precision == "about":
            begin = other.begin  # "between midnight and noon on Friday"
        used = tuple(sorted((chosen.index, chosen.partner)))
        end = other.end_day
        if begin is not None and end is not None and begin > end:
            begin = None
        precision = other.precision
    elif begin is not None and end is not None:
        clocked = expression.type == "TIME" and chosen.preposition in {"before", "after", "from"}
        clocked = clocked or (is_implied(chosen) and chosen.preposition == "by")
        preposition = None if clocked else chosen.preposition
        begin, end, precision = _bounded(preposition, begin, end, precision)
    return ClaimTime(begin=begin, end=end, precision=precision, times=used, basis="stated")


def _bounded(
    preposition: str | None, begin: dt.date, end: dt.date, precision: str | None
) -> tuple[dt.date | None, dt.date | None, str | None]:
    """What a preposition leaves of the days: "since" opens the end, "until" and "by" the begin."""
    if preposition in {"since", "from"}:
        return begin, None, precision
    if preposition in {"until", "till", "by"}:
        return None, end, precision
    if preposition == "before":
        return None, shift_days(begin, -1), "about"
    if preposition == "after":
        return begin, None, "about"
    return begin, end, precision


def may_come(time: ClaimTime, anchor: Anchor) -> bool:
    """Whether what is planned or demanded may lie there: not before the report's day."""
    return anchor.date is None or time.end is None or time.end >= anchor.date


def is_implied(chosen: Dated) -> bool:
    """Whether an expression leaves its day to the reader: an hour alone, "now", "hours later"."""
    one = chosen.expression
    about = one.precision == "about" and one.begin == one.end_day and one.anchor != "none"
    return chosen.partner is None and about
