"""The ledger end to end: kept, traced, merged, corrected, undone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from ledger_worlds import DENIAL, LATER, MONITOR, REPRINT, STRIKE, bare, read_world

from situate.errors import ConfigError, StoreError
from situate.ledger import Ledger, open_ledger
from situate.reader import RulesReader
from situate.records import Event, Filter, Reading
from situate.review.decisions import Signature, make_decision
from situate.settings import Settings

NOW = dt.datetime(2024, 4, 1, tzinfo=dt.UTC)


def save_all(ledger: Ledger, readings: list[Reading]) -> None:
    for reading in readings:
        assert ledger.save(reading)


def of_type(ledger: Ledger, kind: str) -> Event:
    (event,) = ledger.events(Filter(types=(kind,)))
    return event


def decide(ledger: Ledger, kind: str, subjects: list[str], **parts: object) -> str:
    signed = Signature(by="coder", at=NOW)
    decision = make_decision(kind, subjects, signed=signed, **parts)  # type: ignore[arg-type]
    ledger.decide(decision)
    return decision.id


def test_reading_twice_adds_nothing(ledger: Ledger, readings: list[Reading]) -> None:
    save_all(ledger, readings)
    before = list(ledger.changes())
    assert not any(ledger.save(reading) for reading in readings)
    assert list(ledger.changes()) == before


def test_a_reprint_is_no_second_origin(ledger: Ledger, reader: RulesReader) -> None:
    save_all(ledger, read_world(reader, (MONITOR, REPRINT)))
    capture = of_type(ledger, "capture")
    assert len(capture.reports) == 2
    assert [one.name for one in capture.origins] == ["Syrian Observatory for Human Rights"]


def test_what_one_asserts_and_another_denies_is_contested(
    ledger: Ledger, reader: RulesReader
) -> None:
    save_all(ledger, read_world(reader, (MONITOR, DENIAL)))
    capture = of_type(ledger, "capture")
    assert capture.status == "contested"
    assert {one.status for one in capture.statuses} == {"asserted", "denied"}


def test_two_counts_of_two_origins_are_kept_as_a_range(ledger: Ledger, reader: RulesReader) -> None:
    save_all(ledger, read_world(reader, (STRIKE, LATER)))
    strike = of_type(ledger, "air-strike")
    assert {count.best for count in strike.counts if count.what == "killed"} == {7, 12}


@pytest.mark.parametrize("seed", range(3))
def test_events_do_not_depend_on_the_order_of_arrival(
    seed: int, readings: list[Reading], new_ledger: Callable[[], Ledger]
) -> None:
    shuffled = random.Random(seed).sample(readings, len(readings))
    with new_ledger() as one, new_ledger() as other:
        save_all(one, readings)
        save_all(other, shuffled)
        assert sorted(map(repr, map(bare, other.events()))) == sorted(
            map(repr, map(bare, one.events()))
        )


def test_the_feed_replayed_is_the_list_of_events(ledger: Ledger, readings: list[Reading]) -> None:
    save_all(ledger, readings)
    decide(ledger, "merge", [claim.id for claim in ledger.claims()])
    held: dict[str, Event] = {}
    for change in ledger.changes():
        if change.event is None:
            held.pop(change.event_id)
        else:
            held[change.event_id] = change.event
    assert held == {event.id: event for event in ledger.events()}


def test_a_merge_makes_one_event_and_undoing_it_brings_both_back(
    ledger: Ledger, readings: list[Reading]
) -> None:
    save_all(ledger, readings)
    before = list(ledger.events())
    merged = decide(ledger, "merge", [claim.id for claim in ledger.claims()])
    (only,) = ledger.events()
    assert len(only.claims) == sum(len(event.claims) for event in before)
    gone = next(event for event in before if event.id != only.id)
    assert ledger.event(gone.id) == only
    ledger.undo(merged, by="coder")
    assert list(ledger.events()) == before


def test_a_split_keeps_claims_apart_until_it_is_undone(
    ledger: Ledger, readings: list[Reading]
) -> None:
    save_all(ledger, readings)
    before = of_type(ledger, "capture")
    first, *rest = before.claims
    split = decide(ledger, "split", [first], against=rest)
    assert len(list(ledger.events(Filter(types=("capture",))))) == 2
    ledger.undo(split, by="coder")
    assert of_type(ledger, "capture") == before


def test_a_rejected_claim_counts_no_more_but_is_kept(
    ledger: Ledger, readings: list[Reading]
) -> None:
    save_all(ledger, readings)
    denial = next(one for one in ledger.claims() if one.status == "denied")
    rejected = decide(ledger, "reject", [denial.id])
    assert of_type(ledger, "capture").status == "asserted"
    assert denial in list(ledger.claims())
    ledger.undo(rejected, by="coder")
    assert of_type(ledger, "capture").status == "contested"


def test_an_edited_day_moves_a_claim_out_of_its_event(
    ledger: Ledger, readings: list[Reading]
) -> None:
    save_all(ledger, readings)
    strike = next(one for one in ledger.claims() if one.type == "air-strike")
    days = '{"begin": "2024-02-01", "end": "2024-02-01", "precision": "day"}'
    edited = decide(ledger, "edit", [strike.id], field="days", value=days)
    events = list(ledger.events(Filter(types=("air-strike",))))
    assert {event.begin for event in events} == {dt.date(2024, 2, 1), dt.date(2024, 3, 12)}
    ledger.undo(edited, by="coder")
    assert len(of_type(ledger, "air-strike").claims) == 2


def test_a_later_version_of_a_report_replaces_its_claims(
    ledger: Ledger, reader: RulesReader
) -> None:
    first, second = read_world(reader, (STRIKE, LATER))
    link = "https://example.org/ariha"
    versions = [
        dataclasses.replace(one, report=dataclasses.replace(one.report, url=link, publisher="Post"))
        for one in (first, second)
    ]
    save_all(ledger, versions)
    strike = of_type(ledger, "air-strike")
    assert strike.reports == (second.report.id,)
    assert len(list(ledger.reports())) == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_version_retrieved_last_is_current_in_whatever_order_they_come(
    order: tuple[int, ...], ledger: Ledger, reader: RulesReader
) -> None:
    publisher, day, text = STRIKE
    told = [(publisher, day, text.replace("7", str(dead))) for dead in (7, 9, 12)]
    versions = [
        dataclasses.replace(
            one,
            report=dataclasses.replace(
                one.report,
                url="https://example.org/ariha",
                retrieved=dt.datetime(2024, 3, 13, 6 + hour, tzinfo=dt.UTC),
            ),
        )
        for hour, one in enumerate(read_world(reader, tuple(told)))
    ]
    save_all(ledger, [versions[n] for n in order])
    strike = of_type(ledger, "air-strike")
    assert strike.reports == (versions[2].report.id,)
    assert [count.best for count in strike.counts] == [12]
    assert ledger.store.check() == []


def test_names_learned_one_from_another_reach_all_claims(
    ledger: Ledger, readings: list[Reading]
) -> None:
    save_all(ledger, readings)
    before = list(ledger.events())
    chain = ["Rebel fighters", "x-band", "x-front", "x-council"]
    made = [decide(ledger, "same-actor", chain[n : n + 2]) for n in range(3)]
    assert "x-council" in of_type(ledger, "capture").actors
    ledger.undo(made[1], by="coder")
    assert "x-band" in of_type(ledger, "capture").actors
    for one in (made[2], made[0]):
        ledger.undo(one, by="coder")
    assert list(ledger.events()) == before


def test_sister_publishers_are_one_origin(ledger: Ledger, reader: RulesReader) -> None:
    told = "Rebel fighters captured the town of Maarat al-Numan in Idlib on Sunday."
    other = "On Sunday the town of Maarat al-Numan in Idlib was seized by rebel fighters."
    world = (("North Post", "2024-03-11", told), ("South Post", "2024-03-11", other))
    save_all(ledger, read_world(reader, world))
    assert len(of_type(ledger, "capture").origins) == 2
    ledger.declare_sisters(["North Post", "South Post"], by="editor")
    assert len(of_type(ledger, "capture").origins) == 1


def test_a_decision_over_an_unknown_claim_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ConfigError, match="situate claims"):
        decide(ledger, "accept", ["nosuchclaim"])


def test_without_a_ledger_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="situate ledger init"):
        open_ledger(Settings(ledger=str(tmp_path / "none.sqlite")))


def test_an_event_keeps_its_id_when_its_report_is_published_anew(
    ledger: Ledger, reader: RulesReader
) -> None:
    publisher, _, text = STRIKE
    first, second = read_world(
        reader, (STRIKE, (publisher, "2024-03-15", text + " Hundreds fled the town."))
    )
    link = "https://example.org/ariha"
    for one in (first, second):
        report = dataclasses.replace(one.report, url=link)
        assert ledger.save(dataclasses.replace(one, report=report))
        ids = {event.id for event in ledger.events(Filter(types=("air-strike",)))}
        assert len(ids) == 1
    (founded,) = [c.event_id for c in ledger.changes() if c.kind == "added" and c.event_id in ids]
    assert {founded} == ids


def test_one_address_with_two_publishers_is_no_new_version(
    ledger: Ledger, reader: RulesReader
) -> None:
    for one in read_world(reader, (MONITOR, DENIAL)):
        report = dataclasses.replace(one.report, url="https://example.org/news")
        assert ledger.save(dataclasses.replace(one, report=report))
    assert len(list(ledger.reports())) == 2
