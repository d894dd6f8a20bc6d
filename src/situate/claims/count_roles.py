"""What the words around a counted noun say of it: taken, left dead, shot to death."""

from __future__ import annotations

from situate.claims.arguments import RELATIVES
from situate.claims.count_words import COUNTED, LIFE_VERBS, PATIENT_VERBS
from situate.claims.counted import first_conjunct, is_bare_participle
from situate.claims.phrases import TRANSPARENT
from situate.language.analysis import AnalysedSentence, Token

CONVOYS = frozenset({"convoy", "column", "fleet", "flotilla"})
BODIES = frozenset({"body", "corpse", "remains"})
HURT = {"killed", "injured"}


def gatherer(sentence: AnalysedSentence, token: Token) -> Token:
    """The word through which a noun takes part: "a [group] of 12 men"."""
    while token.base_relation == "nmod" and token.head >= 0:
        case = sentence.child(token.index, "case")
        governor = sentence.tokens[token.head]
        gathers = governor.lemma in TRANSPARENT | BODIES | CONVOYS
        if case is None or case.text.lower() != "of" or not gathers:
            break
        token = first_conjunct(sentence, governor)
    return token


def is_life_taken(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a word is the life of "claimed 12 lives"."""
    if token.lemma.lower() != "life" or token.head < 0:
        return False
    return sentence.tokens[token.head].lemma in LIFE_VERBS


def is_of_bodies(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a noun counts the dead by their bodies."""
    return token.lemma in BODIES or any(a.lemma in BODIES for a in sentence.ancestors(token.index))


def what_left(sentence: AnalysedSentence, root: Token) -> str | None:
    """What a deed leaves behind: killed, of "left 12 dead"."""
    for child in sentence.children(root.index, "xcomp", "obj", "ccomp", "advcl"):
        if (what := COUNTED.get(child.lemma.lower())) is not None:
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
    if root.upos != "VERB":
        return False
    shot = root.lemma in {"shoot", "stab", "beat"} and has_word(sentence, root, "kill")
    return shot or has_word(sentence, root, "dead", "death")


def has_word(sentence: AnalysedSentence, token: Token, *lemmas: str) -> bool:
    """Whether one of the words hangs on a word."""
    return any(child.lemma in lemmas for child in sentence.children(token.index))
