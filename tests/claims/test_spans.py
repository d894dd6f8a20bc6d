"""Stretches of time: what "after three days of fighting" and "since then" say of a claim's days."""

from __future__ import annotations

import datetime as dt

import pytest
from trees import text_of, tree, word

from situate.claims.timing import time_of
from situate.language.analysis import AnalysedSentence
from situate.records import ClaimTime, Span
from situate.times import Anchor, find_times

WEDNESDAY = dt.date(2019, 5, 15)

AFTER_DAYS = tree(
    """
    The the DET DT 2 det
    rebels rebel NOUN NNS 3 nsubj
    took take VERB VBD 0 root
    it it PRON PRP 3 obj
    on on ADP IN 6 case
    Tuesday Tuesday PROPN NNP 3 obl
    after after ADP IN 9 case
    three three NUM CD 9 nummod
    days day NOUN NNS 3 obl
    of of ADP IN 11 case
    shelling shelling NOUN NN 9 nmod
    and and CCONJ CC 13 cc
    clashes clash NOUN NNS 11 conj
    . . PUNCT . 3 punct
    """
)
SIEGE = tree(
    """
    The the DET DT 2 det
    fort fort NOUN NN 3 nsubj
    fell fall VERB VBD 0 root
    on on ADP IN 5 case
    Monday Monday PROPN NNP 3 obl
    after after ADP IN 9 case
    a a DET DT 9 det
    two-week two-week ADJ JJ 9 amod
    siege siege NOUN NN 3 obl
    . . PUNCT . 3 punct
    """
)
OPENING = tree(
    """
    Teachers teacher NOUN NNS 2 nsubj
    began begin VERB VBD 0 root
    two two NUM CD 4 nummod
    days day NOUN NNS 2 obj
    of of ADP IN 6 case
    protests protest NOUN NNS 4 nmod
    on on ADP IN 8 case
    Monday Monday PROPN NNP 2 obl
    . . PUNCT . 2 punct
    """
)
KILLED_IN = tree(
    """
    Nine nine NUM CD 2 nummod
    people people NOUN NNS 4 nsubj:pass
    were be AUX VBD 4 aux:pass
    killed kill VERB VBN 0 root
    in in ADP IN 7 case
    four four NUM CD 7 nummod
    days day NOUN NNS 4 obl
    of of ADP IN 9 case
    riots riot NOUN NNS 7 nmod
    . . PUNCT . 4 punct
    """
)
SINCE_THEN = tree(
    """
    On on ADP IN 2 case
    Sunday Sunday PROPN NNP 4 obl
    militants militant NOUN NNS 4 nsubj
    attacked attack VERB VBD 0 root
    , , PUNCT , 8 punct
    and and CCONJ CC 8 cc
    have have AUX VBP 8 aux
    fled flee VERB VBN 4 conj
    since since ADP IN 10 case
    then then ADV RB 8 advmod
    . . PUNCT . 4 punct
    """
)


def timed(
    sentence: AnalysedSentence,
    trigger: str,
    *,
    status: str = "asserted",
    previous: ClaimTime | None = None,
) -> ClaimTime | None:
    text, anchor = text_of([sentence]), Anchor(date=WEDNESDAY, kind="dateline")
    times = find_times(text, [Span(start=0, end=len(text))], anchor=anchor, analysed={0: sentence})
    return time_of(
        sentence,
        word(sentence, trigger),
        times=times,
        anchor=anchor,
        status=status,
        previous=previous,
    )


def show(time: ClaimTime | None) -> str:
    assert time is not None
    return f"{time.begin or ''}..{time.end or ''} {time.basis}"


@pytest.mark.parametrize(
    ("sentence", "trigger", "days"),
    [
        (AFTER_DAYS, "took", "2019-05-14..2019-05-14 stated"),
        (AFTER_DAYS, "shelling", "2019-05-12..2019-05-14 tense"),
        (AFTER_DAYS, "clashes", "2019-05-12..2019-05-14 tense"),
        (SIEGE, "fell", "2019-05-13..2019-05-13 stated"),
        (SIEGE, "siege", "2019-04-29..2019-05-13 tense"),
        (OPENING, "protests", "2019-05-13..2019-05-14 tense"),
        (KILLED_IN, "riots", "2019-05-12..2019-05-15 tense"),
    ],
)
def test_what_a_stretch_measures_lasts_up_to_the_day_it_stands_with(
    sentence: AnalysedSentence, trigger: str, days: str
) -> None:
    assert show(timed(sentence, trigger)) == days


def test_a_stretch_without_a_day_ends_with_that_of_the_claim_before() -> None:
    day = dt.date(2019, 5, 2)
    before = ClaimTime(begin=day, end=day, precision="day", times=(0,), basis="stated")
    assert show(timed(KILLED_IN, "riots", previous=before)) == "2019-04-29..2019-05-02 tense"


def test_since_then_opens_the_end_from_the_last_date_on() -> None:
    time = timed(SINCE_THEN, "fled")
    assert show(time) == "2019-05-12.. tense"
    assert time is not None
    assert time.times == (0,)
    assert show(timed(SINCE_THEN, "attacked")) == "2019-05-12..2019-05-12 stated"


def test_a_demand_is_not_dated_by_a_stretch() -> None:
    time = timed(AFTER_DAYS, "shelling", status="demanded")
    assert time is None or time.begin != dt.date(2019, 5, 12)
