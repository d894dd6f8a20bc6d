"""Arguments of a noun: its possessor, modifiers and prepositional dependents.

What a nominal trigger lacks may hang on the measure or the verb above it.
"""

from __future__ import annotations

from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token

Slots = dict[str, list[int]]
# Nouns that measure a happening, and the slots of its sides that may be read off them.
MEASURES = frozenset({"day", "week", "month", "hour", "year", "night", "series", "wave", "string"})
SIDES = frozenset({"between", "with", "against", "by", "object"})
# Nouns of taking part: whose part it was did it ("the army's part in the [shooting]").
PARTS = frozenset({"part", "role", "involvement", "complicity", "hand", "share"})
# What a deed does to its object ("the [raid] destroyed a tank"), and whom it costs.
EFFECTS = frozenset(
    "destroy damage wreck hit strike kill wound injure target level flatten raze demolish".split()
)
LOSSES = frozenset({"death", "killing", "loss", "murder", "wounding", "injury", "capture"})


# Nouns of holding with their preposition, and the slot of who or what is so: "[the town] is under
# rebel control", "[the rebels] are in control of it". Verbs that say that it stays so.
HOLDS = {
    ("under", "control"): "object",
    ("under", "rule"): "object",
    ("under", "occupation"): "object",
    ("in", "hand"): "object",
    ("in", "control"): "subject",
}
STAYING = frozenset({"remain", "stay", "be", "lie", "stand", "continue"})


def noun_slots(sentence: AnalysedSentence, token: Token) -> Slots:
    """Fillers of the slots of a noun, without their conjuncts."""
    slots: Slots = {}
    for child in sentence.children(token.index):
        if child.relation == "nmod:poss":
            put(slots, "possessor", child.index)
        elif (
            child.base_relation in {"compound", "amod"} and child.relation != "compound:prt"
        ) or child.relation == "nmod:desc":
            put(slots, "modifier", child.index)
        elif child.base_relation in {"nmod", "obl"}:
            preposition = preposition_of(sentence, child.index)
            if preposition is not None:
                put(slots, preposition.replace(" ", "_"), child.index)
    if preposition_of(sentence, token.index) == "behind":
        # "they were behind the attack"
        for child in sentence.children(token.index, "nsubj"):
            put(slots, "subject", child.index)
    held = HOLDS.get((preposition_of(sentence, token.index) or "", token.lemma))
    if held is not None:
        for child in _subjects_of_state(sentence, token):
            put(slots, held, child.index)
    add(slots, _slots_of_sides(sentence, token))
    if "between" in slots:
        # "between A on the one side, and [B] on the other": B is read as a second head.
        for child in sentence.children(token.index, "conj"):
            if child.upos in {"NOUN", "PROPN"} and child.relation == "conj":
                put(slots, "between", child.index)
    return slots


def _subjects_of_state(sentence: AnalysedSentence, token: Token) -> list[Token]:
    """Who or what is in the state that a noun with its preposition names."""
    if sentence.child(token.index, "cop"):
        return sentence.children(token.index, "nsubj")
    above = sentence.tokens[token.head] if token.head >= 0 else token
    return sentence.children(above.index, "nsubj") if above.lemma in STAYING else []


def _slots_of_sides(sentence: AnalysedSentence, token: Token) -> Slots:
    """Sides that hang higher up: "[clashes] broke out between A and B", "A's part in a [raid]"."""
    slots: Slots = {}
    if token.head < 0:
        return slots
    above = sentence.tokens[token.head]
    if token.relation == "nsubj" and above.upos == "VERB":
        for child in sentence.children(above.index, "obl"):
            if preposition_of(sentence, child.index) == "between":
                put(slots, "between", child.index)
    if token.relation == "nsubj" and above.lemma in EFFECTS:
        for verb in (above, *sentence.children(above.index, "conj")):
            if verb.lemma in EFFECTS:
                for child in sentence.children(verb.index, "obj"):
                    put(slots, "object", child.index)
    for clause in sentence.children(token.index, "acl"):
        # "raids which [killed three farmers]"
        if clause.relation == "acl:relcl" and clause.lemma in EFFECTS:
            for child in sentence.children(clause.index, "obj"):
                put(slots, "object", child.index)
    if above.lemma in EFFECTS and preposition_of(sentence, token.index) == "by":
        first = sentence.tokens[above.head] if above.base_relation == "conj" else above
        for child in sentence.children(first.index, "nsubj:pass"):
            put(slots, "object", child.index)
    if above.lemma in LOSSES and preposition_of(sentence, token.index) in {"in", "during", "by"}:
        for child in sentence.children(above.index, "nmod"):
            if preposition_of(sentence, child.index) == "of":
                put(slots, "object", child.index)
    if above.lemma in PARTS and preposition_of(sentence, token.index) in {"in", "for"}:
        for child in sentence.children(above.index, "nmod:poss"):
            put(slots, "subject", child.index)
    return slots


def slots_of_measure(sentence: AnalysedSentence, token: Token) -> Slots:
    """In "days of [clashes] between A and B" the sides may hang on the measure."""
    if token.relation != "nmod" or preposition_of(sentence, token.index) != "of":
        return {}
    measure = sentence.tokens[token.head]
    if measure.lemma not in MEASURES:
        return {}
    slots = noun_slots(sentence, measure)
    return {name: heads for name, heads in slots.items() if name in SIDES}


def put(slots: Slots, name: str, index: int) -> None:
    """Add a filler to a slot, once."""
    heads = slots.setdefault(name, [])
    if index not in heads:
        heads.append(index)


def add(slots: Slots, more: Slots) -> None:
    """Add the fillers of other slots."""
    for name, heads in more.items():
        for head in heads:
            put(slots, name, head)
