"""What holds for any text: offsets are exact, spans are in order, nothing breaks."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.records import Span
from situate.text import split_words
from situate.times import Anchor, find_times

WORDS = st.sampled_from(
    (
        *split_words(
            "the last next two 3 31 12 1944 2014 99 000 1,000 may May MAY March Sept. Sunday Sun "
            "week weeks year years ago later earlier before after of in on at since until to and "
            "- , . ' s p.m. 4 Ramadan Eid al adha summer fall spring first third half quarter "
            "century BC '99 1980s 18:00 2017-02-30 30/02/2015 999999999999 couple half a morning "
            "night today yesterday every daily decades for early mid late end February 29 30th "
        ),
        "\n\n",
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(text=TEXTS, day=DAYS, cut=st.integers(0, 200))
def test_offsets_are_exact_and_no_span_ends_before_it_begins(
    text: str, day: dt.date | None, cut: int
) -> None:
    middle = min(cut, len(text))
    sentences = [Span(start=0, end=middle), Span(start=middle, end=len(text))]
    found = find_times(text, sentences, anchor=Anchor(date=day, kind="published"))
    last = 0
    for one in found:
        assert text[one.start : one.end] == one.text != ""
        assert one.start >= last
        last = one.end
        if one.begin is not None and one.end_day is not None:
            assert one.begin <= one.end_day
        if one.begin is None and one.end_day is None:
            assert (one.precision, one.anchor) == ("none", "none")


@pytest.mark.parametrize(
    "piece",
    ["a 1 may ", "\n ", "in the last ", "1-"],
)
def test_a_line_of_a_million_characters_is_read_in_seconds(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece)))[:1_000_000]
    start = time.process_time()
    find_times(text, [Span(start=0, end=len(text))], anchor=Anchor(date=None))
    assert time.process_time() - start < 30
