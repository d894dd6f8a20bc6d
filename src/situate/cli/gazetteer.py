"""`situate gazetteer`: what the gazetteer holds, and imports that make it finer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from situate.cli.options import gazetteer_option
from situate.cli.table import flatten
from situate.errors import ConfigError, GazetteerError
from situate.gazetteer import Gazetteer
from situate.gazetteer.coverage import Coverage
from situate.gazetteer.imports import ImportOptions, ImportOutcome, import_places
from situate.gazetteer.imports.importing import Tell
from situate.gazetteer.imports.kinds import KINDS
from situate.gazetteer.imports.tables import FIELDS
from situate.gazetteer.index import FEATURE_CODES
from situate.places.asking import find_country
from situate.settings import Settings, imported_gazetteer, load_settings

_FAULTS_SHOWN = 20
_COUNTRIES_SHOWN = 20
_FEATURES = sorted(FEATURE_CODES.keys() - {"country", "continent"})


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Show what the gazetteer holds, and import places into it."""


@gazetteer_group.command("info")
@click.option("--country", help="Only this country, by ISO code (SY, SYR) or name.")
@gazetteer_option
def show_gazetteer(country: str | None, gazetteer: str | None) -> None:
    """Show which gazetteer is used, its sources with their attribution, and its coverage."""
    settings, origins = load_settings({"gazetteer": gazetteer})
    used = Gazetteer(settings.gazetteer_path)
    used.check()
    click.echo(f"file     {used.path} ({_describe_choice(settings, origins['gazetteer'])})")
    click.echo(f"version  {used.version}")
    for source in used.sources():
        click.echo(f"source   {source.label} [{source.licence}]: {source.attribution}")
    rows = [used.coverage(_find_code(country, used))] if country else used.coverages()
    click.echo("\ncountry    places  settlements      names   imported")
    for row in rows:
        click.echo(_write_row(row))


def _find_code(country: str, gazetteer: Gazetteer) -> str:
    return find_country(country, gazetteer).countries[0]


def _describe_choice(settings: Settings, origin: str) -> str:
    if settings.gazetteer_path is None:
        return "the package's"
    if settings.gazetteer == "default":
        return "imported"
    return f"named by {origin}"


def _write_row(row: Coverage) -> str:
    coarse = "   coarse" if row.is_coarse else ""
    return (
        f"{row.country:<7}{row.places:>10}{row.settlements:>13}{row.names:>11}{row.imported:>11}"
        f"{coarse}"
    )


@gazetteer_group.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--kind", type=click.Choice(KINDS), help="What the files are, if not by content.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=f"A table's column for one of {', '.join(FIELDS)}; may be repeated.",
)
@click.option("--country", help="Country of a table's rows that do not say it.")
@click.option("--feature", type=click.Choice(_FEATURES), default="settlement", show_default=True,
              help="Feature of a table's rows that do not say it.")  # fmt: skip
@click.option("--source", metavar="NAME", help="What a table's source is called.")
@click.option("--licence", help="Licence of a table.")
@click.option("--attribution", help="Line that has to be shown with a table's places.")
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Encoding of a table.")
@click.option(
    "--fresh",
    is_flag=True,
    help="Start from the package's gazetteer, not from what was imported before.",
)
@click.option("--faults", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the rows that cannot be read, with the reason, to FILE (the first "
              "10,000 of each input).")  # fmt: skip
@gazetteer_option
@click.pass_context
def import_command(context: click.Context, /, files: tuple[Path, ...], **options: Any) -> None:
    """Add the places of FILES: GeoNames, Who's On First or tables; plain, .zip or .gz.

    Writes the gazetteer in the user's data folder, or the one that --gazetteer, SITUATE_GAZETTEER
    or situate.toml names. It appears whole or not at all; after an interruption the same command
    goes on where it was. Exit code 1 if a row could not be read; the others are imported.
    """
    settings, _ = load_settings({"gazetteer": options["gazetteer"]})
    target = _find_target(settings)
    base = Gazetteer(None).path if options["fresh"] else None
    start = Gazetteer(base or (target if target.is_file() else None))
    chosen = _read_options(options, start)
    _check_faults(options["faults"])
    before = _read_coverage(start)
    with _until_interrupted(), _show_progress() as tell:
        outcome = import_places(files, target, options=chosen, base=base, tell=tell)
    _tell_outcome(outcome, before)
    if options["faults"]:
        _write_faults(outcome, options["faults"])
    context.exit(_tell_faults(outcome))


def _find_target(settings: Settings) -> Path:
    if settings.gazetteer == "default":
        return imported_gazetteer()
    if settings.gazetteer_path is None:
        raise ConfigError(
            "the package's gazetteer is not written to; name a file with --gazetteer, or leave "
            "the setting gazetteer at default"
        )
    return settings.gazetteer_path


def _read_options(options: dict[str, Any], gazetteer: Gazetteer) -> ImportOptions:
    columns: dict[str, tuple[str, ...]] = {}
    for given in options["columns"]:
        field, equals, column = given.partition("=")
        if not equals or field not in FIELDS:
            raise ConfigError(
                f"--column {given!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}"
            )
        columns[field] = (*columns.get(field, ()), column)
    country = _find_code(options["country"], gazetteer) if options["country"] else None
    try:
        "".encode(options["encoding"])
    except LookupError:
        raise ConfigError(f"--encoding {options['encoding']!r} is unknown; try utf-8") from None
    names = ("kind", "feature", "encoding", "source", "licence", "attribution")
    return ImportOptions(
        columns=columns, country=country, **{name: options[name] for name in names}
    )


@contextmanager
def _until_interrupted() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        message = "situate: interrupted; the same command goes on where it was"
        click.echo(message, err=True)
        raise click.exceptions.Abort from None


@contextmanager
def _show_progress() -> Iterator[Tell]:
    """A bar for each step, on a terminal."""
    console = Console(stderr=True)
    progress = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(),
        console=console, disable=not console.is_terminal,
    )  # fmt: skip
    tasks: dict[str, Any] = {}
    with progress:

        def tell(step: str, done: int, count: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=count)
            progress.update(tasks[step], completed=done, total=count)

        yield tell


def _read_coverage(gazetteer: Gazetteer) -> dict[str, Coverage]:
    return {row.country: row for row in gazetteer.coverages()}


def _tell_outcome(outcome: ImportOutcome, before: dict[str, Coverage]) -> None:
    if outcome.resumed:
        click.echo("went on with an interrupted import")
    for label, told in outcome.inputs.items():
        click.echo(
            f"{label}: {told.kept + told.dropped + told.bad} rows, {told.kept} kept, "
            f"{told.dropped} of kinds that are not kept, {told.bad} bad"
        )
    used = Gazetteer(outcome.path)
    click.echo(f"{outcome.path}: {outcome.places} places, version {outcome.version}")
    grown = [row for row in used.coverages() if row != before.get(row.country)]
    for row in grown[:_COUNTRIES_SHOWN]:
        known = before.get(row.country, Coverage(country=row.country))
        click.echo(
            f"{row.country}: settlements {known.settlements} -> {row.settlements}, places "
            f"{known.places} -> {row.places}, names {known.names} -> {row.names}"
        )
    if len(grown) > _COUNTRIES_SHOWN:
        click.echo(f"and {len(grown) - _COUNTRIES_SHOWN} more countries")
    for source in used.sources():
        click.echo(f"attribution: {source.attribution}")


def _check_faults(path: Path | None) -> None:
    """See before a long import that its bad rows can be written."""
    if path is not None and not path.absolute().parent.is_dir():
        raise ConfigError(f"--faults {path} cannot be written; there is no such folder")


def _write_faults(outcome: ImportOutcome, path: Path) -> None:
    labels = list(outcome.inputs)
    lines = [
        "\t".join(map(flatten, (labels[fault.input], fault.file or str(fault.row), fault.reason)))
        + "\n"
        for fault in outcome.faults
    ]
    try:
        path.write_text("".join(lines), encoding="utf8")
    except OSError as error:
        raise GazetteerError(f"--faults {path} cannot be written ({error.strerror})") from error


def _tell_faults(outcome: ImportOutcome) -> int:
    """List the first bad rows; the exit code that they call for."""
    labels = list(outcome.inputs)
    for fault in outcome.faults[:_FAULTS_SHOWN]:
        where = f"{labels[fault.input]}:{fault.file or fault.row}"
        click.echo(flatten(f"situate: {where}: {fault.reason}"), err=True)
    bad = sum(told.bad for told in outcome.inputs.values())
    if bad > _FAULTS_SHOWN:
        click.echo(f"situate: and {bad - _FAULTS_SHOWN} more rows (--faults FILE)", err=True)
    return 1 if bad else 0
