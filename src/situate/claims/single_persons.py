"""One person by noun, name, pronoun or age, where no number is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from situate.claims.animacy import can_act
from situate.claims.count_words import DYING, MANY, PERSON_VERBS
from situate.claims.counted import (
    ONE,
    PERSONAL,
    THINGS,
    VEHICLES,
    Counted,
    Nouns,
    first_conjunct,
    is_kind,
    phrase_start,
)
from situate.language.analysis import AnalysedSentence, Token

_ONE_PERSON = frozenset({"he", "she", "him", "her", "i", "me", "himself", "herself"})


def find_single_persons(
    sentence: AnalysedSentence, among: Collection[int], nouns: Nouns
) -> Iterator[Counted]:
    """Persons in the singular, by noun or name, among the given words."""
    for index in sorted(among):
        token = sentence.tokens[index]
        if not _is_one_person(sentence, token, nouns):
            continue
        name = sentence.name_at(index) if token.upos == "PROPN" else None
        yield Counted(
            head=index,
            number_end=0,
            first=phrase_start(sentence, index) if name is None else name.first,
            last=index + 1 if name is None else name.last,
            quantity=ONE,
            given=False,
        )


def _is_one_person(sentence: AnalysedSentence, token: Token, nouns: Nouns) -> bool:
    if token.upos == "PRON":
        return token.text.lower() in _ONE_PERSON and token.relation != "nmod:poss"
    if _is_aged(sentence, token):
        return True
    if token.xpos == "NN" and token.lemma not in MANY:
        determiner = sentence.child(token.index, "det")
        if determiner is not None and determiner.text.lower() in {"any", "no", "each", "every"}:
            return False
        known = is_kind(token, PERSONAL, nouns) and token.base_relation != "compound"
        return known or _suffers_as_person(sentence, token, nouns)
    if token.upos not in {"PROPN", "ADJ"}:
        return False
    if token.base_relation in {"compound", "flat", "appos", "amod"}:
        return False
    name = sentence.name_at(token.index)
    determiner = sentence.child(token.index, "det")
    single = determiner is not None and determiner.text.lower() in {"a", "an"}
    return name is not None and (name.label == "PERSON" or (single and name.label == "NORP"))


def _is_aged(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it is a person by the age alone: "a 19-year-[old] was shot"."""
    years = sentence.child(token.index, "compound", "obl", "nmod")
    heads = token.base_relation in {"nsubj", "obj", "nmod", "obl", "conj"}
    return token.lemma == "old" and heads and years is not None and years.lemma == "year"


def _suffers_as_person(sentence: AnalysedSentence, token: Token, nouns: Nouns) -> bool:
    """Whether a noun that the codebook does not know stands for a person: "a tailor was killed"."""
    first = first_conjunct(sentence, token)
    if first.head < 0 or first.relation not in {"obj", "nsubj:pass", "nsubj"}:
        return False
    verb = sentence.tokens[first.head].lemma
    if verb not in (DYING if first.relation == "nsubj" else PERSON_VERBS):
        return False
    known = any(token.lemma.lower() in nouns.get(kind, ()) for kind in THINGS + VEHICLES)
    determiner = sentence.child(token.index, "det", "nmod:poss")
    return determiner is not None and not known and can_act(token.lemma)
