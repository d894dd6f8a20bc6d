"""Deep arguments of a word: what fills its subject, object and prepositional slots.

Passives, participles, relative clauses, control and raising and coordination are undone here, so
that a frame of the codebook speaks of one subject and one object whatever the sentence's form.
Relations are those of Universal Dependencies v2 English.
"""

from __future__ import annotations

from situate.claims.conjuncts import with_conjuncts
from situate.claims.misreadings import (
    described_noun,
    fronted_subject,
    heading_subject,
    is_afterthought,
    is_bare_object,
)
from situate.claims.noun_arguments import Slots, add, noun_slots, put, slots_of_measure
from situate.claims.relatives import (
    antecedent_of,
    fill_relative_gap,
    is_object_relative,
    relative_antecedent,
)
from situate.claims.voice import VERBAL, is_governed, is_passive, is_verbal, preposition_of
from situate.language.analysis import AnalysedSentence, Token

# Verbs whose object, not subject, is the subject of the infinitive below them.
OBJECT_CONTROL = frozenset(
    """
    allow ask order force urge tell call enable lead persuade help permit compel push prompt
    instruct command invite encourage require want expect see send let make have leave advise beg
    implore direct exhort challenge oblige authorise authorize
    """.split()
)
# Verbs that call upon someone, and the preposition of who is to do the infinitive below them.
CALLING = {
    "call": "on",
    "appeal": "to",
    "prevail": "on",
    "plead": "with",
    "wait": "for",
    "shout": "at",
}
# Verbs that tell their object to do the infinitive, even where it was hung on them as a purpose.
ADDRESSING = frozenset(
    """
    ask order urge tell invite instruct command encourage persuade force compel permit allow enable
    give
    require press advise warn beg implore direct exhort challenge oblige authorise authorize
    """.split()
)
# Nouns of telling others to do something: whoever makes them does not do it.
ADDRESSES = frozenset(
    {"call", "appeal", "demand", "request", "plea", "order", "proposal", "pressure"}
)
# Verbs that lay what the gerund below them tells at the door of their object.
BLAMING = frozenset({"accuse", "suspect", "convict", "condemn", "blame", "acquit", "charge"})
# Verbs of going about something; whoever does it does what the something is for.
UNDERTAKING = frozenset(
    """
    begin start launch open announce continue resume conduct mount lead complete finish end halt
    stop suspend pause keep maintain extend renew plan prepare intensify join wage press pursue
    stage
    """.split()
)


def slots_of(sentence: AnalysedSentence, index: int) -> Slots:
    """Fillers of every slot of a verb or noun, as indexes of the fillers' head words.

    Slots are ``subject``, ``object``, ``possessor``, ``modifier``, ``content`` (a clause) and
    prepositions by their lemma (``out_of``).
    Coordinated fillers are all given, first one first.
    """
    token = sentence.tokens[index]
    slots = _verb_slots(sentence, token) if is_verbal(sentence, token) else {}
    if token.upos in {"NOUN", "PROPN"} or not slots:
        add(slots, noun_slots(sentence, token))
        add(slots, slots_of_measure(sentence, token))
    return {name: with_conjuncts(sentence, heads) for name, heads in slots.items()}


def _verb_slots(sentence: AnalysedSentence, token: Token) -> Slots:
    slots: Slots = {}
    passive = is_passive(sentence, token)
    for child in sentence.children(token.index):
        if is_afterthought(sentence, token, child):
            continue
        if child.relation in {"nsubj:pass", "csubj:pass"} or (passive and _is_subject(child)):
            # "The marines were given water": with an object beside it, the subject receives.
            slot = "to" if sentence.child(token.index, "obj") else "object"
            slot = slot if passive else "subject"
            put(slots, slot, antecedent_of(sentence, token, child))
        elif _is_subject(child) and is_object_relative(sentence, token, child):
            put(slots, "object", antecedent_of(sentence, token, child))
        elif _is_subject(child):
            # A subject bears no preposition: "of an adviser killed later" is a reduced relative.
            reduced = sentence.child(child.index, "case") and not sentence.child(token.index, "obj")
            slot = "object" if reduced else "subject"
            put(slots, slot, antecedent_of(sentence, token, child))
        elif child.relation == "obj":
            put(slots, "object", antecedent_of(sentence, token, child))
        elif child.relation == "iobj":
            put(slots, "to" if sentence.child(token.index, "obj") else "object", child.index)
        elif child.relation in {"ccomp", "xcomp"}:
            misread = child.relation == "xcomp" and is_bare_object(sentence, token, child)
            put(slots, "object" if misread else "content", child.index)
        elif child.base_relation in {"obl", "nmod"} and child.relation != "obl:unmarked":
            _put_oblique(slots, sentence, child, passive=passive)
    _share_object(slots, sentence, token)
    _inherit(slots, sentence, token, passive=passive)
    return slots


def _share_object(slots: Slots, sentence: AnalysedSentence, token: Token) -> None:
    """Adds the object that verbs side by side share: "[looted] and burned several churches".

    It may hang on the first though it stands behind the second: "advanced and [took] the town".
    """
    if "object" in slots or is_passive(sentence, token):
        return
    if token.relation == "conj" and sentence.tokens[token.head].upos == "VERB":
        first = sentence.tokens[token.head]
        for child in sentence.children(first.index, "obj"):
            if first.index < token.index < child.index:
                put(slots, "object", antecedent_of(sentence, first, child))
    for other in sentence.children(token.index, "conj"):
        between = sentence.tokens[token.index + 1 : other.index]
        if other.upos != "VERB" or other.xpos != token.xpos or not between:
            continue
        if all(word.upos in {"CCONJ", "PUNCT"} or word.upos == "VERB" for word in between):
            for child in sentence.children(other.index, "obj"):
                put(slots, "object", antecedent_of(sentence, other, child))


def _is_subject(child: Token) -> bool:
    return child.relation in {"nsubj", "csubj", "nsubj:outer"}


def _put_oblique(slots: Slots, sentence: AnalysedSentence, child: Token, *, passive: bool) -> None:
    preposition = preposition_of(sentence, child.index)
    if preposition is None:
        return
    if child.relation == "obl:agent" or (passive and preposition == "by"):
        put(slots, "subject", child.index)
    put(slots, preposition.replace(" ", "_"), child.index)


def _inherit(slots: Slots, sentence: AnalysedSentence, token: Token, *, passive: bool) -> None:
    """Fill the missing subject (of a passive: object) from the construction the verb stands in."""
    missing = "object" if passive else "subject"
    antecedent = relative_antecedent(sentence, token)
    described = described_noun(sentence, token)
    if described is not None and not slots.keys() & {"subject", "object"}:
        put(slots, "object", described)
    elif antecedent is not None:
        fill_relative_gap(slots, sentence, token, missing, antecedent)
    elif missing not in slots:
        found = _controller(sentence, token)
        if found is None and not passive:
            found = heading_subject(sentence, token)
            found = fronted_subject(sentence, token) if found is None else found
        if found is not None:
            put(slots, missing, found)
    if passive and "subject" not in slots:
        for agent in _shared_agents(sentence, token):
            put(slots, "subject", agent)


def _shared_agents(sentence: AnalysedSentence, token: Token) -> list[int]:
    """The agent of a passive that the verb is coordinated with: "killed and burnt by gunmen"."""
    others = [
        c
        for c in sentence.children(token.index, "conj")
        if c.upos == "VERB" and not sentence.child(c.index, "nsubj", "nsubj:pass")
    ]
    if token.base_relation == "conj" and not sentence.child(token.index, "nsubj", "nsubj:pass"):
        between = sentence.tokens[token.head : token.index]
        if not any(word.text == "," for word in between):
            others.append(sentence.tokens[token.head])
    return [
        agent.index
        for other in others
        if is_passive(sentence, other)
        for agent in sentence.children(other.index, "obl:agent")
    ]


def _controller(sentence: AnalysedSentence, token: Token) -> int | None:
    """The word that is understood as the verb's missing subject, or None."""
    if token.head < 0 or is_governed(sentence, token):
        return None
    head = sentence.tokens[token.head]
    relation = token.base_relation
    if relation in {"acl", "amod"} and token.xpos in {"VBN", "VBG", "VBD"}:
        if token.xpos != "VBG" or sentence.child(token.index, "mark") is None:
            return head.index
        # "made progress in [clearing] the town"
        return _subject_above(sentence, head) if head.base_relation == "obj" else None
    if relation == "acl" and head.upos not in VERBAL and _is_infinitive(sentence, token):
        return _undertaker(sentence, head)
    if relation == "conj":
        # A verb with a noun before it that is read as its subject shares no other one.
        own = sentence.children(token.index, "nsubj", "nsubj:pass")
        alone = any(not is_afterthought(sentence, token, child) for child in own)
        head = _parallel_of(sentence, token, head)
        return None if alone else _shared_subject(sentence, token, head)
    if relation in {"xcomp", "advcl", "ccomp"} and head.upos in VERBAL | {"ADJ"}:
        return _clause_controller(sentence, token, head)
    return None


def _parallel_of(sentence: AnalysedSentence, token: Token, head: Token) -> Token:
    """The verb that a coordinated one goes on from: a past tense goes on from no participle.

    In "it rejected the vote that they had held, and [threatened] to leave" it was hung on "held".
    """
    perfect = head.xpos == "VBN" and any(
        child.lemma == "have" for child in sentence.children(head.index, "aux")
    )
    if token.xpos != "VBD" or not perfect or head.base_relation != "acl":
        return head
    above = (
        t for t in sentence.ancestors(head.index) if t.upos == "VERB" and t.index != head.index
    )
    return next(above, head)


def _is_infinitive(sentence: AnalysedSentence, token: Token) -> bool:
    return any(child.text.lower() == "to" for child in sentence.children(token.index, "mark"))


def _undertaker(sentence: AnalysedSentence, noun: Token) -> int | None:
    """Whose undertaking it is: "[they] began the next phase of the drive to retake the town"."""
    while True:
        for owner in sentence.children(noun.index, "nmod:poss"):
            if owner.upos != "PRON":
                return owner.index
        for doer in () if noun.lemma in ADDRESSES else sentence.children(noun.index, "nmod"):
            if preposition_of(sentence, doer.index) == "by":
                return doer.index
        if noun.head < 0:
            return None
        above = sentence.tokens[noun.head]
        if noun.base_relation == "obj":
            return _subject_above(sentence, noun) if above.lemma in UNDERTAKING else None
        if noun.base_relation != "nmod" or preposition_of(sentence, noun.index) != "of":
            return None
        noun = above


def _subject_above(sentence: AnalysedSentence, noun: Token) -> int | None:
    """The subject of the verb whose object a noun is."""
    return next(iter(_verb_slots(sentence, sentence.tokens[noun.head]).get("subject", [])), None)


def _shared_subject(sentence: AnalysedSentence, token: Token, head: Token) -> int | None:
    if not is_verbal(sentence, head):
        return None
    slots = _verb_slots(sentence, head)
    if is_passive(sentence, head):
        return next(iter(slots.get("object", [])), None)
    return next(iter(slots.get("subject", [])), None)


def _clause_controller(sentence: AnalysedSentence, token: Token, head: Token) -> int | None:
    if token.base_relation == "ccomp" and token.xpos not in {"VB", "VBG"}:
        return None
    if token.base_relation == "advcl" and token.xpos not in {"VBG", "VBN", "VB"}:
        marked = sentence.child(token.index, "mark", "advmod", "nsubj") is not None
        if token.xpos != "VBD" or marked:
            return None
    slots = _verb_slots(sentence, head) if head.upos == "VERB" else {}
    called = _called_upon(sentence, token, head, slots)
    if called is not None:
        return called
    if not slots:
        subject = sentence.child(head.index, "nsubj", "nsubj:pass")
        return None if subject is None else subject.index
    passive = is_passive(sentence, head)
    ordered = slots.get("object") or slots.get("to")
    if token.base_relation == "xcomp" and head.lemma in OBJECT_CONTROL and ordered:
        return ordered[0]
    if token.base_relation == "advcl" and token.xpos == "VB" and passive:
        return next(iter(slots.get("subject", [])), None)
    wanted = "object" if passive else "subject"
    return next(iter(slots.get(wanted, [])), None)


def _called_upon(sentence: AnalysedSentence, token: Token, head: Token, slots: Slots) -> int | None:
    """Who is to do it: "called on [all sides] to stop", "accused [them] of having fired"."""
    if token.base_relation not in {"xcomp", "advcl"} or is_passive(sentence, head):
        return None
    if _is_infinitive(sentence, token):
        slot = "object" if head.lemma in ADDRESSING else CALLING.get(head.lemma)
        return next(iter(slots.get(slot, [])), None) if slot else None
    marks = {child.text.lower() for child in sentence.children(token.index, "mark")}
    if head.lemma in BLAMING and marks & {"of", "for"}:
        return next(iter(slots.get("object", [])), None)
    return None
