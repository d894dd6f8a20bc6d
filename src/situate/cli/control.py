"""`situate control`: who holds a place or the places of an area, since when, on whose word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import click

from situate.cli.asking import ask_ledger
from situate.cli.ground import (
    denier_names,
    last_day,
    locate,
    make_rules,
    name_origins,
    name_parties,
    origin_names,
    parse_day,
    shared_options,
)
from situate.cli.listing import print_rows
from situate.cli.options import ledger_option, output_option
from situate.cli.table import NOTHING, flatten, join, name_place
from situate.errors import ConfigError
from situate.ledger import Ledger
from situate.ledger.picture import gather_claims, gather_control
from situate.picture.control import control_of_all, find_conflicts, states_at
from situate.reading_format import write_json
from situate.records import Area, Event, Holding, PlaceControl, PlaceState
from situate.text import fold_words

Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a row needs besides its holding: names of origins by id, of deniers by event."""

    ledger: Ledger
    names: Mapping[str, str]
    deniers: Mapping[str, str]


@click.command("control")
@click.argument("place", metavar="PLACE|AREA")
@click.option("--at", metavar="DAY", help="The state on this day (YYYY-MM-DD).")
@click.option("--since", metavar="DAY", help="Holdings that last to this day or beyond.")
@click.option("--until", metavar="DAY", help="Holdings that begin by this day.")
@shared_options
@output_option
@ledger_option
def control_command(place: str, **options: Any) -> None:
    """Say who holds PLACE over days, or every place of AREA on a day.

    Without --at an area is shown as on the last day that the ledger tells of there. Names in
    brackets held the place before. "A; B" hold it together, "A or B" contend for it.
    """
    at = parse_day("--at", options["at"])
    days = (parse_day("--since", options["since"]), parse_day("--until", options["until"]))
    with ask_ledger(options) as (ledger, stream):
        area, events = _gather(place, ledger)
        told = [day for day in (*days, at, last_day(events)) if day is not None]
        rules = make_rules(options, ledger, told)
        claims = gather_claims(ledger, events)
        controls = control_of_all(events, claims, rules=rules)
        names = origin_names(events, claims.values())
        known = Known(ledger=ledger, names=names, deniers=denier_names(events, names))
        one = _find_place(area, controls)
        if one is not None and at is None:
            _write_timeline(_between(one, days), options["form"], stream, known)
            return
        day = at or days[1] or last_day(events) or dt.date.today()
        chosen = [one] if one is not None else controls
        states = states_at(chosen, day, rules=rules)
        _write_states(states, options["form"], stream, known)


def _gather(place: str, ledger: Ledger) -> tuple[Area, list[Event]]:
    """The area and its events; a place outside the gazetteer goes by the name that reports use.

    Raises:
        ConfigError: neither the gazetteer nor a report knows it.
    """
    try:
        area = locate(place, ledger)
    except ConfigError:
        wanted = fold_words(place)
        events = [
            event
            for event in gather_control(ledger, None)
            if event.place is not None and fold_words(event.place.text) == wanted
        ]
        if not events:
            raise
        return Area(name=place), events
    return area, gather_control(ledger, area)


def _find_place(area: Area, controls: Iterable[PlaceControl]) -> PlaceControl | None:
    """The one place that is asked for, where the area is a town or the like."""
    if area == Area(name=area.name):
        return next(iter(controls), None)
    if area.place is None or area.box is not None:
        return None
    return next((c for c in controls if c.place.id == area.place), None)


def _between(control: PlaceControl, days: Days) -> PlaceControl:
    since, until = days
    kept = tuple(
        h
        for h in control.holdings
        if (since is None or h.until is None or h.until >= since)
        and (until is None or (h.since or h.since_latest or until) <= until)
    )
    return PlaceControl(place=control.place, holdings=kept)


def _write_timeline(control: PlaceControl, form: str, stream: TextIO, known: Known) -> None:
    if form == "json":
        stream.write(write_json(control) + "\n")
        return
    stream.write(f"{name_place(control.place)}: who held it\n")
    print_rows((_holding_row(one, known) for one in control.holdings), stream)


def _write_states(states: Sequence[PlaceState], form: str, stream: TextIO, known: Known) -> None:
    if form == "json":
        for state in states:
            stream.write(write_json(state) + "\n")
        return
    if states:
        stream.write(f"on {states[0].day.isoformat()}\n")
    print_rows(
        ({"place": name_place(s.place), **_holding_row(s.holding, known)} for s in states), stream
    )
    conflicts = [name_place(one.place) for one in find_conflicts(states)]
    if conflicts:
        stream.write(f"contested: {', '.join(conflicts)}\n")


def _holding_row(holding: Holding, known: Known) -> dict[str, str]:
    lost = name_parties(holding.lost_by, known.ledger)
    denied = (known.deniers.get(one.event, "") for one in holding.began if one.disputed)
    return {
        "state": holding.state + (" (part)" if holding.partial else ""),
        "holder": _name_holders(holding, known.ledger) + (f" [{lost}]" if lost != NOTHING else ""),
        "since": name_since(holding),
        "until": holding.until.isoformat() if holding.until else NOTHING,
        "how": holding.change,
        "origins": name_origins(holding.origins, known.names),
        "denied by": join(denied) or NOTHING,
        "events": flatten(", ".join(holding.events)) or NOTHING,
    }


def _name_holders(holding: Holding, ledger: Ledger) -> str:
    """Who holds it, together ("A; B"), or who contends for it ("A or B")."""
    if holding.state != "contested":
        named = name_parties(holding.holders, ledger)
    else:
        rivals = [name_parties([one], ledger) for one in holding.holders]
        rivals = list(dict.fromkeys(rivals))
        named = " or ".join(rivals if len(rivals) > 1 else [*rivals, "others"])
    if holding.besiegers:
        named += f" (besieged by {name_parties(holding.besiegers, ledger)})"
    return named


def name_since(holding: Holding) -> str:
    """The day or days on which a holding began."""
    first, last = holding.since, holding.since_latest
    if first is None:
        return f"by {last.isoformat()}" if last else NOTHING
    if last is None or last == first:
        return first.isoformat()
    return f"{first.isoformat()}..{last.isoformat()}"
