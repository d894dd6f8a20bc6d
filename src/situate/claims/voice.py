"""Voice: whether a word takes arguments as a verb does, whether it is passive, what governs it."""

from __future__ import annotations

from situate.language.analysis import AnalysedSentence, Token

VERBAL = frozenset({"VERB", "AUX"})
# Verbs with a receiver, whose passive keeps an object: "marines given water".
GIVING = frozenset(
    {"give", "offer", "award", "send", "grant", "deny", "hand", "pay", "show", "tell"}
)
# Verbs that move no one: after a passive they keep their subject ("was hit and [collapsed]").
INTRANSITIVE = frozenset(
    """
    die collapse escape surrender disappear vanish perish succumb return arrive depart stay remain
    crash land explode drown bleed fall flee walk survive happen occur
    """.split()
)


def is_verbal(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word takes arguments as a verb does (participles used as adjectives too)."""
    participle = token.xpos in {"VBN", "VBG"} and token.base_relation in {"amod", "acl", "advcl"}
    predicate = token.upos == "ADJ" and (
        token.relation == "xcomp" or sentence.child(token.index, "nsubj") is not None
    )
    return token.upos == "VERB" or participle or predicate


def is_passive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the verb is passive.

    By its own auxiliary or subject, as a bare past participle, or because the verb it is
    coordinated with is.
    """
    if sentence.child(token.index, "nsubj:pass", "aux:pass", "csubj:pass"):
        return not _is_misread(sentence, token)
    if sentence.child(token.index, "aux", "nsubj", "obj"):
        return False
    if token.relation == "acl" and token.xpos in {"VBN", "VBD"}:
        return True
    if _continues_passive(sentence, token):
        return True
    if token.xpos != "VBN":
        return False
    if token.base_relation in {"acl", "amod", "advcl"} and token.relation != "acl:relcl":
        return True
    if token.base_relation == "conj" and token.head >= 0:
        return is_passive(sentence, sentence.tokens[token.head])
    if token.relation == "xcomp" and token.head >= 0:
        # "we want the troops [withdrawn]"
        return sentence.child(token.head, "obj") is not None
    # A reduced passive in a headline or after a dash: "23 killed in attack".
    return token.relation in {"root", "parataxis", "ccomp"}


def _is_misread(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the verb only looks passive: "his men had beheaded [a village head]"."""
    if sentence.child(token.index, "aux:pass"):
        return False
    if any(child.lemma == "have" for child in sentence.children(token.index, "aux")):
        return sentence.child(token.index, "obj", "xcomp") is not None
    return token.lemma not in GIVING and sentence.child(token.index, "obj") is not None


def _continues_passive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the verb is a second participle of a passive: "was forced in and [assaulted]"."""
    if token.xpos != "VBD" or token.base_relation != "conj" or token.head < 0:
        return False
    regular = token.text.lower().endswith("ed") and token.lemma not in INTRANSITIVE
    head = sentence.tokens[token.head]
    return regular and head.xpos == "VBN" and is_passive(sentence, head)


def preposition_of(sentence: AnalysedSentence, index: int) -> str | None:
    """The preposition of an oblique or nominal dependent, fixed expressions joined by blanks."""
    case = sentence.child(index, "case")
    if case is None:
        return None
    parts = [case, *sentence.children(case.index, "fixed")]
    return " ".join(part.text.lower() for part in parts)


def is_governed(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a preposition governs the form in -ing, then a noun: "because of fighting"."""
    if sentence.child(token.index, "case"):
        return True
    marks = sentence.children(token.index, "mark")
    return any(c.text.lower() == "of" for m in marks for c in sentence.children(m.index, "fixed"))
