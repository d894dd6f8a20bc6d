"""`situate evaluate`: score the reader on corpora and on the gold set."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from situate.cli.options import gazetteer_option
from situate.cli.output import open_output
from situate.errors import ConfigError
from situate.evaluate.gate import check_gate
from situate.evaluate.measures import Measure, write_table
from situate.evaluate.suite import NAMES, measure, name_present
from situate.reader import load_reader
from situate.settings import load_settings


@click.command("evaluate")
@click.argument("corpora", nargs=-1, type=click.Choice([*NAMES, "all"]))
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path),
              default="../shared/corpora", show_default=True,
              help="Where the corpora lie.")  # fmt: skip
@click.option("--gold", type=click.Path(file_okay=False, path_type=Path), default="gold",
              show_default=True, help="Where the annotated reports lie.")  # fmt: skip
@click.option("--gate", is_flag=True, help="Check the floors of our figures; exit code 1 below.")
@gazetteer_option
@click.option("--output", type=click.Path(dir_okay=False), help="Write the table to FILE.")
def evaluate_command(
    corpora: tuple[str, ...],
    folder: Path,
    gold: Path,
    gate: bool,
    gazetteer: str | None,
    output: str | None,
) -> None:
    """Score the reader on CORPORA (or all); --gate checks the floors."""
    if not corpora and not gate:
        raise ConfigError(f"name a corpus ({', '.join(NAMES)}, all) or give --gate")
    settings, _ = load_settings({"gazetteer": gazetteer})
    reader = load_reader(settings)
    names = name_present(folder) if "all" in corpora else list(dict.fromkeys(corpora))
    measures: list[Measure] = [m for name in names for m in measure(name, reader, folder, gold)]
    if measures:
        with open_output(output) as stream:
            stream.write(write_table(measures))
    if gate:
        figures, faults = check_gate(reader, gold, folder)
        for name, value in figures.items():
            click.echo(f"{name} {value:.3f}")
        for fault in faults:
            click.echo(f"situate: {fault}", err=True)
        sys.exit(1 if faults else 0)
