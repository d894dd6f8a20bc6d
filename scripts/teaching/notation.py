"""The short notation that annotators write, a line a claim (see teaching/README.md)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from situate.evaluate.gold import ROLES

OWN, BORROWED, BEGIN_CLAIMS = "@ own ", "@ corpus ", "@@"
COUNTS = ("killed", "injured", "captured", "displaced", "missing", "participants", "vehicles")
KEYS = {*ROLES, *COUNTS, "place", "time", "by", "status", "aspect"}
Row = dict[str, Any]


class NotationError(ValueError):
    """A line that does not hold to the notation."""


@dataclass(slots=True)
class Annotated:
    """One report as annotated: our own with its text, or the id of another's."""

    head: str
    line: int
    text: list[str] = field(default_factory=list)
    claims: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether the text is ours."""
        return self.head.startswith(OWN)

    @property
    def fields(self) -> list[str]:
        """The parts of the first line."""
        return [part.strip() for part in self.head.split(" ", 2)[2].split("|")]


def read_notation(path: Path) -> Iterator[Annotated]:
    """The annotated reports of a file."""
    current: Annotated | None = None
    in_claims = False
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        if line.startswith((OWN, BORROWED)):
            if current:
                yield current
            current = Annotated(head=line, line=number)
            in_claims = not current.is_own
        elif current is None:
            if line.strip() and not line.startswith("#"):
                raise NotationError(f"{path}:{number}: text before the first report")
        elif line.strip() == BEGIN_CLAIMS:
            in_claims = True
        elif not in_claims:
            current.text.append(line)
        elif line.strip() and not line.startswith("#"):
            current.claims.append((number, line))
    if current:
        yield current


def read_claim(line: str) -> Row:
    """A claim's fields; phrases as they are written, not yet found in the text.

    Raises:
        NotationError: a part has no known key, or a value that its key does not take.
    """
    kind, trigger, *rest = [part.strip() for part in line.split(" | ")]
    name, _, mode = kind.partition("/")
    claim: Row = {"type": name, "mode": mode or None, "trigger": trigger, "counts": []}
    for part in rest:
        key, colon, value = (piece.strip() for piece in part.partition(":"))
        if not colon or key not in KEYS or not value:
            raise NotationError(f"{part!r} is no `key: value` with a known key")
        if key in COUNTS:
            claim["counts"].append((key, *_read_range(value)))
        elif key == "time":
            claim["time"] = _read_days(value)
        elif key == "by":
            claim["by"] = [one.strip() for one in value.split(">")]
        elif key in ROLES:
            claim[key] = [one.strip() for one in value.split(";")]
        else:
            claim[key] = value
    return claim


def _read_range(value: str) -> tuple[int, int | None]:
    """``3``, ``1..24``, ``4..`` (open)."""
    match = re.fullmatch(r"(\d+)(\.\.(\d*))?", value)
    if not match:
        raise NotationError(f"{value!r} is no number and no range such as 4.. or 1..24")
    low = int(match[1])
    return low, low if match[2] is None else int(match[3]) if match[3] else None


def _read_days(value: str) -> tuple[str | None, str | None]:
    """``2024-03-12``, ``2024-03-01..2024-03-07``, ``..2024-03-12``."""
    first, dots, last = value.partition("..")
    days = (first or None, (last or None) if dots else first)
    for day in filter(None, days):
        try:
            dt.date.fromisoformat(day)
        except ValueError as error:
            raise NotationError(f"{day!r} is no day such as 2024-03-12") from error
    return days


def find_phrase(phrase: str, text: str, *, near: int | None) -> tuple[int, int]:
    """Where a phrase stands: its numbered occurrence (``killed#2``), else the one nearest.

    Case and line breaks do not count; whole words are preferred.

    Raises:
        NotationError: the text does not hold it.
    """
    words, _, number = phrase.partition("#")
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)]
    found = found or [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    if not pattern or not found or (number and int(number) > len(found)):
        raise NotationError(f"the text does not hold {phrase!r}")
    if number:
        return found[int(number) - 1]
    return min(found, key=lambda span: abs(span[0] - near)) if near is not None else found[0]
