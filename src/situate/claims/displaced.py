"""Verbs of saying that a tree has hung in the wrong place: they go with a verb of saying before."""

from __future__ import annotations

from collections.abc import Iterator

from situate.claims.cues import Cues
from situate.language.analysis import AnalysedSentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def displaced_verbs(sentence: AnalysedSentence, cues: Cues) -> Iterator[Token]:
    """Verbs of saying that go with a verb of saying above, wherever a tree has hung them.

    "X reported that A had fallen, and reported that B"; "..., X said, adding that B".
    """
    for token in sentence.tokens:
        if displaced_from(sentence, token, cues) is not None:
            yield token


def displaced_from(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Token | None:
    """The verb of saying that a displaced one goes with, or None."""
    if verb.lemma not in cues.words("reporting", "say") or verb.upos != "VERB":
        return None
    if sentence.child(verb.index, "nsubj", "nsubj:pass", "expl", "aux", "mark", "case"):
        return None
    if not sentence.child(verb.index, "ccomp", "obj", "parataxis"):
        return None
    if verb.xpos == "VBG":
        return _main_saying(sentence, verb, cues)
    if verb.base_relation != "conj":
        return None
    head = sentence.tokens[verb.head]
    if head.base_relation != "ccomp":
        return None
    above = sentence.tokens[head.head]
    alike = verb.xpos == above.xpos and verb.xpos in FINITE
    differs = head.xpos != verb.xpos or above.lemma == verb.lemma
    return above if alike and differs else None


def _main_saying(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Token | None:
    """The finite verb of saying that a participle behind a comma goes on from."""
    before = sentence.tokens[verb.index - 1] if verb.index else None
    if before is None or before.text not in {",", "and"}:
        return None
    if verb.base_relation not in {"advcl", "conj", "parataxis", "xcomp", "dep"}:
        return None
    for token in reversed(sentence.tokens[: verb.index]):
        finite = token.xpos in FINITE and token.upos == "VERB"
        if finite and token.lemma in cues.words("reporting", "say"):
            return token if sentence.child(token.index, "nsubj") else None
    return None
