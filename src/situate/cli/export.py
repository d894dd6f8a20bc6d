"""`situate export`: the events of the ledger in the formats of others."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

import situate
from situate.claims.codebook import load_codebook
from situate.cli.filters import filter_options, read_filter
from situate.cli.options import ledger_option
from situate.cli.output import open_output, until_pipe_breaks
from situate.errors import ConfigError
from situate.export import FORMATS, ExportContext, ExportFormat, Losses, find_format
from situate.ledger import Ledger, open_ledger
from situate.records import Event, KeptClaim
from situate.settings import load_settings
from situate.store import Unit

_REMEMBERED = 2_000  # reports and claims that are not looked up again


@click.command("export")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True,
              help="What to write; docs/reference/exports.md says what each carries.")  # fmt: skip
@filter_options
@click.option("--licence", metavar="TEXT", help="The line under which you hand the file on.")
@click.option("--output", type=click.Path(dir_okay=False),
              help="Write to FILE, and what could not be carried to FILE.losses.json.")  # fmt: skip
@ledger_option
def export_command(form: str, licence: str | None, output: str | None, **options: Any) -> None:
    """Write the events that fulfil the filter in a format that other programs read.

    Events that were denied, planned, demanded, threatened or only possible are left out of every
    format that cannot say so. What a format cannot carry is counted on standard error, and with
    --output in FILE.losses.json.
    """
    chosen = find_format(form)
    _refuse_terminal(chosen, output)
    settings, _ = load_settings({"ledger": options["ledger"]})
    with open_ledger(settings) as ledger, ledger.store.read() as unit:
        context = make_context(ledger, unit, options, licence=licence)
        found = unit.query(read_filter(options, ledger.words))
        with _closed(found) as events, until_pipe_breaks(), open_output(output) as stream:
            losses = chosen.write(events, stream.buffer, context=context)
    tell_losses(losses, context, output)


@contextmanager
def _closed(found: Iterator[Event]) -> Iterator[Iterator[Event]]:
    """End a query that nobody reads to its end, while its ledger is open."""
    try:
        yield found
    finally:
        if isinstance(found, Generator):
            found.close()


def make_context(
    ledger: Ledger, unit: Unit, options: dict[str, Any], *, licence: str | None = None
) -> ExportContext:
    """The setting of an export from one state of the ledger."""
    return ExportContext(
        exported=dt.datetime.now(dt.UTC).replace(microsecond=0),
        filter=_describe_filter(options),
        licence=licence,
        run=f"situate {situate.__version__}, settings {ledger.settings.digest()}",
        claim=lru_cache(_REMEMBERED)(_claim_finder(unit)),
        report=lru_cache(_REMEMBERED)(unit.report),
        actor=ledger.registry.actor,
        codebook=load_codebook(ledger.settings.codebook),
    )


def tell_losses(losses: Losses, context: ExportContext, output: str | None) -> None:
    """Say what was not carried, and keep it beside the file with how that was made."""
    click.echo(f"situate: {losses.as_line()}", err=True)
    if output is None:
        if losses.lost:
            click.echo(f"situate: not carried: {losses.as_list()}", err=True)
    else:
        click.echo(f"situate: what was not carried stands in {output}.losses.json", err=True)
        beside = Path(output + ".losses.json")
        beside.write_text(losses.as_text(context.header()), encoding="utf8", newline="\n")


def _claim_finder(unit: Unit) -> Callable[[str], KeptClaim | None]:
    return lambda claim_id: next(iter(unit.claims([claim_id])), None)


def _describe_filter(options: dict[str, Any]) -> str:
    given = {name: value for name, value in options.items() if isinstance(value, tuple) and value}
    parts = (f"{name.replace('_', '-')}: {', '.join(value)}" for name, value in given.items())
    return "; ".join(parts) or "all events"


def _refuse_terminal(chosen: ExportFormat, output: str | None) -> None:
    if chosen.binary and output is None and sys.stdout.isatty():
        raise ConfigError(f"{chosen.name} is no text for a terminal; give --output FILE")
