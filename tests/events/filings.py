"""Invented reports, as collect makes them, and the claims that the real reader finds in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.events.houses import Houses
from situate.events.kept import keep_claims
from situate.events.origins import trace_origins
from situate.events.reprints import MemoryBook, trace_voices
from situate.reader import RulesReader
from situate.records import KeptClaim, Report

CONVOY = (
    "A convoy of forty lorries with flour, blankets and medicine reached the besieged town of Tal "
    "Amara on Monday, the first in seven months, after guards at two checkpoints had let it pass."
)
MARKET = (
    "Two mortar shells fell on the vegetable market of Bir Hadid in the early afternoon, killing a "
    "trader and wounding at least eleven people, among them three children, hospital staff said."
)
FEVER = (
    "Health workers in the province counted ninety new cases of fever last week, most of them in "
    "the camps along the river, where clean water has been short since the pumps were hit in June."
)
TRUCE = (
    "Elders of both tribes signed a truce in the hall of the old customs house on Friday and said "
    "they would hand back the cattle, the wells and eleven men who had been held since the spring."
)


def file_report(
    text: str,
    publisher: str | None = None,
    *,
    agency: str | None = None,
    day: int | None = 4,
    byline: str | None = None,
) -> Report:
    """A report of September 2017."""
    draft = Draft(
        name="test",
        text=text.strip(),
        publisher=publisher,
        agency=agency,
        byline=byline,
        published=None if day is None else dt.date(2017, 9, day),
        language="en",
    )
    return assemble_report(draft, CollectOptions())


def trace_reports(
    reports: Iterable[Report], reader: RulesReader, houses: Houses | None = None
) -> Mapping[str, list[KeptClaim]]:
    """The claims of each report with their origins, the reports kept in the order given."""
    book, kept = MemoryBook(), list(reports)
    for report in kept:
        book.add(report)
    houses = houses or Houses(reader.registry)
    voices = trace_voices({report.id for report in kept}, book, houses)
    return {
        report.id: [
            replace(claim, origins=trace_origins(claim, voices[report.id], houses))
            for claim in keep_claims(reader.read(report))
        ]
        for report in kept
    }


def origin_ids(claims: Iterable[KeptClaim], kind: str | None = None) -> list[str]:
    """The ids of the origins of claims, of one type where ``kind`` is given; sorted."""
    chosen = [claim for claim in claims if kind in (None, claim.type)]
    return sorted({origin.id for claim in chosen for origin in claim.origins})
