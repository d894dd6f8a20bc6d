"""Readings made by hand, and a reader that gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from situate.evaluate.measures import Measure
from situate.records import (
    SCHEMA,
    Claim,
    Codes,
    Entity,
    Mention,
    Participant,
    Place,
    PloverCode,
    Reading,
    Report,
    Run,
    Span,
    TimeExpression,
)

RUN = Run(code="0", reader="fake", model="none", gazetteer="none", codebook="none", config="")
Roles = Iterable[tuple[str, str]]


def find(text: str, words: str) -> Mention:
    """Where the text holds the words: as written, else in capitals."""
    start = text.index(words if words in text else words.upper())
    end = start + len(words)
    return Mention(start=start, end=end, text=text[start:end])


def bounds(text: str, words: str) -> dict[str, int]:
    found = find(text, words)
    return {"begin": found.start, "end": found.end}


def claim(text: str, kind: str, trigger: str, roles: Roles = (), **fields: Any) -> Claim:
    """A claim of a text; ``plover`` and ``cameo`` are its codes."""
    plover, cameo = fields.pop("plover", None), fields.pop("cameo", None)
    participants = []
    for role, words in roles:
        found = find(text, words)
        participants.append(
            Participant(role=role, start=found.start, end=found.end, text=found.text)
        )
    values: dict[str, Any] = {
        "id": f"{kind}-{trigger}",
        "sentence": 0,
        "type": kind,
        "mode": None,
        "trigger": find(text, trigger),
        "status": "asserted",
        "aspect": "done",
        "participants": tuple(participants),
        "place": None,
        "place_relation": None,
        "time": None,
        "counts": (),
        "sources": (),
        "framing": (),
        "codes": Codes(plover=PloverCode(event=plover, mode=None) if plover else None, cameo=cameo),
        "score": 0.5,
    }
    return Claim(**(values | fields))


def entity(text: str, words: str, kind: str, **fields: Any) -> Entity:
    found = find(text, words)
    return Entity(start=found.start, end=found.end, text=found.text, kind=kind, **fields)


def place(text: str, words: str, latitude: float | None, longitude: float | None) -> Place:
    found = find(text, words)
    return Place(
        start=found.start, end=found.end, text=words, latitude=latitude, longitude=longitude
    )


def time(text: str, words: str, value: str | None) -> TimeExpression:
    found = find(text, words)
    return TimeExpression(
        start=found.start,
        end=found.end,
        text=words,
        value=value,
        type="DATE",
        begin=None,
        end_day=None,
        precision=None,
        anchor="none",
    )


class FakeReader:
    """A reader that gives to each text the parts that were made for it."""

    name = "fake"

    def __init__(self, make: Callable[[str], dict[str, Any]]) -> None:
        self._make = make

    def read(self, report: Report) -> Reading:
        parts: dict[str, Any] = {
            "sentences": (Span(start=0, end=len(report.text)),),
            "entities": (),
            "places": (),
            "times": (),
            "attributions": (),
            "claims": (),
        }
        return Reading(schema=SCHEMA, run=RUN, report=report, **(parts | self._make(report.text)))


NOTHING = FakeReader(lambda text: {})


def write_rows(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")


def figures(measures: Iterable[Measure], task: str) -> dict[str, float]:
    """The figures of one task by name."""
    return {one.figure: one.value for one in measures if one.task == task}
