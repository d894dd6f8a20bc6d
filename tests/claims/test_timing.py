"""Which day a claim gets: stated, from tense, from the dateline, or none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import text_of, tree, word

from situate.claims.timing import time_of
from situate.language.analysis import AnalysedSentence
from situate.records import ClaimTime, Span
from situate.times import Anchor, find_times

WEDNESDAY = dt.date(2019, 5, 15)

REPORTED = tree(
    """
    The the DET DT 2 det
    ministry ministry NOUN NN 3 nsubj
    reported report VERB VBD 0 root
    yesterday yesterday NOUN NN 3 obl:unmarked
    that that SCONJ IN 10 mark
    the the DET DT 7 det
    village village NOUN NN 10 nsubj:pass
    has have AUX VBZ 10 aux
    been be AUX VBN 10 aux:pass
    retaken retake VERB VBN 3 ccomp
    . . PUNCT . 3 punct
    """
)
SAID = tree(
    """
    The the DET DT 2 det
    army army NOUN NN 3 nsubj
    said say VERB VBD 0 root
    on on ADP IN 5 case
    Tuesday Tuesday PROPN NNP 3 obl
    that that SCONJ IN 8 mark
    militants militant NOUN NNS 8 nsubj
    attacked attack VERB VBD 3 ccomp
    a a DET DT 10 det
    checkpoint checkpoint NOUN NN 8 obj
    . . PUNCT . 3 punct
    """
)
SAID_LATE = tree(
    """
    The the DET DT 2 det
    army army NOUN NN 3 nsubj
    said say VERB VBD 0 root
    militants militant NOUN NNS 5 nsubj
    attacked attack VERB VBD 3 ccomp
    a a DET DT 7 det
    checkpoint checkpoint NOUN NN 5 obj
    on on ADP IN 9 case
    Monday Monday PROPN NNP 5 obl
    . . PUNCT . 3 punct
    """
)
SHARED = tree(
    """
    On on ADP IN 2 case
    Sunday Sunday PROPN NNP 5 obl
    , , PUNCT , 2 punct
    rebels rebel NOUN NNS 5 nsubj
    seized seize VERB VBD 0 root
    the the DET DT 7 det
    bridge bridge NOUN NN 5 obj
    and and CCONJ CC 9 cc
    burned burn VERB VBD 5 conj
    two two NUM CD 11 nummod
    trucks truck NOUN NNS 9 obj
    . . PUNCT . 5 punct
    """
)
BESIDE = tree(
    """
    Rebels rebel NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    on on ADP IN 4 case
    Monday Monday PROPN NNP 2 obl
    and and CCONJ CC 7 cc
    villagers villager NOUN NNS 7 nsubj
    fled flee VERB VBD 2 conj
    . . PUNCT . 2 punct
    """
)
URGED = tree(
    """
    The the DET DT 2 det
    envoy envoy NOUN NN 3 nsubj
    urged urge VERB VBD 0 root
    them they PRON PRP 3 obj
    on on ADP IN 6 case
    Monday Monday PROPN NNP 3 obl
    to to PART TO 8 mark
    release release VERB VB 3 xcomp
    prisoners prisoner NOUN NNS 8 obj
    . . PUNCT . 3 punct
    """
)
MEASURED = tree(
    """
    Troops troop NOUN NNS 2 nsubj
    left leave VERB VBD 0 root
    on on ADP IN 4 case
    Monday Monday PROPN NNP 2 obl
    , , PUNCT , 10 punct
    two two NUM CD 7 nummod
    days day NOUN NNS 10 obl:unmarked
    after after SCONJ IN 10 mark
    rebels rebel NOUN NNS 10 nsubj
    captured capture VERB VBD 2 advcl
    the the DET DT 12 det
    bridge bridge NOUN NN 10 obj
    . . PUNCT . 2 punct
    """
)
AT_DAWN = tree(
    """
    Troops troop NOUN NNS 2 nsubj
    shelled shell VERB VBD 0 root
    the the DET DT 4 det
    town town NOUN NN 2 obj
    at at ADP IN 6 case
    dawn dawn NOUN NN 2 obl
    . . PUNCT . 2 punct
    """
)
RELATIVE = tree(
    """
    Police police NOUN NN 2 nsubj
    arrested arrest VERB VBD 0 root
    a a DET DT 4 det
    man man NOUN NN 2 obj
    who who PRON WP 6 nsubj
    killed kill VERB VBD 4 acl:relcl
    three three NUM CD 8 nummod
    people person NOUN NNS 6 obj
    in in ADP IN 10 case
    2016 2016 NUM CD 6 obl
    . . PUNCT . 2 punct
    """
)
SINCE = tree(
    """
    Fighting fighting NOUN NN 3 nsubj
    has have AUX VBZ 3 aux
    displaced displace VERB VBN 0 root
    4,000 4000 NUM CD 5 nummod
    people person NOUN NNS 3 obj
    since since ADP IN 7 case
    March March PROPN NNP 3 obl
    . . PUNCT . 3 punct
    """
)
WHEN = tree(
    """
    Twelve twelve NUM CD 2 nummod
    people person NOUN NNS 3 nsubj
    died die VERB VBD 0 root
    when when ADV WRB 7 advmod
    a a DET DT 6 det
    bomb bomb NOUN NN 7 nsubj
    exploded explode VERB VBD 3 advcl
    on on ADP IN 9 case
    Tuesday Tuesday PROPN NNP 7 obl
    . . PUNCT . 3 punct
    """
)
AFTER = tree(
    """
    Troops troops NOUN NNS 2 nsubj
    withdrew withdraw VERB VBD 0 root
    on on ADP IN 4 case
    Tuesday Tuesday PROPN NNP 2 obl
    after after SCONJ IN 7 mark
    rebels rebel NOUN NNS 7 nsubj
    captured capture VERB VBD 2 advcl
    the the DET DT 9 det
    town town NOUN NN 7 obj
    . . PUNCT . 2 punct
    """
)
LENGTH = tree(
    """
    Shelling Shelling PROPN NNP 2 nsubj
    continued continue VERB VBD 0 root
    for for ADP IN 5 case
    three three NUM CD 5 nummod
    hours hour NOUN NNS 2 obl
    . . PUNCT . 2 punct
    """
)
PERFECT = tree(
    """
    The the DET DT 2 det
    village village NOUN NN 5 nsubj:pass
    had have AUX VBD 5 aux
    been be AUX VBN 5 aux:pass
    captured capture VERB VBN 0 root
    by by ADP IN 8 case
    the the DET DT 8 det
    rebels rebel NOUN NNS 5 obl:agent
    . . PUNCT . 5 punct
    """
)
PRESENT = tree(
    """
    Government government NOUN NN 2 compound
    forces force NOUN NNS 4 nsubj
    are be AUX VBP 4 aux
    besieging besiege VERB VBG 0 root
    the the DET DT 6 det
    city city NOUN NN 4 obj
    . . PUNCT . 4 punct
    """
)
PAST = tree(
    """
    Gunmen Gunmen PROPN NNP 2 nsubj
    kidnapped kidnap VERB VBD 0 root
    two two NUM CD 4 nummod
    workers worker NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """
)
FUTURE = tree(
    """
    The the DET DT 3 det
    two two NUM CD 3 nummod
    sides side NOUN NNS 5 nsubj
    will will AUX MD 5 aux
    exchange exchange VERB VB 0 root
    prisoners prisoner NOUN NNS 5 obj
    . . PUNCT . 5 punct
    """
)
NOUN = tree(
    """
    The the DET DT 2 det
    group group NOUN NN 3 nsubj
    claimed claim VERB VBD 0 root
    responsibility responsibility NOUN NN 3 obj
    for for ADP IN 7 case
    the the DET DT 7 det
    attack attack NOUN NN 4 nmod
    that that PRON WDT 9 nsubj
    killed kill VERB VBD 7 acl:relcl
    nine nine NUM CD 11 nummod
    people person NOUN NNS 9 obj
    on on ADP IN 13 case
    Friday Friday PROPN NNP 9 obl
    . . PUNCT . 3 punct
    """
)
RANGE = tree(
    """
    Between between ADP IN 2 case
    3 3 NUM CD 7 obl
    and and CCONJ CC 4 cc
    5 5 NUM CD 2 conj
    May May PROPN NNP 2 nmod:unmarked
    they they PRON PRP 7 nsubj
    shelled shell VERB VBD 0 root
    the the DET DT 9 det
    town town NOUN NN 7 obj
    . . PUNCT . 7 punct
    """
)

AFTER_NOUN = tree(
    """
    The the DET DT 2 det
    army army NOUN NN 3 nsubj
    retook retake VERB VBD 0 root
    the the DET DT 5 det
    town town NOUN NN 3 obj
    on on ADP IN 7 case
    Friday Friday PROPN NNP 3 obl
    after after ADP IN 10 case
    a a DET DT 10 det
    siege siege NOUN NN 3 obl
    . . PUNCT . 3 punct
    """
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def timed(
    sentence: AnalysedSentence,
    trigger: str,
    *,
    on: dt.date | None = WEDNESDAY,
    status: str = "asserted",
    previous: ClaimTime | None = None,
) -> ClaimTime | None:
    text = text_of([sentence])
    anchor = Anchor(date=on, kind="none" if on is None else "dateline")
    span = Span(start=sentence.start, end=sentence.end)
    times = find_times(text, [span], anchor=anchor, analysed={0: sentence})
    return time_of(
        sentence,
        word(sentence, trigger),
        times=times,
        anchor=anchor,
        status=status,
        previous=previous,
    )


@pytest.mark.parametrize(
    ("sentence", "trigger", "begin", "end", "precision"),
    [
        (SAID_LATE, "attacked", "2019-05-13", "2019-05-13", "day"),
        (SHARED, "seized", "2019-05-12", "2019-05-12", "day"),
        (SHARED, "burned", "2019-05-12", "2019-05-12", "day"),
        (RELATIVE, "killed", "2016-01-01", "2016-12-31", "year"),
        (WHEN, "died", "2019-05-14", "2019-05-14", "day"),
        (WHEN, "exploded", "2019-05-14", "2019-05-14", "day"),
        (NOUN, "attack", "2019-05-10", "2019-05-10", "day"),
        (RANGE, "shelled", "2019-05-03", "2019-05-05", "day"),
    ],
)
def test_an_expression_of_the_clause_dates_what_happened(
    sentence: AnalysedSentence, trigger: str, begin: str, end: str, precision: str
) -> None:
    time = timed(sentence, trigger)
    assert time is not None
    assert (time.begin, time.end) == (day(begin), day(end))
    assert (time.precision, time.basis) == (precision, "stated")
    assert time.times


def test_both_ends_of_a_range_are_named() -> None:
    time = timed(RANGE, "shelled")
    assert time is not None
    assert time.times == (0, 1)


def test_the_day_of_saying_is_not_taken_for_a_stated_day_of_the_event() -> None:
    time = timed(SAID, "attacked")
    assert time == ClaimTime(
        begin=day("2019-05-14"), end=day("2019-05-14"), precision="about", times=(0,), basis="tense"
    )


def test_news_in_the_perfect_is_dated_the_day_it_was_reported() -> None:
    time = timed(REPORTED, "retaken")
    assert time == ClaimTime(
        begin=day("2019-05-14"), end=day("2019-05-14"), precision="day", times=(0,), basis="tense"
    )


def test_the_act_of_saying_keeps_its_own_day() -> None:
    time = timed(SAID, "said")
    assert time is not None
    assert (time.begin, time.basis) == (day("2019-05-14"), "stated")


def test_since_opens_the_end() -> None:
    time = timed(SINCE, "displaced")
    assert time is not None
    assert (time.begin, time.end, time.precision) == (day("2019-03-01"), None, "month")


def test_a_clause_behind_after_lies_about_the_date_above_it() -> None:
    time = timed(AFTER, "captured")
    assert time is not None
    assert (time.begin, time.end) == (day("2019-05-14"), day("2019-05-14"))
    assert (time.precision, time.basis) == ("about", "tense")


def test_a_noun_behind_after_lies_about_the_date_of_its_verb() -> None:
    time = timed(AFTER_NOUN, "siege")
    assert time is not None
    assert (time.begin, time.end) == (day("2019-05-10"), day("2019-05-10"))
    assert (time.precision, time.basis) == ("about", "tense")


def test_a_duration_is_no_day() -> None:
    time = timed(LENGTH, "Shelling")
    assert time is not None
    assert (time.begin, time.basis, time.times) == (WEDNESDAY, "dateline", ())


def test_the_simple_past_without_a_date_is_about_the_dateline() -> None:
    time = timed(PAST, "kidnapped")
    assert time == ClaimTime(
        begin=WEDNESDAY, end=WEDNESDAY, precision="about", times=(), basis="dateline"
    )


def test_what_goes_on_is_dated_the_day_of_the_report() -> None:
    time = timed(PRESENT, "besieging")
    assert time == ClaimTime(
        begin=WEDNESDAY, end=WEDNESDAY, precision="day", times=(), basis="tense"
    )


def test_the_past_perfect_is_only_known_to_lie_before_the_report() -> None:
    time = timed(PERFECT, "captured")
    assert time is not None
    assert (time.begin, time.end, time.basis) == (None, WEDNESDAY, "tense")


def test_background_of_past_years_does_not_get_the_day_of_the_report() -> None:
    before = ClaimTime(
        begin=day("2014-01-01"), end=day("2014-12-31"), precision="year", times=(0,), basis="stated"
    )
    assert timed(PAST, "kidnapped", previous=before) is None


def test_what_is_told_next_in_the_paragraph_is_inferred_to_lie_on_the_same_day() -> None:
    before = ClaimTime(
        begin=day("2019-05-13"), end=day("2019-05-13"), precision="day", times=(0,), basis="stated"
    )
    time = timed(PAST, "kidnapped", previous=before)
    assert time is not None
    assert (time.begin, time.end, time.basis) == (day("2019-05-13"), day("2019-05-13"), "tense")


def test_the_day_of_a_clause_with_a_subject_of_its_own_is_only_inferred() -> None:
    time = timed(BESIDE, "fled")
    assert time is not None
    assert (time.begin, time.basis) == (day("2019-05-13"), "tense")


def test_what_was_urged_on_a_day_was_not_done_on_it() -> None:
    assert timed(URGED, "release", status="demanded") is None


def test_a_stretch_before_after_leads_back_to_the_day() -> None:
    time = timed(MEASURED, "captured")
    assert time is not None
    assert (time.begin, time.end, time.basis) == (day("2019-05-11"), day("2019-05-11"), "stated")


def test_an_hour_alone_leaves_the_day_to_be_inferred() -> None:
    time = timed(AT_DAWN, "shelled")
    assert time is not None
    assert (time.begin, time.basis) == (WEDNESDAY, "tense")


def test_what_is_to_come_or_only_planned_has_no_day_unless_stated() -> None:
    assert timed(FUTURE, "exchange", status="planned") is None
    assert timed(FUTURE, "exchange") is None
    assert timed(PAST, "kidnapped", status="threatened") is None


def test_without_a_day_of_report_nothing_is_dated_by_tense() -> None:
    assert timed(PAST, "kidnapped", on=None) is None
    assert timed(PRESENT, "besieging", on=None) is None
    time = timed(SAID_LATE, "attacked", on=None)
    assert time is not None
    assert (time.begin, time.end, time.times) == (None, None, (0,))


@given(
    heads=st.lists(st.integers(0, 8), min_size=9, max_size=9),
    relations=st.lists(
        st.sampled_from(["obl", "nmod", "conj", "advcl", "ccomp", "acl:relcl", "mark", "nsubj"]),
        min_size=9,
        max_size=9,
    ),
)
def test_any_tree_gives_spans_in_order_and_indexes_that_exist(
    heads: list[int], relations: list[str]
) -> None:
    words = ["rebels", "said", "on", "Monday", "killed", "after", "May", "2014", "captured"]
    tags = ["NOUN", "VERB", "ADP", "PROPN", "VERB", "SCONJ", "PROPN", "NUM", "VERB"]
    rows = []
    for at, (text, tag) in enumerate(zip(words, tags, strict=True)):
        head = 0 if at == 0 else min(heads[at], at - 1) + 1
        lemma = "say" if text == "said" else text
        relation = "root" if at == 0 else relations[at]
        rows.append(f"{text} {lemma} {tag} VBD {head} {relation}")
    sentence = tree("\n".join(rows))
    for trigger in words:
        time = timed(sentence, trigger)
        if time is not None:
            assert all(0 <= index < 2 for index in time.times)
            assert time.begin is None or time.end is None or time.begin <= time.end
