"""`situate events`, `claims`, `reports`, `changes`: what the ledger holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from textwrap import fill
from typing import Any, TextIO, TypeVar

import click
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from situate.cli.asking import ask_ledger
from situate.cli.filters import filter_options, read_filter
from situate.cli.options import ledger_option, output_option
from situate.cli.table import (
    NOTHING,
    WHO_ROLES,
    WHOM_ROLES,
    flatten,
    join,
    make_console,
    name_days,
    name_place,
    name_range,
    name_type,
)
from situate.errors import ConfigError
from situate.ledger import Ledger
from situate.reading_format import write_json
from situate.records import Event, Filter, KeptClaim, Toll
from situate.store import StoredReport

R = TypeVar("R")
Row = dict[str, str]

_FORM = click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table",
                     show_default=True,
                     help="A table for people, or one JSON object a line.")  # fmt: skip
_LIMIT = click.option("--limit", type=click.IntRange(1), help="At most so many.")
_GAP = 2
_INDENT = "    "
_TOLLS = ("killed", "injured", "captured", "displaced", "missing")


@click.command("events")
@filter_options
@_FORM
@_LIMIT
@output_option
@ledger_option
def events_command(**options: Any) -> None:
    """List events: claims of one happening, merged, with their independent origins."""
    _list(options, Ledger.events, _event_row)


@click.command("claims")
@filter_options
@_FORM
@_LIMIT
@output_option
@ledger_option
def claims_command(**options: Any) -> None:
    """List claims: what one report says, and on whose word."""
    _list(options, Ledger.claims, _claim_row)


@click.command("reports")
@filter_options
@_FORM
@_LIMIT
@output_option
@ledger_option
def reports_command(**options: Any) -> None:
    """List the reports that were read."""
    _list(options, Ledger.reports, _report_row)


@click.command("changes")
@click.option("--since", default="0", show_default=True,
              help="A change's number, or a day or time (ISO 8601).")  # fmt: skip
@_LIMIT
@output_option
@ledger_option
def changes_command(**options: Any) -> None:
    """Write the events that were added, changed or removed, one JSON object a line.

    Each line has its number: give the last one that you have to --since, and go on from there.
    """
    with ask_ledger(options) as (ledger, stream):
        for change in islice(ledger.changes(_parse_since(options["since"])), options["limit"]):
            stream.write(write_json(change) + "\n")


def _list(
    options: dict[str, Any],
    find: Callable[[Ledger, Filter], Iterator[R]],
    describe: Callable[[R], Row],
) -> None:
    with ask_ledger(options) as (ledger, stream):
        found = islice(find(ledger, read_filter(options, ledger.words)), options["limit"])
        if options["form"] == "jsonl":
            for record in found:
                stream.write(write_json(record) + "\n")
        else:
            print_rows(map(describe, found), stream)


def print_rows(rows: Iterable[Row], stream: TextIO) -> None:
    """Rows below the names of their columns; what does not fit beside stands below its row."""
    console, listed = make_console(stream), list(rows)
    if not listed:
        console.print("nothing found")
        return
    widths = _fit(listed, console.width)
    _print_line(console, {name: name for name in widths}, widths, style="bold")
    for row in listed:
        _print_line(console, row, widths)
        rest = [f"{name}: {cell}" for name, cell in row.items()
                if name not in widths and cell != NOTHING]  # fmt: skip
        if rest:
            text = fill(" | ".join(rest), console.width, break_on_hyphens=False,
                        initial_indent=_INDENT, subsequent_indent=_INDENT)  # fmt: skip
            console.print(Text(text))


def _fit(rows: Sequence[Row], width: int) -> dict[str, int]:
    """The columns that fit beside each other, and their widths: the widest are left out."""
    widths = {name: max(map(cell_len, (name, *(row[name] for row in rows)))) for name in rows[0]}
    while len(widths) > 1 and sum(widths.values()) + _GAP * (len(widths) - 1) > width:
        _, *others = widths
        del widths[max(others, key=lambda name: widths[name])]
    return widths


def _print_line(console: Console, row: Row, widths: dict[str, int], style: str = "") -> None:
    cells = [set_cell_size(row[name], width) for name, width in widths.items()]
    console.print(Text((" " * _GAP).join(cells).rstrip(), style=style, overflow="fold"))


def _event_row(event: Event) -> Row:
    return {
        "id": event.id,
        "when": name_days(event.begin, event.end),
        "what": name_type(event.type, event.mode),
        "who": _name_parties(event, WHO_ROLES),
        "whom": _name_parties(event, WHOM_ROLES),
        "where": name_place(event.place) if event.place else NOTHING,
        "counts": join(_name_toll(event.toll(what)) for what in _TOLLS),
        "status": event.status,
        "origins": f"{len(event.origins)}: " + join(one.name for one in event.origins),
    }


def _name_parties(event: Event, roles: tuple[str, ...]) -> str:
    return join(one.name for role in roles for one in event.participants if one.role == role)


def _name_toll(toll: Toll | None) -> str:
    if toll is None:
        return ""
    return f"{name_range(toll.low, toll.high)} {toll.what}"


def _claim_row(claim: KeptClaim) -> Row:
    time = claim.time
    place = claim.place
    return {
        "id": claim.id,
        "when": name_days(time.begin, time.end) if time else NOTHING,
        "what": name_type(claim.type, claim.mode),
        "who": join(p.name or p.text for p in claim.participants if p.role in WHO_ROLES),
        "whom": join(p.name or p.text for p in claim.participants if p.role in WHOM_ROLES),
        "where": name_place(place) if place else NOTHING,
        "status": claim.status,
        "who says so": join((one.name for one in claim.sources), separator=" > "),
    }


def _report_row(report: StoredReport) -> Row:
    return {
        "id": report.id,
        "published": report.published.isoformat() if report.published else NOTHING,
        "publisher": join((report.publisher or "", report.agency or ""), separator=" / "),
        "title": flatten(report.title or report.given_id or NOTHING),
        "superseded by": report.superseded_by or NOTHING,
    }


def _parse_since(text: str) -> int | dt.datetime:
    if text.isascii() and text.isdigit():
        return int(text)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            f"--since {text!r} is no number and no day or time; write 120 or 2024-05-01"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
