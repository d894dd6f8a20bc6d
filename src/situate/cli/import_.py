"""`situate import`: a coder's file is read and checked, to be compared with; nothing is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from situate.cli.output import open_output, until_pipe_breaks
from situate.cli.table import flatten
from situate.export import IMPORTERS, BadRow, read_coded
from situate.reading_format import write_json
from situate.records import CodedEvent

_SHOWN = 8


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(list(IMPORTERS)),
              help="What the file is; its columns tell where this is not given.")  # fmt: skip
@click.option("--output", type=click.Path(dir_okay=False),
              help="Write what was read to FILE, one JSON object a row.")  # fmt: skip
@click.pass_context
def import_command(context: click.Context, file: str, form: str | None, output: str | None) -> None:
    """Read and check FILE, a table of events that you own, in ACLED's, UCDP's or our columns.

    Nothing goes into the ledger: the file is there to compare with (`situate agree`). Rows that
    cannot be read are listed by line and column, and the others are read; exit code 1 then.
    """
    bad: list[BadRow] = []
    rows, scheme = read_coded(file, form, bad=bad)
    tell_bad_rows(bad)
    if output is not None:
        with until_pipe_breaks(), open_output(output) as stream:
            stream.writelines(write_json(row) + "\n" for row in rows)
    click.echo(f"{file}: {len(rows)} rows of {scheme} read, {len(bad)} left out")
    for line in _summarise(rows):
        click.echo(line)
    context.exit(1 if bad else 0)


def tell_bad_rows(bad: Iterable[BadRow]) -> None:
    """List the rows that were left out."""
    for row in bad:
        click.echo(flatten(f"situate: {row}"), err=True)


def _summarise(rows: list[CodedEvent]) -> Iterable[str]:
    days = sorted(row.begin for row in rows if row.begin is not None)
    if days:
        yield f"days: {days[0]} to {days[-1]}, {len(rows) - len(days)} rows without"
    for name in ("type", "country", "place_precision"):
        told = Counter(getattr(row, name) or "not stated" for row in rows)
        most = ", ".join(f"{flatten(value)} {count}" for value, count in told.most_common(_SHOWN))
        if told:
            yield f"{name.replace('_', ' ')}: {most}"
    dead = [row.deaths_best for row in rows if row.deaths_best is not None]
    if dead:
        yield f"deaths: {sum(dead)} in {len(dead)} rows"
