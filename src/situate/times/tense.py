"""Whether an expression stands in a clause about what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from situate.language.analysis import AnalysedSentence, Token
from situate.text import split_words

PLAN_LEMMAS = frozenset(
    split_words(
        "plan schedule expect intend due set vow pledge promise prepare aim hope agree decide "
        "slate threaten want propose"
    )
)
# Verbs whose infinitive is still to be done when they are said.
_ASKING = PLAN_LEMMAS | frozenset(
    split_words("ask urge call demand appeal request invite promise offer decline ready likely")
)
# What they name has not been when they are told of it.
_CALLING_OFF = frozenset(
    split_words("cancel postpone announce schedule call plan convene ban fear expect set")
)
# What tells in the present tense when something of a timetable comes: "talks resume on Monday".
_TIMETABLE = frozenset(split_words("begin start resume open reopen expire convene end"))
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


def is_future(sentence: AnalysedSentence, start: int, end: int) -> bool | None:
    """Whether the verb that governs ``[start, end)`` is in the future or under a plan.

    None where the tree does not say: no verb, or one without a tense of its own.
    """
    inside = [t for t in sentence.tokens if start <= t.start < end]
    if not inside:
        return None
    if _is_said_on(sentence, inside[0].index):
        return False
    top = _top_of(inside)
    governor = _governor_of(sentence, top)
    if governor is None:
        return None
    if is_future_verb(sentence, governor) or _is_announced(sentence, top, governor):
        return True
    if _is_present(sentence, governor):
        marks = {mark.lemma.lower() for mark in sentence.children(governor.index, "mark")}
        if governor.lemma in _TIMETABLE or marks & {"if", "unless"}:
            return True
    finite = governor.xpos == "VBD" or any(
        a.xpos in ("VBD", "VBZ", "VBP") for a in sentence.children(governor.index, "aux", "cop")
    )
    return False if finite else None


def is_told(sentence: AnalysedSentence, start: int, end: int) -> bool:
    """Whether the verb that governs ``[start, end)`` tells in the simple past what happened then.

    Not so a plan ("was set for 3 May") nor a state ("the deadline was 3 May").
    """
    inside = [t for t in sentence.tokens if start <= t.start < end]
    governor = _governor_of(sentence, _top_of(inside)) if inside else None
    if governor is None or governor.upos != "VERB" or is_future(sentence, start, end):
        return False
    if governor.lemma in _ASKING | _CALLING_OFF:
        return False
    passive = sentence.child(governor.index, "aux:pass")
    return (governor if passive is None else passive).xpos == "VBD"


def _top_of(inside: Sequence[Token]) -> Token:
    """The word of an expression that hangs on a word outside it."""
    indexes = {token.index for token in inside}
    return next((t for t in inside if t.head not in indexes), inside[0])


def _governor_of(sentence: AnalysedSentence, top: Token) -> Token | None:
    return next(
        (t for t in sentence.ancestors(top.index) if t.upos in ("VERB", "AUX", "ADJ")), None
    )


def _is_present(sentence: AnalysedSentence, verb: Token) -> bool:
    forms = {a.xpos for a in sentence.children(verb.index, "aux", "cop")} or {verb.xpos}
    return bool(forms & {"VBZ", "VBP"})


def _is_said_on(sentence: AnalysedSentence, first: int) -> bool:
    """Whether the verb right before an expression is "said" or "told"."""
    before = reversed(sentence.tokens[max(0, first - 8) : first])
    verb = next((t for t in before if t.upos == "VERB"), None)
    return verb is not None and verb.text.lower() in ("said", "told")


def _is_announced(sentence: AnalysedSentence, top: Token, governor: Token) -> bool:
    """Whether a day is that of something announced: "called a strike for Monday"."""
    before = sentence.tokens[top.index - 1].text.lower() if top.index else ""
    if before in ("for", "from", "until", "till"):
        return governor.lemma in _CALLING_OFF
    if governor.lemma not in _ASKING:
        return False
    wanted = sentence.tokens[governor.index + 1 : top.index]
    return any(token.text.lower() == "for" for token in wanted)  # "called for a rally on Friday"


def is_future_verb(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether a verb is in the future tense, or an infinitive under a word of planning."""
    auxiliaries = sentence.children(verb.index, "aux", "cop")
    if any(token.lemma in _FUTURE_AUXILIARIES for token in auxiliaries):
        return True
    if verb.lemma in PLAN_LEMMAS and verb.lemma not in ("want", "decide", "agree"):
        complement = sentence.child(verb.index, "xcomp", "advcl")
        return complement is not None and _is_infinitive(sentence, complement)
    if _is_infinitive(sentence, verb):
        if any(token.lemma == "be" and token.xpos != "VB" for token in auxiliaries):
            return True  # "is to be held"
        head = sentence.tokens[verb.head] if verb.head >= 0 else verb
        going = head.lemma == "go" and head.xpos == "VBG"
        return going or (head is not verb and head.lemma in _ASKING)
    if any(token.xpos == "VB" and token.lemma == "be" for token in auxiliaries) and verb.head >= 0:
        return sentence.tokens[verb.head].lemma in _ASKING  # "asks that they be freed"
    if verb.base_relation == "conj" and verb.head >= 0 and verb.xpos == "VB":
        return is_future_verb(sentence, sentence.tokens[verb.head])
    return False


def _is_infinitive(sentence: AnalysedSentence, verb: Token) -> bool:
    bare = verb.xpos == "VB" or any(
        token.xpos == "VB" for token in sentence.children(verb.index, "aux")
    )
    return bare and any(token.lemma == "to" for token in sentence.children(verb.index, "mark"))
