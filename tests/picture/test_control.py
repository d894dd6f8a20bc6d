"""Control: who holds a place, from events."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

from grounds import ARMY, REBELS, TOWN, Events, day, town
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim

from situate.picture.control import (
    control_at,
    control_of,
    control_of_all,
    find_conflicts,
    states_at,
)
from situate.picture.rules import ControlRules
from situate.records import Backing, Event, Holding, ToldParticipant

NEVER = ControlRules(lapse_days=None)


def summary(holdings: tuple[Holding, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            h.state,
            "+".join(p.actor or p.name for p in h.holders),
            h.since.isoformat() if h.since else None,
            h.until.isoformat() if h.until else None,
        )
        for h in holdings
    ]


def test_a_captured_place_is_held_until_another_side_captures_it() -> None:
    make = Events().make
    events = [make("capture", "2021-03-01", REBELS), make("capture", "2021-05-10", ARMY)]
    found = control_of(TOWN, events)
    assert summary(found) == [
        ("held", "front", "2021-03-01", "2021-05-09"),
        ("held", "NE:army", "2021-05-10", None),
    ]
    assert found[1].lost_by[0].actor == "front"
    assert found[1].began[0].claims == ("claim-event002",)
    assert found[1].origins == ("alpha",)


def test_who_loses_a_place_is_inferred_to_have_held_it() -> None:
    make = Events().make
    loser = ("target", "NE:army", "the army")
    found = control_of(TOWN, [make("capture", "2021-03-01", REBELS, loser)])
    assert summary(found) == [
        ("held", "NE:army", None, "2021-02-28"),
        ("held", "front", "2021-03-01", None),
    ]
    assert found[0].change == "inferred"


def test_only_what_is_asserted_changes_hands() -> None:
    make = Events().make
    held = make("other", "2021-03-01", ARMY, mode="holding")
    for status in ("planned", "denied", "possible", "demanded", "threatened"):
        other = make("capture", "2021-04-01", REBELS, status=status)
        assert summary(control_of(TOWN, [held, other])) == [("held", "NE:army", "2021-03-01", None)]


def test_sightings_of_one_holder_are_joined_and_a_long_silence_is_not() -> None:
    make = Events().make
    seen = [
        make("other", "2019-01-05", ARMY, mode="holding"),
        make("other", "2019-08-05", ARMY, mode="holding"),
        make("other", "2021-08-05", ARMY, mode="holding"),
    ]
    assert summary(control_of(TOWN, seen)) == [
        ("held", "NE:army", "2019-01-05", "2020-08-04"),
        ("unknown", "", "2020-08-05", "2021-08-04"),
        ("held", "NE:army", "2021-08-05", None),
    ]
    assert len(control_of(TOWN, seen, rules=NEVER)) == 1


def test_a_holding_said_to_go_on_since_a_day_bridges_the_gap_to_its_report() -> None:
    make = Events().make
    since = make("other", "2019-01-05", ARMY, mode="holding", end=None, published="2021-06-01")
    assert control_at(control_of(TOWN, [since]), day("2021-12-01")).state == "held"
    assert control_at(control_of(TOWN, [since]), day("2022-12-01")).state == "unknown"


def test_a_lapsed_holding_names_who_was_last_seen() -> None:
    make = Events().make
    found = control_of(TOWN, [make("capture", "2021-03-01", REBELS)])
    late = control_at(found, day("2023-01-01"))
    assert (late.state, late.change) == ("unknown", "lapsed")
    assert late.lost_by[0].actor == "front"


def test_two_origins_that_name_two_holders_of_one_day_leave_it_contested() -> None:
    make = Events().make
    events = [
        make("capture", "2021-03-01", REBELS, origins="alpha"),
        make("other", "2021-03-01", ARMY, mode="holding", origins="beta"),
    ]
    found = control_of(TOWN, events)
    assert summary(found) == [("contested", "front+NE:army", "2021-03-01", None)]
    assert found[0].origins == ("alpha", "beta")
    later = make("other", "2021-04-01", ARMY, mode="holding", origins="gamma")
    assert control_of(TOWN, [*events, later])[-1].state == "held"


def test_an_exchange_within_a_day_is_a_clash() -> None:
    make = Events().make
    events = [
        make("other", "2021-02-01", ARMY, mode="holding"),
        make("capture", "2021-03-01", REBELS, report="one"),
        make("capture", "2021-03-01", ARMY, report="one"),
    ]
    assert summary(control_of(TOWN, events)) == [
        ("held", "NE:army", "2021-02-01", "2021-02-28"),
        ("contested", "NE:army+front", "2021-03-01", "2021-03-01"),
        ("held", "NE:army", "2021-03-02", None),
    ]


def test_a_capture_that_an_origin_denies_leaves_the_place_contested() -> None:
    make = Events().make
    events = [
        make("other", "2021-02-01", ARMY, mode="holding"),
        make("capture", "2021-03-01", REBELS, status="contested", origins="alpha beta"),
    ]
    last = control_of(TOWN, events)[-1]
    assert (last.state, last.change) == ("contested", "disputed")
    assert [p.actor for p in last.holders] == ["NE:army", "front"]


def test_a_siege_keeps_the_holder_and_ends_with_relief_or_fall() -> None:
    make = Events().make
    events = [
        make("other", "2021-02-01", ARMY, mode="holding"),
        make("siege", "2021-03-01", REBELS),
        make("capture", "2021-05-01", REBELS),
    ]
    found = control_of(TOWN, events)
    assert [h.state for h in found] == ["held", "besieged", "held"]
    assert found[1].holders[0].actor == "NE:army"
    assert found[1].besiegers[0].actor == "front"


def test_a_side_does_not_besiege_what_it_holds() -> None:
    make = Events().make
    events = [make("capture", "2021-02-01", REBELS), make("siege", "2021-03-01", REBELS)]
    assert len(control_of(TOWN, events)) == 1


def test_a_clash_contests_a_held_place_on_its_days_only() -> None:
    make = Events().make
    events = [
        make("capture", "2021-02-01", ARMY),
        make("clash", "2021-03-10", ARMY, ("actor", "front", "the Front"), end="2021-03-12"),
        make("shelling", "2021-04-01", REBELS),
    ]
    assert summary(control_of(TOWN, events)) == [
        ("held", "NE:army", "2021-02-01", "2021-03-09"),
        ("contested", "NE:army+front", "2021-03-10", "2021-03-12"),
        ("held", "NE:army", "2021-03-13", None),
    ]


def test_a_clash_of_a_whole_year_or_near_the_place_contests_nothing() -> None:
    make = Events().make
    events = [
        make("capture", "2021-02-01", ARMY),
        make("clash", "2022-01-01", REBELS, end="2022-12-31", precision="year"),
        make("clash", "2021-03-10", REBELS, relation="near"),
    ]
    assert len(control_of(TOWN, events, rules=NEVER)) == 1


def test_who_withdraws_leaves_the_place_unknown_unless_another_holds_it() -> None:
    make = Events().make
    left = make("movement", "2021-06-01", REBELS, relation="from")
    assert control_of(TOWN, [make("capture", "2021-03-01", REBELS), left])[-1].state == "unknown"
    army = make("capture", "2021-05-01", ARMY)
    assert control_of(TOWN, [army, left])[-1].state == "held"


def test_a_convoy_that_leaves_gives_no_place_up() -> None:
    make = Events().make
    convoy = ("actor", None, "convoy of 20 lorries with food")
    assert control_of(TOWN, [make("movement", "2021-06-01", convoy, relation="from")]) == ()
    gunmen = ("actor", None, "the gunmen")
    left = make("movement", "2021-06-01", gunmen, relation="from")
    assert control_of(TOWN, [left])[-1].change == "left"


def test_who_is_told_to_have_withdrawn_is_no_captor_of_the_same_event() -> None:
    event = Events().make("capture", "2021-03-01", ARMY)
    backing = Backing(claims=("gone",), origins=("beta",))
    gone = ToldParticipant(role="actor", actor="front", name="the Front", backing=backing)
    event = replace(event, participants=(*event.participants, gone), claims=(*event.claims, "gone"))
    taken = claim(kind="capture", id=event.claims[0])
    claims = {taken.id: taken, "gone": claim(kind="movement", id="gone")}
    assert [h.actor for h in control_of(TOWN, [event], claims)[-1].holders] == ["NE:army"]


def test_a_place_handed_over_is_held_by_who_receives_it() -> None:
    make = Events().make
    given_to = ("beneficiary", "police", "the police")
    found = control_of(TOWN, [make("handover", "2021-03-01", REBELS, given_to)])
    assert summary(found)[-1] == ("held", "police", "2021-03-01", None)
    assert found[-1].lost_by[0].actor == "front"


def test_who_takes_a_part_contends_with_who_held_the_whole() -> None:
    make = Events().make
    part = ("object", None, "most of the town")
    events = [
        make("other", "2021-02-01", ARMY, mode="holding"),
        make("capture", "2021-03-01", REBELS, part),
    ]
    last = control_of(TOWN, events)[-1]
    assert (last.state, last.partial) == ("contested", True)


def test_who_takes_a_base_in_the_town_has_not_taken_the_town() -> None:
    make = Events().make
    base = ("object", None, "army base")
    assert control_of(TOWN, [make("capture", "2021-03-01", REBELS, base)]) == ()


def test_allies_hold_a_place_together_and_a_name_outside_the_registry_is_kept() -> None:
    make = Events().make
    unknown = ("actor", None, "men of the river clan")
    found = control_of(TOWN, [make("capture", "2021-03-01", REBELS, unknown)])
    assert [(p.actor, p.name) for p in found[0].holders] == [
        ("front", "the Front"),
        (None, "men of the river clan"),
    ]


def test_bodies_of_one_side_are_one_holder() -> None:
    make = Events().make
    rules = ControlRules(side=lambda actor: actor.partition(":")[0])
    events = [
        make("capture", "2021-03-01", ARMY),
        make("other", "2021-03-20", ("actor", "NE:government", "the government"), mode="holding"),
    ]
    found = control_of(TOWN, events, rules=rules)
    assert len(found) == 1
    assert len(found[0].seen) == 1


def test_a_second_telling_narrows_down_the_day() -> None:
    make = Events().make
    events = [
        make("capture", "2021-01-01", REBELS, end="2021-12-31", precision="year"),
        make("capture", "2021-04-20", REBELS, origins="beta"),
    ]
    found = control_of(TOWN, events)
    assert summary(found) == [("held", "front", "2021-04-20", None)]
    assert found[0].origins == ("alpha", "beta")


def test_within_the_days_of_an_imprecise_change_nobody_is_said_to_hold_it_alone() -> None:
    make = Events().make
    events = [
        make("capture", "2021-02-01", ARMY),
        make("capture", "2021-03-01", REBELS, end="2021-03-31", precision="month"),
    ]
    found = control_of(TOWN, events)
    assert control_at(found, day("2021-02-28")).holders[0].actor == "NE:army"
    assert control_at(found, day("2021-03-15")).state == "contested"
    assert control_at(found, day("2021-03-31")).state == "held"


def test_places_decided_to_be_the_same_have_one_timeline() -> None:
    make = Events().make
    twin = replace(TOWN, id="wof:9", text="Marua", name="Marua")
    events = [
        make("capture", "2021-02-01", ARMY),
        make("capture", "2021-03-01", REBELS, place=twin),
    ]
    assert len(control_of(TOWN, events)) == 1
    assert len(control_of(TOWN, events, same={"wof:9": "geonames:1"})) == 2


def test_a_place_outside_the_gazetteer_is_followed_by_its_name() -> None:
    make = Events().make
    unknown = replace(TOWN, id=None, name=None)
    assert len(control_of(unknown, [make("capture", "2021-02-01", ARMY, place=unknown)])) == 1


def test_an_area_lists_its_places_and_what_is_contested_there() -> None:
    make = Events().make
    second = town("Bani", 2)
    events = [
        make("capture", "2021-02-01", ARMY),
        make("capture", "2021-02-01", ARMY, place=second, origins="alpha"),
        make("other", "2021-02-01", REBELS, place=second, mode="holding", origins="beta"),
    ]
    states = states_at(control_of_all(events), day("2021-02-10"))
    assert [(s.place.name, s.holding.state) for s in states] == [
        ("Bani", "contested"),
        ("Marwa", "held"),
    ]
    assert [s.place.name for s in find_conflicts(states)] == ["Bani"]


def test_before_the_first_sighting_nobody_is_known_to_hold_it() -> None:
    make = Events().make
    found = control_of(TOWN, [make("capture", "2021-02-01", ARMY)])
    assert control_at(found, day("2020-01-01")).state == "unknown"


KINDS = st.sampled_from(["capture", "handover", "siege", "movement", "clash", "other"])
SIDES = st.sampled_from([ARMY, REBELS, ("actor", None, "gunmen"), ("target", "front", "Front")])
DAYS = st.integers(0, 900).map(lambda n: (dt.date(2020, 1, 1) + dt.timedelta(n)).isoformat())


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    make = Events().make
    made = []
    for _ in range(draw(st.integers(1, 9))):
        begin = draw(DAYS)
        end = draw(st.one_of(st.just(begin), st.none(), DAYS))
        if end is not None and end < begin:
            begin, end = end, begin
        made.append(
            make(
                draw(KINDS),
                begin,
                draw(SIDES),
                end=end,
                mode="holding",
                origins=draw(st.sampled_from(["alpha", "beta", "alpha beta"])),
                status=draw(st.sampled_from(["asserted", "contested", "denied"])),
                relation=draw(st.sampled_from(["at", "from"])),
                report="one",
            )
        )
    return made


@given(histories(), st.randoms())
def test_the_order_of_arrival_makes_no_difference(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert control_of(TOWN, shuffled) == control_of(TOWN, events)


@given(histories())
def test_holdings_follow_each_other_without_overlap(events: list[Event]) -> None:
    found = control_of(TOWN, events)
    for before, after in itertools.pairwise(found):
        assert before.until is not None
        start = after.since or after.since_latest
        assert start is None or before.until < start or before.since == start
    for one in found:
        assert one.since is None or one.until is None or one.since <= one.until
        assert one.since is None or one.since_latest is None or one.since <= one.since_latest
    assert all(h.until is not None for h in found[:-1])
