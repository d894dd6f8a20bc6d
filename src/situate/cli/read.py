"""`situate read`: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TextIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from situate.cli.coverage import CoverageNotice
from situate.cli.options import gazetteer_option, ledger_option
from situate.cli.output import open_output, until_pipe_breaks
from situate.cli.table import flatten, print_reading
from situate.collect import CollectOptions, Failure, read_reports
from situate.errors import ConfigError, SourceError
from situate.gazetteer import Gazetteer
from situate.reader import READ_LANGUAGES, Reader, load_reader
from situate.reading_format import write_line
from situate.records import Reading, Report
from situate.settings import Settings, load_settings

if TYPE_CHECKING:
    from situate.cli.keeping import Keeper

Outcome = Reading | Failure

# One reader a process: worker processes are handed reports and nothing else.
_reader: Reader | None = None
_debug = False


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]),
              help="A table for people (default), or one JSON object a line.")  # fmt: skip
@click.option("--save", is_flag=True,
              help="Keep the readings in the ledger; nothing else is written unless --format "
              "is given.")  # fmt: skip
@ledger_option
@click.option(
    "--published", help="Day of publication (YYYY-MM-DD) of reports that do not state it."
)
@click.option("--publisher", help="Publisher of reports that do not state it.")
@click.option("--language", help="Language of the reports (ISO 639-1), instead of detecting it.")
@click.option(
    "--output", type=click.Path(dir_okay=False), help="Write to FILE, whole or not at all."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Processes that read at once; the output stays the same.")  # fmt: skip
@click.option("--codebook", help="Codebook by name, or a file.")
@gazetteer_option
@click.option(
    "--least-score",
    type=click.FloatRange(0, 1),
    help="Leave out claims with a lower score (0 to 1).",
)
@click.option("--depth", type=click.Choice(["full", "claims"]),
              help="Read every sentence closely, or only those that may hold a claim.")  # fmt: skip
@click.option("--encoding", help="Encoding of the text files, instead of detecting it.")
@click.option("--allow-private", is_flag=True, default=None,
              help="Fetch URLs of private addresses too.")  # fmt: skip
@click.pass_context
def read_command(context: click.Context, /, inputs: tuple[str, ...], **options: Any) -> None:
    """Read reports: files (.txt .html .json .jsonl), folders, - for standard input, or URLs.

    Exit code 1 if any input could not be read; the others are read all the same.
    """
    names = ("codebook", "gazetteer", "depth", "least_score", "allow_private", "ledger")
    settings, _ = load_settings({name: options[name] for name in names})
    gazetteer = Gazetteer(settings.gazetteer_path)
    gazetteer.check()
    notice = CoverageNotice(gazetteer)
    reports = read_reports(inputs, _collect_options(settings, options))
    failed = 0
    debug = bool(context.obj and context.obj["debug"])
    form = options["form"] or (None if options["save"] else "table")
    with (
        _open_keeper(options["save"], settings) as keeper,
        until_pipe_breaks(),
        open_output(options["output"]) as stream,
        _progress() as progress,
    ):
        if keeper is not None and form is None:
            reports = keeper.pass_by(reports)
        outcomes = _read_all(reports, settings, jobs=options["jobs"], debug=debug)
        for outcome in progress.track(outcomes, description="reading"):
            if isinstance(outcome, Failure):
                failed += 1
                _tell_failure(outcome)
                continue
            _tell_language(outcome)
            notice.add(outcome)
            if keeper is not None:
                keeper.keep(outcome)
            _write(outcome, form, stream)
    if keeper is not None:
        click.echo(f"situate: {keeper.describe()}", err=True)
    if coarse := notice.write():
        click.echo(f"situate: {coarse}", err=True)
    if failed:
        click.echo(f"situate: {failed} input(s) could not be read, listed above", err=True)
    context.exit(1 if failed else 0)


def _collect_options(settings: Settings, options: dict[str, Any]) -> CollectOptions:
    return CollectOptions(
        published=_parse_day(options["published"]),
        publisher=options["publisher"],
        language=options["language"],
        encoding=options["encoding"],
        allow_private=settings.allow_private,
        max_bytes=settings.max_report_bytes,
        timeout_s=settings.timeout_s,
    )


def _parse_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        message = f"--published {text!r} is no day; write it as YYYY-MM-DD, for example 2024-02-29."
        raise ConfigError(message) from error


def _read_all(
    reports: Iterable[Report | Failure], settings: Settings, *, jobs: int, debug: bool
) -> Iterator[Outcome]:
    """Outcomes in input order; a report that cannot be read becomes a failure."""
    if jobs == 1:
        _start(settings, debug)
        yield from map(_read_one, reports)
        return
    # Spawned, not forked: the model's own threads do not survive a fork.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(settings, debug)
    ) as pool:
        pending: list[Any] = []
        for report in reports:
            pending.append(pool.submit(_read_one, report))
            if len(pending) >= 4 * jobs:
                yield pending.pop(0).result()
        for future in pending:
            yield future.result()


def _start(settings: Settings, debug: bool) -> None:
    global _reader, _debug
    _reader, _debug = load_reader(settings), debug


def _read_one(report: Report | Failure) -> Outcome:
    if isinstance(report, Failure):
        return report
    assert _reader is not None
    try:
        return _reader.read(report)
    except SourceError as error:
        return _fail(report, error.stage, str(error))
    except Exception as error:  # a fault of ours must not lose the rest of the batch
        if _debug:
            raise
        reason = f"{type(error).__name__}: {error}. This is a fault of situate: please report it"
        return _fail(report, "analyse", reason)


def _fail(report: Report, stage: str, reason: str) -> Failure:
    name = report.input_name or report.given_id or report.id
    return Failure(input=name, position=None, stage=stage, reason=reason)


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal or sys.stdout.isatty(),
    )


def _write(reading: Reading, form: str | None, stream: TextIO) -> None:
    if form == "jsonl":
        stream.write(write_line(reading) + "\n")
    elif form == "table":
        print_reading(reading, stream)


def _open_keeper(wanted: bool, settings: Settings) -> AbstractContextManager[Keeper | None]:
    if not wanted:
        return nullcontext()
    # Only who saves pays for the import of a database.
    from situate.cli.keeping import open_keeper

    return open_keeper(settings)


def _tell_failure(failure: Failure) -> None:
    where = failure.input if failure.position is None else f"{failure.input}:{failure.position}"
    click.echo(flatten(f"situate: {where}: {failure.stage}: {failure.reason}"), err=True)


def _tell_language(reading: Reading) -> None:
    report = reading.report
    if report.language not in READ_LANGUAGES | {None}:
        name = report.input_name or report.given_id or report.id
        reason = f"language {report.language!r} is not read yet; no claims were made"
        click.echo(flatten(f"situate: {name}: {reason}"), err=True)
