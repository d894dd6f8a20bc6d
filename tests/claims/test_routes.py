"""From where, through where and to where something moved."""

from __future__ import annotations

import pytest

from situate.reader import RulesReader
from situate.records import Report, Span


def _route(reader: RulesReader, text: str) -> list[tuple[str, str]]:
    report = Report(id="0" * 32, language="en", text=text, story=(Span(start=0, end=len(text)),))
    reading = reader.read(report)
    stops = [stop for claim in reading.claims for stop in claim.route]
    return [(reading.places[stop.place].text, stop.role) for stop in stops]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("A convoy of buses left Palmyra for Raqqa.", [("Palmyra", "from"), ("Raqqa", "to")]),
        (
            "Families fled from Raqqa through Tabqa to Manbij.",
            [("Raqqa", "from"), ("Tabqa", "through"), ("Manbij", "to")],
        ),
        ("The army shelled Manbij from Tabqa.", []),
    ],
)
def test_what_moves_has_its_way(
    reader: RulesReader, text: str, route: list[tuple[str, str]]
) -> None:
    assert _route(reader, text) == route
