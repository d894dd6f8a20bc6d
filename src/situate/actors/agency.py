"""When a country's or capital's name stands for its government: as the one who acts or says."""

from __future__ import annotations

from situate.actors.mentions import ActorMention
from situate.actors.nouns import word_list
from situate.actors.registry import ActorRegistry
from situate.language.analysis import AnalysedSentence, Token


def span_root(sentence: AnalysedSentence, mention: ActorMention) -> Token:
    """The word of a mention that hangs on a word outside it."""
    for index in range(mention.first, mention.last):
        head = sentence.tokens[index].head
        if not mention.first <= head < mention.last:
            return sentence.tokens[index]
    return sentence.tokens[mention.head]


def party_to(sentence: AnalysedSentence, token: Token) -> Token | None:
    """The word to whose action or relation a noun is a party, as doer or partner; or None.

    Parties are active subjects, "by" agents, those addressed ("accused Iran"), and partners or
    opponents by "between", "with" and "against".
    """
    while token.base_relation == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    if token.head < 0:
        return None
    governor = sentence.tokens[token.head]
    if token.base_relation == "nsubj" and token.relation != "nsubj:pass":
        able = governor.upos == "ADJ" and sentence.child(governor.index, "xcomp") is not None
        return governor if governor.upos == "VERB" or able else None
    if token.base_relation == "obj" or token.relation == "nsubj:pass":
        return governor if governor.lemma in word_list("addressing_verbs") else None
    if token.base_relation not in {"obl", "nmod"}:
        return None
    cases = {case.text.casefold() for case in sentence.children(token.index, "case")}
    return governor if _joins(cases, governor.lemma) else None


def _joins(cases: set[str], word: str) -> bool:
    """Whether prepositions make the noun after them a party to what a word says."""
    return (
        "by" in cases
        or ("between" in cases and word not in word_list("place_words"))
        or ("with" in cases and word in word_list("partner_words"))
        or ("against" in cases and word in word_list("opposing_words"))
    )


def government_of(
    text: str, sentence: AnalysedSentence, mention: ActorMention, registry: ActorRegistry
) -> str | None:
    """The id of the government that a place name stands for here, or None.

    A country after a comma and a name ("Toronto, Canada") only tells where that is.
    """
    forms = registry.states.forms_of(text)
    forms = [form for form in forms if form.form in {"name", "capital"}]
    if len({form.code for form in forms}) != 1 or not forms[0].sure:
        return None
    before = [t.text for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
    if len(before) == 2 and before[1] == "," and before[0][:1].isupper():
        return None
    verb = party_to(sentence, span_root(sentence, mention))
    if verb is None:
        return None
    if all(form.form == "capital" for form in forms) and verb.lemma not in word_list(
        "government_verbs"
    ):
        return None
    return f"{forms[0].code}:government"
