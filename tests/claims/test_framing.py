from __future__ import annotations

from parsing import parse

from situate.claims.framing import framing_of


def framing(text: str, trigger: str, *participants: str) -> tuple[str, ...]:
    (sentence,) = parse(text)
    words = {token.text: token.index for token in sentence.tokens}
    return framing_of(sentence, words[trigger], [words[p] for p in participants])


def test_a_loaded_trigger_is_kept_as_it_stands() -> None:
    assert framing("The army liberated the village.", "liberated", "army") == ("liberated",)


def test_loaded_words_for_who_took_part_are_kept() -> None:
    text = "The army killed five terrorists in the hills."
    assert framing(text, "killed", "army", "terrorists") == ("terrorists",)


def test_scare_quotes_are_kept() -> None:
    text = 'The army arrested the "saboteurs" on Monday.'
    assert framing(text, "arrested", "army", "saboteurs") == ("saboteurs",)


def test_neutral_words_give_none() -> None:
    assert framing("The army took the village.", "took", "army", "village") == ()


def test_loaded_words_of_others_are_left_alone() -> None:
    text = "The army took the village while terrorists fled."
    assert framing(text, "took", "army", "village") == ()


def test_words_inside_names_are_not_loaded() -> None:
    text = "The Front for the Liberation of Rhodia took the village."
    assert framing(text, "took", "Front", "village") == ()
