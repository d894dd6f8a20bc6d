"""The time expressions of a sentence, each with the word that it hangs on and its preposition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from situate.claims.placement import tokens_over
from situate.claims.tense import is_reporting, tense_of
from situate.language.analysis import AnalysedSentence, Token
from situate.records import TimeExpression

_TEMPORAL = frozenset(
    [
        "obl",
        "nmod",
        "advmod",
        "nummod",
        "compound",
        "amod",
        "dep",
        "appos",
        "obl:tmod",
        "obl:unmarked",
        "nmod:tmod",
        "nmod:unmarked",
        "nmod:npmod",
        "advcl",
        "parataxis",
        "orphan",
    ]
)

_CLOCK = re.compile(r"[^T]+T\d\d:\d\d(Z|[+-]\d\d(?::\d\d)?)?")
# What stands between two clocks of one moment.
_OTHER_CLOCK = frozenset({("(",), ("[",), (",", "or"), ("or",), ("/",)})

_JOINERS = frozenset({"and", "to", "-", "–", "—", "until", "till", "through"})

_OPENERS = frozenset({"between", "from"})

_OPENING = frozenset({"on", "in", "since", "until"})

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

# "As of Monday", which looks back ("120 had fled") or forward ("shall be banned").
AS_OF = "as of"

_FILLERS = frozenset(
    [
        "the",
        "at",
        "about",
        "around",
        "early",
        "late",
        "mid",
        "least",
        "very",
        "end",
        "beginning",
        "start",
        "of",
    ]
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the sentence: index, tokens, the word it hangs on, preposition.

    ``own`` is false where it dates only what stands beside the trigger.
    """

    index: int
    expression: TimeExpression
    first: int
    last: int
    owner: int
    preposition: str | None
    partner: int | None = None
    own: bool = True


def find_dated(sentence: AnalysedSentence, times: Sequence[TimeExpression]) -> list[Dated]:
    """The sentence's expressions that can date something: no sets, no bare durations."""
    found: list[Dated] = []
    first = bisect_left(times, sentence.start, key=lambda one: one.start)
    last = bisect_left(times, sentence.end, key=lambda one: one.start)
    for index in range(first, last):
        expression = times[index]
        if expression.type == "SET" or (expression.type == "DURATION" and not expression.begin):
            continue
        inside = list(tokens_over(sentence, expression.start, expression.end))
        if inside:
            found.append(_place(sentence, index, expression, inside))
    found = [_by_local_clock(sentence, *row) for row in _list_neighbours(found)]
    return [_with_partner(sentence, *row) for row in _list_neighbours(found)]


def _list_neighbours(found: Sequence[Dated]) -> Iterator[tuple[Dated, Sequence[Dated]]]:
    """Each expression with the one before and the one behind it."""
    for at, one in enumerate(found):
        yield one, (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])


def _by_local_clock(sentence: AnalysedSentence, one: Dated, beside: Sequence[Dated]) -> Dated:
    """A moment told by two clocks by that of the place: "2300 GMT (2 a.m. on Monday)"."""
    if _has_zone(one.expression) is not True:
        return one
    for other in beside:
        left, right = sorted((one, other), key=lambda d: d.first)
        gap = tuple(t.text.lower() for t in sentence.tokens[left.last : right.first])
        gap = tuple(word for word in gap if word not in {"at", "on"})
        if gap in _OTHER_CLOCK and _has_zone(other.expression) is False:
            return replace(one, index=other.index, expression=other.expression)
    return one


def _has_zone(one: TimeExpression) -> bool | None:
    """Whether a clock time names its zone; None for what is no clock time of a known day."""
    clock = _CLOCK.fullmatch(one.value or "")
    return None if clock is None or one.begin is None else bool(clock[1])


def _place(
    sentence: AnalysedSentence, index: int, expression: TimeExpression, inside: list[Token]
) -> Dated:
    first, last = inside[0].index, inside[-1].index + 1
    top = next((t for t in inside if not first <= t.head < last), inside[0])
    owner = top.head if top.head >= 0 else top.index
    owner = (
        _saying_between(sentence, owner, first)
        or _saying_before(sentence, owner, last)
        or _verb_of_subject(sentence, owner, first, last)
        or _clause_before_perfect(sentence, owner, first, last)
        or owner
    )
    before = first - 1
    while before >= 0 and sentence.tokens[before].text.lower() in _FILLERS:
        before -= 1
    word = sentence.tokens[before].text.lower() if before >= 0 else None
    if word == "as" and sentence.tokens[before + 1].text.lower() == "of":
        word = AS_OF
    if sentence.tokens[last : last + 1] and sentence.tokens[last].text in POSSESSIVES:
        word = None  # "killed by Tuesday's blast"
    return Dated(index, expression, first, last, owner, word)


def _verb_of_subject(sentence: AnalysedSentence, owner: int, first: int, last: int) -> int | None:
    """The verb whose subject a tree takes an expression for a part of.

    In "on 3 April government troops shelled the town" the day is that of shelling.
    """
    noun = sentence.tokens[owner]
    if noun.upos not in {"NOUN", "PROPN"} or owner < last or not first:
        return None
    opens = sentence.tokens[first - 1].text.lower() in _OPENING
    is_subject = noun.base_relation in {"nsubj", "obl"} and noun.head > owner
    return noun.head if opens and is_subject else None


def _clause_before_perfect(
    sentence: AnalysedSentence, owner: int, first: int, last: int
) -> int | None:
    """The clause about a subject that holds the day before a verb in the perfect, which has none.

    In "the number of people killed on 3 April has risen" the day is that of killing.
    """
    verb = sentence.tokens[owner]
    opens = first and sentence.tokens[first - 1].text.lower() in {"on", "in"}
    if owner < last or not opens or tense_of(sentence, verb) != "perfect":
        return None
    subject = sentence.child(owner, "nsubj")
    if subject is None or subject.index > first:
        return None
    clauses = [
        index
        for index in sentence.subtree(subject.index)
        if index < first and sentence.tokens[index].base_relation == "acl"
    ]
    return max(clauses, default=None)


def _saying_between(sentence: AnalysedSentence, owner: int, first: int) -> int | None:
    """The verb of saying right before an expression that a tree hangs on an earlier verb.

    In "..., killing five, the army said on Tuesday" the day is that of saying.
    """
    for token in reversed(sentence.tokens[max(owner + 1, first - 6) : first]):
        if token.text in {",", ";"}:
            return None
        if token.upos == "VERB":
            return token.index if is_reporting(token) else None
    return None


def _saying_before(sentence: AnalysedSentence, owner: int, last: int) -> int | None:
    """The verb of saying right before an expression that a tree hangs on the clause behind "that".

    In "stated on Thursday that it had signed" the day is that of saying.
    """
    if owner < last or sentence.tokens[min(last, owner)].text.lower() != "that":
        return None
    for token in reversed(sentence.tokens[max(0, last - 6) : last]):
        if token.upos == "VERB":
            return token.index if is_reporting(token) else None
    return None


def _with_partner(sentence: AnalysedSentence, one: Dated, beside: Sequence[Dated]) -> Dated:
    """With the other end of its range ("between 3 and 5 May"), whichever of the two it is."""
    for other in beside:
        left, right = sorted((one, other), key=lambda d: d.first)
        gap = [t.text.lower() for t in sentence.tokens[left.last : right.first]]
        gap = [word for word in gap if word != "the"]
        joined = len(gap) == 1 and gap[0] in _JOINERS
        dash = joined and gap[0] not in ("and", "to")
        open_range = left.preposition in _OPENERS or _is_run(left.expression, right.expression)
        if joined and (dash or open_range):
            return Dated(
                left.index, left.expression, left.first, right.last, left.owner, None, right.index
            )
    return one


def _is_run(left: TimeExpression, right: TimeExpression) -> bool:
    """Whether two days or months name a stretch without a gap: "on Monday and Tuesday"."""
    if left.end_day is None or right.begin is None or left.precision != right.precision:
        return False
    return (right.begin - left.end_day).days == 1


def hangs_on(sentence: AnalysedSentence, one: Dated, word: int) -> bool:
    """Whether an expression modifies a word, directly or through another word of time."""
    if one.owner == word:
        top = next((t for t in sentence.tokens[one.first : one.last] if t.head == word), None)
        return top is None or top.relation in _TEMPORAL or top.base_relation in _TEMPORAL
    owner = sentence.tokens[one.owner]
    return owner.head == word and owner.upos in {"ADV", "ADP"}
