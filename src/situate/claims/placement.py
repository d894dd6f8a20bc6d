"""How the place names of a sentence stand to a trigger in its tree.

Steps that stay with the event (its obliques, objects, the verb that carries a noun trigger) cost
little, steps into another clause, an actor or a speaker cost much.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from situate.language.analysis import AnalysedSentence, Token
from situate.places.words import capitals, place_words
from situate.records import Place
from situate.text import word_set

# Cost of a step down to a dependent in a relation, and of a step up from one to its governor.
_DOWN = {
    "obl": 0.5, "nmod": 0.5, "obj": 0.5, "iobj": 1.5, "appos": 0.2, "conj": 0.7, "flat": 0.1,
    "compound": 1.0, "nsubj:pass": 0.6, "nsubj": 1.2, "xcomp": 1.0, "advmod": 0.4, "nmod:poss": 1.0,
    "acl": 1.8, "acl:relcl": 3.5, "advcl": 2.5, "ccomp": 3.5, "parataxis": 3.5, "amod": 4.0,
    "dep": 1.5, "list": 1.0, "csubj": 2.5, "orphan": 1.0, "obl:agent": 3.0, "dislocated": 1.0,
}  # fmt: skip
_UP = {
    "obj": 1.0, "nsubj": 1.0, "nsubj:pass": 1.0, "obl": 1.0, "nmod": 1.0, "compound": 0.6,
    "conj": 1.5, "xcomp": 0.8, "acl": 1.6, "acl:relcl": 2.0, "advcl": 2.0, "appos": 0.8,
    "parataxis": 3.0, "ccomp": 5.0, "amod": 1.0, "nmod:poss": 1.5, "iobj": 1.5, "dep": 1.5,
    "csubj": 2.0, "flat": 0.1, "root": 9.0, "advmod": 1.0, "obl:agent": 2.5,
}  # fmt: skip
_OTHER_STEP = 2.0
_RELATIONS = {
    "from": "from", "to": "to", "into": "to", "onto": "to", "toward": "to", "towards": "to",
    "through": "through", "via": "through", "across": "through", "between": "between",
    "near": "near", "outside": "near", "around": "near", "off": "near", "beside": "near",
    "nearby": "near",
}  # fmt: skip
# Verbs whose subject may be the place itself: "the town fell", "Homs saw clashes".
_SUBJECT_IS_PLACE = word_set("fall see witness come suffer experience change remain be")
_SPEECH = word_set(
    """say tell report announce claim state add warn deny declare accuse condemn call urge demand
    insist confirm describe note believe think want welcome reject blame vow"""
)
# Verbs that take the place left, or the place reached, as their object.
LEAVING = word_set(
    """leave flee withdraw depart retreat evacuate abandon vacate exit escape expel drive oust
    displace eject pull quit withdrawal departure retreat evacuation flight"""
)
REACHING = word_set("enter reach approach arrive return deploy")
_AREA_NOUNS = word_set("territory land area part region side ground position place location")
_LONGEST_PATH = 4  # words
ANAPHORS = frozenset({"there", "nearby", "locally"})
_PLACE_NOUNS = word_set(
    """area region town city village province district neighborhood neighbourhood settlement
    scene site"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place name in a sentence: its index among the places and its head word."""

    place: int
    head: int
    words: frozenset[int]


def find_spots(sentence: AnalysedSentence, places: Sequence[Place]) -> list[Spot]:
    """The place names that begin in a sentence."""
    spots = []
    for index, place in enumerate(places):
        if not (sentence.start <= place.start < sentence.end):
            continue
        words = frozenset(token.index for token in tokens_over(sentence, place.start, place.end))
        if words:
            head = next(
                (word for word in sorted(words) if sentence.tokens[word].head not in words),
                min(words),
            )
            spots.append(Spot(place=index, head=head, words=words))
    return spots


def tokens_over(sentence: AnalysedSentence, start: int, end: int) -> Sequence[Token]:
    """The words that share a character with ``[start, end)``."""
    first = bisect_right(sentence.tokens, start, key=lambda token: token.end)
    return sentence.tokens[first : bisect_left(sentence.tokens, end, key=lambda token: token.start)]


def measure_paths(sentence: AnalysedSentence, trigger: int) -> list[float]:
    """The cost of the tree path from the trigger to every word."""
    costs = [float("inf")] * len(sentence.tokens)
    costs[trigger] = 0.0
    pending = [(trigger, False)]  # a word, and whether it was reached from above
    while pending:
        index, descended = pending.pop()
        token = sentence.tokens[index]
        for child in sentence.children(index):
            step = costs[index] + _step_down(sentence, token, child)
            if step < costs[child.index]:
                costs[child.index] = step
                pending.append((child.index, True))
        if not descended and token.head >= 0:
            step = costs[index] + _step_up(sentence, token)
            if step < costs[token.head]:
                costs[token.head] = step
                pending.append((token.head, False))
    return costs


def _step_down(sentence: AnalysedSentence, parent: Token, child: Token) -> float:
    cost = _cost(_DOWN, child.relation)
    if child.relation == "nsubj" and parent.lemma not in _SUBJECT_IS_PLACE:
        cost += 0.0 if sentence.child(parent.index, "cop") else 2.0
    if parent.lemma in place_words() and child.base_relation in ("nmod", "appos", "compound"):
        return 0.1  # "the village of X"
    if child.base_relation == "obl" and parent.lemma in _SPEECH:
        cost += 1.5  # where something was said, not where it happened
    return cost


def _step_up(sentence: AnalysedSentence, token: Token) -> float:
    """The cost of going to the governor; a relative clause with "where" is at its head noun."""
    cost = _cost(_UP, token.relation)
    if token.base_relation in ("acl", "advcl"):
        clause = sentence.subtree(token.index)
        if any(sentence.tokens[word].text.lower() == "where" for word in clause):
            return 0.3
    if token.upos in ("NOUN", "PROPN") and token.base_relation in ("obj", "nsubj", "obl"):
        return min(cost, 0.6)  # the verb that carries a noun: "clashes erupted in X"
    return cost


def _cost(table: dict[str, float], relation: str) -> float:
    exact = table.get(relation)
    return exact if exact is not None else table.get(relation.partition(":")[0], _OTHER_STEP)


def is_actor(sentence: AnalysedSentence, spot: Spot, place: Place, trigger: int) -> bool:
    """True for a place that stands for people: "Damascus said", "Idlib rebels", "Syria's army".

    A place that modifies the trigger itself is where it happened: "the Homs clashes".
    """
    token = sentence.tokens[spot.head]
    if token.head < 0:
        return False
    governor = sentence.tokens[token.head]
    if token.relation == "nsubj" and place.feature in ("country", None, "admin1", "settlement"):
        passive = governor.lemma in _SUBJECT_IS_PLACE
        return not passive and (place.feature == "country" or governor.lemma in _SPEECH)
    if token.relation in ("compound", "amod", "nmod:poss"):
        located = governor.lemma in place_words() or governor.index == trigger
        return not located and governor.base_relation in ("nsubj", "obj", "obl", "nmod", "conj")
    return False


def leading_preposition(sentence: AnalysedSentence, head: int) -> str:
    """The preposition that brings a place in, through "the village of X" and lists.

    In "to land in X" the way to the land is the way to X.
    """
    index, found = head, ""
    for _ in range(4):
        token = sentence.tokens[index]
        case = sentence.child(index, "case")
        if case is not None and case.text == "of" and _follows_out(sentence, case):
            return "from"
        word = case.text.lower() if case is not None else ""
        if word in _RELATIONS or (word and word not in ("in", "of", "'s", "’s")):
            return word
        found = found or word
        governor = sentence.tokens[token.head] if token.head >= 0 else None
        is_area = governor is not None and (
            governor.lemma in place_words() or governor.lemma in _AREA_NOUNS
        )
        if governor is None or not (is_area or token.base_relation in ("conj", "appos", "flat")):
            break
        index = governor.index
    return found


def _follows_out(sentence: AnalysedSentence, case: Token) -> bool:
    return case.index > 0 and sentence.tokens[case.index - 1].text.lower() == "out"


def relate(sentence: AnalysedSentence, trigger: int, spot: Spot, place: Place) -> str:
    """How the event stands to a place: at, near, from, to, through or between."""
    if place.precision == "near":
        return "near"
    preposition = leading_preposition(sentence, spot.head)
    lemma = sentence.tokens[trigger].lemma
    if not preposition and lemma in LEAVING | REACHING:
        return "from" if lemma in LEAVING else "to"
    if preposition == "for" and lemma in LEAVING:
        return "to"
    return _RELATIONS.get(preposition, "at")


def find_path(sentence: AnalysedSentence, trigger: int, head: int) -> list[int]:
    """The words on the tree path from a trigger to a word, both left out."""
    up = [trigger, *_ancestors(sentence, trigger)]
    down = [head, *_ancestors(sentence, head)]
    shared = next((index for index in up if index in set(down)), None)
    if shared is None:
        return []
    before, after = up[: up.index(shared) + 1], down[: down.index(shared)]
    return [index for index in (*before, *reversed(after)) if index not in (trigger, head)]


def describe_path(sentence: AnalysedSentence, path: Sequence[int]) -> str:
    """The relations on a path in short: up by their own, then down."""
    return "+".join(sentence.tokens[index].base_relation for index in path[:_LONGEST_PATH])


def _ancestors(sentence: AnalysedSentence, index: int) -> list[int]:
    found: list[int] = []
    while sentence.tokens[index].head >= 0 and sentence.tokens[index].head not in found:
        index = sentence.tokens[index].head
        found.append(index)
    return found


def is_capital(place: Place) -> bool:
    """True for the capital of a country, which may stand for its government."""
    _, _, number = (place.id or "").partition("geonames:")
    return number.isdecimal() and int(number) in capitals()


def holds(outer: Place, inner: Place) -> bool:
    """Whether a place is a country or province in which the other lies."""
    if outer.country is None or outer.country != inner.country or outer.feature == inner.feature:
        return False
    if outer.feature == "country":
        return True
    same = outer.admin1 is not None and outer.admin1 == inner.admin1
    return outer.feature == "admin1" and same and inner.feature != "country"


def refers_back(sentence: AnalysedSentence) -> bool:
    """True if the sentence points back to a place: "there", "in the area", "the town"."""
    return any(
        token.text.lower() in ANAPHORS
        or (token.lemma in _PLACE_NOUNS and _is_known_thing(sentence, token))
        for token in sentence.tokens
    )


def _is_known_thing(sentence: AnalysedSentence, noun: Token) -> bool:
    """True for "the town", false for "the town of X" and "the X region"."""
    dependents = sentence.children(noun.index)
    definite = any(
        word.relation == "det" and word.text.lower() in ("the", "that", "this")
        for word in dependents
    )
    return definite and not any(word.upos == "PROPN" for word in dependents)
