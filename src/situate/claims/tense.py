"""The tense of the clause that a trigger stands in, as far as it bears on when it happened."""

from __future__ import annotations

from situate.claims.cues import load_cues
from situate.language.analysis import AnalysedSentence, Token
from situate.text import split_words

_VERBS = frozenset({"VERB", "AUX"})
_EVENT_SLOTS = frozenset({"obj", "nsubj", "obl"})
# "the use of air strikes", "a series of raids": the noun in front adds no event of its own.
_MEASURES = frozenset(
    split_words(
        "use series wave number spate campaign round barrage exchange launch string dozen lot "
        "start beginning result course continuation intensification resumption"
    )
)
_MODALS = frozenset(split_words("will shall would should may might can could must 'll ’ll wo ca"))


def clause_verb(sentence: AnalysedSentence, trigger: int) -> Token | None:
    """The verb (or predicate) whose tense is the trigger's: itself, or the verb that it fills.

    A noun inside another noun's phrase ("the result of an agreement") has none.
    """
    token = sentence.tokens[trigger]
    if is_predicate(sentence, token):
        return token
    below = token
    for word in sentence.ancestors(trigger):
        nested = below.base_relation in {"conj", "flat", "compound"}
        measured = below.base_relation == "nmod" and word.lemma in _MEASURES
        if (nested or measured) and not is_predicate(sentence, word):
            below = word
            continue
        if is_predicate(sentence, word) and below.base_relation in _EVENT_SLOTS:
            return word
        return None
    return None


def is_predicate(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a word heads a clause: a verb, or a word with a copula or a subject."""
    if token.upos in _VERBS:
        return True
    return any(c.base_relation in {"cop", "nsubj"} for c in sentence.children(token.index))


def tense_of(sentence: AnalysedSentence, verb: Token) -> str:
    """past, past-perfect, perfect, present, future, infinitive or participle (no tense of its own).

    A second conjunct without auxiliary or subject takes the tense of the first where its form
    allows; a bare ``-ing`` clause and an infinitive under a verb take that verb's.
    """
    auxiliaries = sentence.children(verb.index, "aux", "cop")
    lemmas = {token.lemma.lower() for token in auxiliaries}
    if lemmas & _MODALS:
        return "future" if lemmas & {"will", "shall", "'ll", "’ll", "wo"} else "modal"
    have = next((t for t in auxiliaries if t.lemma == "have"), None)
    if have is not None:
        return "past-perfect" if have.xpos == "VBD" or have.text.lower() == "had" else "perfect"
    finite = next((t for t in auxiliaries if t.xpos in {"VBD", "VBZ", "VBP"}), None)
    form = (finite or verb).xpos
    if finite is not None and finite.lemma == "be" and _is_infinitive(sentence, verb):
        return "future"  # "is to be held"
    if form == "VBD":
        return "past"
    if form in {"VBZ", "VBP"}:
        return "present"
    return _inherited_tense(sentence, verb)


def _inherited_tense(sentence: AnalysedSentence, verb: Token) -> str:
    infinitive = _is_infinitive(sentence, verb)
    if verb.head >= 0:
        head, relation = sentence.tokens[verb.head], verb.base_relation
        if relation == "conj" and not sentence.child(verb.index, "nsubj", "aux"):
            return tense_of(sentence, head)
        bare = verb.xpos == "VBG" and relation == "advcl"
        if bare or (relation == "xcomp" and head.upos in _VERBS):
            return tense_of(sentence, head)
    if infinitive:
        return "infinitive"
    # a headline's participle or a form that the tagger left open
    return "past" if verb.head < 0 and verb.xpos in {"VBN", "VB"} else "participle"


def _is_infinitive(sentence: AnalysedSentence, verb: Token) -> bool:
    return any(m.text.lower() == "to" for m in sentence.children(verb.index, "mark"))


def reporting_verb(sentence: AnalysedSentence, verb: Token) -> Token | None:
    """The verb of saying that a clause is the content of, or None."""
    for child in sentence.children(verb.index, "parataxis"):
        if is_reporting(child):
            return child
    below = verb
    for word in sentence.ancestors(verb.index):
        if below.base_relation in {"ccomp", "parataxis"} and is_reporting(word):
            return word
        if below.base_relation not in {"conj", "xcomp", "advcl", "ccomp", "acl", "nsubj", "obj"}:
            return None
        below = word
    return None


def is_reporting(token: Token) -> bool:
    """Whether a verb is one of saying."""
    return token.upos == "VERB" and token.lemma in load_cues().words("reporting", "say")
