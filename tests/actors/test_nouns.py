import pytest

from situate.actors.nouns import load_generic_nouns, word_list

NOUNS = load_generic_nouns()


@pytest.mark.parametrize(
    ("phrase", "side", "inter"),
    [
        ("rebels", "rebel", 2),
        ("government forces", "state", 1),
        ("riot police", "state", 1),
        ("villagers", "civilian", 7),
        ("aid workers", "civilian", 7),
        ("protesters", "protest", 6),
        ("an angry mob", "protest", 5),
        ("death squads", "militia", 3),
        ("coalition forces", "external", 8),
        ("gunmen", None, None),
    ],
)
def test_a_generic_noun_tells_its_side(phrase: str, side: str | None, inter: int | None) -> None:
    found = NOUNS.of_phrase(phrase)
    assert found is not None
    assert (found.side, found.inter) == (side, inter)


@pytest.mark.parametrize("phrase", ["terrorists", "regime forces", "martyrs", "the enemy"])
def test_words_that_judge_are_marked(phrase: str) -> None:
    assert NOUNS.is_framing(phrase)


@pytest.mark.parametrize("phrase", ["rebels", "government forces", "soldiers", "tables", ""])
def test_neutral_words_are_not_marked(phrase: str) -> None:
    assert not NOUNS.is_framing(phrase)


def test_every_phrase_is_lower_case_and_every_list_filled() -> None:
    for entry in (*NOUNS.words, *NOUNS.phrases):
        assert entry == entry.casefold()
    for name in ("titles", "links", "collective", "government_verbs", "anaphoric"):
        assert word_list(name)
