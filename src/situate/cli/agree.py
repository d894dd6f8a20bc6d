"""`situate agree`: how far two coders, or the ledger and a coder, agree field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

import click
from rich.table import Table
from rich.text import Text

from situate.cli.export import make_context
from situate.cli.filters import filter_options, read_filter
from situate.cli.import_ import tell_bad_rows
from situate.cli.options import ledger_option
from situate.cli.output import open_output, until_pipe_breaks
from situate.cli.table import flatten, make_console
from situate.errors import ConfigError
from situate.export import IMPORTERS, BadRow, code_events, detect_scheme, read_coded
from situate.ledger import open_ledger
from situate.reading_format import write_json
from situate.records import CodedEvent
from situate.review.agreement import Agreement, FieldAgreement, compare_coders
from situate.review.pairing import Tolerance
from situate.settings import load_settings

LEDGER = "ledger"
_SHOWN = 12


@click.command("agree")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--format", "form", type=click.Choice(list(IMPORTERS)),
              help="The scheme of the files; their columns tell if it is not given.")  # fmt: skip
@click.option("--days", type=click.IntRange(0), default=Tolerance().days, show_default=True,
              help="Most days between two rows of one event.")  # fmt: skip
@click.option("--radius", type=click.FloatRange(0), default=Tolerance().radius_km,
              show_default=True, help="Most kilometres between them.")  # fmt: skip
@click.option("--confusion", metavar="FIELD",
              help="Show which values of a field stand against which.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
@filter_options
@click.option("--output", type=click.Path(dir_okay=False), help="Write to FILE.")
@ledger_option
def agree_command(first: str, second: str, **options: Any) -> None:
    """Compare A with B, each a file of events or the word `ledger`.

    A file has ACLED's, UCDP's or our own columns. The ledger's events, those that fulfil the
    filter, are coded in the scheme of the file that they are compared with.
    """
    one, other = _read_both(first, second, options)
    tolerance = Tolerance(days=options["days"], radius_km=options["radius"])
    found = compare_coders(one, other, tolerance=tolerance)
    with until_pipe_breaks(), open_output(options["output"]) as stream:
        if options["as_json"]:
            stream.write(write_json(found) + "\n")
        elif options["confusion"]:
            _print_confusion(_field(found, options["confusion"]), stream)
        else:
            _print_agreement(found, stream)


def _read_both(
    first: str, second: str, options: dict[str, Any]
) -> tuple[Sequence[CodedEvent], Sequence[CodedEvent]]:
    """The rows of both; the ledger's in the scheme of the other."""
    if first == second == LEDGER:
        raise ConfigError("the ledger agrees with itself; give a file for A or B")
    scheme = options["form"] or detect_scheme(second if first == LEDGER else first)
    rows = []
    for name in (first, second):
        if name == LEDGER:
            rows.append(_code_ledger(scheme, options))
            continue
        bad: list[BadRow] = []
        rows.append(read_coded(name, options["form"], bad=bad)[0])
        tell_bad_rows(bad)
    return rows[0], rows[1]


def _code_ledger(scheme: str, options: dict[str, Any]) -> list[CodedEvent]:
    settings, _ = load_settings({"ledger": options["ledger"]})
    with open_ledger(settings) as ledger, ledger.store.read() as unit:
        events = unit.query(read_filter(options, ledger.words))
        coded, losses = code_events(events, scheme, context=make_context(ledger, unit, options))
    click.echo(f"situate: {losses.as_line()}", err=True)
    return coded


def _field(found: Agreement, name: str) -> FieldAgreement:
    try:
        return found.field(name)
    except KeyError:
        names = ", ".join(field.field for field in found.fields)
        raise ConfigError(f"--confusion {name}: there is no such field; use {names}") from None


def _print_agreement(found: Agreement, stream: TextIO) -> None:
    console = make_console(stream)
    away = "unknown" if found.median_km is None else f"{found.median_km:.1f} km"
    console.print(
        Text(
            f"{len(found.pairs)} rows of both, {len(found.only_first)} of A alone, "
            f"{len(found.only_second)} of B alone; median distance {away}"
        )
    )
    table = Table(header_style="bold", pad_edge=False)
    for name in ("field", "both", "A alone", "B alone", "agreed", "kappa", "alpha", "difference"):
        table.add_column(name, justify="left" if name == "field" else "right")
    for field in found.fields:
        counts = (field.compared, field.only_first, field.only_second)
        figures = (field.agreed, field.kappa, field.alpha, field.mean_difference)
        if any(counts):
            table.add_row(field.field, *map(str, counts), *map(_figure, figures))
    console.print(table)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _print_confusion(field: FieldAgreement, stream: TextIO) -> None:
    console = make_console(stream)
    if not field.table:
        reason = "it holds days or numbers" if field.level != "nominal" else "no pair has both"
        console.print(Text(f"{field.field}: nothing to show, {reason}"))
        return
    table = Table("A", "B", "rows", header_style="bold", pad_edge=False)
    for (one, other), count in field.table[:_SHOWN]:
        table.add_row(Text(flatten(str(one))), Text(flatten(str(other))), str(count))
    console.print(table)
    if len(field.table) > _SHOWN:
        console.print(Text(f"and {len(field.table) - _SHOWN} more pairs of values"))
