"""`situate balance`: what an actor gained and lost, or who is losing ground in an area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TextIO

import click

from situate.actors.sides import find_actor, members_of
from situate.cli.asking import ask_ledger
from situate.cli.ground import (
    locate,
    make_rules,
    name_origins,
    name_parties,
    name_side,
    origin_names,
    parse_day,
    shared_options,
)
from situate.cli.listing import print_rows
from situate.cli.options import ledger_option, output_option
from situate.cli.table import NOTHING, join, name_place, name_range
from situate.errors import ConfigError
from situate.ledger import Ledger
from situate.ledger.picture import gather_claims, gather_control
from situate.picture.balance import BalanceQuestion, balance, who_is_losing
from situate.picture.series import PERIODS
from situate.reading_format import write_json
from situate.records import Area, Balance, Event, Filter, GroundChange


@click.command("balance")
@click.argument("actor", required=False)
@click.option("--area", metavar="PLACE", help="Only this country, province or region.")
@click.option("--since", metavar="DAY", help="From this day on (YYYY-MM-DD).")
@click.option("--until", metavar="DAY", help="Up to this day (YYYY-MM-DD).")
@click.option("--period", type=click.Choice(PERIODS), help="Count by week or month.")
@shared_options
@output_option
@ledger_option
def balance_command(actor: str | None, **options: Any) -> None:
    """Say what ACTOR gained and lost; without ACTOR, who is losing ground in --area."""
    if actor is None and options["area"] is None:
        raise ConfigError("name an actor, or give --area to ask who is losing ground there")
    with ask_ledger(options) as (ledger, stream):
        area = locate(options["area"], ledger) if options["area"] else None
        if actor is None:
            _answer_area(area, options, ledger, stream)
        else:
            _answer_actor(actor, area, options, ledger=ledger, stream=stream)


def _answer_actor(
    name: str, area: Area | None, options: dict[str, Any], *, ledger: Ledger, stream: TextIO
) -> None:
    actor = find_actor(name, ledger.registry)
    events = gather_control(ledger, area)
    members = (actor.id,) if options["alone"] else members_of(actor, ledger.registry)
    theirs = ledger.events(Filter(actors=members, area=area))
    together = list({event.id: event for event in (*events, *theirs)}.values())
    question = _question(options, ledger, together)
    found = balance(
        question.rules.side(actor.id), together, gather_claims(ledger, events), question
    )
    if options["form"] == "json":
        stream.write(write_json(found) + "\n")
        return
    _print_balance(found, ledger, stream, together)


def _answer_area(
    area: Area | None, options: dict[str, Any], ledger: Ledger, stream: TextIO
) -> None:
    events = list(ledger.events(Filter(area=area)))
    question = _question(options, ledger, events)
    answer = who_is_losing(events, gather_claims(ledger, events), question)
    if options["form"] == "json":
        stream.write(write_json(answer) + "\n")
        return
    stream.write(answer.statement + "\n")
    if not answer.balances:
        return
    print_rows(map(_side_row, answer.balances), stream)
    changes = [c for one in answer.balances for c in (*one.gained, *one.lost, *one.undated)]
    print_rows(_list_changes(changes, ledger, origin_names(events)), stream)


def _question(options: dict[str, Any], ledger: Ledger, events: Iterable[Event]) -> BalanceQuestion:
    since = parse_day("--since", options["since"])
    until = parse_day("--until", options["until"])
    days = [day for day in (since, until) if day is not None]
    told = [d for e in events for d in (e.begin, e.end) if d is not None]
    rules = make_rules(options, ledger, days or told)
    return BalanceQuestion(
        since=since,
        until=until,
        period=options["period"],
        rules=rules,
        name=lambda side: name_side(side, ledger),
    )


def _print_balance(found: Balance, ledger: Ledger, stream: TextIO, events: Iterable[Event]) -> None:
    deaths = f"{found.deaths_best} killed"
    if found.deaths_low != found.deaths_high:
        deaths = f"{found.deaths_low} to {found.deaths_high} killed (best {found.deaths_best})"
    bounds = f" (between {found.net_low:+d} and {found.net_high:+d})"
    stream.write(
        f"{found.name}: gained {len(found.gained)}, lost {len(found.lost)}, net {found.net:+d}"
        f"{'' if found.net_low == found.net_high else bounds} {found.sparkline}\n"
        f"{found.events} events, {deaths} on all sides in them\n"
    )
    names = origin_names(events)
    changes = sorted((*found.gained, *found.lost), key=lambda c: _day(c) or dt.date.max)
    if changes or found.undated:
        print_rows((_change_row(c, ledger, names) for c in (*changes, *found.undated)), stream)
    if found.periods:
        print_rows(
            (
                {
                    "from": one.begin.isoformat(), "to": one.end.isoformat(),
                    "gained": str(one.gained), "lost": str(one.lost), "events": str(one.events),
                    "killed": name_range(one.deaths_low, one.deaths_high),
                }
                for one in found.periods
                if one.gained or one.lost or one.events
            ),
            stream,
        )  # fmt: skip


def _day(change: GroundChange) -> dt.date | None:
    return change.day_latest or change.day


def _change_row(change: GroundChange, ledger: Ledger, names: dict[str, str]) -> dict[str, str]:
    doubt = "disputed" if change.disputed else "inferred" if change.inferred else ""
    day = _day(change)
    return {
        "when": day.isoformat() if day else NOTHING,
        "what": change.kind,
        "place": name_place(change.place),
        "against": name_parties(change.against, ledger),
        "sure": "yes" if change.certain else doubt or "one origin",
        "origins": name_origins(change.origins, names),
        "events": ", ".join(change.events) or NOTHING,
    }


def _list_changes(
    changes: Iterable[GroundChange], ledger: Ledger, names: dict[str, str]
) -> list[dict[str, str]]:
    """One row for each time that a place changed hands, in the order of days."""
    found: dict[tuple[object, ...], GroundChange] = {}
    for change in changes:
        key = (change.place.id or name_place(change.place), _day(change), change.events)
        # A loss to somebody is told as his gain too, which names both.
        if key not in found or change.kind == "gained":
            found[key] = change
    ordered = sorted(found.values(), key=lambda c: (_day(c) or dt.date.max, name_place(c.place)))
    rows = []
    for change in ordered:
        row = _change_row(change, ledger, names)
        own = join(name_side(side, ledger) for side in change.sides)
        other = row.pop("against")
        losing, gaining = (own, other) if row.pop("what") == "lost" else (other, own)
        rows.append({"when": row.pop("when"), "place": row.pop("place"),
                     "lost by": losing, "gained by": gaining, **row})  # fmt: skip
    return rows


def _side_row(found: Balance) -> dict[str, str]:
    return {
        "side": found.name,
        "gained": str(len(found.gained)),
        "lost": str(len(found.lost)),
        "net": f"{found.net:+d}",
        "between": f"{found.net_low:+d} and {found.net_high:+d}",
        "over time": found.sparkline,
    }
