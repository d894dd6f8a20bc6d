"""Which word and which event an expression dates; which of two clocks counts."""

from __future__ import annotations

import datetime as dt

import pytest
from trees import text_of, tree, word

from situate.claims.date_owners import find_dated
from situate.claims.timing import time_of
from situate.language.analysis import AnalysedSentence
from situate.records import Span
from situate.times import Anchor, find_times

TUESDAY = dt.date(2021, 3, 16)
ROWS = """
    A a DET DT 2 det
    bomb bomb NOUN NN 3 nsubj
    exploded explode VERB VBD 0 root
    at at ADP IN 6 case
    {one} {one} NUM CD 6 nummod
    {zone} {zone} NOUN NN 3 obl
    on on ADP IN 8 case
    {day} {day} PROPN NNP 3 obl
    {mark} {mark} PUNCT -LRB- 10 punct
    {two} {two} NUM CD 8 appos
    {otherzone} {otherzone} NOUN NN 10 nmod
    on on ADP IN 13 case
    {otherday} {otherday} PROPN NNP 10 nmod
    ) ) PUNCT -RRB- 10 punct
    . . PUNCT . 3 punct
"""


PERFECT = tree(
    """
    The the DET DT 2 det
    number number NOUN NN 10 nsubj
    of of ADP IN 4 case
    people people NOUN NNS 2 nmod
    killed kill VERB VBN 4 acl
    on on ADP IN 8 case
    3 3 NUM CD 8 nummod
    March March PROPN NNP 10 obl
    has have AUX VBZ 10 aux
    risen rise VERB VBN 0 root
    . . PUNCT . 10 punct
    """
)
PAST = tree(
    """
    Gunmen gunman NOUN NNS 7 nsubj
    hired hire VERB VBN 1 acl
    by by ADP IN 4 case
    smugglers smuggler NOUN NNS 2 obl
    on on ADP IN 6 case
    Sunday Sunday PROPN NNP 7 obl
    attacked attack VERB VBD 0 root
    a a DET DT 9 det
    convoy convoy NOUN NN 7 obj
    . . PUNCT . 7 punct
    """
)
FIRED = tree(
    """
    A a DET DT 2 det
    shell shell NOUN NN 6 nsubj
    fired fire VERB VBN 2 acl
    by by ADP IN 5 case
    rebels rebel NOUN NNS 3 obl
    hit hit VERB VBD 0 root
    a a DET DT 8 det
    bus bus NOUN NN 6 obj
    on on ADP IN 10 case
    Sunday Sunday PROPN NNP 6 obl
    . . PUNCT . 6 punct
    """
)


def date_of(sentence: AnalysedSentence, trigger: str) -> dt.date | None:
    text, anchor = text_of([sentence]), Anchor(date=TUESDAY, kind="published")
    times = find_times(text, [Span(start=0, end=len(text))], anchor=anchor, analysed={0: sentence})
    time = time_of(sentence, word(sentence, trigger), times=times, anchor=anchor, status="asserted")
    return None if time is None else time.begin


def test_a_day_before_a_verb_in_the_perfect_is_that_of_the_clause_about_its_subject() -> None:
    assert date_of(PERFECT, "killed") == dt.date(2021, 3, 3)


def test_a_day_before_a_verb_in_the_past_is_its_own() -> None:
    assert date_of(PAST, "attacked") == dt.date(2021, 3, 14)
    assert date_of(PAST, "hired") != dt.date(2021, 3, 14)


def test_what_is_fired_and_hits_does_so_on_one_day() -> None:
    assert date_of(FIRED, "fired") == date_of(FIRED, "hit") == dt.date(2021, 3, 14)


def find_days(**words: str) -> list[dt.date | None]:
    sentence = tree(ROWS.format(**words))
    text = text_of([sentence])
    times = find_times(
        text,
        [Span(start=0, end=len(text))],
        anchor=Anchor(date=TUESDAY, kind="published"),
        analysed={0: sentence},
    )
    return [one.expression.begin for one in find_dated(sentence, times)]


@pytest.mark.parametrize("mark", ["(", "["])
def test_the_day_of_the_place_counts_and_not_that_of_gmt(mark: str) -> None:
    local = dt.date(2021, 3, 15)
    gmt_first = find_days(
        one="23:00", zone="GMT", day="Sunday", mark=mark, two="02:00", otherzone="local",
        otherday="Monday",
    )  # fmt: skip
    local_first = find_days(
        one="02:00", zone="local", day="Monday", mark=mark, two="23:00", otherzone="GMT",
        otherday="Sunday",
    )  # fmt: skip
    assert set(gmt_first) == set(local_first) == {local}


def test_two_zones_that_are_stated_keep_their_days() -> None:
    days = find_days(
        one="21:00", zone="EST", day="Sunday", mark="(", two="02:00", otherzone="GMT",
        otherday="Monday",
    )  # fmt: skip
    assert days == [dt.date(2021, 3, 14), dt.date(2021, 3, 15)]


def test_two_events_at_two_clocks_keep_their_days() -> None:
    days = find_days(
        one="23:00", zone="GMT", day="Sunday", mark="then", two="02:00", otherzone="local",
        otherday="Monday",
    )  # fmt: skip
    assert days == [dt.date(2021, 3, 14), dt.date(2021, 3, 15)]
