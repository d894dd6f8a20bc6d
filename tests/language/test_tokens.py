"""Words as the UD English treebanks cut them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from situate.language.tokens import tokenise


def cut(text: str) -> str:
    return " ".join(text[a:b] for a, b in tokenise(text, 0, len(text)))


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200), start=st.integers(0, 50))
def test_words_hold_every_character_that_is_not_blank(text: str, start: int) -> None:
    start = min(start, len(text))
    words = tokenise(text, start, len(text))
    covered = [p for a, b in words for p in range(a, b)]
    assert all(a < b for a, b in words)
    assert covered == sorted(set(covered))
    assert {p for p in range(start, len(text)) if not text[p].isspace()} == {
        p for p in covered if not text[p].isspace()
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Houthi-held Deir ez-Zor", "Houthi - held Deir ez - Zor"),
        ("pro-government anti-tank non-state", "pro-government anti-tank non-state"),
        ("12-year-old al-Noor", "12 - year - old al - Noor"),
        ("didn't can\u2019t cannot DON'T", "did n't ca n\u2019t can not DO N'T"),
        ("Omar's the soldiers' state\u2019s", "Omar 's the soldiers ' state \u2019s"),
        ("Ba'ath O'Hara Sana'a's", "Ba'ath O'Hara Sana'a 's"),
        ("US$5m, $2.3bn and 40%", "US$ 5 m , $ 2.3 bn and 40 %"),
        ("at 5:30pm, 10 a.m. or 9am", "at 5:30 pm , 10 a.m. or 9 am"),
        ("U.S.-backed; the U.N. left.", "U.S. - backed ; the U.N. left ."),
        ("Lt. Gen. J. Roy, Jr., No. 5", "Lt. Gen. J. Roy , Jr. , No. 5"),
        ("He said no. I sat.", "He said no . I sat ."),
        ("see http://a.example/b?c=1. Or x@y.org!", "see http://a.example/b?c=1 . Or x@y.org !"),
        ("1,500 men, 20th, 1990s, 3/4, 2014-2016", "1,500 men , 20th , 1990s , 3/4 , 2014 - 2016"),
        ("and/or (see [3])... \u201cyes\u201d", "and / or ( see [ 3 ] ) ... \u201c yes \u201d"),
        ("5km AK-47 M-16s", "5 km AK - 47 M - 16s"),
        ("\u0642\u0627\u0644\u064e \u041e\u043d.", "\u0642\u0627\u0644\u064e \u041e\u043d ."),
    ],
)
def test_words_follow_the_treebanks(text: str, words: str) -> None:
    assert cut(text) == words


def test_offsets_count_in_the_whole_text() -> None:
    text = "Skip this. Keep that."
    assert tokenise(text, 11, len(text)) == [(11, 15), (16, 20), (20, 21)]


def test_a_million_characters_without_a_blank_are_one_quick_word() -> None:
    assert tokenise("a" * 1_000_000, 0, 1_000_000) == [(0, 1_000_000)]
