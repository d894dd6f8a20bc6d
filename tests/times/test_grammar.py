"""The notation of the rules and the coding of sentences."""

from __future__ import annotations

import pytest

from situate.times.drafts import Draft
from situate.times.grammar import Match, make_rule
from situate.times.match import RULES, match_rules
from situate.times.numbers import length_value, read_count, read_ordinal
from situate.times.tokens import code_sentence


def nothing(match: Match) -> list[Draft]:
    return []


def test_a_rule_matches_words_and_classes_and_names_its_parts() -> None:
    rule = make_rule("more=<more>? count=<count> unit=<unit> way=(ago|later)", nothing)
    sentence = code_sentence("He left nearly two years ago.", 0, 29, {})
    found = rule.pattern.search(sentence.codes)
    assert found is not None
    match = Match(sentence, found)
    assert match.words("more") == ("nearly",)
    assert match.words("count") == ("two",)
    assert match.word("way") == "ago"


def test_what_a_rule_needs_is_in_every_sentence_that_it_matches() -> None:
    text = (
        "On 3 May 2016, two days later, in the summer of 2014, every day, at 4 p.m. last Sunday, "
        "the next week, in the 1980s, for three hours, between 1939 and 1945, recently and now."
    )
    sentence = code_sentence(text, 0, len(text), {})
    matching = [rule for rule in RULES if rule.pattern.search(sentence.codes)]
    assert len(matching) > 15
    for rule in matching:
        assert not rule.needs.isdisjoint(sentence.codes)


def test_no_rule_matches_nothing() -> None:
    assert [rule.pattern.pattern for rule in RULES if rule.pattern.search("") is not None] == []


def test_a_sentence_without_time_words_is_passed_over() -> None:
    text = "Rebels burned trucks."
    assert match_rules(code_sentence(text, 0, len(text), {})) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("a couple of", 2),
        ("a", 1),
        ("twenty - five", 25),
        ("two and a half", 2.5),
        ("half a", 0.5),
        ("1,500", 1500),
        ("a dozen", 12),
        ("several", None),
        ("a few", None),
    ],
)
def test_counts_are_read_from_words_and_figures(words: str, number: float | None) -> None:
    assert read_count(words.split()) == number


def test_ordinals_and_lengths() -> None:
    assert (read_ordinal("3rd"), read_ordinal("third"), read_ordinal("xth")) == (3, 3, None)
    assert length_value(2.0, "hours") == "PT2H"
    assert length_value(None, "weeks") == "PXW"
    assert length_value(1.0, "fortnight") == "P2W"
