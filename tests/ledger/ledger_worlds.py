"""Small invented worlds for tests of the ledger: reports, read by the real reader."""

from __future__ import annotations

import datetime as dt

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.reader import RulesReader
from situate.records import Event, Reading, Report

# Five reports of two happenings: a capture, reprinted and denied; a strike, counted twice.
MONITOR = (
    "The Example Monitor",
    "2024-03-11",
    "DAMASCUS (ExNA) - Rebel fighters captured the town of Maarat al-Numan in Idlib on Sunday, the "
    "Syrian Observatory for Human Rights said. Nobody was hurt, it added in a statement on Monday.",
)
REPRINT = (
    "Second Paper",
    "2024-03-11",
    "DAMASCUS (ExNA) - Rebel fighters captured the town of Maarat al-Numan in Idlib on Sunday, the "
    "Syrian Observatory for Human Rights said. Nobody was hurt, it added in a statement on Monday.",
)
DENIAL = (
    "State Herald",
    "2024-03-12",
    "The Syrian army denied that rebel fighters had captured Maarat al-Numan on Sunday.",
)
STRIKE = (
    "The Example Monitor",
    "2024-03-13",
    "An air strike on the market of Ariha killed 7 civilians on Tuesday, residents said.",
)
LATER = (
    "Northern Post",
    "2024-03-14",
    "The death toll of Tuesday's air strike on the market of Ariha rose to 12, medics said.",
)
WORLD = (MONITOR, REPRINT, DENIAL, STRIKE, LATER)


def read_world(reader: RulesReader, world: tuple[tuple[str, str, str], ...]) -> list[Reading]:
    """The readings of reports given as publisher, day and text."""
    return [reader.read(_report(*one)) for one in world]


def bare(event: Event) -> tuple[object, ...]:
    """All of an event but its id, which alone has a history."""
    return tuple(getattr(event, name) for name in Event.__slots__ if name != "id")


def _report(publisher: str, day: str, text: str) -> Report:
    draft = Draft(
        name=publisher, text=text, publisher=publisher, published=dt.date.fromisoformat(day)
    )
    return assemble_report(draft, CollectOptions(language="en"))
