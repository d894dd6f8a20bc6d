"""What the picture is computed from: a ledger's events that speak of control, and their claims."""

from __future__ import annotations

from collections.abc import Iterable

from situate.ledger.corrections import StandingDecisions
from situate.ledger.ledger import Ledger
from situate.picture.sightings import SPEAKING_TYPES
from situate.records import Area, Event, Filter, KeptClaim


def gather_control(ledger: Ledger, area: Area | None) -> list[Event]:
    """The events of an area that may say who holds what."""
    return list(ledger.events(Filter(types=tuple(sorted(SPEAKING_TYPES)), area=area)))


def gather_claims(ledger: Ledger, events: Iterable[Event]) -> dict[str, KeptClaim]:
    """The claims of events, by id, as they were corrected."""
    ids = [claim for event in events for claim in event.claims]
    with ledger.store.read() as unit:
        standing = StandingDecisions(unit.decisions())
        return {claim.id: claim for claim in standing.correct(unit.claims(ids))}
