"""What a new report changes: its copies among the kept reports, and whose voices must be traced.

The ledger keeps signatures, copies and filings; the functions here say in which order to ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from situate.events.copies import Copy, PassageKey, find_copies, passages_of, spread
from situate.events.houses import Houses
from situate.events.signatures import ParagraphSignature, sign_paragraphs
from situate.events.voices import Filing, Voice, filing_of, find_voices
from situate.records import Report


class CopyBook(Protocol):
    """Where signatures, copies and filings of reports are kept."""

    def propose(self, bands: Collection[int]) -> Iterable[str]:
        """The ids of the kept reports that have any of the bands."""
        ...

    def texts(self, reports: Collection[str]) -> Mapping[str, str]:
        """The texts of reports, by id."""
        ...

    def filings(self, reports: Collection[str]) -> Mapping[str, Filing]:
        """The filings of reports with their passages, by id."""
        ...

    def copies(self, passages: Collection[PassageKey]) -> Iterable[Copy]:
        """All kept copies of which either side is one of the passages."""
        ...


def find_new_copies(
    report: Report, signatures: Collection[ParagraphSignature], book: CopyBook
) -> tuple[Copy, ...]:
    """The copies between a report and those that are kept already."""
    passages = passages_of(report.id, signatures)
    bands = {band for signature in signatures for band in signature.bands}
    proposed = {one for one in book.propose(bands) if one != report.id} if bands else set()
    texts, filings = book.texts(proposed), book.filings(proposed)
    found: list[Copy] = []
    for other in sorted(proposed):
        found += find_copies(report.text, passages, texts[other], filings[other].passages)
    return tuple(found)


def find_affected_voices(report: str, book: CopyBook, houses: Houses) -> dict[str, Voice]:
    """The voices, after a report and its copies were kept, of all reports they may have changed.

    These are the report itself and those connected with it by copies. The origins of their claims
    are to be traced afresh; no other report's can have changed. The same call before a report is
    taken away gives those that its going may change.
    """
    own = book.filings({report})[report].passages
    reach = spread([passage.key for passage in own], book.copies)
    affected = {report, *(key[0] for key in reach)}
    return trace_voices(affected, book, houses)


def trace_voices(reports: Collection[str], book: CopyBook, houses: Houses) -> dict[str, Voice]:
    """The voices of kept reports, by id."""
    filings = dict(book.filings(reports))
    passages = [passage.key for filing in filings.values() for passage in filing.passages]
    leaders = spread(passages, book.copies)
    missing = {key[0] for key in leaders} - filings.keys()
    filings.update(book.filings(missing) if missing else {})
    return find_voices(sorted(reports), filings, leaders, houses)


class MemoryBook:
    """A copy book in memory, for a few thousand reports that need no ledger."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._filings: dict[str, Filing] = {}
        self._bands: dict[int, list[str]] = {}
        self._copies: dict[PassageKey, list[Copy]] = {}

    def add(self, report: Report) -> tuple[Copy, ...]:
        """Keep a report, and give its copies among those kept before; a known one adds nothing."""
        if report.id in self._reports:
            return ()
        signatures = sign_paragraphs(report)
        found = find_new_copies(report, signatures, self)
        self._reports[report.id] = report
        self._filings[report.id] = filing_of(report, passages_of(report.id, signatures))
        for band in {band for signature in signatures for band in signature.bands}:
            self._bands.setdefault(band, []).append(report.id)
        for copy in found:
            self._copies.setdefault(copy.first, []).append(copy)
            self._copies.setdefault(copy.second, []).append(copy)
        return found

    def propose(self, bands: Collection[int]) -> Iterable[str]:
        return {report for band in bands for report in self._bands.get(band, ())}

    def texts(self, reports: Collection[str]) -> Mapping[str, str]:
        return {report: self._reports[report].text for report in reports}

    def filings(self, reports: Collection[str]) -> Mapping[str, Filing]:
        return {report: self._filings[report] for report in reports}

    def copies(self, passages: Collection[PassageKey]) -> Iterable[Copy]:
        return [copy for passage in passages for copy in self._copies.get(passage, ())]
