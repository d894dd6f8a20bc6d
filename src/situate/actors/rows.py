"""Registry files: our tables in the package, a user's own as TSV or TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from situate.actors.actor import Actor, Membership
from situate.errors import ConfigError

COLUMNS = (
    "id",
    "name",
    "kind",
    "inter",
    "sector",
    "countries",
    "active",
    "parent",
    "member_of",
    "state_media",
    "aliases",
    "source",
)


def read_package_table(name: str) -> list[list[str]]:
    """The rows of a table of the package, without its header line."""
    text = files("situate.actors").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def read_years(text: str) -> tuple[int | None, int | None]:
    """First and last year of "1991-2002", "2013-" or "-2024"; None where open or unknown."""
    first, _, last = text.partition("-")
    return (int(first) if first else None, int(last) if last else None)


def _membership(text: str) -> Membership:
    of, _, years = text.partition(":")
    since, until = read_years(years)
    return Membership(of=of, since=since, until=until)


def _split(text: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def actor_from_row(row: list[str]) -> Actor:
    """The actor of one table row (columns as in `COLUMNS`; ``|`` parts a list).

    An alias that starts with ``?`` needs the country as evidence, with ``=`` its exact case,
    with ``=?`` both.
    The source is the list that the row was checked against.
    """
    started, ended = read_years(row[6])
    return Actor(
        id=row[0],
        name=row[1],
        kind=row[2],
        inter=int(row[3]) if row[3] else None,
        sector=row[4] or None,
        countries=_split(row[5], ","),
        active_from=started,
        active_to=ended,
        parent=row[7] or None,
        memberships=tuple(_membership(part) for part in _split(row[8])),
        state_media=row[9] == "1",
        aliases=tuple(alias.lstrip("?=") for alias in _split(row[10])),
        sources=_split(row[11]),
    )


def read_user_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a user's actor file (.tsv with our header line, or .toml with [[actor]] tables).

    Raises:
        ConfigError: the file cannot be read, or an actor lacks its id, name or kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"actor file {path} cannot be read ({error}); check the path") from error
    rows = _toml_rows(text, path) if path.suffix == ".toml" else _tsv_rows(text, path)
    for number, row in enumerate(rows, start=1):
        _check_row(row, path, number)
        yield row


def _check_row(row: list[str], path: Path, number: int) -> None:
    missing = [COLUMNS[i] for i in range(3) if not row[i]]
    if missing:
        raise ConfigError(f"actor {number} in {path} lacks {', '.join(missing)}; add it")
    try:
        actor_from_row(row)
    except ValueError as error:
        raise ConfigError(
            f"actor {row[0]} in {path}: {error}; inter is a number and active is like 2013-2018"
        ) from error


def _tsv_rows(text: str, path: Path) -> Iterator[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    header = lines[0].split("\t") if lines else []
    unknown = set(header) - set(COLUMNS)
    if unknown or "id" not in header:
        raise ConfigError(
            f"actor file {path} has no header of ours; its first line names columns out of "
            f"{', '.join(COLUMNS)}"
        )
    for line in lines[1:]:
        cells = dict(zip(header, line.split("\t"), strict=False))
        yield [cells.get(column, "") for column in COLUMNS]


def _toml_rows(text: str, path: Path) -> Iterator[list[str]]:
    try:
        tables = tomllib.loads(text).get("actor", [])
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"actor file {path} is not TOML ({error}); correct it") from error
    for table in tables:
        unknown = set(table) - set(COLUMNS)
        if unknown:
            raise ConfigError(
                f"actor file {path} has unknown keys {', '.join(sorted(unknown))}; "
                f"known are {', '.join(COLUMNS)}"
            )
        yield [_cell(table.get(column, ""), column) for column in COLUMNS]


def _cell(value: Any, column: str) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ("," if column == "countries" else "|").join(map(str, value))
    return str(value)
