"""Aspect of a claim: done, ongoing, ended or repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from situate.claims.cues import Cues, load_cues
from situate.claims.scope import Step, is_infinitive, steps_up
from situate.language.analysis import AnalysedSentence, Token

PRESENT = frozenset({"VBZ", "VBP"})

PERIODS = frozenset({"day", "night", "week", "month", "year"})
ORDINAL = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|t[eh]\w*th|\d(?:st|nd|rd|th))$"
)


def aspect_of(sentence: AnalysedSentence, trigger: int) -> str:
    """The aspect of what a word triggers, by its own words and those above it in scope."""
    cues = load_cues()
    token = sentence.tokens[trigger]
    found = _own_aspect(sentence, token, cues) or _aspect_of_subject(sentence, token, cues)
    for step in steps_up(sentence, trigger):
        if found is not None:
            break
        if step.same:
            found = _own_aspect(sentence, step.word, cues)
        found = found or _aspect_above(sentence, step, cues)
    return found or "done"


def _own_aspect(sentence: AnalysedSentence, token: Token, cues: Cues) -> str | None:
    children = sentence.children(token.index)
    words = {c.text.lower() for c in children if c.base_relation in {"advmod", "obl"}}
    adjectives = {c.lemma.lower() for c in children if c.base_relation in {"amod", "compound"}}
    if words & cues.words("aspect", "repeated_adverbs") - {"again"} or _is_repeated(
        sentence, token, cues
    ):
        return "repeated"
    if adjectives & cues.words("aspect", "repeated_adjectives"):
        return "repeated"
    if adjectives & cues.words("aspect", "ongoing_adjectives"):
        return "ongoing"
    if "longer" in words:
        return "ended"
    if token.lemma in cues.words("aspect", "ending") and token.upos == "VERB":
        return "ended"
    if _is_nth_day(sentence, token):
        return "ongoing"
    if _is_going_on(sentence, token, cues) or "still" in words:
        return "ongoing"
    return None


def _aspect_of_subject(sentence: AnalysedSentence, token: Token, cues: Cues) -> str | None:
    """The verb's times are those of its subject: "Shelling hits the town every day"."""
    if token.upos not in {"NOUN", "PROPN"} or token.base_relation != "nsubj" or token.head < 0:
        return None
    verb = sentence.tokens[token.head]
    if verb.lemma == "way" and sentence.child(verb.index, "case"):
        return "ongoing"  # "Talks are under way"
    return "repeated" if _is_repeated(sentence, verb, cues) else None


def _is_going_on(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Progressive verbs, and states in the present tense: "are attacking", "is besieged"."""
    auxiliaries = sentence.children(token.index, "aux", "cop")
    be = [a for a in auxiliaries if a.lemma == "be"]
    if token.xpos == "VBG" and token.upos == "VERB" and be:
        return not _is_past(sentence, auxiliaries)
    present = any(a.xpos in PRESENT for a in auxiliaries)
    under = any(c.text.lower() == "under" for c in sentence.children(token.index, "case"))
    state = under or token.lemma in cues.words("aspect", "ongoing_states")
    return present and bool(be) and state


def _is_nth_day(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it goes on "for a ninth day", on the verb or on the noun's verb."""
    verbs = [token.index]
    if token.base_relation in {"nsubj", "nsubj:pass"} and token.head >= 0:
        verbs.append(token.head)
    for verb in verbs:
        for period in sentence.children(verb, "obl"):
            marks = {c.text.lower() for c in sentence.children(period.index, "case")}
            kinds = sentence.children(period.index, "amod")
            nth = any(ORDINAL.search(c.text.lower()) for c in kinds)
            if "for" in marks and nth and period.lemma in PERIODS:
                return True
    return False


def _is_past(sentence: AnalysedSentence, auxiliaries: Sequence[Token]) -> bool:
    """Whether a progressive only says what was going on then: "were searching cars"."""
    return any(a.xpos == "VBD" for a in auxiliaries)


def _is_repeated(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Whether it happened more than once: "every day", "three times", "city after city"."""
    periods = cues.words("aspect", "repeated_periods")
    for index in sentence.subtree(token.index, without=("acl", "advcl", "ccomp", "conj")):
        word = sentence.tokens[index]
        if word.lemma not in periods:
            following = [t.text.lower() for t in sentence.tokens[index + 1 : index + 3]]
            if word.upos == "NOUN" and following == ["after", word.text.lower()]:
                return True
            continue
        limits = {c.text.lower() for c in sentence.children(index, "det", "amod", "nummod")}
        if limits & {"every", "each"}:
            return True
        if word.lemma == "time" and limits and word.xpos == "NNS":
            return True
    return False


def _aspect_above(sentence: AnalysedSentence, step: Step, cues: Cues) -> str | None:
    """What a governor makes of it: "continued to shell", "ended the siege", "a series of raids"."""
    lemma, relation = step.word.lemma, step.below.base_relation
    campaign = lemma in cues.words("status", "campaigns") and relation == "acl"
    if campaign and is_infinitive(sentence, step.below):
        return "ongoing"  # "began the operation to isolate the city"
    ended = cues.words("aspect", "ended_nouns")
    if step.word.upos == "NOUN":
        if relation in {"nmod", "acl"} and lemma in cues.words("aspect", "repeated_nouns"):
            return "repeated"
        return _of_end(sentence, step.word, cues) if lemma in ended else None
    embeds = relation in {"xcomp", "obj", "nsubj", "ccomp"}
    ends = relation == "nsubj" if lemma == "conclude" else relation != "ccomp"
    if embeds and ends and lemma in cues.words("aspect", "ended_verbs"):
        return "ended" if _is_real(sentence, step.word) else "ongoing"
    if embeds and lemma in cues.words("aspect", "ongoing_verbs"):
        return "ongoing" if lemma != "go" else None
    return None


def _of_end(sentence: AnalysedSentence, noun: Token, cues: Cues) -> str:
    """What is only to end still goes on: "demanded an end to the raids"."""
    verb = sentence.tokens[noun.head] if noun.head >= 0 else noun
    wished = cues.class_of("status.verbs", verb.lemma) in {"demanded", "planned", "possible"}
    return "ongoing" if wished or not _is_real(sentence, verb) else "ended"


def _is_real(sentence: AnalysedSentence, verb: Token) -> bool:
    """Whether an ending is reported as done: finite or participle, neither modal nor negated."""
    negations = load_cues().words("status", "negations")
    negated = any(
        c.text.lower() in negations for c in sentence.children(verb.index, "advmod", "det")
    )
    return verb.xpos != "VB" and not negated
