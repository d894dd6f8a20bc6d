"""The words beside a claim that tell its human cost and are no claim of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from situate.claims.count_roles import gives_life, is_life_taken, state_of, what_left, wounds_whom
from situate.claims.count_words import LEAVING, PATIENT_VERBS, SUBJECT_VERBS
from situate.claims.counted import is_unhurt
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Claim

_HURT = frozenset({"killed", "injured"})
_STATES = _HURT | {"other"}  # "casualties"
_SAME_TIME = frozenset({"when", "as", "after", "while"})
_BESIDE = ("advcl", "conj", "parataxis", "acl")


def find_costs(sentence: AnalysedSentence, trigger: int, taken: Collection[int]) -> Iterator[int]:
    """Words such as "died" in "three officers died when a mine exploded", not among the taken."""
    clause = sentence.tokens[trigger]
    found = [*sentence.children(trigger, *_BESIDE)]
    if clause.head >= 0:
        governor = sentence.tokens[clause.head]
        marks = {m.text.lower() for m in sentence.children(trigger, "mark", "advmod")}
        if clause.base_relation == "advcl" and marks & _SAME_TIME:
            found += [governor, *sentence.children(governor.index, "conj")]
        elif clause.base_relation == "acl" and governor.head >= 0:
            found.append(sentence.tokens[governor.head])  # "killed by bombers who struck"
        elif clause.upos == "NOUN" and clause.base_relation == "obl":
            found += [governor, *sentence.children(governor.index, "conj")]  # "fell in an ambush"
        elif clause.base_relation == "nsubj":
            found.append(governor)  # "the clash left ten dead"
    for token in found:
        if token.index not in taken and token.index != trigger and is_cost(sentence, token):
            yield token.index


def find_all_costs(sentence: AnalysedSentence) -> Iterator[Token]:
    """All words of a sentence that say that people were killed or hurt, or that none were."""
    return (token for token in sentence.tokens if is_cost(sentence, token))


def is_cost(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a word says that people were hurt: "killing", "died", "lost their lives", "dead"."""
    if is_unhurt(sentence, token):
        return True
    if token.upos != "VERB":
        return _is_state(sentence, token)
    lemma = token.lemma.lower()
    if PATIENT_VERBS.get(lemma) in _HURT and lemma != "lose":
        return True
    if lemma == "lose" and any(
        child.upos == "NOUN" and sentence.child(child.index, "nummod")
        for child in sentence.children(token.index, "obj")
    ):
        return True  # "lost seven men"
    if lemma == "fall" and sentence.child(token.index, "nsubj") is not None:
        return True  # of fighters only, see counts
    if SUBJECT_VERBS.get(lemma) == "killed" or gives_life(sentence, token):
        return True
    if wounds_whom(sentence, token) is not None or _takes_lives(sentence, token):
        return True
    return lemma in LEAVING and what_left(sentence, token) in _HURT


def _takes_lives(sentence: AnalysedSentence, token: Token) -> bool:
    """Such as "cost the lives of three"."""
    return any(is_life_taken(sentence, child) for child in sentence.children(token.index, "obj"))


def _is_state(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a noun or adjective counts the dead or hurt: "12 dead", "no casualties"."""
    if state_of(token) not in _STATES or token.upos not in {"NOUN", "ADJ"}:
        return False
    given = sentence.child(token.index, "nummod", "det", "nsubj", "nsubj:pass")
    return given is not None and given.text.lower() not in {"the", "this", "these", "those"}


def owner_of(
    word: int, sentence: AnalysedSentence, claims: Sequence[tuple[Claim, int]]
) -> Claim | None:
    """The claim of the sentence whose cost a word tells: by the syntax, or the one before it.

    The claims come with the heads of their triggers, in text order.
    """
    for claim, trigger in claims:
        if word in find_costs(sentence, trigger, ()):
            return claim
    ahead = [claim for claim, trigger in claims if trigger < word]
    return ahead[-1] if ahead else next((claim for claim, _ in claims), None)
