"""Lemmas by table, irregular form and suffix."""

from __future__ import annotations

import pytest

from situate.language.lemmas import Lemmatiser, read_lemmas

RULES = Lemmatiser({})
CASES = [
    ("shelled", "VERB", "VBD", "shell"),
    ("captured", "VERB", "VBD", "capture"),
    ("evacuating", "VERB", "VBG", "evacuate"),
    ("stopped", "VERB", "VBN", "stop"),
    ("added", "VERB", "VBD", "add"),
    ("carried", "VERB", "VBD", "carry"),
    ("died", "VERB", "VBD", "die"),
    ("freed", "VERB", "VBN", "free"),
    ("seized", "VERB", "VBD", "seize"),
    ("repelled", "VERB", "VBD", "repel"),
    ("clashes", "VERB", "VBZ", "clash"),
    ("fled", "VERB", "VBD", "flee"),
    ("overran", "VERB", "VBD", "overrun"),
    ("was", "AUX", "VBD", "be"),
    ("n't", "PART", "RB", "not"),
    ("\u2019s", "PART", "POS", "'s"),
    ("cities", "NOUN", "NNS", "city"),
    ("militiamen", "NOUN", "NNS", "militiaman"),
    ("buses", "NOUN", "NNS", "bus"),
    ("losses", "NOUN", "NNS", "loss"),
    ("deadliest", "ADJ", "JJS", "deadly"),
    ("worse", "ADJ", "JJR", "bad"),
    ("Tabqa", "PROPN", "NNP", "Tabqa"),
    ("Syrian", "ADJ", "JJ", "syrian"),
    ("them", "PRON", "PRP", "they"),
    ("I", "PRON", "PRP", "I"),
]


@pytest.mark.parametrize(("form", "upos", "xpos", "lemma"), CASES)
def test_the_package_finds_the_lemma(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert read_lemmas().find_lemma(form, upos, xpos) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"), [c for c in CASES if c[0] not in {"repelled", "seized"}]
)
def test_rules_alone_find_the_lemma(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert RULES.find_lemma(form, upos, xpos) == lemma


def test_the_table_goes_before_the_rules() -> None:
    lemmatiser = Lemmatiser({("felled", "VERB"): "fell"})
    assert lemmatiser.find_lemma("Felled", "VERB", "VBD") == "fell"
