"""`situate place`: where a name or a description of a place lies."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TextIO

import click
from rich.table import Table
from rich.text import Text

from situate.cli.coverage import CoverageNotice
from situate.cli.options import gazetteer_option
from situate.cli.output import open_output, until_pipe_breaks
from situate.cli.table import WIDE, flatten, make_console
from situate.errors import ConfigError
from situate.gazetteer import Gazetteer, GazetteerPlace
from situate.places.asking import Asked, make_question
from situate.places.describing import PlaceAnswer, find_described
from situate.places.explaining import explain
from situate.places.precision import geo_precision, where_prec
from situate.settings import load_settings

MOST = 10
_FIELDS = ("name", "country", "admin1", "near")
_WRAPPED = ("name", "where", "why")  # columns of the table


@dataclass(frozen=True, slots=True, kw_only=True)
class _BadLine:
    """A line of the input that cannot be answered, and why."""

    number: int
    reason: str


@click.command("place")
@click.argument("name", required=False)
@click.option("--country", help="Country, by ISO code (SY, SYR) or name.")
@click.option("--admin1", help="Province, by any of its names.")
@click.option("--near", metavar="LAT,LON|PLACE", help="A point or a place that it is near.")
@click.option("--limit", type=click.IntRange(1, MOST), default=MOST, show_default=True,
              help="Most candidates a name.")  # fmt: skip
@click.option("--input", "names", metavar="FILE",
              help="Answer each line {id, name, country, admin1, near} of a JSON Lines file, or - "
              "for standard input.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="A table for people, or one JSON object a line.")  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False), help="Write to FILE, whole or not at all."
)
@gazetteer_option
@click.pass_context
def place_command(context: click.Context, /, **options: Any) -> None:
    """Find the places that NAME may mean, best first.

    NAME may be a description: "10 km south of Palmyra", "Duma town (Eastern Ghouta)", "northern
    Hama governorate", "between Homs and Hama", "Tadmur/Palmyra". Without a known country only
    names in a known spelling are found; a name that is no likely match is left unresolved.
    Exit code 1 if a line of the input could not be answered; the others are.
    """
    if (options["name"] is None) == (options["names"] is None):
        raise ConfigError("give one NAME, or a file of names with --input")
    settings, _ = load_settings({"gazetteer": options["gazetteer"]})
    gazetteer = Gazetteer(settings.gazetteer_path)
    gazetteer.check()
    bad, notice = 0, CoverageNotice(gazetteer)
    with until_pipe_breaks(), open_output(options["output"]) as stream:
        for asked in _ask(options, gazetteer):
            if isinstance(asked, _BadLine):
                bad += 1
                _tell(f"{options['names']}:{asked.number}: {asked.reason}")
                continue
            given, question = asked
            for country in question.question.countries:
                notice.add_country(country)
            for note in question.notes:
                _tell(f"{flatten(question.question.description)}: {note}")
            answers = find_described(question.question, gazetteer, limit=options["limit"])
            if options["form"] == "jsonl":
                stream.write(_write_line(given, answers, gazetteer) + "\n")
            else:
                _print_answers(question, answers, gazetteer, stream)
    if coarse := notice.write():
        _tell(coarse)
    if bad:
        _tell(f"{bad} line(s) could not be answered, listed above")
    context.exit(1 if bad else 0)


def _tell(message: str) -> None:
    click.echo(flatten(f"situate: {message}"), err=True)


def _ask(
    options: dict[str, Any], gazetteer: Gazetteer
) -> Iterator[tuple[object, Asked] | _BadLine]:
    """The questions with the ids they were given."""
    if options["names"] is None:
        given = {name: options[name] for name in ("country", "admin1", "near")}
        if not options["name"].strip():
            raise ConfigError("NAME is empty; give the name of a place")
        yield None, make_question(options["name"], gazetteer, **given)
        return
    defaults = {name: options[name] for name in _FIELDS if name != "name"}
    with _open_lines(options["names"]) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _read_line(number, line, defaults, gazetteer)


def _open_lines(path: str) -> AbstractContextManager[IO[bytes]]:
    if path == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise ConfigError(
            f"--input {path} cannot be read ({error.strerror}); name a JSON Lines file, or - for "
            "standard input"
        ) from error


def _read_line(
    number: int, line: bytes, defaults: dict[str, Any], gazetteer: Gazetteer
) -> tuple[object, Asked] | _BadLine:
    """The question of a line; options stand in for what it does not say."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
        json.dumps(row, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return _BadLine(number=number, reason='no JSON; write {"id": 1, "name": "Homs"}')
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        return _BadLine(number=number, reason='no object with a "name" in quotes')
    if not row["name"].strip():
        return _BadLine(number=number, reason='"name" is empty')
    given = {}
    for name, default in defaults.items():
        value = row.get(name)
        if name == "near":
            value = _join_point(value)
        if value is not None and not isinstance(value, str):
            return _BadLine(number=number, reason=f'"{name}" is {json.dumps(value)}, no text')
        given[name] = value or default
    try:
        return row.get("id"), make_question(row["name"], gazetteer, **given)
    except ConfigError as error:
        return _BadLine(number=number, reason=str(error))


def _join_point(value: object) -> object:
    """A list of two numbers as "LAT,LON"; anything else as it is."""
    if not isinstance(value, list) or len(value) != 2:
        return value
    numbers = [one for one in value if isinstance(one, int | float) and not isinstance(one, bool)]
    return ",".join(map(str, numbers)) if len(numbers) == 2 else value


def _write_line(given: object, answers: list[PlaceAnswer], gazetteer: Gazetteer) -> str:
    candidates = [_describe(one, gazetteer) for one in answers]
    return json.dumps({"id": given, "candidates": candidates}, ensure_ascii=False)


def _describe(answer: PlaceAnswer, gazetteer: Gazetteer) -> dict[str, object]:
    return {
        "id": answer.place.id,
        "name": answer.place.name,
        "latitude": answer.area.latitude,
        "longitude": answer.area.longitude,
        "country": answer.country,
        "admin1": _name_unit(answer.place, gazetteer),
        "feature": answer.place.feature,
        "precision": answer.area.precision,
        "radius_km": round(answer.area.radius_km, 1),
        "score": answer.score,
        "match": answer.match,
    }


def _name_unit(place: GazetteerPlace, gazetteer: Gazetteer) -> str | None:
    if place.feature == "admin1":
        return place.name
    return gazetteer.place(place.admin1).name if place.admin1 is not None else None


def _print_answers(
    asked: Asked, answers: list[PlaceAnswer], gazetteer: Gazetteer, stream: TextIO
) -> None:
    """A table, or on a narrow console a line for each candidate."""
    console = make_console(stream)
    console.print(Text(flatten(asked.question.description), style="bold"))
    if not answers:
        console.print(Text(_unresolved(asked) + "\n"))
        return
    rows = [_list_cells(one, gazetteer) for one in answers]
    if console.width < WIDE:
        for number, row in enumerate(rows, 1):
            cells = " | ".join(row.values()).replace("\n", ", ")
            console.print(Text(f"{number:>3}  {cells}"))
    else:
        table = Table(header_style="bold", pad_edge=False)
        for name in ("", *rows[0]):
            table.add_column(name, overflow="fold", no_wrap=name not in _WRAPPED)
        for number, row in enumerate(rows, 1):
            table.add_row(str(number), *map(Text, row.values()))
        console.print(table)
    console.print()


def _unresolved(asked: Asked) -> str:
    if not asked.question.countries:
        return "unresolved: no place is spelt like that; give --country to find other spellings"
    return "unresolved: no place of the gazetteer there is likely enough"


def _list_cells(answer: PlaceAnswer, gazetteer: Gazetteer) -> dict[str, str]:
    """What a person wants to see of a candidate, by column, in two lines."""
    place, area = answer.place, answer.area
    unit = _name_unit(place, gazetteer) if place.feature != "admin1" else None
    where = ", ".join(flatten(part) for part in (unit, answer.country) if part) or "-"
    return {
        "name": f"{flatten(place.name)}\n{place.id}",
        "where": f"{where}\n{place.feature}",
        "point": f"{area.latitude:.4f},{area.longitude:.4f}",
        "precision": f"{area.precision}, {area.radius_km:g} km\n{_list_codes(answer)}",
        "score": f"{answer.score:.2f}",
        "why": flatten(explain(answer)),
    }


def _list_codes(answer: PlaceAnswer) -> str:
    """The precision in UCDP's (where_prec) and ACLED's (geo_precision) codes."""
    ucdp = where_prec(answer.area, answer.place.feature)
    acled = geo_precision(answer.area, answer.place.feature)
    return f"UCDP {ucdp or '-'}, ACLED {acled or '-'}"
