"""Which time expression of a sentence dates which word, by the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from situate.claims.date_owners import POSSESSIVES, Dated, hangs_on
from situate.claims.date_sharing import is_shared, says, words_up
from situate.claims.tense import is_predicate, is_reporting
from situate.language.analysis import AnalysedSentence, Token

_NESTED_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "conj", "csubj")

_FINENESS = {"day": 0, "week": 1, "month": 2, "about": 3, "year": 4}


def dated_by_syntax(
    sentence: AnalysedSentence, trigger: int, dated: Sequence[Dated]
) -> Dated | None:
    """The expression of the first word on the way up from the trigger that has one of its own."""
    below, shared = trigger, True
    told = _told_of_day(sentence, trigger, dated)
    if told is not None:
        return told
    for word in words_up(sentence, trigger):
        shared = shared and (word == trigger or is_shared(sentence, below))
        around = next((d for d in dated if d.first <= word < d.last), None)
        if around is not None and word != trigger:
            clause = sentence.tokens[below].base_relation == "acl"  # "the day on which they came"
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


def _told_of_day(sentence: AnalysedSentence, trigger: int, dated: Sequence[Dated]) -> Dated | None:
    """The day right before a clause with "when" that tells what happened on it.

    "in May, when they came", "since 25 August, when insurgents attacked".
    """
    for word in words_up(sentence, trigger):
        for mark in sentence.children(word, "mark", "advmod"):
            comma = sentence.tokens[mark.index - 1].text == ","
            before = mark.index - comma
            day = next((d for d in dated if d.last == before), None)
            if mark.text.lower() == "when" and day is not None:
                return replace(day, preposition=None)
        if is_predicate(sentence, sentence.tokens[word]):
            return None
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
    if word == trigger and sentence.tokens[word].upos == "VERB":
        for noun in sentence.children(word, "obl"):
            cases = {case.text.lower() for case in sentence.children(noun.index, "case")}
            if cases & {"in", "during", "by"}:  # "people killed in the attack on 16 May"
                found += [d for d in dated if hangs_on(sentence, d, noun.index)]
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
        and not (d.last < len(words) and words[d.last] in POSSESSIVES)
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
