"""ACLED's rules: columns, codes, what happened and what did not."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import TOWN, events, make_context, make_event, tell, toll

from situate.export.acled import COLUMNS, disorder_type, write_acled
from situate.export.losses import HAPPENED, Losses
from situate.records import AcledCode, Event


def export(*given_events: Event) -> tuple[list[dict[str, str]], Losses]:
    out = io.BytesIO()
    losses = write_acled(given_events, out, context=make_context())
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))), losses


@pytest.mark.shared
def test_the_columns_and_classes_are_those_of_the_reference(shared) -> None:
    reference = json.loads((shared / "refs" / "acled.json").read_text(encoding="utf8"))
    assert list(COLUMNS) == reference["columns"]
    for event_type, kinds in reference["taxonomy"].items():
        for kind in kinds:
            code = AcledCode(event_type=event_type, sub_event_type=kind["sub_event_type"])
            named = set(disorder_type(code).split("; "))
            assert named <= set("; ".join(reference["disorder_type"]).split("; "))
            assert ("Political violence" in named) == bool(kind["political_violence"])
            assert ("Demonstrations" in named) == bool(kind["demonstrations"])


@given(st.lists(events(), max_size=6))
def test_only_what_happened_is_a_row_and_the_rest_is_counted(given_events) -> None:
    rows, losses = export(*given_events)
    statuses = {event.id: event.status for event in given_events}
    assert losses.written == len(rows)
    assert losses.written + sum(number for _, number in losses.left_out) == len(given_events)
    assert all(set(row) == set(COLUMNS) for row in rows)
    if len(statuses) == len(given_events):
        assert all(statuses[row["event_id_cnty"]] in HAPPENED for row in rows)


@pytest.mark.parametrize("status", ["denied", "planned", "possible", "demanded", "threatened"])
def test_what_did_not_happen_is_left_out_with_its_reason(status: str) -> None:
    rows, losses = export(make_event(status=status))
    assert rows == []
    assert losses.left_out == ((f"status {status}", 1),)


@pytest.mark.parametrize(
    ("numbers", "written", "noted"),
    [
        ((4, 5, 7), "4", "deaths-range"),
        ((5, None, None), "5", "deaths-range"),
        ((None, 6, None), "6", "deaths-range"),
        ((3, 3, 3), "3", None),
        (None, "0", "fatalities not told, written as 0"),
        ((None, None, 10), "0", "fatalities not told, written as 0"),
    ],
)
def test_fatalities_are_the_lowest_number_or_none_reported(numbers, written, noted) -> None:
    rows, losses = export(make_event(tolls=(toll("killed", *numbers),) if numbers else ()))
    assert rows[0]["fatalities"] == written
    names = {"deaths-range", "fatalities not told, written as 0"} & dict(losses.lost).keys()
    assert names == ({noted} if noted else set())


def test_who_takes_a_place_decides_the_sub_event() -> None:
    by_state = make_event(type="capture")
    by_rebels = make_event(type="capture", participants=(tell("actor", "Red Front", "red-front"),))
    by_somebody = make_event(type="capture", participants=())
    kinds = [row["sub_event_type"] for row in export(by_state, by_rebels, by_somebody)[0]]
    assert kinds == [
        "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    ]  # fmt: skip


def test_state_forces_abroad_are_external_forces() -> None:
    event = make_event(participants=(tell("actor", "jets", "RU:air-force"),))
    rows, _ = export(event)
    assert (rows[0]["inter1"], rows[0]["interaction"]) == ("8", "80")


def test_two_parties_are_the_two_sides() -> None:
    parties = (tell("party", "the army", "TT:army"), tell("party", "Red Front", "red-front"))
    (row,), _ = export(make_event(participants=parties))
    assert (row["actor1"], row["actor2"]) == ("Army of Taland", "Red Front")
    assert (row["assoc_actor_1"], row["assoc_actor_2"], row["interaction"]) == ("", "", "12")


def test_a_pair_with_an_unknown_side_has_no_interaction() -> None:
    (row,), _ = export(
        make_event(participants=(tell("actor", "the army", "TT:army"), tell("target", "smugglers")))
    )
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "", "")


def test_civilians_are_known_by_the_words_for_them() -> None:
    told = (tell("actor", "the army", "TT:army"), tell("victim", "two farmers"))
    (row,), _ = export(make_event(type="attack-on-civilians", participants=told))
    assert (row["inter2"], row["civilian_targeting"]) == ("7", "Civilian targeting")


def test_a_supporter_stands_with_the_actor() -> None:
    told = (tell("actor", "the army", "TT:army"), tell("supporter", "jets", "RU:air-force"))
    (row,), _ = export(make_event(participants=told))
    assert row["assoc_actor_1"] == "Air Force of Russia"


def test_what_is_not_known_stays_empty() -> None:
    bare = make_event(participants=(), place=None, begin=None, end=None, precision=None)
    (row,), losses = export(bare)
    filled = {name for name, cell in row.items() if cell}
    assert filled == {
        "event_id_cnty", "disorder_type", "event_type", "sub_event_type", "source", "notes",
        "fatalities", "timestamp",
    }  # fmt: skip
    assert "event_date empty: no day, or a span longer than a month" in dict(losses.lost)


def test_the_country_has_its_iso_number() -> None:
    (row,), _ = export(make_event(place=TOWN))
    assert (row["iso"], row["country"], row["geo_precision"]) == ("760", "Syria", "1")


@pytest.mark.parametrize("name", ["them", "its", "the market", "a bridge", "two villages"])
def test_a_pronoun_or_a_thing_is_no_side_and_hides_who_else_was_in_it(name: str) -> None:
    told = (tell("actor", "the army", "TT:army"), tell("target", name))
    (row,), _ = export(make_event(participants=told))
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("", "", "")


def test_one_side_alone_is_a_sole_action() -> None:
    (row,), _ = export(make_event(participants=(tell("actor", "the army", "TT:army"),)))
    assert row["interaction"] == "10"


def test_people_in_a_thing_are_a_side() -> None:
    told = (tell("actor", "the army", "TT:army"), tell("victim", "patients in the hospital"))
    (row,), _ = export(make_event(participants=told))
    assert (row["actor2"], row["interaction"]) == ("patients in the hospital", "17")
