"""The words of a sentence whose numbers may belong to one claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from situate.claims.count_words import COUNTED, RISING, TOLLS
from situate.claims.counted import first_conjunct, is_bare_participle
from situate.language.analysis import AnalysedSentence, Token

CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "csubj", "xcomp"})


def find_scope(sentence: AnalysedSentence, roots: Collection[int]) -> frozenset[int]:
    """The words below a claim's words, without the clauses of other verbs."""
    found: set[int] = set()
    stack = list(roots)
    for root in roots:
        stack.extend(_neighbours(sentence, sentence.tokens[root]))
    while stack:
        current = stack.pop()
        if current in found:
            continue
        found.add(current)
        for child in sentence.children(current):
            clause = child.upos == "VERB" and child.base_relation in CLAUSES
            cost = child.lemma in COUNTED or child.text.lower() in COUNTED
            if not clause or cost or child.index in roots:
                stack.append(child.index)
    return frozenset(found)


def _neighbours(sentence: AnalysedSentence, root: Token) -> Iterator[int]:
    """Words beside a claim's word that share its numbers: "[12 men] killed", "toll [rose to]"."""
    if root.index and is_bare_participle(sentence, root):
        yield root.index - 1
    if root.head < 0:
        return
    governor = sentence.tokens[root.head]
    if root.base_relation == "conj" and not sentence.child(root.index, "nsubj"):
        for subject in sentence.children(governor.index, "nsubj"):
            yield subject.index
    if root.base_relation in {"xcomp", "advcl", "ccomp"} and not sentence.child(
        root.index, "nsubj"
    ):
        for noun in sentence.children(governor.index, "nsubj", "obj"):
            yield noun.index
    if root.base_relation in {"acl", "amod"} and governor.upos in {"NOUN", "NUM", "PROPN", "PRON"}:
        yield first_conjunct(sentence, governor).index
        yield governor.index
    if root.base_relation == "acl":
        for noun in sentence.ancestors(root.index):
            above = sentence.tokens[noun.head] if noun.head >= 0 else noun
            if noun.lemma.lower() in TOLLS and above.lemma in RISING:
                yield above.index
    if root.base_relation == "nsubj" and root.lemma.lower() in TOLLS and governor.lemma in RISING:
        yield governor.index
