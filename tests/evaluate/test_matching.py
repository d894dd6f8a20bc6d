"""Heads, shared words, and pairs that use each item once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.evaluate.matching import head_of, overlap, pair, share_a_word
from situate.records import Span


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("MEMBERS OF THE NORTHERN FRONT", "members"),
        ("the two wounded soldiers", "soldiers"),
        ("Governor Jean Mbala", "mbala"),
        ("trucks carrying flour, and fuel", "flour"),
        ('"Santa Rita" farm', "farm"),
        ("the", None),
    ],
)
def test_the_head_is_the_last_word_before_what_follows_the_noun(
    phrase: str, head: str | None
) -> None:
    assert head_of(phrase) == head


def test_phrases_share_words_but_no_articles() -> None:
    assert share_a_word("the army of Chad", "Chadian and Chad officials")
    assert not share_a_word("the army of Chad", "the people of Niger")


def test_each_item_stands_in_one_pair() -> None:
    found = [Span(start=0, end=4), Span(start=2, end=6)]
    wanted = [Span(start=0, end=6), Span(start=5, end=9), Span(start=0, end=1)]
    assert [(f.start, w.start) for f, w in pair(found, wanted, overlap)] == [(0, 0), (2, 5)]


spans = st.lists(
    st.builds(
        lambda start, length: Span(start=start, end=start + length),
        st.integers(0, 40),
        st.integers(1, 9),
    ),
    max_size=8,
)


@given(spans, spans)
def test_there_are_never_more_pairs_than_items(found: list[Span], wanted: list[Span]) -> None:
    pairs = pair(found, wanted, overlap)
    assert len(pairs) <= min(len(found), len(wanted))
    assert all(overlap(one, other) for one, other in pairs)
