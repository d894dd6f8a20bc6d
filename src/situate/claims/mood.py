"""Mood: what a word's own auxiliaries, negations and modifiers make of the happening it names."""

from __future__ import annotations

from situate.claims.cues import Cues, load_cues
from situate.claims.scope import marker_of
from situate.language.analysis import AnalysedSentence, Token

ASSERTED = "asserted"
SUBJECTS = frozenset({"nsubj", "obj"})


def combine(inner: str, outer: str | None) -> str:
    """The nearer cue wins; a denial further out denies, and a denied "no" stays denied."""
    if outer is None:
        return inner
    if inner == ASSERTED or outer == "denied":
        return outer
    return inner


def own_status(
    sentence: AnalysedSentence, token: Token, cues: Cues, *, said: bool = False
) -> str | None:
    """What a word's own dependents make of it: modal, negation, modifier, preposition.

    ``said`` tells that the words are reported speech, whatever the tree makes of it.
    """
    marker = _of_marker(sentence, token, cues)
    if marker == "possible":
        return marker  # "if they do not withdraw" denies nothing
    found: str | None = None
    for child in sentence.children(token.index):
        kind = _of_child(sentence, token, child, cues, said=said)
        if kind is not None:
            found = kind if found is None else combine(found, kind)
    if found is None and _is_to_be_done(sentence, token):
        return "planned"
    return marker if found is None else found


def _is_to_be_done(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether it is "The troops are to withdraw", or in a headline "Troops to withdraw"."""
    marks = sentence.children(token.index, "mark")
    mark = next((m for m in marks if m.text.lower() == "to"), None)
    if mark is None:
        return False
    passive = any(a.index > mark.index for a in sentence.children(token.index, "aux:pass"))
    if not (token.xpos == "VB" or passive):
        return False
    if token.head < 0 and sentence.child(token.index, "nsubj", "nsubj:pass"):
        return True
    return any(
        a.lemma == "be" and a.index < mark.index and a.xpos != "VB"
        for a in sentence.children(token.index, "cop", "aux", "aux:pass")
    )


def _of_child(
    sentence: AnalysedSentence, token: Token, child: Token, cues: Cues, *, said: bool
) -> str | None:
    lemma, word = child.lemma.lower(), child.text.lower()
    if _negates(sentence, token, child, cues):
        return "denied"
    if child.base_relation == "aux":
        return _of_modal(sentence, token, word, cues, said=said)
    if child.base_relation == "amod":
        return cues.class_of("status.adjectives", lemma) or cues.class_of("status.adjectives", word)
    if child.base_relation == "compound":
        return cues.class_of("status.nouns", lemma) if lemma in {"bid", "attempt"} else None
    if child.base_relation == "advmod" and word in cues.words("status.adverbs", "possible"):
        numeral = sentence.tokens[child.head].upos == "NUM"
        return None if numeral else "possible"
    return None


def is_negated(sentence: AnalysedSentence, token: Token, cues: Cues) -> bool:
    """Whether a "not", a "no" or a "nobody" denies what a word says."""
    return any(_negates(sentence, token, c, cues) for c in sentence.children(token.index))


def _negates(sentence: AnalysedSentence, token: Token, child: Token, cues: Cues) -> bool:
    word = child.text.lower()
    negations = cues.words("status", "negations")
    if child.base_relation in {"advmod", "det", "cc"} and word in negations:
        return not (_is_not_only(sentence, child) or _has_until(sentence, token))
    if child.base_relation in SUBJECTS and token.upos in {"VERB", "ADJ"}:
        if child.lemma.lower() in cues.words("status", "negative_subjects"):
            return True
        determiners = sentence.children(child.index, "det", "advmod")
        return any(d.text.lower() in {"no", "neither", "not"} for d in determiners)
    return False


def _has_until(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a "not" only dates it: "was not taken until Friday"."""
    return any(
        marker_of(sentence, c) == "until" for c in sentence.children(token.index, "obl", "advcl")
    )


def _is_not_only(sentence: AnalysedSentence, child: Token) -> bool:
    following = sentence.tokens[child.index + 1 : child.index + 2]
    return bool(following) and following[0].text.lower() in {"only", "just", "longer", "least"}


def _of_modal(
    sentence: AnalysedSentence, token: Token, word: str, cues: Cues, *, said: bool
) -> str | None:
    has_have = any(a.lemma == "have" for a in sentence.children(token.index, "aux"))
    if word in cues.words("status", "modals_planned"):
        return "planned"
    if word == "should" and _is_inverted(sentence, token):
        return "possible"  # "should the troops stay"
    if word in cues.words("status", "modals_demanded"):
        return "possible" if has_have else "demanded"
    if word in {"would", "'d"} and not has_have:
        return "planned" if said or _is_reported(sentence, token) else "possible"
    if word in cues.words("status", "modals_possible") and word != "'d":
        perceived = token.lemma in cues.words("status", "perception")
        return None if perceived and word in {"can", "could"} else "possible"
    return None


def _is_inverted(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether its auxiliary stands before its subject in a subordinate clause."""
    auxiliary = sentence.child(token.index, "aux")
    subject = sentence.child(token.index, "nsubj", "nsubj:pass")
    if auxiliary is None or subject is None or token.base_relation != "advcl":
        return False
    return auxiliary.index < min(sentence.subtree(subject.index))


def _is_reported(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the clause is what someone said, so that "would" stands for "will"."""
    above = [token, *sentence.ancestors(token.index)]
    clause = next((t for t in above if t.base_relation in {"ccomp", "parataxis"}), None)
    if clause is None or clause.head < 0:
        return False
    head = sentence.tokens[clause.head]
    return head.xpos in {"VBD", "VBN"} and head.lemma in load_cues().words("reporting", "say")


def _of_marker(sentence: AnalysedSentence, token: Token, cues: Cues) -> str | None:
    marker = marker_of(sentence, token)
    if not marker:
        return None
    section = "status.markers"
    if sentence.child(token.index, "mark"):
        if marker == "without":
            return "denied"
        return cues.class_of(section, marker)
    if token.upos in {"NOUN", "PROPN"}:
        return cues.class_of("status.prepositions", marker) or _of_phrase(sentence, token, cues)
    return None


def _of_phrase(sentence: AnalysedSentence, token: Token, cues: Cues) -> str | None:
    """Prepositions that trees take apart: "in return for X" is "for X" under "return"."""
    start = sentence.child(token.index, "case")
    if start is None:
        return None
    before = [t.text.lower() for t in sentence.tokens[max(0, start.index - 2) : start.index + 1]]
    return cues.class_of("status.prepositions", " ".join(before))
