"""Which time expression of a sentence dates which word, by the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from situate.claims.date_sharing import is_shared, says, words_up
from situate.claims.tense import is_predicate, is_reporting
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

_NESTED_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "conj", "csubj")

_FINENESS = {"day": 0, "week": 1, "month": 2, "about": 3, "year": 4}

_JOINERS = frozenset({"and", "to", "-", "–", "—", "until", "till", "through"})

_OPENERS = frozenset({"between", "from"})

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
        inside = [
            t for t in sentence.tokens if t.start < expression.end and expression.start < t.end
        ]
        if inside:
            found.append(_place(sentence, index, expression, inside))
    return [_with_partner(sentence, one, found) for one in found]


def _place(
    sentence: AnalysedSentence, index: int, expression: TimeExpression, inside: list[Token]
) -> Dated:
    first, last = inside[0].index, inside[-1].index + 1
    top = next((t for t in inside if not first <= t.head < last), inside[0])
    owner = top.head if top.head >= 0 else top.index
    owner = (
        _saying_between(sentence, owner, first) or _saying_before(sentence, owner, last) or owner
    )
    before = first - 1
    while before >= 0 and sentence.tokens[before].text.lower() in _FILLERS:
        before -= 1
    word = sentence.tokens[before].text.lower() if before >= 0 else None
    if word == "as" and sentence.tokens[before + 1].text.lower() == "of":
        word = "from"
    return Dated(index, expression, first, last, owner, word)


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


def _with_partner(sentence: AnalysedSentence, one: Dated, found: Sequence[Dated]) -> Dated:
    """With the other end of its range ("between 3 and 5 May"), whichever of the two it is."""
    for other in found:
        left, right = sorted((one, other), key=lambda d: d.first)
        gap = [t.text.lower() for t in sentence.tokens[left.last : right.first]]
        gap = [word for word in gap if word != "the"]
        joined = len(gap) == 1 and gap[0] in _JOINERS
        dash = joined and gap[0] not in ("and", "to")
        open_range = left.preposition in _OPENERS or _is_run(left.expression, right.expression)
        if other is not one and joined and (dash or open_range):
            return Dated(
                left.index, left.expression, left.first, right.last, left.owner, None, right.index
            )
    return one


def _is_run(left: TimeExpression, right: TimeExpression) -> bool:
    """Whether two days or months name a stretch without a gap: "on Monday and Tuesday"."""
    if left.end_day is None or right.begin is None or left.precision != right.precision:
        return False
    return (right.begin - left.end_day).days == 1


def dated_by_syntax(
    sentence: AnalysedSentence, trigger: int, dated: Sequence[Dated]
) -> Dated | None:
    """The expression of the first word on the way up from the trigger that has one of its own."""
    below, shared = trigger, True
    for word in words_up(sentence, trigger):
        shared = shared and (word == trigger or is_shared(sentence, below))
        around = next((d for d in dated if d.first <= word < d.last), None)
        if around is not None and word != trigger:
            clause = sentence.tokens[below].base_relation == "acl"  # "since May, when they came"
            return replace(around, own=shared, preposition=None if clause else around.preposition)
        own = [d for d in dated if hangs_on(sentence, d, word)]
        if says(sentence, word, below):
            own = [d for d in own if d.first > trigger > word]
        elif word == trigger and is_reporting(sentence.tokens[word]):
            own = [d for d in own if not _verb_between(sentence, word, d)]
        own = own or _below(sentence, word, trigger, dated)
        own = own or (_from_conjuncts(sentence, word, dated) if word == trigger else [])
        if own:
            chosen = min(own, key=lambda d: (_fineness(d), abs(d.first - trigger)))
            shared = shared or chosen.first > trigger > word
            return replace(chosen, own=shared and chosen.own)
        below = word
    return None


def _below(
    sentence: AnalysedSentence, word: int, trigger: int, dated: Sequence[Dated]
) -> list[Dated]:
    """The dates of clauses that tell the same moment, or that a "since" bounds.

    "were killed when a bomb exploded on Tuesday"; "the attack that killed nine on Friday".
    """
    found: list[Dated] = []
    for clause in sentence.children(word, "advcl"):
        marks = {m.text.lower() for m in sentence.children(clause.index, "mark", "advmod")}
        mark = next(iter(marks & {"when", "as", "after", "while", "since"}), None)
        if mark is not None and clause.index != trigger:
            own = [d for d in dated if hangs_on(sentence, d, clause.index)]
            own = [replace(d, own=mark != "after") for d in own]
            found += [replace(d, preposition="since") if mark == "since" else d for d in own]
    if word == trigger and sentence.tokens[word].upos == "NOUN":
        for clause in sentence.children(word, "acl"):
            told = clause.relation == "acl:relcl" or clause.xpos == "VBN"
            if told and not is_reporting(clause):
                found += [d for d in dated if hangs_on(sentence, d, clause.index)]
    return found


def _verb_between(sentence: AnalysedSentence, word: int, one: Dated) -> bool:
    """Whether what is said stands before a day: "accused them of shelling it on Monday"."""
    return any(token.upos == "VERB" for token in sentence.tokens[word + 1 : one.first])


def _from_conjuncts(sentence: AnalysedSentence, word: int, dated: Sequence[Dated]) -> list[Dated]:
    """The dates that a later conjunct shares: "killed and injured when a shell hit on Monday"."""
    found: list[Dated] = []
    for other in sentence.children(word, "conj"):
        if not sentence.child(other.index, "nsubj"):
            own = [d for d in dated if hangs_on(sentence, d, other.index)]
            near = other.index - word <= 2
            found += [replace(d, own=near) for d in own]
        found += _below(sentence, other.index, word, dated)
    return found


def hangs_on(sentence: AnalysedSentence, one: Dated, word: int) -> bool:
    """Whether an expression modifies a word, directly or through another word of time."""
    if one.owner == word:
        top = next((t for t in sentence.tokens[one.first : one.last] if t.head == word), None)
        return top is None or top.relation in _TEMPORAL or top.base_relation in _TEMPORAL
    owner = sentence.tokens[one.owner]
    return owner.head == word and owner.upos in {"ADV", "ADP"}


def _fineness(one: Dated) -> int:
    return _FINENESS.get(one.expression.precision or "", 5)


def dated_in_clause(
    sentence: AnalysedSentence, trigger: int, dated: Sequence[Dated]
) -> Dated | None:
    """The nearest expression among the words of the trigger's clause."""
    if not dated:
        return None
    head = _clause_head(sentence, trigger)
    if is_reporting(head) and head.index != trigger:
        return None
    words = set(sentence.subtree(head.index, without=_NESTED_CLAUSES))
    words |= set(sentence.subtree(trigger, without=_NESTED_CLAUSES))
    inside = [
        d
        for d in dated
        if (d.first in words or d.last - 1 in words) and not _belongs_to_noun(sentence, d, trigger)
    ]
    return min(inside, key=lambda d: abs(d.first - trigger), default=None)


def dated_beside(sentence: AnalysedSentence, trigger: int, dated: Sequence[Dated]) -> Dated | None:
    """The nearest expression of the sentence that is not the day of saying something."""
    words = [t.text for t in sentence.tokens]
    free = [
        d
        for d in dated
        if not is_reporting(sentence.tokens[d.owner])
        and ";" not in words[min(d.first, trigger) : max(d.first, trigger)]
        and not (d.last < len(words) and words[d.last] in {"'s", "’s"})
    ]
    return min(free, key=lambda d: abs(d.first - trigger), default=None)


def _belongs_to_noun(sentence: AnalysedSentence, one: Dated, trigger: int) -> bool:
    """Whether an expression stands before a noun other than the trigger: "Saturday's bombing"."""
    owner = sentence.tokens[one.owner]
    return owner.upos in {"NOUN", "PROPN"} and one.last <= owner.index != trigger


def _clause_head(sentence: AnalysedSentence, trigger: int) -> Token:
    token = sentence.tokens[trigger]
    while token.head >= 0 and not is_predicate(sentence, token):
        if token.base_relation in _NESTED_CLAUSES:
            break
        token = sentence.tokens[token.head]
    return token
