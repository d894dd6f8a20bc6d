"""From a report's sentences to its time expressions, found, valued and anchored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from situate.dates import DaySpan
from situate.language.analysis import AnalysedSentence
from situate.records import Span, TimeExpression
from situate.times.anchoring import resolve
from situate.times.context import Anchor, Context, Resolved
from situate.times.drafts import (
    Calendar,
    Draft,
    Length,
    Placed,
    Reference,
    Repeat,
    Shift,
    Weekday,
)
from situate.times.match import match_rules
from situate.times.tense import is_future, is_future_text, is_told
from situate.times.tokens import CodedSentence, code_sentence
from situate.times.words import AMBIGUOUS_MONTHS

# A text is a history if it has at least so many years, most of them this far before its own day.
_HISTORY_YEARS = 4
_HISTORY_AGE = 2
_HISTORY_SHARE = 0.8

# A year so far from the last date, named within a sentence, is besides the story (WikiWars train).
_FAR = 2
_LONG_UNITS = frozenset({"month", "year", "decade", "century"})


def find_times(
    text: str,
    sentences: Sequence[Span],
    *,
    anchor: Anchor,
    analysed: Mapping[int, AnalysedSentence] | None = None,
) -> tuple[TimeExpression, ...]:
    """The dates, times, durations and sets of times in the sentences, in text order.

    Relative expressions count from ``anchor``; without one their days are null and their precision
    ``none``. In a text that tells of past times (no anchor, or most of its years long before it)
    what is left out of a date is completed from the last date in the text (anchor ``previous``).

    Args:
        text: the report's text.
        sentences: the stretches to search, in order and without overlap.
        anchor: the day of the report.
        analysed: the closely read sentences by their index in ``sentences``; their tense decides
            between a past and a coming weekday, their tags whether "May" is a month.
    """
    read = analysed or {}
    coded = [
        code_sentence(text, span.start, span.end, _months(read.get(index)))
        for index, span in enumerate(sentences)
    ]
    drafts = [match_rules(sentence) for sentence in coded]
    history = _is_history(drafts, anchor)
    context = Context(anchor=anchor, history=history)
    scene, told = -2, None
    found: list[TimeExpression] = []
    for index, (sentence, made) in enumerate(zip(coded, drafts, strict=True)):
        for draft in made:
            scene = index if _sets_scene(draft, anchor) else scene
            told = (index, draft) if _is_told(draft, anchor) else told
            context.history = history or index - scene <= 1 or _goes_on(draft, index, told)
            context.future = _future(sentence, draft, read.get(index))
            context.told = _tells(sentence, draft, read.get(index))
            context.zoned = draft.zoned
            resolved = resolve(draft, context)
            found.append(_expression(sentence, draft, resolved))
            context.previous = _next_previous(context, draft, resolved)
    return tuple(found)


def _expression(sentence: CodedSentence, draft: Draft, resolved: Resolved) -> TimeExpression:
    start = sentence.tokens[draft.first].start
    end = sentence.tokens[draft.last - 1].end
    days = resolved.days
    return TimeExpression(
        start=start,
        end=end,
        text=sentence.text[start:end],
        value=resolved.value,
        type=resolved.type,
        begin=days.begin,
        end_day=days.end,
        precision=days.precision,
        anchor=resolved.anchor if days.begin or days.end else "none",
    )


def _sets_scene(draft: Draft, anchor: Anchor) -> bool:
    """Whether a sentence opens with a past year ("In 2014, ..."), which its next dates share."""
    year = draft.meaning.year if isinstance(draft.meaning, Placed) else None
    past = year is not None and anchor.date is not None and year < anchor.date.year
    return past and draft.first <= 1


def _is_told(draft: Draft, anchor: Anchor) -> bool:
    """Whether an expression names a month of a past year."""
    meaning = draft.meaning
    if not isinstance(meaning, Calendar) or meaning.year is None or meaning.month is None:
        return False
    return anchor.date is not None and meaning.year < anchor.date.year


def _goes_on(draft: Draft, index: int, told: tuple[int, Draft] | None) -> bool:
    """Whether a date without a year goes on from a month just named with its year."""
    if told is None or index - told[0] > 2:
        return False
    named, meaning = told[1].meaning, draft.meaning
    if not isinstance(meaning, Calendar) or not isinstance(named, Calendar):
        return False
    if meaning.month is None or named.month is None or meaning.relation is not None:
        return False
    return 0 <= meaning.month - named.month <= 1


def _next_previous(context: Context, draft: Draft, resolved: Resolved) -> DaySpan | None:
    """The last date of the text after this expression: durations and references set none."""
    days, previous = resolved.days, context.previous
    if draft.aside or isinstance(draft.meaning, (Length, Repeat, Reference)) or days.begin is None:
        return previous
    if previous is None or previous.begin is None:
        return days
    year = days.begin.year if isinstance(draft.meaning, Calendar) else None
    if days.precision == "year" and year == previous.begin.year:
        return previous
    told = context.history or context.anchor.date is None
    return previous if told and _is_aside(previous.begin, draft, days.begin) else days


def _is_aside(before: dt.date, draft: Draft, begin: dt.date) -> bool:
    """Whether a history goes on from the date before rather than from this one.

    A bare year far away, within a sentence ("declassified in 2005"), and a look back ("over a year
    earlier") only place what is told besides.
    """
    meaning = draft.meaning
    if isinstance(meaning, Shift) and meaning.base == "text":
        return meaning.count is not None and meaning.count < 0 and meaning.unit in _LONG_UNITS
    if not isinstance(meaning, Calendar) or meaning.month is not None or meaning.mod is not None:
        return False
    return draft.first > 1 and abs(before.year - begin.year) > _FAR


def _future(sentence: CodedSentence, draft: Draft, read: AnalysedSentence | None) -> bool:
    if sentence.words[max(0, draft.first - 2) : draft.first] == ("ahead", "of"):
        return True
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last - 1].end
    governed = is_future(read, start, end) if read is not None else None
    return bool(is_future_text(sentence.words, draft.first) if governed is None else governed)


def _tells(sentence: CodedSentence, draft: Draft, read: AnalysedSentence | None) -> bool:
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last - 1].end
    return read is not None and is_told(read, start, end)


def _is_history(drafts: Sequence[Sequence[Draft]], anchor: Anchor) -> bool:
    """Whether a text tells of times long before its own day and hardly of that day."""
    if anchor.date is None:
        return False
    meanings = [draft.meaning for made in drafts for draft in made]
    years = [m.year for m in meanings if isinstance(m, Calendar) and m.year and not m.era]
    recent = sum(
        isinstance(m, Weekday) or (isinstance(m, Shift) and (m.unit, m.base) == ("day", "report"))
        for m in meanings
    )
    if recent * 10 > len(years):
        return False
    old = sum(year < anchor.date.year - _HISTORY_AGE for year in years)
    return len(years) >= _HISTORY_YEARS and old >= _HISTORY_SHARE * len(years)


def _months(read: AnalysedSentence | None) -> dict[int, bool]:
    """For "May", "March", "August": whether the close reading takes the word for a name."""
    if read is None:
        return {}
    return {
        token.start: token.upos in ("PROPN", "NUM", "X")
        for token in read.tokens
        if token.text.lower() in AMBIGUOUS_MONTHS
    }
