"""Balance: ground gained and lost, and who is losing it."""

from __future__ import annotations

from grounds import ARMY, REBELS, Events, day, town

from situate.actors.registry import ActorRegistry
from situate.picture.balance import BalanceQuestion, balance, who_is_losing
from situate.picture.rules import ControlRules
from situate.picture.series import draw_sparkline, list_spans
from situate.picture.sides import make_side
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


def test_a_disputed_capture_is_one_gain_once_the_taker_is_seen_there() -> None:
    make = Events().make
    events = [
        make("other", "2021-03-01", ARMY, mode="holding", place=NORTH),
        make("capture", "2021-03-05", REBELS, place=NORTH, status="contested"),
        make("other", "2021-03-20", REBELS, mode="holding", place=NORTH, origins="beta"),
    ]
    (gain,) = balance("front", events, question=SPRING).gained
    assert (gain.certain, gain.disputed, gain.events) == (True, False, ("event002", "event003"))
    assert (gain.day, gain.day_latest) == (day("2021-03-05"), day("2021-03-20"))
    army = balance("NE:army", events, question=SPRING)
    assert (len(army.lost), army.net, army.net_low, army.net_high) == (1, -1, -1, -1)


def test_a_disputed_capture_from_nobody_known_is_a_disputed_gain() -> None:
    events = [Events().make("capture", "2021-03-05", REBELS, place=NORTH, status="contested")]
    found = balance("front", events, question=SPRING)
    assert (len(found.gained), found.net, found.net_high) == (1, 0, 1)


def test_sides_that_lost_alike_are_named() -> None:
    make = Events().make
    other = ("actor", "league", "the League")
    events = [
        make("other", "2021-03-01", ARMY, mode="holding", place=NORTH),
        make("other", "2021-03-01", other, mode="holding", place=SOUTH),
        make("capture", "2021-03-05", REBELS, place=NORTH),
        make("capture", "2021-03-05", REBELS, place=SOUTH),
    ]
    answer = who_is_losing(events, question=SPRING)
    assert answer.loser is None
    assert answer.statement == "NE:army and league lost alike (net -1 each)."


def test_the_answer_is_not_sure_while_a_change_may_lie_in_the_days() -> None:
    make = Events().make
    events = [
        *spring_of_losses()[:3],
        make("capture", "2021-02-20", REBELS, end="2021-03-10", place=EAST, origins="a b"),
    ]
    answer = who_is_losing(events, question=SPRING)
    assert (answer.loser, answer.sure) == ("NE:army", False)
    assert "may lie in these days or outside them" in answer.statement


def test_a_long_sparkline_is_drawn_in_sixty_blocks_that_end_alike() -> None:
    drawn = draw_sparkline(range(400))
    assert len(drawn) <= 60
    assert (drawn[0], drawn[-1]) == ("▁", "█")


def test_the_dead_of_a_denied_event_may_be_none() -> None:
    make = Events().make
    events = [
        make("clash", "2021-03-05", REBELS, place=NORTH, killed=(3, 4, 5)),
        make("clash", "2021-03-06", REBELS, place=NORTH, killed=(2, 2, 2), status="contested"),
    ]
    found = balance("front", events, question=SPRING)
    assert (found.deaths_low, found.deaths_best, found.deaths_high) == (3, 6, 7)


def test_the_answer_says_how_many_changes_are_disputed() -> None:
    make = Events().make
    events = [
        make("capture", "2021-03-05", REBELS, place=NORTH, status="contested"),
        make("capture", "2021-03-09", ARMY, ("target", "front", "the Front"), place=NORTH,
             origins="alpha beta"),
    ]  # fmt: skip
    statement = who_is_losing(events, question=SPRING).statement
    assert statement.startswith(
        "front lost 1 and gained 1 (1 of them disputed; net -1, between -1 and +0); not sure"
    )
