"""When a claim happened: the expression that dates it, else what tense and dateline allow.

The rules, in order:

1. *Stated.* The first word on the way up from the trigger that has a time expression of its own.
   A noun passes on to the verb it fills, a participle, a relative or a simultaneous clause to the
   clause above. The way ends at a verb of saying: its date tells when it was said. *Tense* where
   the date is that of a clause beside (with a subject of its own, an infinitive under a verb that
   only wants it, "after") or leaves its day open ("at dawn", "now").
2. *Stated.* Else the nearest expression inside the clause, never that of a verb of saying; or the
   day that a stretch leads back to ("eleven months after the ship was seized").
3. *Tense.* What is reported on a stated day in the perfect ("reported yesterday that the village
   has been liberated") is dated that day, as coders do; in the simple past it is only about it.
4. *Tense.* Under a dated head or list (`situate.claims.scenes`): its days. In the simple past: the
   nearest date of the sentence that is not one of saying, else the days of the claim before in the
   paragraph. "Has stood for three days": since then. Present: the report's day (about it, where it
   tells an act, as headlines do). Past perfect, "never", repeated in the perfect: up to then.
5. *Dateline.* Simple past and perfect without any date: about the report's day, unless the claim
   before it was dated to more than a month earlier (background).
6. What is planned, demanded or threatened, and all else, is undated unless stated, or until the
   end of a term ("within 30 days").

Before all these: "since then" opens the end, and "after three days of fighting" lasts up to its day
(`situate.claims.spans`). Durations are no dates; "since 2011" begins and stays open, "until", "by"
and "before" only end (`situate.claims.date_bounds`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from situate.claims.aspect import aspect_of
from situate.claims.date_bounds import (
    UNDATED_STATUS,
    is_implied,
    may_come,
    stated_time,
    time_stated,
)
from situate.claims.date_owners import Dated, find_dated, hangs_on
from situate.claims.date_sharing import is_older
from situate.claims.dating import dated_beside, dated_by_syntax, dated_in_clause
from situate.claims.scenes import ENTRY
from situate.claims.spans import days_before, lasting, since_then, stretch_to, within
from situate.claims.tense import clause_verb, is_reporting, reporting_verb, tense_of
from situate.dates import DaySpan, span_of_day
from situate.language.analysis import AnalysedSentence, Token
from situate.records import ClaimTime, TimeExpression
from situate.times import Anchor
from situate.times.words import UNITS

BACKGROUND_DAYS = 31

_STATES = frozenset(
    {"be", "remain", "continue", "hold", "control", "stay", "keep", "besiege", "surround", "occupy"}
)
# The tenses in which the entries of a diary or a list tell what happened on their day.
_TOLD = frozenset({"past", "perfect", "present", "headline", "participle"})


def time_of(
    sentence: AnalysedSentence,
    trigger: int,
    *,
    times: Sequence[TimeExpression],
    anchor: Anchor,
    status: str,
    previous: ClaimTime | None = None,
) -> ClaimTime | None:
    """When the claim that a word triggers happened, or None where nothing says so.

    Args:
        sentence: the sentence of the trigger.
        trigger: index of the trigger's head word.
        times: all the reading's time expressions; the result's ``times`` are indexes of these.
        anchor: the day of the report.
        status: the claim's status.
        previous: the time of the claim before it in the same paragraph.
    """
    dated = find_dated(sentence, times)
    chosen = dated_by_syntax(sentence, trigger, dated) or dated_in_clause(sentence, trigger, dated)
    beside = dated_beside(sentence, trigger, dated)
    if status not in UNDATED_STATUS:
        base, index = _end_of_stretch(chosen or beside, anchor=anchor, previous=previous)
        long = since_then(sentence, trigger, times=times) or stretch_to(
            sentence, trigger, base, index=index, times=times
        )
        if long is not None:
            return long
    if chosen is not None:
        order = _order_of_noun(sentence, trigger)
        if order is not None and chosen.owner != trigger:
            return _beside(chosen, order)
        stated = time_stated(
            sentence, chosen, trigger=trigger, status=status, times=times, anchor=anchor
        )
        if any(c.text.lower() == "since" for c in sentence.children(trigger, "advmod")):
            stated = replace(stated, end=None)  # "came on Monday and has been there since"
        if status in UNDATED_STATUS and not chosen.own and not may_come(stated, anchor):
            return None
        return stated if chosen.own and not is_implied(chosen) else _inferred(stated)
    if status in UNDATED_STATUS:
        return _term(sentence, trigger, times=times, anchor=anchor)
    found = _by_tense(sentence, trigger, dated=dated, times=times, anchor=anchor, previous=previous)
    if found is not None and beside is not None and found.basis == "dateline":
        return _inferred(stated_time(beside, times))
    return found


def _end_of_stretch(
    dated: Dated | None, *, anchor: Anchor, previous: ClaimTime | None
) -> tuple[DaySpan | None, int | None]:
    """The day that a stretch of time ends with, and its expression.

    That of the sentence, of the claim before in the paragraph, or of the report.
    """
    if dated is not None:
        one = dated.expression
        days = DaySpan(begin=one.begin, end=one.end_day, precision=one.precision or "day")
        return days, dated.index
    if previous is not None and len(previous.times) == 1 and previous.begin == previous.end:
        return span_of_day(previous.begin), previous.times[0]
    return span_of_day(anchor.date), None


def _term(
    sentence: AnalysedSentence, trigger: int, *, times: Sequence[TimeExpression], anchor: Anchor
) -> ClaimTime | None:
    """By when something planned or demanded is to be done, counted from the report's day."""
    today, verb = span_of_day(anchor.date), clause_verb(sentence, trigger)
    if today is None or verb is None:
        return None
    return within(sentence, verb, today, times=times)


def _inferred(time: ClaimTime) -> ClaimTime:
    """The days as those of something told beside what they date."""
    return replace(time, basis="tense")


def _by_tense(
    sentence: AnalysedSentence,
    trigger: int,
    *,
    dated: Sequence[Dated],
    times: Sequence[TimeExpression],
    anchor: Anchor,
    previous: ClaimTime | None,
) -> ClaimTime | None:
    verb = clause_verb(sentence, trigger)
    if verb is None:
        return _inferred(previous) if previous and anchor.kind == ENTRY else None
    marker = _order_marker(sentence, verb)
    if marker is not None:
        around = dated_by_syntax(sentence, verb.head, dated)
        above = None if around is None else around.expression
        measured = days_before(sentence, verb, above, times=times, anchor=anchor)
        if measured is not None and marker in {"after", "since"}:
            return measured
        if _is_measured(sentence, verb):
            return None
        if around is not None or marker != "after":
            return _beside(around, marker)
    purpose = verb.base_relation == "advcl" and tense_of(sentence, verb) == "infinitive"
    if purpose and verb.index == trigger:
        verb = sentence.tokens[verb.head]  # "used explosives to blow it up", asserted
    if any(m.text.lower() in {"if", "unless"} for m in sentence.children(verb.index, "mark")):
        return None
    tense = tense_of(sentence, _finite_above(sentence, verb))
    says = reporting_verb(sentence, verb)
    if says is None and verb.index != trigger and is_reporting(verb):
        says = verb  # "reported an attack"
    on = None
    if says is not None:
        on = next((d for d in dated if hangs_on(sentence, d, says.index)), None)
    if on is not None and on.expression.begin and on.expression.precision == "day":
        return _reported_on(on, tense)
    if anchor.date is None:
        return None
    today = span_of_day(anchor.date)
    lasts = tense in {"perfect", "present"} if says is None else tense == "past-perfect"
    if today is not None and lasts:
        since = lasting(sentence, verb, today, times=times)
        if since is not None:
            return since
    open_begin = _is_open(sentence, trigger, verb)
    if says is not None and tense == "past-perfect":
        tense = "perfect"
    if tense == "present" and not _is_state(sentence, verb):
        tense = "headline"
    if anchor.kind == ENTRY and previous is not None and tense in _TOLD and not open_begin:
        return _inferred(previous)
    return _from_anchor(anchor.date, tense, open_begin=open_begin, previous=previous)


def _order_of_noun(sentence: AnalysedSentence, trigger: int) -> str | None:
    """After or before, where a noun stands behind it: "was retaken on Friday after a siege"."""
    if sentence.tokens[trigger].upos not in {"NOUN", "PROPN"}:
        return None
    cases = {c.text.lower() for c in sentence.children(trigger, "case")}
    if cases & {"after", "following"}:
        return "after"
    return "before" if "before" in cases else None


def _order_marker(sentence: AnalysedSentence, verb: Token) -> str | None:
    """after, before, since or until, where the trigger's clause stands behind one of them."""
    if verb.base_relation not in {"advcl", "acl"}:
        return None
    marks = {m.text.lower() for m in sentence.children(verb.index, "mark", "case")}
    return next(iter(marks & {"after", "before", "since", "until", "till"}), None)


def _is_measured(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether a stretch of time stands before the marker: "two years after they took the city"."""
    mark = sentence.child(verb.index, "mark", "case")
    before = sentence.tokens[mark.index - 1] if mark is not None and mark.index else None
    return before is not None and before.lemma in UNITS


def _beside(around: Dated | None, marker: str) -> ClaimTime | None:
    """A clause behind "after" lies about the date above it, one behind "before" from it on."""
    if around is None or around.expression.begin is None or marker == "since":
        return None
    begin, end = around.expression.begin, around.expression.end_day
    if marker == "before":
        end = None
    return ClaimTime(begin=begin, end=end, precision="about", times=(around.index,), basis="tense")


def _finite_above(sentence: AnalysedSentence, verb: Token) -> Token:
    """The verb whose tense a relative clause in the past shares, else the verb itself."""
    if verb.base_relation != "acl" or tense_of(sentence, verb) != "past":
        return verb
    head = sentence.tokens[verb.head]
    return head if is_older(sentence, verb, head) else verb


def _is_open(sentence: AnalysedSentence, trigger: int, verb: Token) -> bool:
    never = any(c.lemma in {"never", "long", "ever"} for c in sentence.children(verb.index))
    return never or aspect_of(sentence, trigger) == "repeated"


def _is_state(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether a present tense tells what goes on ("are attacking"), not an act as in headlines."""
    being = any(c.lemma == "be" for c in sentence.children(verb.index, "aux", "cop"))
    above = sentence.tokens[verb.head] if verb.base_relation == "xcomp" else verb
    return being or verb.lemma in _STATES or above.lemma in _STATES


def _reported_on(on: Dated, tense: str) -> ClaimTime | None:
    if tense in {"future", "infinitive", "modal", "participle"}:
        return None
    day = on.expression.begin
    precision = "about" if tense == "past" else "day"
    return ClaimTime(begin=day, end=day, precision=precision, times=(on.index,), basis="tense")


def _from_anchor(
    day: dt.date, tense: str, *, open_begin: bool, previous: ClaimTime | None
) -> ClaimTime | None:
    if tense == "present":
        begin = None if open_begin else day
        return ClaimTime(begin=begin, end=day, precision="day", times=(), basis="tense")
    if tense == "headline":
        begin = None if open_begin else day
        return ClaimTime(begin=begin, end=day, precision="about", times=(), basis="tense")
    if tense == "past-perfect" or (open_begin and tense in {"past", "perfect"}):
        return ClaimTime(begin=None, end=day, precision="about", times=(), basis="tense")
    if previous is not None and tense in {"past", "participle"} and _is_scene(previous):
        return replace(previous, precision="about", basis="tense")
    if tense in {"past", "perfect"} and not _is_background(day, previous):
        return ClaimTime(begin=day, end=day, precision="about", times=(), basis="dateline")
    return None


def _is_scene(previous: ClaimTime) -> bool:
    """Whether a claim's days are near enough together for what is told next to share them."""
    if not previous.times or previous.begin is None or previous.end is None:
        return False
    return (previous.end - previous.begin).days <= BACKGROUND_DAYS


def _is_background(day: dt.date, previous: ClaimTime | None) -> bool:
    if previous is None or previous.basis != "stated" or previous.end is None:
        return False
    return (day - previous.end).days > BACKGROUND_DAYS
