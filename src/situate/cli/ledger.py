"""`situate ledger`: make, look after, back up and restore the ledger."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

from situate.cli.options import ledger_option
from situate.cli.table import flatten
from situate.errors import ConfigError
from situate.ledger import create_ledger, open_ledger, restore_ledger
from situate.settings import Settings, load_settings

# The tables that say something to a person; the others serve the search and the merge.
_SHOWN = ("reports", "claims", "events", "origins", "decisions", "changes")


@click.group("ledger")
def ledger_group() -> None:
    """Make, check, back up and restore the ledger that `situate read --save` writes to."""


@ledger_group.command("init")
@ledger_option
def init_command(ledger: str | None) -> None:
    """Make an empty ledger, or bring one of an older version of situate up to date."""
    settings = _settings(ledger)
    made = create_ledger(settings)
    click.echo(f"{'made' if made else 'already there, up to date'}: {settings.ledger}")


@ledger_group.command("info")
@ledger_option
def info_command(ledger: str | None) -> None:
    """Say what the ledger holds."""
    with open_ledger(_settings(ledger)) as opened:
        summary = opened.store.summary()
    lines: dict[str, Any] = {
        "ledger": summary.location,
        "backend": summary.backend,
        "schema": summary.schema,
        "size": f"{summary.size_bytes / 1e6:.1f} MB",
        "days": f"{summary.first_day or '-'} to {summary.last_day or '-'}",
        **{name: summary.counts[name] for name in _SHOWN},
    }
    width = max(map(len, lines))
    for name, value in lines.items():
        click.echo(f"{name:<{width}}  {flatten(str(value))}")


@ledger_group.command("check")
@ledger_option
@click.pass_context
def check_command(context: click.Context, ledger: str | None) -> None:
    """Check that the ledger is whole: every offset, link and index. Exit code 1 if it is not."""
    with open_ledger(_settings(ledger)) as opened:
        faults = opened.store.check()
    for fault in faults:
        click.echo(flatten(fault))
    click.echo(f"{len(faults)} fault(s)" if faults else "the ledger is whole")
    context.exit(1 if faults else 0)


@ledger_group.command("backup")
@click.argument("path", type=click.Path(dir_okay=False))
@ledger_option
def backup_command(path: str, ledger: str | None) -> None:
    """Write all of the ledger to PATH, while others may go on reading and writing it."""
    with open_ledger(_settings(ledger)) as opened:
        opened.store.backup(Path(path))
    click.echo(f"backed up to {path}")


@ledger_group.command("restore")
@click.argument("path", type=click.Path(dir_okay=False))
@ledger_option
def restore_command(path: str, ledger: str | None) -> None:
    """Make a new ledger from a backup at PATH. A ledger that is there is never overwritten."""
    settings = _settings(ledger)
    restore_ledger(path, settings)
    click.echo(f"restored {path} to {settings.ledger}")


@ledger_group.command("vacuum")
@ledger_option
def vacuum_command(ledger: str | None) -> None:
    """Give unused space back."""
    with open_ledger(_settings(ledger)) as opened:
        opened.store.vacuum()


@ledger_group.command("grade")
@click.argument("origin")
@click.argument("grade", type=click.Choice(list("ABCDEF"), case_sensitive=False))
@click.option("--by", default=getpass.getuser, help="Who grades (default: the user).")
@click.option("--note", help="Why.")
@ledger_option
def grade_command(origin: str, grade: str, ledger: str | None, **signed: Any) -> None:
    """State how reliable ORIGIN (an id) is: A completely .. E unreliable, F not to be judged."""
    with open_ledger(_settings(ledger)) as opened:
        with opened.store.read() as unit:
            if all(origin != known.id for known, _ in unit.origins()):
                raise ConfigError(
                    f"the ledger holds no origin {origin!r}; list them: situate ledger origins"
                )
        opened.grade_source(origin, grade.upper(), **signed)
    click.echo(f"{origin}: {grade.upper()}")


@ledger_group.command("sisters")
@click.argument("names", nargs=-1)
@click.option("--by", default=getpass.getuser, help="Who says so (default: the user).")
@ledger_option
def sisters_command(names: tuple[str, ...], by: str, ledger: str | None) -> None:
    """Say that the publishers NAMES share a newsroom and count as one origin.

    Without NAMES, list those that were declared.
    """
    with open_ledger(_settings(ledger)) as opened:
        if names:
            opened.declare_sisters(names, by=by)
        with opened.store.read() as unit:
            for family in unit.sisters():
                click.echo(flatten(" = ".join(family)))


@ledger_group.command("origins")
@ledger_option
def origins_command(ledger: str | None) -> None:
    """List the origins: how many claims each stands behind, and its grade if one was stated."""
    with open_ledger(_settings(ledger)) as opened, opened.store.read() as unit:
        grades = unit.source_grades()
        for origin, claims in unit.origins():
            stated = grades[origin.id].grade if origin.id in grades else "F"
            click.echo(f"{claims:>7}  {stated}  {flatten(origin.id)}  {flatten(origin.name)}")


def _settings(ledger: str | None) -> Settings:
    settings, _ = load_settings({"ledger": ledger})
    return settings
