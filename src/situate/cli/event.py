"""`situate event`: one event with every value told, who tells it, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TextIO

import click

from situate.cli.asking import ask_ledger
from situate.cli.options import form_option, ledger_option, output_option
from situate.cli.table import flatten, join, name_days, name_place, name_range, name_type
from situate.ledger import Ledger
from situate.ledger.picture import gather_claims
from situate.reading_format import write_json
from situate.records import Backing, Event, KeptClaim, ToldCount

Told = tuple[str, str, Backing]


@click.command("event")
@click.argument("event_id", metavar="ID")
@form_option
@output_option
@ledger_option
def event_command(event_id: str, **options: Any) -> None:
    """Show the event with an ID: every value told, by whom, and the sentences of its claims.

    An event that was merged away leads to the one that took over its claims.
    """
    with ask_ledger(options) as (ledger, stream):
        event = ledger.event(event_id)
        if options["form"] == "json":
            stream.write(write_json(event) + "\n")
        else:
            _write_event(event, ledger, stream)


def _write_event(event: Event, ledger: Ledger, stream: TextIO) -> None:
    claims = gather_claims(ledger, [event])
    lines = [
        *_list_chosen(event),
        *_list_told(event, claims.values()),
        *_list_claims(claims.values()),
    ]
    stream.write("".join(f"{line}\n" for line in lines))


def _list_chosen(event: Event) -> Iterator[str]:
    place = name_place(event.place) if event.place else "place unknown"
    chosen = [name_type(event.type, event.mode), place, name_days(event.begin, event.end)]
    chosen += [
        f"{name_range(toll.low, toll.high)} {toll.what}"
        for toll in event.tolls
        if toll.side is None
    ]
    yield f"{event.id}  {', '.join(chosen)}, {event.status}"
    yield f"credibility {event.credibility} (1 confirmed to 5 improbable, 6 cannot be judged)"
    if event.contradictions:
        yield f"contradictions: {', '.join(event.contradictions)}"


def _list_told(event: Event, claims: Iterable[KeptClaim]) -> Iterator[str]:
    names = {one.id: one.name for claim in claims for one in claim.origins}
    names |= {one.id: one.name for one in event.origins}
    last = None
    for field, value, backing in _list_values(event):
        who = join(names.get(one, one) for one in backing.origins)
        yield f"  {'' if field == last else field:<10}  {value}: {who}"
        last = field


def _list_values(event: Event) -> Iterator[Told]:
    for kind in event.types:
        yield "what", name_type(kind.type, kind.mode), kind.backing
    for status in event.statuses:
        yield "status", status.status, status.backing
    for days in event.days:
        told = f"{name_days(days.begin, days.end)} ({days.basis or 'basis unknown'})"
        yield "when", told, days.backing
    for place in event.places:
        at = f"{place.relation} " if place.relation else ""
        yield "where", at + name_place(place.place), place.backing
    for participant in event.participants:
        yield participant.role, flatten(participant.name), participant.backing
    yield from _list_counts(event.counts)


def _list_counts(counts: Iterable[ToldCount]) -> Iterator[Told]:
    for count in counts:
        told = join((name_range(count.low, count.high), count.who or ""), separator=" ")
        day = f", told {count.told}" if count.told else ""
        old = ", superseded" if count.superseded else ""
        yield count.what, told + day + old, count.backing


def _list_claims(claims: Iterable[KeptClaim]) -> Iterator[str]:
    ordered = sorted(claims, key=lambda c: (str(c.published), c.report, c.quote_start, c.id))
    for (_, quote), group in groupby(ordered, key=lambda c: (c.report, c.quote)):
        for claim in group:
            chain = join((one.name for one in claim.sources), separator=" > ")
            day = str(claim.published or "day unknown")
            kind = name_type(claim.type, claim.mode)
            yield "  ".join((f"claim {claim.id}", day, kind, claim.status, chain))
        yield f"    {flatten(quote)}"
