"""What the words around a counted noun say of it: taken, left dead, shot to death."""

from __future__ import annotations

from situate.claims.count_words import COUNTED, LIFE_VERBS, PATIENT_VERBS
from situate.claims.counted import first_conjunct, is_bare_participle
from situate.claims.phrases import TRANSPARENT
from situate.claims.relatives import RELATIVES
from situate.language.analysis import AnalysedSentence, Token

CONVOYS = frozenset({"convoy", "column", "fleet", "flotilla"})
BODIES = frozenset({"body", "corpse", "remains"})
HURT = {"killed", "injured"}
GIVING = frozenset({"lose", "lay", "give", "sacrifice"})
SUFFERING = frozenset({"suffer", "sustain", "receive", "have", "get", "incur"})
WOUNDS = frozenset({"wound", "injury", "burn", "cut", "bruise", "fracture", "concussion"})
LIMBS = frozenset(
    "leg arm hand foot eye finger head face chest stomach shoulder thigh knee back neck".split()
)
HITTING = frozenset({"hit", "strike", "shoot", "graze", "cut"})
SHRAPNEL = frozenset({"shrapnel", "fragment", "splinter", "bullet", "debris", "pellet", "glass"})
NURSING = frozenset({"treat", "take", "rush", "bring", "hospitalise", "hospitalize", "admit"})
HOSPITALS = frozenset({"hospital", "clinic"})


def state_of(token: Token) -> str | None:
    """What a word says of people as their state, whatever its tag: "dead", "injured"."""
    return COUNTED.get(token.lemma.lower()) or COUNTED.get(token.text.lower())


def gatherer(sentence: AnalysedSentence, token: Token) -> Token:
    """The word through which a noun takes part: "a [group] of 12 men"."""
    while token.base_relation == "nmod" and token.head >= 0:
        case = sentence.child(token.index, "case")
        governor = sentence.tokens[token.head]
        gathers = governor.lemma in TRANSPARENT | BODIES | CONVOYS | {"throat"}
        if case is None or case.text.lower() != "of" or not gathers:
            break
        token = first_conjunct(sentence, governor)
    return token


def is_life_taken(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a word is the life of "claimed 12 lives"."""
    if token.lemma.lower() != "life" or token.head < 0:
        return False
    return sentence.tokens[token.head].lemma in LIFE_VERBS


def gives_life(sentence: AnalysedSentence, token: Token) -> bool:
    """Such as "lost their lives"."""
    return token.lemma in GIVING and any(
        child.lemma == "life" for child in sentence.children(token.index, "obj")
    )


def wounds_whom(sentence: AnalysedSentence, verb: Token) -> str | None:
    """Whether a verb with its words says that its subject (agent or patient) is hurt.

    Such as "suffered burns", "lost both legs", "was hit in the arm", "was taken to hospital".
    """
    around = sentence.children(verb.index, "obj", "obl", "xcomp")
    lemmas = {child.lemma.lower() for child in around}
    if is_passive(sentence, verb):
        hit = verb.lemma in HITTING and lemmas & (LIMBS | SHRAPNEL)
        nursed = verb.lemma in NURSING and lemmas & (HOSPITALS | WOUNDS)
        return "patient" if hit or nursed or verb.lemma == "hospitalise" else None
    objects = {child.lemma.lower() for child in sentence.children(verb.index, "obj")}
    lost = verb.lemma in {"lose", "break"} and objects & LIMBS
    return "agent" if lost or (verb.lemma in SUFFERING and objects & WOUNDS) else None


def is_of_bodies(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a noun counts the dead by their bodies."""
    return token.lemma in BODIES or any(a.lemma in BODIES for a in sentence.ancestors(token.index))


def what_left(sentence: AnalysedSentence, root: Token) -> str | None:
    """What a deed leaves behind: killed, of "left 12 dead"."""
    told = sentence.children(root.index, "xcomp", "obj", "ccomp", "advcl")
    states = [
        s for t in told for s in sentence.children(t.index, "acl", "amod") if s.index > t.index
    ]
    for child in (*told, *states):
        if (what := state_of(child)) is not None:
            return what
    return None


def shares_patients(sentence: AnalysedSentence, root: Token, what: str) -> bool:
    """Whether one number is given for two things done: "killed or wounded 50"."""
    pair = [*sentence.children(root.index, "conj")]
    if root.base_relation == "conj":
        pair.append(sentence.tokens[root.head])
    near = [token for token in pair if abs(token.index - root.index) == 2]
    others = [token for token in near if {PATIENT_VERBS.get(token.lemma), what} == HURT]
    return any(
        sentence.child(other.index, "obj") is None or sentence.child(root.index, "obj") is None
        for other in others
    )


def is_passive(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a verb's subject suffers what it says."""
    return bool(sentence.child(token.index, "nsubj:pass", "aux:pass")) or (
        token.xpos == "VBN" and sentence.child(token.index, "aux", "obj") is None
    )


def modifies_patient(sentence: AnalysedSentence, clause: Token) -> bool:
    """Whether a clause tells what was done to the noun it hangs on: "soldiers whom they killed"."""
    own = sentence.child(clause.index, "nsubj:pass")
    if own is not None and own.text.lower() not in RELATIVES:
        return False  # "a woman whose cousin was killed"
    if clause.xpos in {"VBN", "JJ"} or is_passive(sentence, clause):
        return True
    subject = sentence.child(clause.index, "nsubj")
    return subject is not None and subject.text.lower() not in RELATIVES


def precedes_participle(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a bare participle right behind a noun tells of it: "five others wounded"."""
    return token.base_relation != "nmod" and is_bare_participle(
        sentence, sentence.tokens[token.index + 1]
    )


def is_to_death(sentence: AnalysedSentence, root: Token) -> bool:
    """Whether the deed is told with its outcome: "shot dead", "stabbed to death"."""
    if root.upos != "VERB" or root.lemma in {"sentence", "condemn"}:
        return False
    shot = root.lemma in {"shoot", "stab", "beat"} and has_word(sentence, root, "kill")
    return shot or has_word(sentence, root, "dead", "death") or cuts_throat(sentence, root)


def is_controlled(sentence: AnalysedSentence, clause: Token, noun: Token) -> bool:
    """Whether a noun is the unsaid subject of an infinitive: "forced [ten men] to flee"."""
    mark = sentence.child(clause.index, "mark")
    bare = mark is not None and mark.text.lower() == "to"
    if sentence.child(clause.index, "nsubj") or not (bare or clause.base_relation == "xcomp"):
        return False
    if noun.base_relation == "nsubj":
        return sentence.child(clause.head, "obj") is None
    return noun.base_relation == "obj" and clause.base_relation != "advcl"


def cuts_throat(sentence: AnalysedSentence, root: Token) -> bool:
    """Such as "slit the throats of seven"."""
    return root.lemma in {"cut", "slit", "slash"} and has_word(sentence, root, "throat")


def has_word(sentence: AnalysedSentence, token: Token, *lemmas: str) -> bool:
    """Whether one of the words hangs on a word."""
    return any(child.lemma in lemmas for child in sentence.children(token.index))
