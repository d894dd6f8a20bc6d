"""The picture that a ledger's events give: who holds the places of an area."""

from __future__ import annotations

from collections.abc import Iterable

from situate.ledger.corrections import StandingDecisions
from situate.ledger.ledger import Ledger
from situate.picture.control import control_of_all
from situate.picture.rules import DEFAULT_RULES, ControlRules
from situate.picture.sightings import SPEAKING_TYPES
from situate.records import Area, Event, Filter, KeptClaim, PlaceControl


def control_in(
    ledger: Ledger, area: Area | None, rules: ControlRules = DEFAULT_RULES
) -> tuple[PlaceControl, ...]:
    """Who held each place of an area, over all days that the ledger tells of."""
    events = gather_control(ledger, area)
    return control_of_all(events, gather_claims(ledger, events), rules=rules)


def gather_control(ledger: Ledger, area: Area | None) -> list[Event]:
    """The events of an area that may say who holds what."""
    return list(ledger.events(Filter(types=tuple(sorted(SPEAKING_TYPES)), area=area)))


def gather_claims(ledger: Ledger, events: Iterable[Event]) -> dict[str, KeptClaim]:
    """The claims of events, by id, as they were corrected."""
    ids = [claim for event in events for claim in event.claims]
    with ledger.store.read() as unit:
        standing = StandingDecisions(unit.decisions())
        return {claim.id: claim for claim in standing.correct(unit.claims(ids))}
