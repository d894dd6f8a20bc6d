"""Conjuncts: which further fillers a coordination adds to a slot."""

from __future__ import annotations

from collections.abc import Iterable

from situate.claims.voice import VERBAL, preposition_of
from situate.language.analysis import AnalysedSentence, Token


def with_conjuncts(sentence: AnalysedSentence, heads: Iterable[int]) -> list[int]:
    """The fillers of a slot and those coordinated with them, first one first."""
    found: list[int] = []
    for head in heads:
        for index in (head, *_conjuncts(sentence, head)):
            if index not in found:
                found.append(index)
    return found


def _conjuncts(sentence: AnalysedSentence, head: int) -> list[int]:
    nouns = [c for c in sentence.children(head, "conj") if c.upos not in VERBAL]
    if sentence.child(head, "nummod"):
        # "40 rifles, 22 boxes of shells and a flag": the list is read as an apposition.
        listed = sentence.children(head, "appos")
        nouns += [c for c in listed if sentence.child(c.index, "nummod") and _ends(sentence, c)]
    own = preposition_of(sentence, head)
    # "by several men and in front of others": the second has a place of its own.
    nouns = [c for c in nouns if preposition_of(sentence, c.index) in {None, own}]
    # "between A on one side and B on the other": whatever stands there, "between" asks for both.
    joins = own == "between"
    return [c.index for c in nouns if joins or not _crosses(sentence, head, c.index)]


def _ends(sentence: AnalysedSentence, listed: Token) -> bool:
    """Whether an "and" closes the list that the word stands in."""
    return any(sentence.tokens[index].upos == "CCONJ" for index in sentence.subtree(listed.index))


def _crosses(sentence: AnalysedSentence, head: int, conjunct: int) -> bool:
    """Whether the coordination spans a phrase that hangs outside it, which English does not do.

    In "the defeat of A by B, and the convoy" the parser may join the convoy to A over "by B".
    """
    low, high = sorted((head, conjunct))
    inner = [t for t in sentence.tokens[low + 1 : high] if t.upos not in {"PUNCT", "CCONJ"}]
    return any(not low <= token.head <= high for token in inner)
