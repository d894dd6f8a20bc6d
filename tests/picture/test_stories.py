"""Stories: tracked situations in reports that the real reader has read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story_worlds import (
    ARRIVAL,
    EXCHANGE,
    SIEGE,
    STRANDED_CONVOY,
    TRUCE,
    TWO_SIEGES,
    World,
    merge_world,
    read_world,
)

from situate.collect import CollectOptions, read_reports
from situate.events.kept import keep_claims
from situate.events.merge import merge_claims
from situate.picture.stories import build_stories
from situate.reader import RulesReader
from situate.reading_format import parse_json, write_json
from situate.records import Report, Story, StoryTerm, StoryUpdate

ALL = (*STRANDED_CONVOY, *ARRIVAL, *SIEGE, *TRUCE, *EXCHANGE, *TWO_SIEGES)


@pytest.fixture(scope="module")
def everything(reader: RulesReader) -> World:
    """All invented reports in one ledger."""
    return read_world(reader, ALL)


def _one(stories: Sequence[Story]) -> Story:
    assert len(stories) == 1, [story.title for story in stories]
    return stories[0]


def _states(story: Story) -> list[str]:
    return [one.state for one in story.updates if one.state is not None]


def _update(story: Story, words: str) -> StoryUpdate:
    (found,) = (one for one in story.updates if words in one.quote)
    return found


def test_a_stranded_convoy_told_by_three_papers_is_one_story(reader: RulesReader) -> None:
    convoy = _one(read_world(reader, STRANDED_CONVOY).stories())
    assert convoy.title == "Aid convoy from Gao to Menaka"
    assert convoy.open
    assert convoy.opened == dt.date(2023, 3, 6)
    assert [(s.role, s.place.text) for s in convoy.route] == [
        ("from", "Gao"), ("through", "Ansongo"), ("to", "Menaka"),
    ]  # fmt: skip
    assert {"left", "blocked", "attacked", "stranded"} <= set(_states(convoy))
    assert convoy.status_line.startswith("stranded")
    assert "Bamako Evening" in convoy.status_line
    assert convoy.last_heard == dt.date(2023, 3, 13)


def test_a_denied_return_does_not_turn_the_convoy_back(reader: RulesReader) -> None:
    convoy = _one(read_world(reader, STRANDED_CONVOY).stories())
    denied = _update(convoy, "denied")
    assert (denied.status, denied.state) == ("denied", None)
    assert "turned back (denied)" in denied.line


def test_a_convoy_is_closed_by_its_arrival(reader: RulesReader) -> None:
    convoy = _one(read_world(reader, (*STRANDED_CONVOY, *ARRIVAL)).stories())
    assert (convoy.open, convoy.outcome, convoy.closed) == (False, "arrived", dt.date(2023, 3, 17))
    assert convoy.status_line == "arrived at Menaka, 17 Mar 2023, per mission"


def test_a_siege_with_a_convoy_let_in_is_closed_only_when_it_is_lifted(
    reader: RulesReader,
) -> None:
    before = _one(read_world(reader, SIEGE[:3]).stories("siege"))
    assert before.open, "a promise to lift a siege does not lift it"
    siege = _one(read_world(reader, SIEGE).stories("siege"))
    assert siege.title == "Siege of Darayya"
    assert (siege.outcome, siege.closed) == ("lifted", dt.date(2016, 7, 11))
    assert ("besieger", "SY:army") in {(p.role, p.actor) for p in siege.parties}
    assert "convoy let in" in _states(siege)
    assert "attacked" in _states(siege)
    promise = _update(siege, "promised")
    assert (promise.status, promise.state) == ("planned", None)
    assert [link.kind for link in siege.related] == ["convoy"]


def test_a_truce_has_terms_a_violation_and_a_refusal_by_a_third_party(
    reader: RulesReader,
) -> None:
    truce = _one(read_world(reader, TRUCE[:3]).stories())
    assert truce.kind == "agreement"
    assert truce.open, "neither a violation nor the refusal of a third party ends a truce"
    roles = {(p.role, p.actor) for p in truce.parties}
    assert {("party", "YE:government"), ("party", "houthis"), ("refuser", "AE:government")} <= roles
    (release,) = truce.terms
    assert (release.giver, release.state, release.done) == (
        "Houthis", "done", dt.date(2018, 11, 4),
    )  # fmt: skip
    assert {"violated", "not recognised"} <= set(_states(truce))


def test_a_promise_is_pending_until_it_is_kept(reader: RulesReader) -> None:
    truce = _one(read_world(reader, TRUCE[:1]).stories())
    (release,) = truce.terms
    assert (release.state, release.due, release.done) == ("pending", dt.date(2018, 11, 4), None)
    assert "will release 50 prisoners" in release.quote


def test_a_truce_that_collapsed_is_closed_and_its_open_promises_are_refused(
    reader: RulesReader,
) -> None:
    reports = (TRUCE[0], TRUCE[3])
    truce = _one(read_world(reader, reports).stories())
    assert (truce.outcome, truce.closed) == ("collapsed", dt.date(2018, 11, 19))
    assert [term.state for term in truce.terms] == ["refused"]


def test_an_exchange_in_two_rounds_is_one_agreement_fulfilled_with_the_second(
    reader: RulesReader,
) -> None:
    half = _one(read_world(reader, EXCHANGE[:2]).stories())
    assert half.open
    assert sorted(term.state for term in half.terms) == ["done", "pending"]
    whole = _one(read_world(reader, EXCHANGE).stories())
    assert (whole.outcome, whole.closed) == ("fulfilled", dt.date(2020, 12, 13))
    assert [term.done for term in whole.terms] == [dt.date(2020, 12, 11), dt.date(2020, 12, 13)]


def test_sieges_of_two_towns_stay_two_and_end_each_on_its_own(reader: RulesReader) -> None:
    zabadani, madaya = read_world(reader, TWO_SIEGES).stories("siege")
    assert (zabadani.title, zabadani.outcome) == ("Siege of Zabadani", "taken")
    assert (madaya.title, madaya.open) == ("Siege of Madaya", True)
    assert set(zabadani.events).isdisjoint(madaya.events)


def test_the_stories_of_one_ledger_do_not_mix(everything: World) -> None:
    titles = sorted(story.title for story in everything.stories())
    assert titles == [
        "Aid convoy from Gao to Menaka",
        "Aid convoy to Darayya",
        "Aid convoy to Madaya",
        "Ceasefire between Yemeni government and Houthis",
        "Exchange agreement between Armenia and Azerbaijan",
        "Siege of Darayya",
        "Siege of Madaya",
        "Siege of Zabadani",
    ]


def test_each_update_and_term_rests_on_claims_and_origins(everything: World) -> None:
    for story in everything.stories():
        parts: list[StoryUpdate | StoryTerm] = [*story.updates, *story.terms]
        for part in parts:
            assert part.claims
            assert part.origins
            assert any(part.quote == everything.claims[one].quote for one in part.claims)
        assert set(story.claims) <= set(everything.claims)


def test_a_story_survives_its_way_through_json(everything: World) -> None:
    for story in everything.stories():
        assert parse_json(Story, write_json(story)) == story


@settings(max_examples=20, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_the_order_of_events_makes_no_difference(everything: World, random: object) -> None:
    shuffled = list(everything.events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build_stories(shuffled, everything.claims.get) == build_stories(
        everything.events, everything.claims.get
    )


def test_an_open_story_of_which_nothing_is_heard_is_silent(reader: RulesReader) -> None:
    world = read_world(reader, STRANDED_CONVOY)
    (fresh,) = build_stories(world.events, world.claims.get, today=dt.date(2023, 3, 20))
    (stale,) = build_stories(world.events, world.claims.get, today=dt.date(2023, 5, 1))
    assert fresh.silent_since is None
    assert stale.silent_since == dt.date(2023, 3, 13)


def test_the_id_stays_when_more_is_told(reader: RulesReader) -> None:
    world = read_world(reader, SIEGE)
    early = [e for e in world.events if e.first_published != dt.date(2016, 7, 12)]
    (before, _) = build_stories(early, world.claims.get)
    (after, _) = world.stories()
    assert before.open
    assert not after.open
    assert before.id == after.id


def test_without_claims_no_words_count_and_nothing_breaks(everything: World) -> None:
    told = build_stories(everything.events, lambda _: None)
    assert {story.kind for story in told} >= {"siege"}
    assert all(one.quote == "" for story in told for one in story.updates)


def test_the_convoy_of_the_seed_moves_under_an_agreement_that_the_us_refused(
    shared: Path, reader: RulesReader
) -> None:
    (path,) = sorted((shared / "seed").glob("*.txt"))
    (report,) = read_reports([str(path)], CollectOptions())
    assert isinstance(report, Report)
    stories = merge_world(keep_claims(reader.read(report))).stories()
    convoy = _one([story for story in stories if story.kind == "convoy"])
    agreement = _one([story for story in stories if story.kind == "agreement"])
    assert [link.story for link in convoy.related] == [agreement.id]
    assert [link.story for link in agreement.related] == [convoy.id]
    assert {"left", "stranded", "blocked"} <= set(_states(convoy))
    assert ("obstructer", "US:government") in {(p.role, p.actor) for p in convoy.parties}
    assert "not recognised" in _states(agreement)
    assert ("refuser", "US:government") in {(p.role, p.actor) for p in agreement.parties}
    assert agreement.open
    assert {term.state for term in agreement.terms} == {"pending"}


def test_two_stories_that_one_event_opens_have_ids_of_their_own(reader: RulesReader) -> None:
    world = read_world(
        reader,
        [("Sahel Courier", "2023-03-07", "An aid convoy left Gao for Menaka on Monday."),
         ("Niger River Post", "2023-03-07", "A military convoy was stranded near Gao on Monday.")],
    )  # fmt: skip
    event = merge_claims("event", list(world.claims.values()))
    told = World(events=(event,), claims=world.claims).stories("convoy")
    assert sorted(story.id for story in told) == ["convoy-event", "convoy-event-2"]
    assert {story.subjects for story in told} == {("aid",), ("military",)}
