import pytest
from parsed_reports import load_report, read_entities

from situate.actors.coreference import resolve_pronoun


def meant(name: str, pronoun: str, *, nth: int = 0) -> str | None:
    """The entity that the nth such pronoun of a report means, by its text."""
    _, sentences = load_report(name)
    entities = read_entities(name)
    found = [
        (position, token.index)
        for position, sentence in enumerate(sentences)
        for token in sentence.tokens
        if token.text == pronoun
    ]
    index = resolve_pronoun(sentences, *found[nth], entities)
    return None if index is None else entities[index].text


def test_a_possessive_means_the_subject_of_its_sentence() -> None:
    assert meant("camp", "its") == "army"


def test_she_means_the_person_of_the_sentence_before() -> None:
    assert meant("visit", "She") == "Olena Marchenko"


def test_they_means_the_group_that_speaks() -> None:
    assert meant("visit", "they") == "troops"


def test_it_means_the_organisation_that_speaks() -> None:
    assert meant("relief", "it") == "HRB"


def test_a_relative_pronoun_means_the_noun_that_its_clause_describes() -> None:
    assert meant("relief", "which") == "Observatory"


@pytest.mark.parametrize("word", ["the", "said", "Observatory"])
def test_other_words_mean_no_one(word: str) -> None:
    assert meant("relief", word) is None
