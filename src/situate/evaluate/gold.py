"""The gold set: reports that we wrote and annotated (see gold/README.md)."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.errors import ConfigError
from situate.records import Mention, Report

ROLES = (
    "actor", "supporter", "target", "victim", "party", "object", "instrument", "beneficiary",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One annotated claim; spans are offsets of the report's text.

    ``days`` holds the first and the last day, None on an open side; it is None as a whole where the
    text gives no time. ``counts`` holds (what, low, high).
    """

    type: str
    trigger: Mention
    mode: str | None
    status: str
    aspect: str
    participants: tuple[tuple[str, Mention], ...]
    place: Mention | None
    days: tuple[dt.date | None, dt.date | None] | None
    counts: tuple[tuple[str, int | None, int | None], ...]
    speakers: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """An annotated report."""

    report: Report
    region: str
    split: str
    claims: tuple[GoldClaim, ...]


def shout(text: str) -> str:
    """A text in capitals, of equal length."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def load_gold(
    folder: Path, *, split: str | None = None, spell: Callable[[str], str] = str
) -> list[GoldReport]:
    """All annotated reports of a folder, by name; with ``split`` only those of it.

    Args:
        folder: where the TOML files lie.
        split: the part that is wanted; all where None.
        spell: respells the texts (``shout``) without changing their length.

    Raises:
        ConfigError: a file is no TOML, or names words that its text does not hold.
    """
    reports = [_load_report(path, spell) for path in sorted(folder.glob("*.toml"))]
    if not reports:
        raise ConfigError(f"there is no gold report in {folder}; give the folder with the files")
    return [one for one in reports if split is None or one.split == split]


def _load_report(path: Path, spell: Callable[[str], str]) -> GoldReport:
    try:
        table = tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct that line") from error
    draft = Draft(
        name=path.name,
        text=spell(table["text"]),
        given_id=table["id"],
        publisher=table.get("publisher"),
        agency=table.get("agency"),
        published=table.get("published"),
        language="en",
    )
    report = assemble_report(draft, CollectOptions())
    rows = [_respell(row, spell) for row in table.get("claims", [])]
    claims = [_load_claim(row, report.text, path) for row in rows]
    return GoldReport(
        report=report,
        region=table.get("region", "unknown"),
        split=table.get("split", "dev"),
        claims=tuple(claims),
    )


def _respell(row: Mapping[str, Any], spell: Callable[[str], str]) -> Mapping[str, Any]:
    """The row with the words that its text holds in the text's own spelling."""
    quoted = {*ROLES, "trigger", "place", "speakers"}
    return {
        name: value
        if name not in quoted
        else spell(value)
        if isinstance(value, str)
        else [spell(words) for words in value]
        for name, value in row.items()
    }


def _load_claim(row: Mapping[str, Any], text: str, path: Path) -> GoldClaim:
    trigger = _find(row["trigger"], text, path, near=None)
    return GoldClaim(
        type=row["type"],
        trigger=trigger,
        mode=row.get("mode"),
        status=row.get("status", "asserted"),
        aspect=row.get("aspect", "done"),
        participants=tuple(
            (role, _find(words, text, path, near=trigger))
            for role in ROLES
            for words in row.get(role, [])
        ),
        place=None if "place" not in row else _find(row["place"], text, path, near=trigger),
        days=_days(row.get("time")),
        counts=tuple((c["what"], c.get("low"), c.get("high")) for c in row.get("counts", [])),
        speakers=tuple(_find(words, text, path, near=trigger) for words in row.get("speakers", [])),
    )


def _find(words: str, text: str, path: Path, *, near: Mention | None) -> Mention:
    """The stretch of the text that holds the words: the numbered one, else the one nearest."""
    sought, _, number = words.partition("#")
    starts = list(_occurrences(sought, text))
    if not starts or (number and int(number) > len(starts)):
        raise ConfigError(f"{path}: the text does not hold {words!r}; correct the annotation")
    if number:
        start = starts[int(number) - 1]
    else:
        start = min(starts, key=lambda s: abs(s - near.start)) if near else starts[0]
    return Mention(start=start, end=start + len(sought), text=sought)


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _days(values: Sequence[str] | None) -> tuple[dt.date | None, dt.date | None] | None:
    if values is None:
        return None
    first, last = (dt.date.fromisoformat(v) if v else None for v in values)
    return first, last
