"""True case of text in capitals."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from situate.language.casing import CaseRestorer, is_in_capitals
from situate.language.tokens import tokenise

RESTORER = CaseRestorer()


def restore(*sentences: str) -> list[str]:
    text = "\n".join(sentences)
    offsets, start = [], 0
    for sentence in sentences:
        offsets.append(tokenise(text, start, start + len(sentence)))
        start += len(sentence) + 1
    return [" ".join(words) for words in RESTORER.restore(text, offsets)]


def test_wire_text_gets_names_and_small_words() -> None:
    assert restore("THE ARMY SAID THAT GENERAL RAMIRO TOVALES WAS KILLED NEAR SAN PABLO.") == [
        "The army said that General Ramiro Tovales was killed near San Pablo ."
    ]


def test_short_forms_that_the_report_explains_stay_in_capitals() -> None:
    first, second = restore(
        "THE PEOPLE'S UNITY FRONT (PUFA) TOOK THE TOWN.", "THE PUFA THEN LEFT THE TOWN."
    )
    assert "( PUFA )" in first
    assert second == "The PUFA then left the town ."


def test_how_the_report_writes_a_word_elsewhere_counts() -> None:
    restored = restore("GUNMEN LEFT FOR DARK ON MONDAY NIGHT.", "Then the town of Dark fell.")
    assert "Dark" in restored[0]
    assert "dark" in restore("GUNMEN LEFT FOR DARK ON MONDAY NIGHT.")[0]


def test_ordinary_sentences_are_left_alone() -> None:
    sentence = "The FMLN and the ELN met U.S. officials."
    assert restore(sentence) == ["The FMLN and the ELN met U.S. officials ."]
    assert not is_in_capitals(["U.S.", "ARMY"])


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_words_keep_their_length(text: str) -> None:
    offsets = tokenise(text.upper(), 0, len(text.upper()))
    (restored,) = RESTORER.restore(text.upper(), [offsets])
    assert [len(word) for word in restored] == [end - start for start, end in offsets]


def test_names_of_several_words_are_known_from_the_body() -> None:
    headline, *_ = restore(
        "Free River Army Captures Town From Rebels",
        "Troops of the Free River Army took it, the army said, and every river was free.",
    )
    assert headline == "Free River Army captures town from rebels"


def test_headlines_lose_their_ornamental_capitals() -> None:
    headline, *_ = restore(
        "Rebels Shell Market in Sarmin, UN Envoy Says", "He saw the market of Sarmin burn."
    )
    assert headline == "Rebels shell market in Sarmin , UN envoy says"
    assert restore("Ministry of Defence of Yemen") == ["Ministry of Defence of Yemen"]
