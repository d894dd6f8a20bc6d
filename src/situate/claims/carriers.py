"""Carriers: outlets that pass on what another says ("told Reuters", "in coverage by Reuters")."""

from __future__ import annotations

from collections.abc import Iterator

from situate.claims.arguments import preposition_of, slots_of
from situate.claims.cues import Cues, is_outlet, load_cues
from situate.claims.speakers import phrase_text
from situate.language.analysis import AnalysedSentence, Token


def carrier_heads(sentence: AnalysedSentence, verb: Token, speakers: tuple[int, ...]) -> list[int]:
    """Heads of the outlets through which the speakers of a verb of saying were heard."""
    cues = load_cues()
    found = list(_addressees(sentence, verb, cues))
    for noun in _coverage(sentence, verb, cues):
        found += _covering(sentence, noun, cues)
    for speaker in speakers:
        found += _relaying(sentence, speaker, cues)
    return list(dict.fromkeys(found))


def _addressees(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Iterator[int]:
    tells = verb.lemma in cues.words("reporting", "addressee")
    for child in sentence.children(verb.index, "iobj", "obj", "obl"):
        told = tells and child.base_relation in {"iobj", "obj"}
        links = {"to", "by"} if verb.xpos == "VBG" else {"to"}
        spoke = child.base_relation == "obl" and preposition_of(sentence, child.index) in links
        if (told or spoke) and is_outlet(phrase_text(sentence, child.index)):
            yield child.index
    if tells:
        for token in sentence.tokens[verb.index + 1 : _that_of(sentence, verb)]:
            named = token.upos == "PROPN" and token.base_relation not in {"compound", "amod"}
            if named and is_outlet(phrase_text(sentence, token.index)):
                yield token.index


def _that_of(sentence: AnalysedSentence, verb: Token) -> int:
    """Where the "that" of the said clause stands; the verb's place without one."""
    clauses = sentence.children(verb.index, "ccomp")
    marks = [m for clause in clauses for m in sentence.children(clause.index, "mark")]
    return next((m.index for m in marks if m.text.lower() == "that"), verb.index)


def _coverage(sentence: AnalysedSentence, verb: Token, cues: Cues) -> Iterator[Token]:
    """Nouns of coverage under the verb, or between it and its "that"."""
    that = _that_of(sentence, verb)
    for token in sentence.tokens:
        if token.lemma not in cues.words("reporting", "coverage"):
            continue
        below = token.head == verb.index or verb.index < token.index < that
        below = below or _follows(sentence, verb, token)
        if below and token.base_relation in {"obl", "nmod"}:
            yield token


def _follows(sentence: AnalysedSentence, verb: Token, noun: Token) -> bool:
    """Whether only small words stand between: "said in a televised speech"."""
    between = sentence.tokens[verb.index + 1 : noun.index]
    small = {"ADP", "DET", "ADJ", "ADV", "NUM"}
    return 0 < len(between) <= 5 and all(t.upos in small or t.xpos == "VBN" for t in between)


def _covering(sentence: AnalysedSentence, noun: Token, cues: Cues) -> Iterator[int]:
    links = cues.words("reporting", "coverage_owner")
    for child in sentence.children(noun.index, "nmod", "obl", "compound", "nmod:poss"):
        preposition = preposition_of(sentence, child.index)
        if child.base_relation == "compound" and child.upos != "PROPN":
            continue  # "at a news conference"
        oblique = child.base_relation in {"nmod", "obl"} and child.relation != "nmod:poss"
        if oblique and preposition not in links:
            continue
        if is_outlet(phrase_text(sentence, child.index)) or (
            noun.lemma == "coverage" and preposition == "by"
        ):
            yield child.index
    yield from _relaying(sentence, noun.index, cues)


def _relaying(sentence: AnalysedSentence, noun: int, cues: Cues) -> Iterator[int]:
    """Agents of a participle on the noun: "a spokesman, quoted by the agency"."""
    for child in sentence.children(noun, "acl"):
        if child.lemma in cues.words("reporting", "carry") and child.xpos in {"VBN", "VBD"}:
            agents = slots_of(sentence, child.index).get("subject", [])
            yield from (a for a in agents if is_outlet(phrase_text(sentence, a)))
