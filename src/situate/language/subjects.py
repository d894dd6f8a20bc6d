"""What the network has named wrongly, by the order of English words and by its own tree.

A verb has one subject, and a participle that hangs on another verb has none behind it: what is
named so there is its object ("the agency said, citing [an officer]", "the radio quoted [him]").
A base form with an article that stands where only a noun can is a noun ("for the [release]"). A
participle with a subject of its own and no auxiliary is a past tense ("the group [denied] it").
"""

from __future__ import annotations

from collections.abc import Sequence

SUBJECT, OBJECT = "nsubj", "obj"
_HANGING = frozenset({"advcl", "acl", "xcomp"})
_NOMINAL = frozenset({"obl", "nmod", "obj", "iobj", "nsubj", "appos"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_BARE_FORMS = frozenset({"VB", "VBP"})
_OF_VERBS = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "mark", "compound:prt"})


def mend_subjects(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> list[str]:
    """The relations of a sentence with subjects behind their verbs made objects where they must be.

    Args:
        heads: index of each word's governor, -1 for the root.
        relations: each word's relation.
        upos: each word's part of speech.
        xpos: each word's Penn tag.
    """
    mended = list(relations)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation == SUBJECT and upos[word] == "NUM" and _goes_on_passive(head, heads, relations):
            mended[word] = f"{SUBJECT}:pass"
        if relation != SUBJECT or not 0 <= head < word or upos[head] != "VERB":
            continue
        siblings = [mended[other] for other, above in enumerate(heads) if above == head]
        if OBJECT in siblings:
            continue
        hangs = xpos[head] == "VBG" and relations[head] in _HANGING and "aux" not in siblings
        doubled = any(heads[other] == head and mended[other] == SUBJECT for other in range(head))
        if hangs or doubled:
            mended[word] = OBJECT
    return mended


def _goes_on_passive(verb: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Whether the verb shares the auxiliary of a passive: "12 were killed and 30 [hurt]"."""
    if relations[verb] != "conj" or heads[verb] < 0:
        return False
    own = {relations[other] for other, above in enumerate(heads) if above == verb}
    first = {relations[other] for other, above in enumerate(heads) if above == heads[verb]}
    return "aux:pass" in first and not own & {OBJECT, "aux", "xcomp", "ccomp"}


def mend_nouns(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Relations, parts of speech and Penn tags with nouns that were read as verbs mended.

    Args:
        heads: index of each word's governor, -1 for the root.
        relations: each word's relation.
        upos: each word's part of speech.
        xpos: each word's Penn tag.
    """
    mended, coarse, fine = list(relations), list(upos), list(xpos)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "det" or head <= word or coarse[head] != "VERB":
            continue
        below = {relations[other] for other, above in enumerate(heads) if above == head}
        if fine[head] not in _BARE_FORMS or below & _OF_VERBS:
            continue
        clausal = relations[head] in _CLAUSAL and heads[head] < head
        if clausal:
            mended[head] = "obl" if "case" in below else OBJECT
        if clausal or relations[head].partition(":")[0] in _NOMINAL:
            coarse[head], fine[head] = "NOUN", "NN"
    return mended, coarse, fine


def mend_tenses(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> list[str]:
    """The Penn tags of a sentence with past tenses that were read as participles mended.

    Args:
        heads: index of each word's governor, -1 for the root.
        relations: each word's relation.
        upos: each word's part of speech.
        xpos: each word's Penn tag.
    """
    fine = list(xpos)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != SUBJECT or head <= word or upos[head] != "VERB" or xpos[head] != "VBN":
            continue
        below = {relations[other] for other, above in enumerate(heads) if above == head}
        if not below & {"aux", "aux:pass", "cop", "nsubj:pass"}:
            fine[head] = "VBD"
    return fine
