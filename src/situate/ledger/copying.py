"""The copy book of `situate.events.reprints`, kept in the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from situate.events.copies import Copy, PassageKey, passages_of
from situate.events.shingles import split_shingle_words
from situate.events.signatures import ParagraphSignature
from situate.events.voices import Filing, filing_of
from situate.records import Report
from situate.store import CopyLink, Unit
from situate.store import ParagraphSignature as StoredSignature

_WHOLE = 0  # ordinal of the whole story's signature, where a report has any


class LedgerBook:
    """Signatures, copies and filings in one unit; answers of a unit are remembered."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._reports: dict[str, Report] = {}
        self._filings: dict[str, Filing] = {}
        self._ordinals: dict[str, dict[int, int]] = {}

    def keep_signatures(self, report: Report, signatures: Sequence[ParagraphSignature]) -> None:
        """Keep the signatures of a report that is kept already."""
        # A report of which only paragraphs are signed starts at 1: 0 is the whole story's.
        first = 0 if signatures and signatures[0].whole else 1
        self._unit.add_signatures(
            StoredSignature(
                report=report.id,
                paragraph=ordinal,
                start=one.start,
                end=one.end,
                signature=one.minima,
                bands=one.bands,
            )
            for ordinal, one in enumerate(signatures, first)
        )
        self._reports[report.id] = report

    def keep_copies(self, copies: Iterable[Copy]) -> None:
        """Keep copies between passages of kept reports."""
        self._unit.add_copies(
            CopyLink(
                report=copy.first[0],
                paragraph=self._ordinal(copy.first),
                other_report=copy.second[0],
                other_paragraph=self._ordinal(copy.second),
                similarity=copy.share,
            )
            for copy in copies
        )

    def propose(self, bands: Collection[int]) -> Iterable[str]:
        return {one.report for one in self._unit.find_band_matches(bands)}

    def texts(self, reports: Collection[str]) -> Mapping[str, str]:
        return {report: self._report(report).text for report in reports}

    def filings(self, reports: Collection[str]) -> Mapping[str, Filing]:
        return {report: self._filing(report) for report in reports}

    def copies(self, passages: Collection[PassageKey]) -> Iterable[Copy]:
        wanted = set(passages)
        for report in sorted({key[0] for key in wanted}):
            for link in self._unit.copies_of(report):
                copy = self._as_copy(link)
                if copy.first in wanted or copy.second in wanted:
                    yield copy

    def _report(self, report_id: str) -> Report:
        if report_id not in self._reports:
            self._reports[report_id] = self._unit.reading(report_id).report
        return self._reports[report_id]

    def _filing(self, report_id: str) -> Filing:
        if report_id not in self._filings:
            report = self._report(report_id)
            signatures = [
                _read_back(one, report.text) for one in self._unit.signatures_of(report_id)
            ]
            self._filings[report_id] = filing_of(report, passages_of(report_id, signatures))
        return self._filings[report_id]

    def _starts(self, report_id: str) -> Mapping[int, int]:
        """The start of each signed paragraph, by its ordinal."""
        if report_id not in self._ordinals:
            signed = self._unit.signatures_of(report_id)
            self._ordinals[report_id] = {one.paragraph: one.start for one in signed}
        return self._ordinals[report_id]

    def _ordinal(self, key: PassageKey) -> int:
        """The ordinal of a passage: of the paragraph at its start, else of the whole story."""
        starts = self._starts(key[0])
        found = [ordinal for ordinal, start in starts.items() if start == key[1]]
        return max(found)

    def _as_copy(self, link: CopyLink) -> Copy:
        ends = sorted(
            (
                (link.report, self._starts(link.report)[link.paragraph]),
                (link.other_report, self._starts(link.other_report)[link.other_paragraph]),
            )
        )
        return Copy(first=ends[0], second=ends[1], share=link.similarity)


def _read_back(stored: StoredSignature, text: str) -> ParagraphSignature:
    return ParagraphSignature(
        start=stored.start,
        end=stored.end,
        words=len(split_shingle_words(text[stored.start : stored.end])),
        minima=stored.signature,
        bands=(),
        whole=stored.paragraph == _WHOLE,
    )
