"""Noun phrases: their extent in the text, and the word that says what they are about."""

from __future__ import annotations

from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence

# What hangs on a noun but is no part of the name that a coder would write down.
OUTSIDE = frozenset(
    {"acl", "appos", "parataxis", "conj", "cc", "punct", "case", "advcl", "dep", "cop", "mark"}
    | {"nsubj", "ccomp", "xcomp", "aux", "advmod", "obl", "discourse", "list", "orphan", "expl"}
)
# "a police station in Corinto": where it stands is the claim's place, no part of what it is.
LOCATIVES = frozenset({"in", "at", "near", "outside", "around", "along", "on", "across", "off"})
# "the road from Mandalay": so do these, where a name follows; unlike "an appeal to the rebels".
DIRECTIONS = frozenset({"from", "to"})
EDGES = frozenset({"det", "predet", "punct", "case", "cc"})
# Nouns that only count, measure or gather what follows "of": "dozens of villagers".
TRANSPARENT = frozenset(
    """
    dozen score hundred thousand million number group member part majority handful series string
    pair couple total crowd band unit column lot rest half most many some all one two several
    wave remnant kind type people percent share team batch bulk gang mob spate area region
    outskirt vicinity barrage stretch cluster town village city day week month hour night year
    round cache haul stock load tonne ton kilo kilogram kilogramme crate box truckload sack last
    front more queue kg
    """.split()
)


def phrase_span(sentence: AnalysedSentence, head: int) -> tuple[int, int]:
    """Offsets of the noun phrase of a head word, without article, relative clause or apposition.

    The stretch is the longest run of words around the head that belong to the phrase.
    """
    inside = set(_members(sentence, head))
    first = last = head
    while first - 1 in inside or _joins(sentence, first - 1, inside, step=-1):
        first -= 1
    while last + 1 in inside or _joins(sentence, last + 1, inside, step=1):
        last += 1
    while first < head and _is_edge(sentence, first, head):
        first += 1
    while last > head and _is_edge(sentence, last, head):
        last -= 1
    last = _hyphenated(sentence, last)
    return sentence.tokens[first].start, sentence.tokens[last].end


def _hyphenated(sentence: AnalysedSentence, last: int) -> int:
    """The last part of a word written with hyphens: "passers-[by]"."""
    tokens = sentence.tokens
    while last + 2 < len(tokens) and tokens[last + 1].text == "-":
        if (
            tokens[last + 1].start != tokens[last].end
            or tokens[last + 2].start != tokens[last + 1].end
        ):
            break
        last += 2
    return last


def name_after(sentence: AnalysedSentence, head: int, end: int) -> int | None:
    """The name that a common noun is explained by right after it: "its leader, [Jane Doe]"."""
    if sentence.tokens[head].upos != "NOUN":
        return None
    for child in sentence.children(head, "appos"):
        words = sentence.subtree(child.index)
        first = min(index for index in words if sentence.tokens[index].upos != "PUNCT")
        comma = sentence.tokens[first - 1]
        closes = first >= 2 and comma.text == "," and sentence.tokens[first - 2].end == end
        if child.upos == "PROPN" and closes and sentence.child(child.index, "conj") is None:
            return child.index
    return None


def core_of(sentence: AnalysedSentence, head: int) -> int:
    """The word that says what the phrase is about: "dozens of [villagers]", "group of [men]"."""
    token = sentence.tokens[head]
    if token.lemma not in TRANSPARENT and token.upos not in {"NUM", "DET", "PRON"}:
        return head
    for child in sentence.children(head, "nmod"):
        if child.relation != "nmod:poss" and preposition_of(sentence, child.index) == "of":
            return core_of(sentence, child.index)
    return head


def _members(sentence: AnalysedSentence, head: int) -> list[int]:
    found, stack = [], [head]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in sentence.children(current):
            if current == head and child.base_relation in OUTSIDE:
                continue
            if child.relation == "nmod" and _locates(sentence, child.index):
                continue
            if current != head and child.base_relation in {"acl", "appos", "parataxis", "advcl"}:
                continue
            stack.append(child.index)
    return found


def _locates(sentence: AnalysedSentence, index: int) -> bool:
    """Whether what hangs on a noun says where that is, not which one."""
    preposition = preposition_of(sentence, index)
    if preposition in DIRECTIONS:
        name = sentence.name_at(index)
        return name is not None and name.label in {"GPE", "LOC", "FAC"}
    return preposition in LOCATIVES


def _joins(sentence: AnalysedSentence, index: int, inside: set[int], *, step: int) -> bool:
    """Whether a hyphen or quotation mark between two words of the phrase holds them together."""
    if not 0 <= index < len(sentence.tokens) or not 0 <= index + step < len(sentence.tokens):
        return False
    token = sentence.tokens[index]
    return token.upos == "PUNCT" and token.text not in {",", ";", ":"} and index + step in inside


def _is_edge(sentence: AnalysedSentence, index: int, head: int) -> bool:
    token = sentence.tokens[index]
    if token.base_relation == "case" and token.head != head:
        return False
    return token.base_relation in EDGES and token.text.lower() not in {"no", "some"}
