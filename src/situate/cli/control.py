"""`situate control`: who holds a place or the places of an area, since when, on whose word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import click

from situate.cli.ground import (
    last_day,
    locate,
    make_rules,
    name_origins,
    name_parties,
    name_place,
    origin_names,
    parse_day,
    shared_options,
)
from situate.cli.listing import print_rows
from situate.cli.options import ledger_option
from situate.cli.output import open_output, until_pipe_breaks
from situate.cli.table import NOTHING, flatten
from situate.errors import ConfigError
from situate.ledger import Ledger, open_ledger
from situate.ledger.picture import gather_claims, gather_control
from situate.picture.control import control_of_all, find_conflicts, states_at
from situate.reading_format import write_json
from situate.records import Area, Event, Holding, PlaceControl, PlaceState
from situate.settings import load_settings
from situate.text import fold_words

Days = tuple[dt.date | None, dt.date | None]


@click.command("control")
@click.argument("place", metavar="PLACE|AREA")
@click.option("--at", metavar="DAY", help="The state on this day (YYYY-MM-DD).")
@click.option("--since", metavar="DAY", help="Holdings that last to this day or beyond.")
@click.option("--until", metavar="DAY", help="Holdings that begin by this day.")
@shared_options
@click.option("--output", type=click.Path(dir_okay=False), help="Write to FILE.")
@ledger_option
def control_command(place: str, **options: Any) -> None:
    """Say who holds PLACE over days, or every place of AREA on a day.

    Without --at an area is shown as on the last day that the ledger tells of there. Names in
    brackets held the place before.
    """
    settings, _ = load_settings({"ledger": options["ledger"]})
    at = parse_day("--at", options["at"])
    days = (parse_day("--since", options["since"]), parse_day("--until", options["until"]))
    with (
        open_ledger(settings) as ledger,
        until_pipe_breaks(),
        open_output(options["output"]) as stream,
    ):
        area, events = _gather(place, ledger)
        told = [day for day in (*days, at, last_day(events)) if day is not None]
        rules = make_rules(options, ledger, told)
        controls = control_of_all(events, gather_claims(ledger, events), rules=rules)
        names = origin_names(events)
        one = _find_place(area, controls)
        if one is not None and at is None:
            _write_timeline(_between(one, days), options["form"], stream, (ledger, names))
            return
        day = at or days[1] or last_day(events) or dt.date.today()
        chosen = [one] if one is not None else controls
        states = states_at(chosen, day, rules=rules)
        _write_states(states, options["form"], stream, (ledger, names))


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


Named = tuple[Ledger, Mapping[str, str]]


def _write_timeline(control: PlaceControl, form: str, stream: TextIO, named: Named) -> None:
    if form == "json":
        stream.write(write_json(control) + "\n")
        return
    stream.write(f"{name_place(control.place)}: who held it\n")
    print_rows((_holding_row(one, named) for one in control.holdings), stream)


def _write_states(states: Sequence[PlaceState], form: str, stream: TextIO, named: Named) -> None:
    if form == "json":
        for state in states:
            stream.write(write_json(state) + "\n")
        return
    if states:
        stream.write(f"on {states[0].day.isoformat()}\n")
    print_rows(
        ({"place": name_place(s.place), **_holding_row(s.holding, named)} for s in states), stream
    )
    conflicts = [name_place(one.place) for one in find_conflicts(states)]
    if conflicts:
        stream.write(f"contested: {', '.join(conflicts)}\n")


def _holding_row(holding: Holding, named: Named) -> dict[str, str]:
    ledger, names = named
    lost = name_parties(holding.lost_by, ledger)
    holders = name_parties(holding.holders, ledger)
    if holding.besiegers:
        holders += f" (besieged by {name_parties(holding.besiegers, ledger)})"
    return {
        "state": holding.state + (" (part)" if holding.partial else ""),
        "holder": holders + (f" [{lost}]" if lost != NOTHING else ""),
        "since": name_since(holding),
        "until": holding.until.isoformat() if holding.until else NOTHING,
        "how": holding.change,
        "origins": name_origins(holding.origins, names),
        "events": flatten(", ".join(holding.events)) or NOTHING,
    }


def name_since(holding: Holding) -> str:
    """The day or days on which a holding began."""
    first, last = holding.since, holding.since_latest
    if first is None:
        return f"by {last.isoformat()}" if last else NOTHING
    if last is None or last == first:
        return first.isoformat()
    return f"{first.isoformat()}..{last.isoformat()}"
