"""Nouns that the parser hung in the wrong place, found by the order of English words."""

from __future__ import annotations

from situate.language.analysis import AnalysedSentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs with a noun that says what someone or something is.
PREDICATING = frozenset(
    {"be", "become", "remain", "seem", "appear", "call", "turn", "prove", "stay"}
)
# What a verb of taking makes of its object: "was taken [prisoner]".
CAPTIVES = frozenset({"prisoner", "hostage", "captive"})


def is_bare_object(sentence: AnalysedSentence, verb: Token, child: Token) -> bool:
    """Whether a bare noun is an object that was read as a predicate: "beheaded a village head"."""
    if child.upos not in {"NOUN", "PROPN"} or verb.lemma in PREDICATING:
        return False
    if child.lemma in CAPTIVES:
        return False
    return not (
        sentence.child(verb.index, "obj") or sentence.child(child.index, "case", "cop", "mark")
    )


def is_afterthought(sentence: AnalysedSentence, verb: Token, child: Token) -> bool:
    """Whether a noun after the verb and a comma is no subject of it: "..., [a priest] said"."""
    if child.base_relation != "nsubj" or child.index < verb.index:
        return False
    if sentence.children(verb.index, "nsubj", "nsubj:pass")[0].index < verb.index:
        return True
    first = min(sentence.subtree(child.index))
    before = sentence.tokens[first - 1] if first > verb.index + 1 else None
    return before is not None and before.upos == "PUNCT"


def described_noun(sentence: AnalysedSentence, token: Token) -> int | None:
    """The noun right before a participle that was read as a further verb of the clause.

    In "the body of a man [killed] later" a noun with a preposition is no subject.
    """
    if token.base_relation != "conj" or token.xpos not in {"VBD", "VBN"} or not token.index:
        return None
    if sentence.child(token.index, "aux"):
        return None
    before = sentence.tokens[token.index - 1]
    is_noun = before.upos in {"NOUN", "PROPN"} and sentence.child(before.index, "case")
    return before.index if is_noun else None


def heading_subject(sentence: AnalysedSentence, token: Token) -> int | None:
    """The noun before a verb without a subject, under a heading: "Borno: [Fighters] entered".

    After a colon the parser reads such a noun as more of the heading.
    """
    if token.xpos not in FINITE or token.base_relation not in {"root", "parataxis", "conj"}:
        return None
    head = sentence.tokens[token.head] if token.head >= 0 else token
    if token.base_relation == "conj":
        return heading_subject(sentence, head) if head.upos == "VERB" else None
    if head.upos == "VERB" and head.index != token.index:
        return None
    for word in reversed(sentence.tokens[: token.index]):
        if word.upos == "VERB" or word.text == ";":
            return None
        if word.upos in {"NOUN", "PROPN"} and word.relation in {"appos", "list", "dep"}:
            before = sentence.tokens[: word.index]
            return word.index if any(t.text == ":" for t in before) else None
    return None


def fronted_subject(sentence: AnalysedSentence, token: Token) -> int | None:
    """The subject that was read into the place before it: "In Gao [security forces] fired"."""
    if token.xpos not in FINITE:
        return None
    for child in sentence.children(token.index, "obl"):
        case = sentence.child(child.index, "case")
        if case is None or case.text.lower() not in {"in", "at", "near"} or child.xpos != "NNS":
            continue
        named = sentence.tokens[case.index + 1]
        fronted = case.text[0].isupper() and child.index < token.index
        if fronted and named.xpos == "NNP" and named.relation == "compound":
            return child.index
    return None
