"""Relative clauses: the noun that one describes, and the gap in it that the noun fills."""

from __future__ import annotations

from situate.claims.noun_arguments import Slots, put
from situate.language.analysis import AnalysedSentence, Token

RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})


def is_object_relative(sentence: AnalysedSentence, verb: Token, child: Token) -> bool:
    """Whether a relative pronoun before the subject was read as one: "[which] gunmen broke"."""
    if child.text.lower() not in RELATIVES or sentence.child(verb.index, "obj"):
        return False
    return any(
        child.index < other.index < verb.index and other.text.lower() not in RELATIVES
        for other in sentence.children(verb.index, "nsubj")
    )


def relative_antecedent(sentence: AnalysedSentence, token: Token) -> int | None:
    """The noun that a relative clause describes.

    A clause that the parser hung elsewhere describes the noun just before its relative pronoun
    ("in the middle of the [pocket] that ..."); so does one with "that" hung on a noun farther up.
    """
    if token.relation == "acl:relcl" and token.head >= 0:
        return token.head
    for child in sentence.children(token.index):
        if child.text.lower() not in RELATIVES or child.index == 0:
            continue
        is_pronoun = child.xpos in {"WDT", "WP"} and child.index < token.index
        is_content_mark = child.relation == "mark" and token.relation == "acl"
        before = sentence.tokens[child.index - 1]
        if (is_pronoun or is_content_mark) and before.upos in {"NOUN", "PROPN"}:
            return before.index
    return None


def fill_relative_gap(
    slots: Slots, sentence: AnalysedSentence, token: Token, missing: str, antecedent: int
) -> None:
    """Put the noun that a relative clause describes into the slot that the clause leaves open."""
    if missing not in slots:
        put(slots, missing, antecedent)
    elif missing == "subject" and "object" not in slots and antecedent not in slots["subject"]:
        # Its own place in the clause is taken: "from which ...", "whose soldiers fought".
        gapped = any(
            (child.text.lower() in RELATIVES and sentence.child(child.index, "case"))
            or any(c.text.lower() == "whose" for c in sentence.children(child.index))
            for child in sentence.children(token.index)
        )
        if not gapped:
            put(slots, "object", antecedent)


def antecedent_of(sentence: AnalysedSentence, verb: Token, child: Token) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    members = sentence.children(child.index, "nmod")
    whole = any(c.text.lower() in {"whom", "which"} for c in members)
    if not whole and (child.text.lower() not in RELATIVES or child.upos == "DET"):
        return child.index
    clause = verb
    while relative_antecedent(sentence, clause) is None:
        if clause.base_relation not in {"conj", "xcomp", "ccomp"} or clause.head < 0:
            return child.index
        clause = sentence.tokens[clause.head]
    antecedent = relative_antecedent(sentence, clause)
    return child.index if antecedent is None else antecedent
