"""What stands behind a verb that has its subject already is no second subject."""

from __future__ import annotations

import pytest

from situate.language.mending import Tree, mend_tree


def mend_all(rows: str) -> Tree:
    """The mended tree of words given as "word head relation upos xpos"."""
    cells = [row.split() for row in rows.strip().splitlines()]
    relations, upos, xpos = ([row[column] for row in cells] for column in (2, 3, 4))
    tree = Tree(heads=[int(row[1]) for row in cells], relations=relations, upos=upos, xpos=xpos)
    mend_tree(tree)
    return tree


def mend(rows: str) -> list[str]:
    return mend_all(rows).relations


def test_whom_a_participle_cites_is_its_object() -> None:
    rows = """
    Radio 1 nsubj NOUN NN
    reported -1 root VERB VBD
    citing 1 advcl VERB VBG
    officers 2 nsubj NOUN NNS
    """
    assert mend(rows) == ["nsubj", "root", "advcl", "obj"]


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    rows = """
    Radio 1 nsubj NOUN NN
    quoted -1 root VERB VBD
    him 1 nsubj PRON PRP
    """
    assert mend(rows) == ["nsubj", "root", "obj"]


@pytest.mark.parametrize(
    "rows",
    [
        "said -1 root VERB VBD\nofficers 0 nsubj NOUN NNS",
        "Men 1 nsubj NOUN NNS\nfled -1 root VERB VBD\nthem 1 obj PRON PRP",
        "Are 1 aux AUX VBP\nleaving -1 root VERB VBG\ntroops 1 nsubj NOUN NNS",
    ],
)
def test_what_may_stand_as_it_does_is_left_alone(rows: str) -> None:
    assert mend(rows) == [row.split()[2] for row in rows.splitlines()]


@pytest.mark.parametrize(
    ("marked", "relation", "wanted"),
    [("for 4 case ADP IN", "advcl", "obl"), ("today 1 obl NOUN NN", "xcomp", "obj")],
)
def test_a_base_form_with_an_article_is_a_noun(marked: str, relation: str, wanted: str) -> None:
    rows = f"""
    They 1 nsubj PRON PRP
    asked -1 root VERB VBD
    {marked}
    the 4 det DET DT
    release 1 {relation} VERB VB
    """
    tree = mend_all(rows)
    assert (tree.relations[4], tree.upos[4]) == (wanted, "NOUN")


def test_a_verb_with_an_object_stays_one() -> None:
    rows = """
    the 1 det DET DT
    free 2 xcomp VERB VB
    asked -1 root VERB VBD
    them 1 obj PRON PRP
    """
    assert mend_all(rows).upos[1] == "VERB"


@pytest.mark.parametrize(("relation", "wanted"), [("nsubj", "VBD"), ("nsubj:pass", "VBN")])
def test_a_participle_with_a_subject_and_no_auxiliary_is_a_past_tense(
    relation: str, wanted: str
) -> None:
    rows = f"""
    group 1 {relation} NOUN NN
    denied -1 root VERB VBN
    it 1 obj PRON PRP
    """
    assert mend_all(rows).xpos[1] == wanted


def test_who_shares_the_auxiliary_of_a_passive_suffers_too() -> None:
    rows = """
    people 2 nsubj:pass NOUN NNS
    were 2 aux:pass AUX VBD
    killed -1 root VERB VBN
    30 4 nsubj NUM CD
    hurt 2 conj VERB VBD
    """
    assert mend(rows)[3] == "nsubj:pass"
