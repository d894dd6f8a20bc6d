"""Scope: the words above a trigger that bear on whether it happened, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from situate.claims.cues import load_cues
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token

PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
ARGUMENTS = frozenset({"obj", "nsubj", "obl", "nmod", "csubj", "compound"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# A clause under these bears the status of what stands above it.
EMBEDDED = frozenset({"xcomp", "ccomp", "csubj"})

# Gatherings that are announced are to come.
ANNOUNCING = frozenset({"announce", "call", "declare", "schedule"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step up the tree: from ``below`` to ``word``.

    ``same`` says that ``word`` states the trigger's own happening (a light verb, the first of two
    coordinated verbs), so that its own auxiliaries count; else it may be a cue that embeds it.
    """

    word: Token
    below: Token
    same: bool


def steps_up(sentence: AnalysedSentence, trigger: int) -> Iterator[Step]:
    """The governors of a trigger that may change its status, up to where its scope ends."""
    below = sentence.tokens[trigger]
    nominal = below.upos in {"NOUN", "PROPN"}
    while below.head >= 0:
        word = sentence.tokens[below.head]
        relation = below.base_relation
        if relation == "conj":
            if _hangs_loose(sentence, below, word):
                return
            step = Step(word=word, below=below, same=_shares(sentence, below, word))
        elif relation in EMBEDDED and nominal and sentence.child(below.index, "case"):
            return
        elif relation == "advcl" and (nearer := _nearer_verb(sentence, below, word)) is not None:
            word = nearer
            step = Step(word=word, below=below, same=True)
        elif relation in EMBEDDED or below.relation == "advcl" or relation == "acl":
            if _ends_scope(sentence, below):
                return
            step = Step(word=word, below=below, same=_is_result(sentence, below, word))
        elif relation in ARGUMENTS:
            light = _is_light(word, relation) or _goes_on(sentence, word)
            light = light or _only_begins(word, relation)
            step = Step(word=word, below=below, same=nominal and light)
            if not step.same and not _is_cue(word) and not _is_announced(below, word):
                return
        elif relation == "advmod" and word.lemma == "want":
            step = Step(word=word, below=below, same=False)  # "wants them back"
        else:
            return
        yield step
        nominal = word.upos in {"NOUN", "PROPN"}
        below = word


def is_infinitive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(m.text.lower() == "to" for m in sentence.children(token.index, "mark"))


def marker_of(sentence: AnalysedSentence, token: Token) -> str:
    """The subordinator in front of a clause, or the preposition in front of a noun."""
    mark = sentence.child(token.index, "mark")
    if mark is None:
        return preposition_of(sentence, token.index) or ""
    parts = [mark, *sentence.children(mark.index, "fixed")]
    return " ".join(part.text.lower() for part in parts)


def _ends_scope(sentence: AnalysedSentence, below: Token) -> bool:
    """Relative clauses, participles on a noun and adverbial clauses state their own matter.

    Not so purpose clauses, and clauses of result without a subordinator ("..., killing five").
    """
    if below.relation == "acl:relcl" and marker_of(sentence, below) != "that":
        return True
    if below.base_relation == "acl":
        return not sentence.child(below.index, "mark", "case")
    if below.base_relation == "advcl":
        bare = not sentence.child(below.index, "mark", "case")
        linked = marker_of(sentence, below) in {"from", "of", "at"}
        return not (linked or is_infinitive(sentence, below) or (bare and below.xpos == "VBG"))
    return False


def _nearer_verb(sentence: AnalysedSentence, below: Token, word: Token) -> Token | None:
    """The finite verb right before a clause of result which a tree has hung higher up.

    "as they might have done when they swept across, routing two armies": the sweep routed them.
    """
    if below.xpos != "VBG" or sentence.child(below.index, "mark", "case", "aux"):
        return None
    for token in reversed(sentence.tokens[word.index + 1 : below.index]):
        if token.upos == "VERB" and token.xpos in FINITE and token.relation == "advcl":
            inside = any(a.index == word.index for a in sentence.ancestors(token.index))
            return token if inside else None
    return None


def _is_result(sentence: AnalysedSentence, below: Token, word: Token) -> bool:
    bare = not sentence.child(below.index, "mark", "case")
    return (
        below.base_relation == "advcl" and bare and below.xpos == "VBG" and below.index > word.index
    )


def _shares(sentence: AnalysedSentence, below: Token, word: Token) -> bool:
    """Whether a second conjunct is under the auxiliaries of the first: it has none of its own.

    "may have shelled and burned the village", not "may have left and the rebels entered"; never
    behind "but".
    """
    if sentence.child(below.index, "nsubj", "aux", "expl"):
        return False
    if any(c.text.lower() in {"but", "yet"} for c in sentence.children(below.index, "cc")):
        return False
    if below.upos in {"NOUN", "PROPN"}:
        return True
    return word.upos in PREDICATES and (below.xpos == word.xpos or below.xpos not in FINITE)


def _hangs_loose(sentence: AnalysedSentence, below: Token, word: Token) -> bool:
    """A participle behind a comma that a tree takes for a conjunct: ", routing two armies"."""
    participle = below.xpos == "VBG" and word.xpos != "VBG"
    return participle and not sentence.child(below.index, "cc", "aux")


def _is_light(word: Token, relation: str) -> bool:
    if word.upos not in {"VERB", "AUX"}:
        return False
    return relation in {"obj", "nsubj", "obl"} and word.lemma in load_cues().words(
        "status", "light"
    )


def _only_begins(word: Token, relation: str) -> bool:
    """Nouns that say no more than that something happens: "a return to killings"."""
    cues = load_cues()
    nouns = cues.words("status", "light_nouns") | cues.words("reporting", "involvement")
    return relation == "nmod" and word.lemma in nouns


def _goes_on(sentence: AnalysedSentence, word: Token) -> bool:
    """Whether the verb is "go on", which says no more than that something happens."""
    particles = sentence.children(word.index, "compound:prt")
    return word.lemma == "go" and any(p.text.lower() == "on" for p in particles)


def _is_announced(below: Token, word: Token) -> bool:
    gathering = below.lemma in load_cues().words("status", "gatherings")
    return gathering and word.lemma in ANNOUNCING


def _is_cue(word: Token) -> bool:
    cues = load_cues()
    section = {"NOUN": "status.nouns", "ADJ": "status.adjectives"}.get(word.upos, "status.verbs")
    if cues.class_of(section, word.lemma) is not None:
        return True
    if word.upos == "NOUN" and word.lemma in cues.words("reporting", "nouns"):
        return True
    if word.upos == "NOUN" and word.lemma in cues.words("status", "evidence"):
        return True
    aspect = cues.words("aspect", "ongoing_verbs") | cues.words("aspect", "ended_verbs")
    nouns = cues.words("aspect", "ended_nouns") | cues.words("aspect", "repeated_nouns")
    return word.lemma in aspect | nouns
