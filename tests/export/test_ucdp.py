"""UCDP's rules: deaths that add up, precision codes, sides."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import PROVINCE, TOWN, count, events, make_context, make_event, tell, toll

from situate.export.losses import Losses
from situate.export.places import priogrid_cell
from situate.export.ucdp import COLUMNS, write_ucdp
from situate.records import Event


def export(*given_events: Event) -> tuple[list[dict[str, str]], Losses]:
    out = io.BytesIO()
    losses = write_ucdp(given_events, out, context=make_context())
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))), losses


def killed(*tolls) -> tuple:
    return tuple(toll("killed", n, n, n, side) for side, n in tolls)


@pytest.mark.shared
def test_the_columns_are_those_of_the_reference(shared) -> None:
    reference = json.loads((shared / "refs" / "ucdp_ged.json").read_text(encoding="utf8"))
    assert list(COLUMNS) == reference["columns"]


@given(st.lists(events(), max_size=6))
def test_the_dead_by_side_add_up_to_the_best_estimate(given_events) -> None:
    rows, losses = export(*given_events)
    assert losses.written + sum(number for _, number in losses.left_out) == len(given_events)
    for row in rows:
        sides = [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
        if row["best"]:
            assert sum(map(int, sides)) == int(row["best"])
            assert all(int(side) >= 0 for side in sides)
        else:
            assert sides == [""] * 4


def test_the_dead_go_to_their_sides_and_the_rest_is_unknown() -> None:
    (row,), _ = export(make_event(tolls=killed((None, 9), ("actor", 2), ("target", 4))))
    assert [row[f"deaths_{s}"] for s in ("a", "b", "civilians", "unknown")] == ["2", "4", "0", "3"]


def test_dead_villagers_are_civilians_though_the_side_has_fighters() -> None:
    event = make_event(
        participants=(tell("actor", "the army", "TT:army"), tell("victim", "them", "red-front")),
        tolls=killed((None, 3), ("target", 3)),
        counts=(count("killed", 3, who="villagers", side="target"),),
    )  # fmt: skip
    (row,), _ = export(event)
    assert (row["deaths_b"], row["deaths_civilians"]) == ("0", "3")


def test_dead_civilians_have_a_side_of_their_own() -> None:
    (row,), _ = export(make_event(tolls=killed((None, 5), ("civilians", 3), ("target", 2))))
    assert (row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("2", "3", "0")


def test_the_dead_of_a_victim_are_those_of_the_target() -> None:
    event = make_event(
        participants=(tell("actor", "the army", "TT:army"), tell("victim", "them", "red-front")),
        tolls=killed((None, 4), ("target", 4)),
    )
    (row,), _ = export(event)
    assert (row["deaths_a"], row["deaths_b"]) == ("0", "4")


def test_the_dead_of_a_party_go_to_it_by_its_id_or_its_words() -> None:
    event = make_event(
        participants=(tell("party", "the army", "TT:army"), tell("party", "the River Guard")),
        tolls=killed((None, 9), ("party:TT:army", 2), ("party:river guard", 3), ("party:x", 1)),
    )
    (row,), _ = export(event)
    assert [row[f"deaths_{s}"] for s in ("a", "b", "civilians", "unknown")] == ["2", "3", "0", "4"]


def test_dead_soldiers_of_no_stated_side_are_of_unknown_side() -> None:
    event = make_event(tolls=killed((None, 3)), counts=(count("killed", 3, who="soldiers"),))
    (row,), _ = export(event)
    assert row["deaths_unknown"] == "3"


def test_sides_with_more_dead_than_all_together_are_unknown() -> None:
    (row,), losses = export(make_event(tolls=killed((None, 3), ("actor", 2), ("target", 2))))
    assert (row["deaths_a"], row["deaths_b"], row["deaths_unknown"]) == ("0", "0", "3")
    assert dict(losses.lost)["deaths by side exceed the total, written as unknown"] == 1


def test_a_least_number_is_the_best_where_no_other_is_told() -> None:
    (row,), losses = export(make_event(tolls=(toll("killed", 5, None, None),)))
    assert (row["low"], row["best"], row["high"]) == ("5", "5", "")
    assert dict(losses.lost)["best not told, written as the lowest number told"] == 1


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (make_event(), "no death told"),
        (make_event(tolls=killed((None, 0))), "no death told"),
        (make_event(type="agreement", tolls=killed((None, 2))), "no organised violence"),
        (make_event(status="denied", tolls=killed((None, 2))), "status denied"),
    ],
)
def test_what_is_no_event_to_ucdp_is_left_out(event: Event, reason: str) -> None:
    rows, losses = export(event)
    assert rows == []
    assert losses.left_out == ((reason, 1),)


@pytest.mark.parametrize(
    ("target", "violence", "side_b"),
    [
        (tell("target", "them", "red-front"), "1", "Red Front"),
        (tell("victim", "two farmers"), "3", "Civilians"),
        (tell("target", "armed men"), "", "armed men"),
    ],
)
def test_the_sides_decide_the_type_of_violence(target, violence: str, side_b: str) -> None:
    told = (tell("actor", "the army", "TT:army"), target)
    (row,), _ = export(make_event(participants=told, tolls=killed((None, 1))))
    assert (row["type_of_violence"], row["side_b"]) == (violence, side_b)


def test_governments_have_ucdps_name_and_number() -> None:
    (row,), _ = export(make_event(tolls=killed((None, 1))))
    assert (row["side_a"], row["gwnoa"], row["gwnob"]) == ("Government of Syria", "652", "")
    assert (row["country_id"], row["region"]) == ("652", "Middle East")


@pytest.mark.parametrize(("place", "code"), [(TOWN, "1"), (PROVINCE, "4"), (None, "")])
def test_where_prec_is_how_precise_the_place_is(place, code: str) -> None:
    (row,), _ = export(make_event(place=place, tolls=killed((None, 1))))
    assert row["where_prec"] == code


def test_a_repeated_event_is_a_total() -> None:
    once, often = export(
        make_event(tolls=killed((None, 1))), make_event(aspect="repeated", tolls=killed((None, 1)))
    )[0]
    assert (once["event_clarity"], often["event_clarity"]) == ("1", "2")


def test_cells_of_the_grid_are_numbered_from_the_south_west() -> None:
    assert priogrid_cell(-90, -180) == 1
    assert priogrid_cell(90, 180) == 720 * 360
    assert priogrid_cell(34.516, 69.195) == 179779  # Kabul


def test_dead_since_a_day_are_a_total_with_an_open_end() -> None:
    event = make_event(end=None, precision="year", tolls=killed((None, 2000)))
    (row,), losses = export(event)
    assert (row["event_clarity"], row["date_end"]) == ("2", "")
    assert dict(losses.lost)["date_end empty: no day, or an open span"] == 1


@pytest.mark.parametrize("words", ["nobody", "one of them", "it"])
def test_nobody_and_pronouns_are_no_side(words: str) -> None:
    told = (tell("actor", words), tell("target", "armed men"))
    (row,), losses = export(make_event(participants=told, tolls=killed((None, 1))))
    assert row["side_a"] == ""
    assert dict(losses.lost)["side_a empty: not told"] == 1
