from __future__ import annotations

import pytest

from situate.claims.cues import is_outlet, load_cues, speech_forms


@pytest.mark.parametrize(
    "name",
    ["Reuters", "the Valley News Agency", "state television", "Agence France-Presse", "Amaq"],
)
def test_an_outlet_is_known_by_name_or_word(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["army", "the press secretary", "Islamic State", "the media office", "a witness", ""]
)
def test_a_press_office_or_a_party_is_no_outlet(name: str) -> None:
    assert not is_outlet(name)


def test_a_word_has_the_class_of_the_list_it_stands_in() -> None:
    cues = load_cues()
    assert cues.class_of("status.verbs", "deny") == "denied"
    assert cues.class_of("status.nouns", "threat") == "threatened"
    assert cues.class_of("status.verbs", "bombard") is None


def test_no_adjective_stands_in_two_lists() -> None:
    cues = load_cues()
    lists = [words for name, words in cues.lists.items() if name.startswith("status.adjectives.")]
    assert sum(len(words) for words in lists) == len(frozenset().union(*lists))


def test_forms_of_saying_hold_past_and_present() -> None:
    assert {"said", "says", "told", "reported", "according", "quoted"} <= speech_forms()
