"""Whether an expression stands in a clause about what is to come."""

from __future__ import annotations

from situate.language.analysis import AnalysedSentence, Token
from situate.times.words import split_words

PLAN_LEMMAS = frozenset(
    split_words(
        "plan schedule expect intend due set vow pledge promise prepare aim hope agree decide "
        "slate threaten want propose"
    )
)
_FUTURE_AUXILIARIES = frozenset(
    ("will", "shall", "'ll", "’ll", "wo", "should", "may", "might", "could", "must", "would")
)
_BEFORE_TO = frozenset(("set", "going", "plans", "vowed", "wants", "intends", "agreed", "hopes"))
_PAST_WORDS = frozenset(split_words("was were had did said told took killed"))
_FUTURE_WORDS = frozenset(
    split_words(
        "will shall tomorrow upcoming scheduled slated planned planning plans expected due "
        "should might"
    )
)


def is_future_text(words: tuple[str, ...], first: int) -> bool | None:
    """Whether the nearest verb form before an expression is a future one; None if unclear."""
    window = words[max(0, first - 25) : first]
    for at in range(len(window) - 1, -1, -1):
        word = window[at]
        if word in _FUTURE_WORDS or (word in _BEFORE_TO and window[at + 1 : at + 2] == ("to",)):
            return True
        passive = window[at - 1 : at] == ("be",)  # "should be completed"
        if word in _PAST_WORDS or (len(word) > 4 and word.endswith("ed") and not passive):
            return False
    return None


def is_future(sentence: AnalysedSentence, start: int, end: int) -> bool:
    """Whether the verb that governs ``[start, end)`` is in the future or under a plan."""
    inside = [t for t in sentence.tokens if start <= t.start < end]
    if not inside:
        return False
    indexes = {token.index for token in inside}
    top = next((t for t in inside if t.head not in indexes), inside[0])
    governor = next(
        (t for t in sentence.ancestors(top.index) if t.upos in ("VERB", "AUX", "ADJ")), None
    )
    return governor is not None and is_future_verb(sentence, governor)


def is_future_verb(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether a verb is in the future tense, or an infinitive under a word of planning."""
    auxiliaries = sentence.children(verb.index, "aux", "cop")
    if any(token.lemma in _FUTURE_AUXILIARIES for token in auxiliaries):
        return True
    if verb.lemma in PLAN_LEMMAS and verb.lemma not in ("want", "decide", "agree"):
        complement = sentence.child(verb.index, "xcomp", "advcl")
        return complement is not None and _is_infinitive(sentence, complement)
    if _is_infinitive(sentence, verb) and verb.head >= 0:
        head = sentence.tokens[verb.head]
        going = head.lemma == "go" and head.xpos == "VBG"
        return going or head.lemma in PLAN_LEMMAS
    if verb.base_relation == "conj" and verb.head >= 0 and verb.xpos == "VB":
        return is_future_verb(sentence, sentence.tokens[verb.head])
    return False


def _is_infinitive(sentence: AnalysedSentence, verb: Token) -> bool:
    return verb.xpos == "VB" and any(
        token.lemma == "to" for token in sentence.children(verb.index, "mark")
    )
