"""Deep arguments of a word: what fills its subject, object and prepositional slots.

Passives, participles, relative clauses, control and raising and coordination are undone here, so
that a frame of the codebook speaks of one subject and one object whatever the sentence's form.
 Relations are those of Universal Dependencies v2 English.
"""

from __future__ import annotations

from collections.abc import Iterable

from situate.language.analysis import AnalysedSentence, Token

Slots = dict[str, list[int]]

# Verbs whose object, not subject, is the subject of the infinitive below them.
OBJECT_CONTROL = frozenset(
    """
    allow ask order force urge tell call enable lead persuade help permit compel push prompt
    instruct command invite encourage require want expect see send let make have leave
    """.split()
)
# Nouns that measure a happening, and the slots of its sides that may be read off them.
MEASURES = frozenset({"day", "week", "month", "hour", "year", "night", "series", "wave", "string"})
SIDES = frozenset({"between", "with", "against", "by"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})


def slots_of(sentence: AnalysedSentence, index: int) -> Slots:
    """Fillers of every slot of a verb or noun, as indexes of the fillers' head words.

    Slots are ``subject``, ``object``, ``possessor``, ``modifier``, ``content`` (a clause) and
    prepositions by their lemma (``out_of``).
    Coordinated fillers are all given, first one first.
    """
    token = sentence.tokens[index]
    slots = _verb_slots(sentence, token) if is_verbal(sentence, token) else {}
    if token.upos in {"NOUN", "PROPN"} or not slots:
        _add(slots, _noun_slots(sentence, token))
        _add(slots, _slots_of_measure(sentence, token))
    return {name: _with_conjuncts(sentence, heads) for name, heads in slots.items()}


def is_verbal(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word takes arguments as a verb does (participles used as adjectives too)."""
    participle = token.xpos in {"VBN", "VBG"} and token.base_relation in {"amod", "acl", "advcl"}
    predicate = token.upos == "ADJ" and (
        token.relation == "xcomp" or sentence.child(token.index, "nsubj") is not None
    )
    return token.upos == "VERB" or participle or predicate


def is_passive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the verb is passive.

    By its own auxiliary or subject, as a bare past participle, or because the verb it is
    coordinated with is.
    """
    if sentence.child(token.index, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if sentence.child(token.index, "aux", "nsubj", "obj"):
        return False
    if token.relation == "acl" and token.xpos in {"VBN", "VBD"}:
        return True
    if token.xpos != "VBN":
        return False
    if token.base_relation in {"acl", "amod", "advcl"} and token.relation != "acl:relcl":
        return True
    if token.base_relation == "conj" and token.head >= 0:
        return is_passive(sentence, sentence.tokens[token.head])
    # A reduced passive in a headline or after a dash: "23 killed in attack".
    return token.relation in {"root", "parataxis", "ccomp"}


def preposition_of(sentence: AnalysedSentence, index: int) -> str | None:
    """The preposition of an oblique or nominal dependent, fixed expressions joined by blanks."""
    case = sentence.child(index, "case")
    if case is None:
        return None
    parts = [case, *sentence.children(case.index, "fixed")]
    return " ".join(part.text.lower() for part in parts)


def _verb_slots(sentence: AnalysedSentence, token: Token) -> Slots:
    slots: Slots = {}
    passive = is_passive(sentence, token)
    for child in sentence.children(token.index):
        if child.relation in {"nsubj:pass", "csubj:pass"} or (passive and _is_subject(child)):
            # "The marines were given water": with an object beside it, the subject receives.
            slot = "to" if sentence.child(token.index, "obj") else "object"
            _put(slots, slot, _antecedent(sentence, token, child))
        elif _is_subject(child):
            # A subject bears no preposition: "of an adviser killed later" is a reduced relative.
            reduced = sentence.child(child.index, "case") and not sentence.child(token.index, "obj")
            slot = "object" if reduced else "subject"
            _put(slots, slot, _antecedent(sentence, token, child))
        elif child.relation == "obj":
            _put(slots, "object", _antecedent(sentence, token, child))
        elif child.relation == "iobj":
            _put(slots, "to", child.index)
        elif child.relation in {"ccomp", "xcomp"}:
            _put(slots, "content", child.index)
        elif child.base_relation in {"obl", "nmod"} and child.relation != "obl:unmarked":
            _put_oblique(slots, sentence, child, passive=passive)
    _inherit(slots, sentence, token, passive=passive)
    return slots


def _is_subject(child: Token) -> bool:
    return child.relation in {"nsubj", "csubj", "nsubj:outer"}


def _put_oblique(slots: Slots, sentence: AnalysedSentence, child: Token, *, passive: bool) -> None:
    preposition = preposition_of(sentence, child.index)
    if preposition is None:
        return
    if child.relation == "obl:agent" or (passive and preposition == "by"):
        _put(slots, "subject", child.index)
    _put(slots, preposition.replace(" ", "_"), child.index)


def _inherit(slots: Slots, sentence: AnalysedSentence, token: Token, *, passive: bool) -> None:
    """Fill the missing subject (of a passive: object) from the construction the verb stands in."""
    missing = "object" if passive else "subject"
    antecedent = _relative_antecedent(sentence, token)
    if antecedent is not None:
        _fill_relative_gap(slots, sentence, token, missing, antecedent)
    elif missing not in slots:
        found = _controller(sentence, token)
        if found is not None:
            _put(slots, missing, found)


def _relative_antecedent(sentence: AnalysedSentence, token: Token) -> int | None:
    """The noun that a relative clause describes.

    A clause that the parser hung elsewhere describes the noun just before its relative pronoun
    ("in the middle of the [pocket] that ..."); so does one with "that" hung on a noun farther up.
    """
    if token.relation == "acl:relcl" and token.head >= 0:
        return token.head
    for child in sentence.children(token.index):
        if child.text.lower() not in RELATIVES or child.index == 0:
            continue
        is_pronoun = child.xpos in {"WDT", "WP"} and child.index < token.index
        is_content_mark = child.relation == "mark" and token.relation == "acl"
        before = sentence.tokens[child.index - 1]
        if (is_pronoun or is_content_mark) and before.upos in {"NOUN", "PROPN"}:
            return before.index
    return None


def _fill_relative_gap(
    slots: Slots, sentence: AnalysedSentence, token: Token, missing: str, antecedent: int
) -> None:
    if missing not in slots:
        _put(slots, missing, antecedent)
    elif missing == "subject" and "object" not in slots and antecedent not in slots["subject"]:
        gapped = any(
            child.text.lower() in RELATIVES and sentence.child(child.index, "case")
            for child in sentence.children(token.index)
        )
        if not gapped:
            _put(slots, "object", antecedent)


def _controller(sentence: AnalysedSentence, token: Token) -> int | None:
    """The word that is understood as the verb's missing subject, or None."""
    if token.head < 0 or is_governed(sentence, token):
        return None
    head = sentence.tokens[token.head]
    relation = token.base_relation
    if relation in {"acl", "amod"} and token.xpos in {"VBN", "VBG", "VBD"}:
        return head.index
    if relation == "acl" and head.upos not in VERBAL and _is_infinitive(sentence, token):
        return None
    if relation == "conj":
        # A verb with a noun before it that is read as its subject shares no other one.
        alone = sentence.child(token.index, "nsubj", "nsubj:pass") is not None
        return None if alone else _shared_subject(sentence, token, head)
    if relation in {"xcomp", "advcl", "ccomp"} and head.upos in VERBAL | {"ADJ"}:
        return _clause_controller(sentence, token, head)
    return None


def is_governed(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a preposition governs the form in -ing, then a noun: "because of fighting"."""
    if sentence.child(token.index, "case"):
        return True
    marks = sentence.children(token.index, "mark")
    return any(c.text.lower() == "of" for m in marks for c in sentence.children(m.index, "fixed"))


def _is_infinitive(sentence: AnalysedSentence, token: Token) -> bool:
    return any(child.text.lower() == "to" for child in sentence.children(token.index, "mark"))


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
        return None
    slots = _verb_slots(sentence, head) if head.upos == "VERB" else {}
    if not slots:
        subject = sentence.child(head.index, "nsubj", "nsubj:pass")
        return None if subject is None else subject.index
    passive = is_passive(sentence, head)
    if token.base_relation == "xcomp" and head.lemma in OBJECT_CONTROL and slots.get("object"):
        return slots["object"][0]
    if token.base_relation == "advcl" and token.xpos == "VB" and passive:
        return next(iter(slots.get("subject", [])), None)
    wanted = "object" if passive else "subject"
    return next(iter(slots.get(wanted, [])), None)


def _antecedent(sentence: AnalysedSentence, verb: Token, child: Token) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if child.text.lower() not in RELATIVES or child.upos == "DET":
        return child.index
    clause = verb
    while _relative_antecedent(sentence, clause) is None:
        if clause.base_relation not in {"conj", "xcomp", "ccomp"} or clause.head < 0:
            return child.index
        clause = sentence.tokens[clause.head]
    antecedent = _relative_antecedent(sentence, clause)
    return child.index if antecedent is None else antecedent


def _noun_slots(sentence: AnalysedSentence, token: Token) -> Slots:
    slots: Slots = {}
    for child in sentence.children(token.index):
        if child.relation == "nmod:poss":
            _put(slots, "possessor", child.index)
        elif (
            child.base_relation in {"compound", "amod"} and child.relation != "compound:prt"
        ) or child.relation == "nmod:desc":
            _put(slots, "modifier", child.index)
        elif child.base_relation in {"nmod", "obl"}:
            preposition = preposition_of(sentence, child.index)
            if preposition is not None:
                _put(slots, preposition.replace(" ", "_"), child.index)
    if preposition_of(sentence, token.index) == "behind":
        # "they were behind the attack"
        for child in sentence.children(token.index, "nsubj"):
            _put(slots, "subject", child.index)
    if "between" in slots:
        # "between A on the one side, and [B] on the other": B is read as a second head.
        for child in sentence.children(token.index, "conj"):
            if child.upos in {"NOUN", "PROPN"} and child.relation == "conj":
                _put(slots, "between", child.index)
    return slots


def _slots_of_measure(sentence: AnalysedSentence, token: Token) -> Slots:
    """In "days of [clashes] between A and B" the sides may hang on the measure."""
    if token.relation != "nmod" or preposition_of(sentence, token.index) != "of":
        return {}
    measure = sentence.tokens[token.head]
    if measure.lemma not in MEASURES:
        return {}
    slots = _noun_slots(sentence, measure)
    return {name: heads for name, heads in slots.items() if name in SIDES}


def _put(slots: Slots, name: str, index: int) -> None:
    heads = slots.setdefault(name, [])
    if index not in heads:
        heads.append(index)


def _add(slots: Slots, more: Slots) -> None:
    for name, heads in more.items():
        for head in heads:
            _put(slots, name, head)


def _with_conjuncts(sentence: AnalysedSentence, heads: Iterable[int]) -> list[int]:
    found: list[int] = []
    for head in heads:
        for index in (head, *_conjuncts(sentence, head)):
            if index not in found:
                found.append(index)
    return found


def _conjuncts(sentence: AnalysedSentence, head: int) -> list[int]:
    nouns = [c for c in sentence.children(head, "conj") if c.upos not in VERBAL]
    return [c.index for c in nouns if not _crosses(sentence, head, c.index)]


def _crosses(sentence: AnalysedSentence, head: int, conjunct: int) -> bool:
    """Whether the coordination spans a phrase that hangs outside it, which English does not do.

    In "the defeat of A by B, and the convoy" the parser may join the convoy to A over "by B".
    """
    low, high = sorted((head, conjunct))
    inner = [t for t in sentence.tokens[low + 1 : high] if t.upos not in {"PUNCT", "CCONJ"}]
    return any(not low <= token.head <= high for token in inner)
