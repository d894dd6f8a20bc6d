"""Balance: ground gained and lost, and who is losing it."""

from __future__ import annotations

from grounds import ARMY, REBELS, Events, day, town

from situate.actors.registry import ActorRegistry
from situate.picture.balance import BalanceQuestion, balance, who_is_losing
from situate.picture.series import draw_sparkline, list_spans
from situate.picture.sides import make_side
from situate.picture.timeline import ControlRules
from situate.records import Event

NORTH, SOUTH, EAST = town("North", 11), town("South", 12), town("East", 13)
SPRING = BalanceQuestion(since=day("2021-03-01"), until=day("2021-05-31"), period="month")


def spring_of_losses() -> list[Event]:
    make = Events().make
    return [
        make("other", "2021-01-10", ARMY, mode="holding", place=NORTH),
        make("other", "2021-01-10", ARMY, mode="holding", place=SOUTH),
        make("capture", "2021-03-05", REBELS, place=NORTH, origins="alpha beta"),
        make("capture", "2021-04-06", REBELS, place=SOUTH, origins="alpha", killed=(2, 3, 5)),
        make("capture", "2021-05-07", ARMY, place=SOUTH, origins="alpha beta"),
    ]


def test_gains_and_losses_are_counted_with_the_events_that_say_so() -> None:
    found = balance("NE:army", spring_of_losses(), question=SPRING)
    assert [(c.place.name, c.events) for c in found.lost] == [
        ("North", ("event003",)),
        ("South", ("event004",)),
    ]
    assert [(c.place.name, c.against[0].actor) for c in found.gained] == [("South", "front")]
    assert found.net == -1


def test_uncertain_changes_widen_the_net() -> None:
    found = balance("NE:army", spring_of_losses(), question=SPRING)
    # The loss of South rests on one origin alone.
    assert (found.net_low, found.net_high) == (-1, 0)
    rebels = balance("front", spring_of_losses(), question=SPRING)
    assert (rebels.net, rebels.net_low, rebels.net_high) == (1, 0, 1)


def test_a_disputed_capture_counts_in_the_bounds_only() -> None:
    make = Events().make
    events = [
        make("other", "2021-02-01", ARMY, mode="holding", place=NORTH),
        make("capture", "2021-03-05", REBELS, place=NORTH, status="contested"),
    ]
    found = balance("front", events, question=SPRING)
    assert (found.net, found.net_low, found.net_high) == (0, 0, 1)
    army = balance("NE:army", events, question=SPRING)
    assert (army.net, army.net_low, army.net_high) == (0, -1, 0)


def test_periods_hold_changes_events_and_deaths() -> None:
    found = balance("front", spring_of_losses(), question=SPRING)
    assert [(p.begin.month, p.gained, p.lost, p.events) for p in found.periods] == [
        (3, 1, 0, 1),
        (4, 1, 0, 1),
        (5, 0, 1, 0),
    ]
    april = found.periods[1]
    assert (april.deaths_low, april.deaths_best, april.deaths_high) == (2, 3, 5)
    assert found.sparkline == "▁█▁"


def test_members_count_as_their_body_where_the_rules_say_so() -> None:
    bodies = {"wing": "front"}
    rules = ControlRules(side=lambda actor: bodies.get(actor, actor))
    make = Events().make
    events = [make("capture", "2021-03-05", ("actor", "wing", "the Wing"), place=NORTH)]
    question = BalanceQuestion(rules=rules)
    assert len(balance("front", events, question=question).gained) == 1
    assert len(balance("front", events).gained) == 0


def test_a_change_that_may_lie_outside_the_days_is_in_no_sum() -> None:
    make = Events().make
    events = [make("capture", "2021-01-01", REBELS, end="2021-12-31", precision="year", place=EAST)]
    found = balance("front", events, question=SPRING)
    assert (len(found.gained), len(found.undated), found.net) == (0, 1, 0)


def test_a_side_that_turns_up_in_anothers_place_must_have_taken_it() -> None:
    make = Events().make
    events = [
        make("capture", "2021-03-01", ARMY, place=EAST),
        make("other", "2021-05-01", REBELS, place=EAST, mode="holding", origins="alpha beta"),
    ]
    gained = balance("front", events, question=SPRING).gained
    assert [(c.inferred, c.certain) for c in gained] == [(True, False)]


def test_to_be_first_seen_in_a_place_is_no_gain() -> None:
    make = Events().make
    seen = [make("other", "2021-03-01", ARMY, mode="holding", place=EAST)]
    assert balance("NE:army", seen, question=SPRING).gained == ()


def test_who_is_losing_names_the_side_with_its_bounds() -> None:
    make = Events().make
    sure = [
        *[make("other", "2021-01-10", ARMY, mode="holding", place=p) for p in (NORTH, SOUTH)],
        *[make("capture", "2021-03-05", REBELS, place=p, origins="a b") for p in (NORTH, SOUTH)],
    ]
    answer = who_is_losing(sure, question=SPRING)
    assert (answer.loser, answer.sure) == ("NE:army", True)
    assert [b.side for b in answer.balances] == ["NE:army", "front"]
    assert "net -2, between -2 and -2" in answer.statement
    doubtful = who_is_losing(spring_of_losses(), question=SPRING)
    assert (doubtful.loser, doubtful.sure) == ("NE:army", False)
    assert "not sure" in doubtful.statement


def test_nobody_is_losing_where_nothing_changed_hands() -> None:
    assert who_is_losing([]).statement == "No place is known to have changed hands."


def test_weeks_and_months_are_cut_to_the_days_asked_for() -> None:
    assert list_spans(day("2021-03-03"), day("2021-03-15"), "week") == (
        (day("2021-03-03"), day("2021-03-07")),
        (day("2021-03-08"), day("2021-03-14")),
        (day("2021-03-15"), day("2021-03-15")),
    )
    assert list_spans(day("2021-01-31"), day("2021-02-01"), "month") == (
        (day("2021-01-31"), day("2021-01-31")),
        (day("2021-02-01"), day("2021-02-01")),
    )


def test_a_sparkline_rises_with_its_numbers() -> None:
    assert draw_sparkline([0, 1, 2]) == "▁▅█"
    assert draw_sparkline([0, 0]) == "▁▁"
    assert draw_sparkline([]) == ""


def test_groups_of_a_movement_in_several_countries_are_sides_of_their_own() -> None:
    side = make_side(ActorRegistry.load())
    assert side("al-shabaab") == "al-shabaab"
    assert side("jaysh-ayman") == "al-shabaab"
    assert side("al-qaeda-in-the-arabian-peninsula") == "al-qaeda-in-the-arabian-peninsula"
    assert side("SO:army") == side("SO:police") != "SO:army"
