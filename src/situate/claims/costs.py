"""The words beside a claim that tell its human cost and are no claim of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from situate.claims.count_words import COUNTED, LEAVING, PATIENT_VERBS, SUBJECT_VERBS
from situate.language.analysis import AnalysedSentence, Token

_HURT = frozenset({"killed", "injured"})
_SAME_TIME = frozenset({"when", "as", "after", "while"})
_BESIDE = ("advcl", "conj", "parataxis")
GIVING = frozenset({"lose", "lay", "give", "sacrifice"})


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
    for token in found:
        if token.index not in taken and token.index != trigger and is_cost(sentence, token):
            yield token.index


def is_cost(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a verb says that people were hurt: "killing", "died", "lost their lives"."""
    lemma = token.lemma.lower()
    if token.upos != "VERB":
        return False
    if PATIENT_VERBS.get(lemma) in _HURT and lemma != "lose":
        return True
    if SUBJECT_VERBS.get(lemma) == "killed" or gives_life(sentence, token):
        return True
    if lemma not in LEAVING:
        return False
    return any(
        COUNTED.get(child.lemma.lower()) in _HURT
        for child in sentence.children(token.index, "xcomp", "obj", "ccomp", "advcl")
    )


def gives_life(sentence: AnalysedSentence, token: Token) -> bool:
    """Such as "lost their lives"."""
    return token.lemma in GIVING and any(
        child.lemma == "life" for child in sentence.children(token.index, "obj")
    )
