"""What prepositions, deadlines and terms leave of the days that date a claim."""

from __future__ import annotations

import datetime as dt

import pytest
from trees import text_of, tree, word

from situate.claims.timing import time_of
from situate.language.analysis import AnalysedSentence
from situate.records import Span
from situate.times import Anchor, find_times

WEDNESDAY = dt.date(2019, 5, 15)

AS_OF = tree(
    """
    As as ADP IN 3 case
    of of ADP IN 1 fixed
    Tuesday Tuesday PROPN NNP 7 obl
    , , PUNCT , 3 punct
    nine nine NUM CD 6 nummod
    refugees refugee NOUN NNS 7 nsubj
    crossed cross VERB VBD 0 root
    . . PUNCT . 7 punct
    """
)
SUBJECT = tree(
    """
    On on ADP IN 4 case
    3 3 NUM CD 3 nummod
    April April PROPN NNP 4 compound
    troops troops NOUN NNS 5 nsubj
    shelled shell VERB VBD 0 root
    Homs Homs PROPN NNP 5 obj
    . . PUNCT . 5 punct
    """
)
POSSESSIVE = tree(
    """
    Nine nine NUM CD 2 nsubj:pass
    killed kill VERB VBN 0 root
    by by ADP IN 6 case
    Tuesday Tuesday PROPN NNP 6 nmod:poss
    's 's PART POS 4 case
    blast blast NOUN NN 2 obl
    . . PUNCT . 2 punct
    """
)
WHEN = tree(
    """
    Aid aid NOUN NN 4 nsubj:pass
    has have AUX VBZ 4 aux
    been be AUX VBN 4 aux:pass
    blocked block VERB VBN 0 root
    since since ADP IN 6 case
    April April PROPN NNP 4 obl
    , , PUNCT , 11 punct
    when when SCONJ WRB 11 advmod
    the the DET DT 10 det
    truce truce NOUN NN 11 nsubj
    collapsed collapse VERB VBD 4 advcl
    . . PUNCT . 4 punct
    """
)
DEADLINE = tree(
    """
    They they PRON PRP 3 nsubj
    must must AUX MD 3 aux
    leave leave VERB VB 0 root
    before before ADP IN 6 case
    15 15 NUM CD 6 nummod
    June June PROPN NNP 3 obl
    . . PUNCT . 3 punct
    """
)
TERM = tree(
    """
    Fighters fighter NOUN NNS 5 nsubj:pass
    are be AUX VBP 5 aux
    to to PART TO 5 mark
    be be AUX VB 5 aux:pass
    disarmed disarm VERB VBN 0 root
    within within ADP IN 8 case
    30 30 NUM CD 8 nummod
    days day NOUN NNS 5 obl
    . . PUNCT . 5 punct
    """
)
THIS_YEAR = tree(
    """
    Forty forty NUM CD 2 nummod
    officers officer NOUN NNS 3 nsubj
    deserted desert VERB VBD 0 root
    this this DET DT 5 det
    year year NOUN NN 3 obl:unmarked
    . . PUNCT . 3 punct
    """
)
SINCE_RAIDS = tree(
    """
    Many many ADJ JJ 3 nsubj
    have have AUX VBP 3 aux
    fled flee VERB VBN 0 root
    since since ADP IN 6 case
    the the DET DT 6 det
    raids raid NOUN NNS 3 obl
    of of ADP IN 8 case
    April April PROPN NNP 6 nmod
    . . PUNCT . 3 punct
    """
)
ACCUSED = tree(
    """
    Sudan Sudan PROPN NNP 2 nsubj
    blamed blame VERB VBD 0 root
    them they PRON PRP 2 obj
    on on ADP IN 5 case
    Tuesday Tuesday PROPN NNP 2 obl
    of of SCONJ IN 7 mark
    building build VERB VBG 2 advcl
    forts fort NOUN NNS 7 obj
    . . PUNCT . 2 punct
    """
)


def show(sentence: AnalysedSentence, trigger: str, *, status: str = "asserted") -> str | None:
    anchor = Anchor(date=WEDNESDAY, kind="dateline")
    text = text_of([sentence])
    times = find_times(text, [Span(start=0, end=len(text))], anchor=anchor, analysed={0: sentence})
    time = time_of(sentence, word(sentence, trigger), times=times, anchor=anchor, status=status)
    if time is None:
        return None
    return f"{time.begin or ''}..{time.end or ''} {time.basis}"


@pytest.mark.parametrize(
    ("sentence", "trigger", "days"),
    [
        (AS_OF, "crossed", "..2019-05-14 stated"),
        (SUBJECT, "shelled", "2019-04-03..2019-04-03 stated"),
        (POSSESSIVE, "blast", "2019-05-14..2019-05-14 stated"),
        (WHEN, "blocked", "2019-04-01.. stated"),
        (WHEN, "collapsed", "2019-04-01..2019-04-30 stated"),
        (THIS_YEAR, "deserted", "2019-01-01..2019-05-15 stated"),
        (SINCE_RAIDS, "raids", "2019-04-01..2019-04-30 stated"),
        (SINCE_RAIDS, "fled", "2019-04-01.. stated"),
        (ACCUSED, "building", "2019-05-14..2019-05-14 tense"),
    ],
)
def test_a_preposition_leaves_a_side_of_the_days_it_governs(
    sentence: AnalysedSentence, trigger: str, days: str
) -> None:
    assert show(sentence, trigger) == days


def test_as_of_a_day_looks_forward_where_something_is_to_come() -> None:
    assert show(AS_OF, "crossed", status="planned") == "2019-05-14.. stated"


def test_a_deadline_holds_the_day_that_it_names() -> None:
    assert show(DEADLINE, "leave", status="demanded") == "..2019-06-15 stated"
    assert show(DEADLINE, "leave") == "..2019-06-14 stated"


def test_a_term_ends_so_many_days_after_the_report() -> None:
    assert show(TERM, "disarmed", status="planned") == "..2019-06-14 stated"
