"""The cheap pass over sentences."""

from __future__ import annotations

from situate.language.relevance import Conditions, find_sentences
from situate.language.sentences import split_sentences
from situate.records import Span


def test_sentences_with_a_form_are_found_as_whole_words() -> None:
    text = "Rebels SHELLED the town. A car-bomb went off. Shellfish was sold. Nothing."
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    hits = find_sentences(text, spans, frozenset({"shelled", "car bomb", "shell"}))
    assert hits == [True, True, False, False]
    assert find_sentences(text, spans, ()) == [False] * 4


def test_accents_line_ends_and_apostrophes_do_not_hide_a_form() -> None:
    text = "They took\nover the caf\u00e9 of al-Qa\u2019ida."
    span = [Span(start=0, end=len(text))]
    assert find_sentences(text, span, {"took over"}) == [True]
    assert find_sentences(text, span, {"Cafe"}) == [True]
    assert find_sentences(text, span, {"al-qa'ida"}) == [True]


def test_without_a_sign_anywhere_no_sentence_of_a_report_is_kept() -> None:
    took = Conditions(frozenset({frozenset({frozenset({"took"})})}), signs=frozenset({"rebels"}))
    text = "They took the lead. It rained."
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    assert find_sentences(text, spans, took) == [False, False]
    text = "They took the town. The Rebels left."
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    assert find_sentences(text, spans, took) == [True, False]
