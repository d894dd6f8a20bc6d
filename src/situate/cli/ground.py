"""What `situate control` and `situate balance` share: events, claims, sides, days, names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import click

from situate.cli.options import form_option
from situate.cli.table import NOTHING, flatten, join
from situate.errors import ConfigError
from situate.ledger import Ledger
from situate.ledger.areas import find_area
from situate.picture.rules import ControlRules
from situate.picture.sides import make_side
from situate.records import Area, Event, KeptClaim, Party

SHARED = (
    click.option("--lapse", "lapse_days", type=click.IntRange(1), default=365, show_default=True,
                 metavar="DAYS", help="When a holding that nobody speaks of becomes unknown."),
    click.option("--alone", is_flag=True,
                 help="Count wings and forces apart, not as the body that they are part of."),
    click.option("--allies", is_flag=True, help="Count members of an alliance as the alliance."),
    form_option,
)  # fmt: skip


def shared_options(command: Any) -> Any:
    """Add the options that both commands take."""
    for option in reversed(SHARED):
        command = option(command)
    return command


def make_rules(options: Mapping[str, Any], ledger: Ledger, days: Iterable[dt.date]) -> ControlRules:
    """The rules of control that the options give; alliances are those of the days asked for."""
    years = [day.year for day in days] or [dt.date.today().year]
    allied = (min(years), max(years)) if options["allies"] else None
    return ControlRules(
        lapse_days=options["lapse_days"],
        side=make_side(ledger.registry, bodies=not options["alone"], allied_in=allied),
    )


def locate(name: str, ledger: Ledger) -> Area:
    """The place or area that is meant; of places of one name, the one where events lie."""
    return find_area(name, ledger.gazetteer, countries=ledger.countries())


def parse_day(option: str, text: str | None) -> dt.date | None:
    """The day that an option gives.

    Raises:
        ConfigError: it is no day.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{option} {text!r} is no day; write YYYY-MM-DD") from None


def last_day(events: Iterable[Event]) -> dt.date | None:
    """The last day that events tell of or were told on."""
    days = [d for e in events for d in (e.begin, e.end, e.last_published) if d is not None]
    return max(days, default=None)


def name_parties(parties: Iterable[Party], ledger: Ledger) -> str:
    """The parties by their names in the registry, else as they were told."""
    return join(_name(one, ledger) for one in parties) or NOTHING


def _name(party: Party, ledger: Ledger) -> str:
    actor = None if party.actor is None else ledger.registry.actor(party.actor)
    return flatten(party.name if actor is None else actor.name)


def name_side(side: str, ledger: Ledger) -> str:
    """The name of a side; one that is not in the registry goes by the words told."""
    actor = ledger.registry.actor(side)
    return flatten(side if actor is None else actor.name)


def name_origins(origins: Iterable[str], names: Mapping[str, str]) -> str:
    """How many origins, and their names."""
    known = [names.get(one, one) for one in origins]
    return f"{len(known)}: {join(known)}" if known else NOTHING


def origin_names(events: Iterable[Event], claims: Iterable[KeptClaim] = ()) -> dict[str, str]:
    """The names of the origins of events, by id; with their claims also of those who deny."""
    names = {one.id: flatten(one.name) for claim in claims for one in claim.origins}
    return names | {one.id: flatten(one.name) for event in events for one in event.origins}


def denier_names(events: Iterable[Event], names: Mapping[str, str]) -> dict[str, str]:
    """The names of those who deny an event, by its id."""
    return {
        event.id: join(names.get(one, one) for one in told.backing.origins)
        for event in events
        for told in event.statuses
        if told.status == "denied"
    }
