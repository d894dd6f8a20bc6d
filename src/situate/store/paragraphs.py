"""Signatures of paragraphs, kept under their bands, and the links between copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from situate.errors import StoreError
from situate.store import tables
from situate.store.rows import CopyLink, ParagraphSignature
from situate.store.statements import Statements

_paragraphs, _bands, _copies = tables.paragraphs, tables.paragraph_bands, tables.copies
_reports = tables.reports
_SIGNATURE = select(
    _paragraphs.c.number,
    _reports.c.id.label("report"),
    _paragraphs.c.paragraph,
    _paragraphs.c.start,
    _paragraphs.c.end,
    _paragraphs.c.signature,
).join(_reports, _reports.c.number == _paragraphs.c.report)

Key = tuple[str, int]  # a report's id and the ordinal of a paragraph


class ParagraphRows(Statements):
    """Paragraphs and their copies in one unit."""

    def add_signatures(self, signatures: Iterable[ParagraphSignature]) -> None:
        """Keep signatures of paragraphs of kept reports under their bands."""
        given = list(signatures)
        reports = self._find_numbers(_reports, {one.report for one in given})
        rows = [
            {
                "report": _known(reports, one.report),
                "paragraph": one.paragraph,
                "start": one.start,
                "end": one.end,
                "signature": one.signature,
            }
            for one in given
        ]
        self._put(_paragraphs, rows, ["report", "paragraph"])
        numbers = self._paragraph_numbers((one.report, one.paragraph) for one in given)
        self._put(
            _bands,
            [
                {"band": _signed(band), "paragraph": numbers[one.report, one.paragraph]}
                for one in given
                for band in sorted(set(one.bands))
            ],
            ["band", "paragraph"],
        )

    def signatures_of(self, report_id: str) -> list[ParagraphSignature]:
        """The signatures of a report's paragraphs, in order."""
        query = _SIGNATURE.where(_reports.c.id == report_id).order_by(_paragraphs.c.paragraph)
        return [_read(row) for row in self._connection.execute(query).mappings()]

    def find_band_matches(self, bands: Iterable[int]) -> list[ParagraphSignature]:
        """The paragraphs that lie under one of the bands, in order of arrival."""
        keys = sorted({_signed(band) for band in bands})
        numbers = {
            row["paragraph"]
            for row in self._where_in(select(_bands.c.paragraph), _bands.c.band, keys)
        }
        rows = list(self._where_in(_SIGNATURE, _paragraphs.c.number, sorted(numbers)))
        return [_read(row) for row in sorted(rows, key=lambda row: int(row["number"]))]

    def add_copies(self, links: Iterable[CopyLink]) -> None:
        """Keep links between paragraphs that have signatures; a known link takes its new value."""
        given = list(links)
        ends = {key for link in given for key in _ends(link)}
        numbers = self._paragraph_numbers(ends)
        rows = {}
        for link in given:
            first, second = sorted(numbers[key] for key in _ends(link))
            rows[first, second] = {"first": first, "second": second, "similarity": link.similarity}
        self._put(_copies, list(rows.values()), ["first", "second"])

    def copies_of(self, report_id: str) -> list[CopyLink]:
        """All links of the connected sets of paragraphs that hold a paragraph of a report."""
        query = (
            select(_paragraphs.c.number)
            .join(_reports, _reports.c.number == _paragraphs.c.report)
            .where(_reports.c.id == report_id)
        )
        links = self._connected(self._connection.execute(query).scalars().all())
        keys = self._paragraph_keys({number for link in links for number in link[:2]})
        return [
            CopyLink(
                report=keys[first][0],
                paragraph=keys[first][1],
                other_report=keys[second][0],
                other_paragraph=keys[second][1],
                similarity=similarity,
            )
            for first, second, similarity in links
        ]

    def _connected(self, start: Sequence[int]) -> list[tuple[int, int, float]]:
        query = select(_copies.c.first, _copies.c.second, _copies.c.similarity)
        links: dict[tuple[int, int], float] = {}
        seen, fresh = set(start), set(start)
        while fresh:
            edge = sorted(fresh)
            rows = [
                row
                for column in (_copies.c.first, _copies.c.second)
                for row in self._where_in(query, column, edge)
            ]
            links |= {(row["first"], row["second"]): row["similarity"] for row in rows}
            fresh = {row[end] for row in rows for end in ("first", "second")} - seen
            seen |= fresh
        return [(*ends, similarity) for ends, similarity in sorted(links.items())]

    def _paragraph_numbers(self, keys: Iterable[Key]) -> dict[Key, int]:
        wanted = set(keys)
        query = _SIGNATURE.with_only_columns(
            _paragraphs.c.number, _reports.c.id.label("report"), _paragraphs.c.paragraph
        )
        found = {
            (row["report"], row["paragraph"]): row["number"]
            for row in self._where_in(query, _reports.c.id, sorted({key[0] for key in wanted}))
        }
        for report, paragraph in sorted(wanted - found.keys()):
            raise StoreError(
                f"paragraph {paragraph} of report {report!r} has no signature in the ledger. "
                "Add its signature first."
            )
        return found

    def _paragraph_keys(self, numbers: Iterable[int]) -> dict[int, Key]:
        rows = self._where_in(_SIGNATURE, _paragraphs.c.number, sorted(numbers))
        return {row["number"]: (row["report"], row["paragraph"]) for row in rows}


def _known(numbers: dict[str, int], report_id: str) -> int:
    number = numbers.get(report_id)
    if number is None:
        raise StoreError(f"the ledger holds no report {report_id!r}. Add its reading first.")
    return number


def _ends(link: CopyLink) -> tuple[Key, Key]:
    return (link.report, link.paragraph), (link.other_report, link.other_paragraph)


def _signed(band: int) -> int:
    """A key of 64 bits as the signed integer that both databases hold."""
    band &= (1 << 64) - 1
    return band - (1 << 64) if band >= 1 << 63 else band


def _read(row: Any) -> ParagraphSignature:
    return ParagraphSignature(
        report=row["report"],
        paragraph=row["paragraph"],
        start=row["start"],
        end=row["end"],
        signature=bytes(row["signature"]),
    )
