"""Whether a reprint is counted as a second origin: claims of two reports on one happening."""

from __future__ import annotations

import datetime as dt

from made_claims import claim

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.evaluate.reprints import find_added, measure_reprints, trace_happenings
from situate.records import KeptClaim, Mention, Report

LEAD = (
    "Gunmen attacked the market of Qasr on Sunday morning and killed nine traders before they fled "
    "into the hills on motorcycles, residents of the town told reporters by telephone."
)
OWN = "Soldiers who searched the hills found two of the motorcycles burned beside a dry well."


def report(name: str, publisher: str, text: str) -> Report:
    draft = Draft(name=name, text=text + "\n", given_id=name, publisher=publisher,
                  published=dt.date(2017, 9, 3), language="en")  # fmt: skip
    return assemble_report(draft, CollectOptions())


def telling(told: Report, word: str) -> KeptClaim:
    start = told.text.index(word)
    trigger = Mention(start=start, end=start + len(word), text=word)
    return claim(id=f"{told.id}-{word}", report=told.id, trigger=trigger)


FIRST = report("first", "The Example Courier", LEAD)


def test_a_reprint_under_another_name_adds_no_origin() -> None:
    copy = report("copy", "The Other Herald", LEAD)
    claims = [telling(FIRST, "attacked"), telling(copy, "attacked")]
    traced = trace_happenings(
        claims,
        {one.id: "h1" for one in claims},
        reports=[FIRST, copy],
        reprints={copy.id},
    )
    assert [(one.reprinted, one.copied) for one in traced["h1"]] == [(False, False), (True, True)]
    assert find_added(traced, copied=True) == {"h1": 0}
    assert {m.value for m in measure_reprints(traced, corpus="made")} == {1.0}


def test_what_a_reprint_tells_in_its_own_words_may_add_one() -> None:
    other = report("other", "The Other Herald", OWN)
    claims = [telling(FIRST, "attacked"), telling(other, "found")]
    traced = trace_happenings(
        claims, {one.id: "h1" for one in claims}, reports=[FIRST, other], reprints={other.id}
    )
    assert find_added(traced, copied=False) == {"h1": 1}
    assert find_added(traced, copied=True) == {}
    (measure,) = measure_reprints(traced, corpus="made")
    assert (measure.value, measure.count) == (0.0, 1)


def test_a_happening_that_only_reprints_tell_is_left_out() -> None:
    claims = [telling(FIRST, "attacked"), claim(id="x", report="unknown")]
    traced = trace_happenings(
        claims, {one.id: "h1" for one in claims}, reports=[FIRST], reprints={FIRST.id}
    )
    assert len(traced["h1"]) == 1
    assert list(measure_reprints(traced, corpus="made")) == []
