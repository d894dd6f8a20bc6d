"""The words of a claim that a counted noun depends on, and as what: agent, patient or remainder."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from situate.claims.count_roles import (
    gatherer,
    is_controlled,
    is_passive,
    modifies_patient,
    precedes_participle,
    what_left,
)
from situate.claims.count_words import LEAVING, RISING, TOLLS
from situate.claims.counted import first_conjunct
from situate.language.analysis import AnalysedSentence, Token

Link = tuple[Token, str]


def find_links(sentence: AnalysedSentence, token: Token, roots: Collection[int]) -> Iterator[Link]:
    """The words among the roots that a counted noun depends on, each with its role."""
    following = token.index + 1
    if following in roots and precedes_participle(sentence, token):
        yield sentence.tokens[following], "patient"
    whole = first_conjunct(sentence, token)
    for child in sentence.children(whole.index, "acl", "amod"):
        if child.index in roots:
            yield child, "patient" if modifies_patient(sentence, child) else "agent"
    first = gatherer(sentence, whole)
    if first.head < 0:
        return
    governor = sentence.tokens[first.head]
    role = role_under(sentence, first, governor) if governor.index in roots else None
    if role is not None:
        yield governor, role
    yield from _find_shared(sentence, first, roots)
    for child in sentence.children(governor.index, "xcomp", "advcl", "ccomp"):
        if child.index in roots and is_controlled(sentence, child, first):
            yield child, "patient" if is_passive(sentence, child) else "agent"
    yield from _find_tolls(sentence, first, roots)


def _find_shared(sentence: AnalysedSentence, noun: Token, roots: Collection[int]) -> Iterator[Link]:
    """Verbs joined to the noun's own that share it: "were disarmed and [taken] into custody"."""
    for other in sentence.children(noun.head, "conj"):
        if other.index not in roots:
            continue
        if noun.base_relation == "obj" and other.index < noun.index:
            if sentence.child(other.index, "obj") is None:
                yield other, "patient"  # "tortured and [killed] three"
        elif noun.base_relation == "nsubj" and sentence.child(other.index, "nsubj") is None:
            role = role_under(sentence, noun, other)
            if role is not None:
                yield other, role


def _find_tolls(
    sentence: AnalysedSentence, reached: Token, roots: Collection[int]
) -> Iterator[Link]:
    """The word that says what a rising number counts: "the number of people [killed] rose to"."""
    verb = sentence.tokens[reached.head]
    case = sentence.child(reached.index, "case")
    if verb.lemma not in RISING or reached.base_relation not in {"obl", "obj"}:
        return
    if case is not None and case.text.lower() not in {"to", "at"}:
        return
    for number in sentence.children(verb.index, "nsubj"):
        if number.lemma.lower() not in TOLLS:
            continue
        if number.index in roots:
            yield number, "toll"
        below = set(sentence.subtree(number.index)) - {number.index}
        for root in sorted(below.intersection(roots)):
            if sentence.tokens[root].base_relation == "acl":
                yield sentence.tokens[root], "patient"


def role_under(sentence: AnalysedSentence, token: Token, governor: Token) -> str | None:
    """As what a noun hangs on a word: its patient or agent, or what it leaves behind."""
    case = sentence.child(token.index, "case")
    preposition = case.text.lower() if case is not None else None
    if governor.lemma in LEAVING and what_left(sentence, governor):
        return "left" if token.base_relation in {"obj", "nsubj"} else None
    if token.base_relation == "nsubj":
        return "patient" if is_passive(sentence, governor) else "agent"
    if token.base_relation in {"obj", "iobj"}:
        return "patient"
    if preposition == "by" or token.relation == "obl:agent":
        return "agent"
    of = token.base_relation in {"nmod", "obl"} and preposition in {"of", "among", "to"}
    if governor.upos == "NOUN" and (of or token.relation == "nmod:poss"):
        return "patient"
    return None
