"""Which words share a date: whether the day of one clause is also that of a word below it."""

from __future__ import annotations

from collections.abc import Iterator

from situate.claims.tense import is_predicate, is_reporting, tense_of
from situate.language.analysis import AnalysedSentence, Token

_AFTERWARDS = frozenset({"after", "before", "since", "until", "till", "if", "unless", "although"})
# Verbs whose infinitive happens with them: "began to shell on Monday".
_IMPLYING = frozenset(
    "begin start continue manage fail try attempt help force use dare have cease go come get "
    "proceed resume prove seem appear make compel oblige oust".split()
)

# What is "fired by rebels" and hits something does so on one day.
_HURLING = frozenset("fire launch throw hurl lob drop".split())


def is_shared(sentence: AnalysedSentence, below: int) -> bool:
    """Whether the date of the clause above is surely that of the word.

    Not beside a clause with a subject of its own, nor under a verb that only wants or says it.
    """
    token = sentence.tokens[below]
    head = sentence.tokens[token.head]
    if is_reporting(head) and token.upos == "NOUN":
        return False
    if token.base_relation == "conj" and is_predicate(sentence, token):
        return not sentence.child(below, "nsubj", "aux")
    if token.base_relation in {"xcomp", "advcl", "acl", "ccomp"} and head.upos != "AUX":
        marks = {m.text.lower() for m in sentence.children(below, "mark", "case")}
        if token.xpos == "VBG" and "of" in marks:
            return False  # "accused them on Monday of shelling it"
        return "to" not in marks or head.lemma in _IMPLYING
    return True


def words_up(sentence: AnalysedSentence, trigger: int) -> Iterator[int]:
    """The trigger and the words above it whose date is also its own."""
    token = sentence.tokens[trigger]
    yield trigger
    while token.head >= 0:
        head = sentence.tokens[token.head]
        if token.base_relation == "acl" and is_older(sentence, token, head):
            yield head.index  # "the 3 May attack in which a bomb exploded", and no further
            return
        if not _shares_date(sentence, token, head):
            return
        yield head.index
        token = head


def _shares_date(sentence: AnalysedSentence, token: Token, head: Token) -> bool:
    relation = token.base_relation
    if relation in {"ccomp", "parataxis"}:
        return is_reporting(head) and relation == "ccomp"
    if relation == "advcl":
        marks = {m.text.lower() for m in sentence.children(token.index, "mark")}
        return not marks & _AFTERWARDS
    if relation == "conj" and is_predicate(sentence, token):
        return not sentence.child(token.index, "nsubj") or token.head < token.index
    return True


def is_older(sentence: AnalysedSentence, token: Token, head: Token) -> bool:
    """Whether a clause about a noun lies before the clause that the noun stands in."""
    above = next((t for t in sentence.ancestors(head.index) if is_predicate(sentence, t)), None)
    tense = tense_of(sentence, token)
    if tense in {"past-perfect", "participle"} and token.xpos != "VBG":
        hurled = token.lemma in _HURLING and head.base_relation == "nsubj"
        return tense == "past-perfect" or not hurled
    return above is not None and tense == "past" and tense_of(sentence, above) != "past"


def says(sentence: AnalysedSentence, word: int, below: int) -> bool:
    """Whether a word reports what stands below it (not: "shelling continued")."""
    if word == below or not is_reporting(sentence.tokens[word]):
        return False
    return sentence.tokens[below].base_relation in {"ccomp", "obj", "advcl", "conj"}
