"""The words that the network takes for happenings."""

from __future__ import annotations

import pytest

from situate.language.analysis import AnalysedSentence
from situate.language.model import load_model
from situate.records import Span


def analyse(text: str, model: str) -> AnalysedSentence:
    (sentence,) = load_model(model).analyse(text, [Span(start=0, end=len(text))])
    return sentence


@pytest.mark.parametrize("model", ["default", "fast"])
def test_a_plain_happening_has_its_type_and_its_sides(model: str) -> None:
    sentence = analyse("Gunmen kidnapped two priests near Orvo on Monday.", model)
    likeliest = max(sentence.happenings, key=lambda one: one.probability)
    assert sentence.tokens[likeliest.token].text == "kidnapped"
    assert likeliest.types[0][0] == "abduction"
    assert 0.1 <= likeliest.probability <= 1
    roles = {sentence.tokens[word].text: role for word, role, _ in likeliest.arguments}
    assert roles["Gunmen"] == "actor"
    assert roles["Orvo"] == "place"


def test_shares_are_held_within_one() -> None:
    sentence = analyse("The army shelled the port, killing nine people, a doctor said.", "default")
    assert sentence.happenings
    for one in sentence.happenings:
        assert all(0 <= share <= 1 for _, share in one.types)
        assert all(0 <= share <= 1 for *_, share in one.arguments)
        assert all(0 <= word < len(sentence.tokens) for word, *_ in one.arguments)
        assert sentence.happening_at(one.token) == one


def test_a_sentence_about_nothing_of_the_kind_has_none() -> None:
    assert not analyse("The soup is best with fresh bread and butter.", "default").happenings
