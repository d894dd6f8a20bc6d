"""Decisions at random, undone in any order: the events depend on those in force alone."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from ledger_worlds import bare

from situate.ledger import Ledger
from situate.ledger.corrections import StandingDecisions
from situate.ledger.merging import merge
from situate.records import Decision, Event, Filter, KeptClaim, Reading
from situate.review.decisions import Signature, make_decision
from situate.review.edits import write_place

NOON = dt.datetime(2024, 4, 1, 12, tzinfo=dt.UTC)
NAMES = ("Rebel fighters", "x-band", "x-front", "SY:army")
EDITS = (("status", '"denied"'), ("type", '"shelling"'), ("place", "null"),
         ("days", '{"begin": "2024-02-01", "end": "2024-02-01"}'))  # fmt: skip


def decide_at_random(number: int, rng: random.Random, claims: list[KeptClaim]) -> Decision:
    # The times of decisions need not be in the order in which they reach the ledger.
    at = NOON + dt.timedelta(minutes=rng.randrange(1000), seconds=number)
    signed = Signature(by="coder", at=at)
    ids = [claim.id for claim in claims]
    kind = rng.choice(["accept", "reject", "edit", "merge", "split", "same-actor", "same-place"])
    if kind in ("merge", "split"):
        some = rng.sample(ids, 3)
        against = some[1:] if kind == "split" else ()
        return make_decision(kind, set(some) - set(against), signed=signed, against=against)
    if kind == "same-actor":
        return make_decision(kind, rng.sample(NAMES, 2), signed=signed)
    if kind == "same-place":
        places = {c.place.id: c.place for c in claims if c.place is not None and c.place.id}
        name, entry = rng.sample(sorted(places), 2)
        value = write_place(places[entry])
        return make_decision(kind, [name, entry], signed=signed, value=value)
    field, value = rng.choice(EDITS) if kind == "edit" else (None, None)
    return make_decision(kind, [rng.choice(ids)], signed=signed, field=field, value=value)


def contents(events: list[Event]) -> list[tuple[object, ...]]:
    return sorted(map(bare, events), key=repr)


def merged_afresh(ledger: Ledger) -> list[tuple[object, ...]]:
    """The events as they would be if all claims had come after all decisions."""
    with ledger.store.write() as unit:
        every = [claim.id for claim in unit.query_claims(Filter())]
        merge(unit, (), StandingDecisions(unit.decisions()), fresh=every)
    return contents(list(ledger.events()))


@pytest.mark.parametrize("seed", range(6))
def test_events_follow_from_the_decisions_in_force_alone(
    seed: int, ledger: Ledger, readings: list[Reading]
) -> None:
    for reading in readings:
        ledger.save(reading)
    rng, claims = random.Random(seed), list(ledger.claims())
    before = contents(list(ledger.events()))
    made = []
    for number in range(8):
        made.append(decide_at_random(number, rng, claims))
        ledger.decide(made[-1])
        held = contents(list(ledger.events()))
        assert held == merged_afresh(ledger)
    rng.shuffle(made)
    for decision in made:
        ledger.undo(decision.id, by="editor")
    assert contents(list(ledger.events())) == before
    assert ledger.store.check() == []
