"""Whose voice a report speaks in, passage by passage: its own, or that of the text it copies."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from situate.collect.outlets import is_agency
from situate.events.copies import Passage, PassageKey, sets_of
from situate.events.houses import Houses
from situate.events.kept import report_day
from situate.records import Origin, Report

# A report with so large a part of its words in passages of one voice speaks in it throughout.
MOST_SHARE = 0.6

_PARTS = re.compile(r"\s*(?:[/,;|()\[\]]|\s-\s|\band\b|\bfor\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is known of who filed a report, and its passages."""

    report: str
    publisher: str | None
    agencies: tuple[str, ...]
    published: dt.date | None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words a report holds: of each copied passage, and of all the rest (``own``).

    ``first`` is where the first passage begins, copied or not.
    """

    report: str
    own: Origin
    copied: tuple[tuple[Passage, Origin], ...] = ()
    first: int = 0

    def at(self, offset: int) -> Origin:
        """Whose words stand at an offset of the report's text.

        A headline is written from the text: what stands over it has the voice of its first passage.
        """
        found = self._find(offset)
        return self.own if found is None else found

    def is_copied(self, offset: int) -> bool:
        """Whether the words at an offset stand in another report too, or over such words."""
        return self._find(offset) is not None

    def _find(self, offset: int) -> Origin | None:
        for passage, origin in self.copied:
            if passage.start <= offset < passage.end or offset < passage.start <= self.first:
                return origin
        return None


def filing_of(report: Report, passages: tuple[Passage, ...] = ()) -> Filing:
    """Who filed a report, by its publisher, its agency and the agencies that its byline names."""
    return Filing(
        report=report.id,
        publisher=report.publisher,
        agencies=tuple(_find_agencies(report)),
        published=report_day(report),
        passages=passages,
    )


def find_voices(
    reports: Iterable[str],
    filings: Mapping[str, Filing],
    leaders: Mapping[PassageKey, PassageKey],
    houses: Houses,
) -> dict[str, Voice]:
    """The voices of reports.

    Args:
        reports: ids of the reports asked for.
        filings: those reports, and all that copy a passage of theirs.
        leaders: each passage of theirs with the key of its set of copies (`copies.spread`).
        houses: who is who among agencies and publishers.
    """
    roots: dict[PassageKey, Origin] = {}
    for leader, members in sets_of(leaders).items():
        if len(members) > 1:
            roots[leader] = root_of_set([filings[member] for member in members], houses)
    voices = {}
    for filing in (filings[report] for report in reports):
        pairs = [(passage, leaders[passage.key]) for passage in filing.passages]
        copied = [(passage, roots[leader]) for passage, leader in pairs if leader in roots]
        own = _find_prevailing(filing, copied) or root_of_set([filing], houses)
        first = min((passage.start for passage in filing.passages), default=0)
        voices[filing.report] = Voice(
            report=filing.report, own=own, copied=tuple(copied), first=first
        )
    return voices


def root_of_set(filings: Collection[Filing], houses: Houses) -> Origin:
    """Whose words reports share: from the set alone, in whatever order they came.

    The agency that most of them name; else the earliest publisher; else the shared text itself.
    """
    agencies: Counter[Origin] = Counter()
    first: list[tuple[dt.date, str, Origin]] = []
    for filing in filings:
        named = {houses.origin_of(name, kind="agency") for name in filing.agencies}
        if filing.publisher is not None:
            publisher = houses.origin_of(filing.publisher)
            first.append((filing.published or dt.date.max, publisher.id, publisher))
            named |= {publisher} if publisher.kind == "agency" else set()
        agencies.update(named)
    if agencies:
        return min(agencies, key=lambda origin: (-agencies[origin], origin.id))
    if first:
        return min(first, key=lambda one: one[:2])[2]
    oldest = min(filing.report for filing in filings)
    return Origin(id=f"text:{oldest}", kind="text", name=f"text of report {oldest[:8]}")


def _find_prevailing(filing: Filing, copied: Iterable[tuple[Passage, Origin]]) -> Origin | None:
    """The voice of most of the report's words, where they are copied."""
    words: Counter[Origin] = Counter()
    for passage, origin in copied:
        words[origin] += passage.words
    most = MOST_SHARE * sum(passage.words for passage in filing.passages)
    return next((one for one in sorted(words, key=lambda o: o.id) if words[one] >= most), None)


def _find_agencies(report: Report) -> list[str]:
    """The agency of a report, or each of a joint credit; then those named in the byline."""
    agency = report.agency or ""
    joint = [part for part in _PARTS.split(agency) if part]
    named = joint if len(joint) > 1 and all(map(is_agency, joint)) else [agency] if agency else []
    byline = [part for part in _PARTS.split(report.byline or "") if part and is_agency(part)]
    return list(dict.fromkeys([*named, *byline]))
