from __future__ import annotations

import datetime as dt

import pytest
from made_claims import QASR, TELL

from situate.errors import ConfigError
from situate.reading_format import parse_json, write_json
from situate.records import Decision
from situate.review.decisions import Signature, in_force, make_decision, undo_decision
from situate.review.edits import write_place

NOON = dt.datetime(2017, 9, 5, 12, tzinfo=dt.UTC)
ANNA = Signature(by="anna", at=NOON, note="read twice")
BEN = Signature(by="ben", at=NOON + dt.timedelta(hours=1))


def test_a_decision_carries_who_when_and_why():
    decision = make_decision("accept", ["c1"], signed=ANNA)
    assert (decision.by, decision.at, decision.note) == ("anna", NOON, "read twice")


def test_the_same_decision_of_two_people_has_two_ids():
    assert make_decision("accept", ["c1"], signed=ANNA).id != (
        make_decision("accept", ["c1"], signed=BEN).id
    )


def test_a_merge_is_the_same_in_any_order_of_its_claims():
    one = make_decision("merge", ["c2", "c1"], signed=ANNA)
    assert one == make_decision("merge", ["c1", "c2", "c1"], signed=ANNA)


def test_a_decision_goes_through_json_and_back():
    decision = make_decision("split", ["c1"], signed=ANNA, against=["c2"])
    assert parse_json(Decision, write_json(decision)) == decision


@pytest.mark.parametrize(
    ("kind", "subjects", "more", "message"),
    [
        ("delete", ["c1"], {}, "'delete' is no kind of decision; give one of accept, reject"),
        ("accept", ["c1", "c2"], {}, "accept is over one claim, not 2"),
        ("reject", [], {}, "reject is over one claim, not 0"),
        ("merge", ["c1", "c1"], {}, "a merge needs two claims or more"),
        ("split", ["c1"], {}, "claims that leave and claims that they leave behind"),
        ("split", ["c1"], {"against": ["c1", "c2"]}, "c1 cannot leave and be left behind"),
        ("merge", ["c1", "c2"], {"against": ["c3"]}, "only a split does"),
        ("accept", ["c1"], {"field": "type"}, "only an edit has one"),
        ("accept", ["c1"], {"value": "1"}, "only edit and same-place have one"),
        ("accept", [" "], {}, "a subject that is empty"),
        ("same-actor", ["hadi-brigade"], {}, "two different subjects"),
        ("same-place", ["Kasr", "geonames:1"], {}, "no JSON"),
        ("same-place", ["Kasr", "geonames:1"], {"value": "null"}, "needs the entry geonames:1"),
        (
            "same-place",
            ["Kasr", "geonames:1"],
            {"value": write_place(TELL)},
            "needs the entry geonames:1",
        ),
        ("edit", ["c1"], {"field": "quote", "value": '"x"'}, "give one of type, mode, status"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_words(kind, subjects, more, message):
    with pytest.raises(ConfigError, match=message):
        make_decision(kind, subjects, signed=ANNA, **more)


@pytest.mark.parametrize(
    ("signed", "message"),
    [
        (Signature(by=" ", at=NOON), "say who decides"),
        (Signature(by="anna", at=dt.datetime(2017, 9, 5)), "without its zone"),
    ],
)
def test_a_decision_without_author_or_zone_is_refused(signed, message):
    with pytest.raises(ConfigError, match=message):
        make_decision("accept", ["c1"], signed=signed)


def test_same_place_carries_its_entry():
    decision = make_decision(
        "same-place", ["Kasr", "geonames:1"], signed=ANNA, value=write_place(QASR)
    )
    assert decision.subjects == ("Kasr", "geonames:1")


def test_an_undone_decision_is_not_in_force_and_cannot_be_undone_again():
    decision = make_decision("accept", ["c1"], signed=ANNA)
    undone = undo_decision(decision, signed=BEN)
    assert (undone.undone_by, undone.undone_at) == ("ben", BEN.at)
    assert in_force([undone]) == ()
    with pytest.raises(ConfigError, match="was undone by ben on 2017-09-05"):
        undo_decision(undone, signed=ANNA)


def test_decisions_stand_in_the_order_in_which_they_were_made():
    late = make_decision("accept", ["c1"], signed=BEN)
    early = make_decision("reject", ["c1"], signed=ANNA)
    assert in_force([late, early]) == (early, late)
