"""Subjects that the network has named wrongly, by the order of English words.

A verb has one subject, and a participle that hangs on another verb has none behind it: what is
named so there is its object ("the agency said, citing [an officer]", "the radio quoted [him]").
"""

from __future__ import annotations

from collections.abc import Sequence

SUBJECT, OBJECT = "nsubj", "obj"
_HANGING = frozenset({"advcl", "acl", "xcomp"})


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
