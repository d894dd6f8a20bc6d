"""Noun phrases: their extent and their core."""

from __future__ import annotations

from parsing import parse
from trees import text_of, tree, word

from situate.claims.phrases import core_of, phrase_span
from situate.language.analysis import AnalysedSentence

DOZENS = tree("""
    Dozens dozen NOUN NNS 0 root
    of of ADP IN 3 case
    herders herder NOUN NNS 1 nmod
""")
MILL = tree("""
    The the DET DT 3 det
    old old ADJ JJ 3 amod
    mill mill NOUN NN 0 root
    in in ADP IN 5 case
    Tolo Tolo PROPN NNP 3 nmod
    , , PUNCT , 8 punct
    which which PRON WDT 8 nsubj
    burned burn VERB VBD 3 acl:relcl
""")


def _phrase(sentence: AnalysedSentence, head: str) -> str:
    start, end = phrase_span(sentence, word(sentence, head))
    return text_of([sentence])[start:end]


def test_a_noun_that_only_counts_passes_on_to_what_it_counts() -> None:
    assert core_of(DOZENS, 0) == word(DOZENS, "herders")


def test_any_other_noun_is_its_own_core() -> None:
    assert core_of(MILL, word(MILL, "mill")) == word(MILL, "mill")


def test_a_phrase_keeps_what_it_counts() -> None:
    assert _phrase(DOZENS, "Dozens") == "Dozens of herders"


def test_a_phrase_has_neither_article_nor_site_nor_relative_clause() -> None:
    assert _phrase(MILL, "mill") == "old mill"


def test_a_name_under_a_preposition_is_a_phrase_without_it() -> None:
    assert _phrase(MILL, "Tolo") == "Tolo"


def test_a_word_with_hyphens_is_not_cut() -> None:
    (sentence,) = parse("The blast hurt up to five passers-by.")
    start, end = phrase_span(sentence, word(sentence, "passers"))
    assert text_of([sentence])[start:end].endswith("passers-by")
