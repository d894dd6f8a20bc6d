"""What stands behind a verb that has its subject already is no second subject."""

from __future__ import annotations

import pytest

from situate.language.subjects import mend_subjects


def mend(rows: str) -> list[str]:
    """Relations of words given as "word head relation upos xpos"."""
    cells = [row.split() for row in rows.strip().splitlines()]
    heads = [int(row[1]) for row in cells]
    relations, upos, xpos = ([row[column] for row in cells] for column in (2, 3, 4))
    return mend_subjects(heads, relations, upos, xpos)


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
