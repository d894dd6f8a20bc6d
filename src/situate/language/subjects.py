"""What the network has named wrongly, by the order of English words and by its own tree.

A verb has one subject, and a participle that hangs on another verb has none behind it: what is
named so there is its object ("the agency said, citing [an officer]", "the radio quoted [him]").
A base form with an article that stands where only a noun can is a noun ("for the [release]").
"""

from __future__ import annotations

from collections.abc import Sequence

SUBJECT, OBJECT = "nsubj", "obj"
_HANGING = frozenset({"advcl", "acl", "xcomp"})
_NOMINAL = frozenset({"obl", "nmod", "obj", "iobj", "nsubj", "appos"})
_BARE_FORMS = frozenset({"VB", "VBP"})


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


def mend_nouns(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The parts of speech and Penn tags of a sentence with nouns that were read as verbs mended.

    Args:
        heads: index of each word's governor, -1 for the root.
        relations: each word's relation.
        upos: each word's part of speech.
        xpos: each word's Penn tag.
    """
    coarse, fine = list(upos), list(xpos)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "det" or head <= word or coarse[head] != "VERB":
            continue
        if fine[head] in _BARE_FORMS and relations[head].partition(":")[0] in _NOMINAL:
            coarse[head], fine[head] = "NOUN", "NN"
    return coarse, fine
