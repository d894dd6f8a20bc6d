"""Mending a tree: what the network named wrongly, by the order of words and by the tree itself.

A verb has one subject, and a participle that hangs on another verb has none behind it: what is
named so there is its object ("the agency said, citing [an officer]", "the radio quoted [him]"). A
number that shares the auxiliary of a passive suffers too ("12 were killed and [30] hurt"). A base
form with an article that stands where only a noun can is a noun ("for the [release]"). A
participle with a subject of its own and no auxiliary is a past tense ("the group [denied] it").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SUBJECT, OBJECT = "nsubj", "obj"
_HANGING = frozenset({"advcl", "acl", "xcomp"})
_NOMINAL = frozenset({"obl", "nmod", "obj", "iobj", "nsubj", "appos"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_BARE_FORMS = frozenset({"VB", "VBP"})
_OF_VERBS = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "mark", "compound:prt"})
_OF_PARTICIPLES = frozenset({"aux", "aux:pass", "cop", "nsubj:pass"})
_OF_ACTIVES = frozenset({"obj", "aux", "xcomp", "ccomp"})


@dataclass(slots=True)
class Tree:
    """The words of a sentence by number: governor (-1 for the root), relation, tags."""

    heads: Sequence[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]

    def below(self, word: int) -> set[str]:
        """The relations of a word's dependents."""
        return {self.relations[n] for n, head in enumerate(self.heads) if head == word}


def mend_tree(tree: Tree) -> None:
    """Mend relations and tags in place: nouns first, then tenses, then subjects."""
    for word, head in enumerate(tree.heads):
        if tree.relations[word] == "det" and head > word:
            _mend_noun(tree, head)
    for word, head in enumerate(tree.heads):
        if tree.relations[word] == SUBJECT and head > word:
            _mend_tense(tree, head)
    for word, head in enumerate(tree.heads):
        if tree.relations[word] == SUBJECT and head >= 0:
            _mend_subject(tree, word, head)


def _mend_noun(tree: Tree, word: int) -> None:
    below = tree.below(word)
    if tree.upos[word] != "VERB" or tree.xpos[word] not in _BARE_FORMS or below & _OF_VERBS:
        return
    clausal = tree.relations[word] in _CLAUSAL and tree.heads[word] < word
    if clausal:
        tree.relations[word] = "obl" if "case" in below else OBJECT
    if clausal or tree.relations[word].partition(":")[0] in _NOMINAL:
        tree.upos[word], tree.xpos[word] = "NOUN", "NN"


def _mend_tense(tree: Tree, verb: int) -> None:
    is_participle = tree.upos[verb] == "VERB" and tree.xpos[verb] == "VBN"
    if is_participle and not tree.below(verb) & _OF_PARTICIPLES:
        tree.xpos[verb] = "VBD"


def _mend_subject(tree: Tree, word: int, verb: int) -> None:
    if tree.upos[word] == "NUM" and _goes_on_passive(tree, verb):
        tree.relations[word] = f"{SUBJECT}:pass"
    elif verb < word and tree.upos[verb] == "VERB" and OBJECT not in (below := tree.below(verb)):
        hangs = tree.xpos[verb] == "VBG" and tree.relations[verb] in _HANGING
        doubled = any(tree.heads[n] == verb and tree.relations[n] == SUBJECT for n in range(verb))
        if (hangs and "aux" not in below) or doubled:
            tree.relations[word] = OBJECT


def _goes_on_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb shares the auxiliary of a passive."""
    if tree.relations[verb] != "conj" or tree.heads[verb] < 0:
        return False
    return "aux:pass" in tree.below(tree.heads[verb]) and not tree.below(verb) & _OF_ACTIVES
