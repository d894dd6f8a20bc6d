from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import QASR, claim, day, number, on, who

from situate.errors import ConfigError
from situate.review.edits import FIELDS, check_edit, edit_claim, write_place

CLAIM = claim(
    "medics",
    cast=[who("actor", "gunmen"), who("target", "the village", start=20)],
    counts=[number(12, "people"), number(3, "children")],
    time=on(4, basis="tense"),
)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("type", '"air-strike"', {"type": "air-strike"}),
        ("mode", "null", {"mode": None}),
        ("status", '"denied"', {"status": "denied"}),
        ("aspect", '"ongoing"', {"aspect": "ongoing"}),
        ("place", write_place(QASR), {"place": QASR}),
        ("place", "null", {"place": None}),
        ("place_relation", '"near"', {"place_relation": "near"}),
        ("days", "null", {"time": None}),
    ],
)
def test_an_edit_alters_its_field_and_nothing_else(field, value, expected):
    assert edit_claim(CLAIM, {field: value}) == dataclasses.replace(CLAIM, **expected)


def test_edited_days_are_stated_days():
    time = edit_claim(CLAIM, {"days": '{"begin": "2017-09-02", "end": "2017-09-03"}'}).time
    assert time is not None
    assert (time.begin, time.end, time.precision, time.basis) == (day(2), day(3), "day", "stated")


def test_a_participant_is_given_another_actor_and_role():
    edited = edit_claim(
        CLAIM, {"participants.0.actor": '"hadi-brigade"', "participants.1.role": '"victim"'}
    )
    assert [(p.role, p.actor) for p in edited.participants] == [
        ("actor", "hadi-brigade"),
        ("victim", None),
    ]
    assert [p.text for p in edited.participants] == ["gunmen", "the village"]


def test_a_count_is_altered_and_another_taken_away():
    edited = edit_claim(
        CLAIM, {"counts.0": "null", "counts.1": '{"low": 4, "best": 4, "high": null}'}
    )
    assert [(c.who, c.low, c.best, c.high) for c in edited.counts] == [("children", 4, 4, None)]
    assert edited.counts[0].text == CLAIM.counts[1].text


def test_an_edit_of_what_a_later_reading_no_longer_finds_is_passed_over():
    assert edit_claim(CLAIM, {"participants.7.actor": "null", "counts.7": "null"}) == CLAIM


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("quote", '"x"', "'quote' is no field that can be edited; give one of type, mode, status"),
        ("participants.0.text", '"x"', "no field that can be edited"),
        ("counts.0.actor", '"x"', "no field that can be edited"),
        ("status", "denied", "is no JSON"),
        ("status", None, "is no JSON"),
        ("status", '"maybe"', "give one of asserted, denied, planned"),
        ("status", "null", "give one of asserted"),
        ("aspect", '"past"', "give one of done, ongoing"),
        ("type", '"Air Strike"', "give a name of the codebook"),
        ("type", "7", "give a name of the codebook"),
        ("place_relation", '"beside"', "give one of at, near, from"),
        ("place", '"geonames:1"', "as an object with text, id, name"),
        ("place", '{"text": "Qasr"}', "place has no id"),
        ("days", '"2017-09-02"', "give null or an object"),
        ("days", '{"begin": "2 Sept"}', "give null or an object"),
        ("days", '{"begin": 3}', "give null or an object"),
        ("days", "{}", "give null or an object"),
        ("days", '{"begin": "2017-09-03", "end": "2017-09-02"}', "before they begin"),
        ("days", '{"begin": "2017-09-03", "precision": "exact"}', "give null or an object"),
        ("participants.0.role", '"hero"', "give one of actor, supporter"),
        ("participants.0.actor", '" "', "id of a registry entry"),
        ("counts.0", "{}", "some of what, who, low, best, high"),
        ("counts.0", '{"what": "hurt"}', "counts.0.what cannot be 'hurt'"),
        ("counts.0", '{"who": 4}', "counts.0.who cannot be 4"),
        ("counts.0", '{"low": 5, "best": 4, "high": 6}', "in that order"),
        ("counts.0", '{"low": -1, "best": 4, "high": 6}', "whole numbers"),
        ("counts.0", '{"best": true}', "whole numbers"),
        ("counts.0", '{"best": 1.5}', "whole numbers"),
    ],
)
def test_an_edit_that_is_not_allowed_is_refused_in_words(field, value, message):
    with pytest.raises(ConfigError, match=message):
        check_edit(field, value)
    with pytest.raises(ConfigError, match=message):
        edit_claim(CLAIM, {field: value})


def test_an_edit_of_a_participant_that_the_claim_has_not_is_refused_when_made():
    with pytest.raises(ConfigError, match="has 2 participants, numbered from 0"):
        check_edit("participants.2.actor", "null", claim=CLAIM)
    check_edit("participants.1.actor", "null", claim=CLAIM)


@given(
    st.sampled_from(FIELDS).map(lambda f: f.replace("N", "0")),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["begin", "end", "low", "best", "high", "who", "id", "text"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=6,
    ),
)
def test_whatever_the_value_an_edit_is_applied_or_refused_in_words(field, value):
    try:
        edited = edit_claim(CLAIM, {field: json.dumps(value)})
    except ConfigError:
        return
    assert (edited.id, edited.quote, edited.trigger) == (CLAIM.id, CLAIM.quote, CLAIM.trigger)
