"""Readings kept: each report once, newer versions over older ones, runs written once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update

from situate.errors import StoreError
from situate.reading_format import write_json
from situate.records import KeptClaim, Reading, Run
from situate.store import tables
from situate.store.claims import ClaimRows
from situate.store.columns import NO_DAY, now, pack, pack_text, unpack, unpack_text
from situate.store.rows import StoredReport
from situate.store.search import index_report
from situate.text import digest

_reports, _claims = tables.reports, tables.claims
REPORT_COLUMNS = tuple(_reports.c[field.name] for field in dataclasses.fields(StoredReport))
_COPIED = ("given_id", "url", "publisher", "agency", "title", "byline", "published", "retrieved")


class ReportRows(ClaimRows):
    """Readings and their reports in one unit."""

    def add_reading(self, reading: Reading, claims: Sequence[KeptClaim]) -> bool:
        """Keep a reading and its claims; False, and nothing done, where its report is kept already.

        Where other versions of the report are kept, the latest by publication (then by retrieval,
        then by arrival) is the current one; claims of the others are no longer current.
        """
        report = reading.report
        if self._find_numbers(_reports, [report.id]):
            return False
        number = self._insert_number(
            _reports,
            {
                **{name: getattr(report, name) for name in (*_COPIED, "language")},
                "id": report.id,
                "run": self._keep_run(reading.run),
                "day": report.published or NO_DAY,
                "added_at": now(),
                "text": pack_text(report.text),
            },
        )
        bare = dataclasses.replace(reading, report=dataclasses.replace(report, text=""))
        self._insert(tables.readings, [{"report": number, "document": pack(bare)}])
        index_report(self._connection, number, report.title, report.text)
        self._add_claims(number, claims)
        self._order_versions(report.id)
        return True

    def has_report(self, report_id: str) -> bool:
        """Whether a report is kept."""
        return bool(self._find_numbers(_reports, [report_id]))

    def report(self, report_id: str) -> StoredReport | None:
        """A report's particulars; None if it is not kept."""
        return next(iter(self.reports([report_id])), None)

    def reports(self, ids: Iterable[str]) -> list[StoredReport]:
        """Particulars of reports in the order asked for; those not kept are left out."""
        wanted = list(dict.fromkeys(ids))
        rows = self._where_in(select(*REPORT_COLUMNS), _reports.c.id, wanted)
        found = {row["id"]: StoredReport(**row) for row in rows}
        return [found[report_id] for report_id in wanted if report_id in found]

    def versions(self, report_id: str) -> list[StoredReport]:
        """A report and its other versions, oldest first; empty if it is not kept."""
        return [
            StoredReport(**{c.name: row[c.name] for c in REPORT_COLUMNS})
            for row in self._version_rows(report_id)
        ]

    def text(self, report_id: str) -> str:
        """The text of a report.

        Raises:
            StoreError: it is not kept.
        """
        query = select(_reports.c.text).where(_reports.c.id == report_id)
        packed = self._connection.execute(query).scalar()
        if packed is None:
            raise StoreError(f"the ledger holds no report {report_id!r}.")
        return unpack_text(packed)

    def reading(self, report_id: str) -> Reading:
        """The reading of a report, as the reading format keeps it.

        Raises:
            StoreError: the report is not kept.
        """
        query = (
            select(tables.readings.c.document)
            .join(_reports, _reports.c.number == tables.readings.c.report)
            .where(_reports.c.id == report_id)
        )
        document = self._connection.execute(query).scalar()
        if document is None:
            raise StoreError(f"the ledger holds no reading of a report {report_id!r}.")
        bare = unpack(Reading, document)
        report = dataclasses.replace(bare.report, text=self.text(report_id))
        return dataclasses.replace(bare, report=report)

    def _keep_run(self, run: Run) -> int:
        run_id = digest(write_json(run))
        found = self._find_numbers(tables.runs, [run_id])
        if found:
            return found[run_id]
        return self._insert_number(tables.runs, {"id": run_id, "document": pack(run)})

    def _order_versions(self, report_id: str) -> None:
        """Mark each version but the last as superseded by the next."""
        versions = self._version_rows(report_id)
        if len(versions) < 2:
            return
        for at, version in enumerate(versions):
            newer = versions[at + 1]["id"] if at + 1 < len(versions) else None
            if version["superseded_by"] == newer:
                continue
            number = version["number"]
            self._connection.execute(
                update(_reports).where(_reports.c.number == number).values(superseded_by=newer)
            )
            self._connection.execute(
                update(_claims).where(_claims.c.report == number).values(current=newer is None)
            )

    def _version_rows(self, report_id: str) -> Sequence[Any]:
        query = select(_reports.c.number, *REPORT_COLUMNS)
        row = self._connection.execute(query.where(_reports.c.id == report_id)).mappings().first()
        if row is None:
            return []
        found = {row["id"]: row}
        waiting = [row]
        while waiting:
            same = _same_article(waiting.pop())
            for other in (
                self._connection.execute(query.where(or_(*same))).mappings() if same else ()
            ):
                if other["id"] not in found:
                    found[other["id"]] = other
                    waiting.append(other)
        return sorted(found.values(), key=_version_order)


def _same_article(row: Any) -> list[ColumnElement[bool]]:
    """What a version of the same article has in common: its URL, or its publisher's own id.

    One URL with two publishers is a page that carries the articles of others, not an article.
    """
    same: list[ColumnElement[bool]] = []
    if row["url"]:
        publisher = _reports.c.publisher
        by_url = _reports.c.url == row["url"]
        anyone = or_(publisher.is_(None), publisher == row["publisher"])
        same.append(and_(by_url, anyone) if row["publisher"] else by_url)
    if row["publisher"] and row["given_id"]:
        by_publisher = _reports.c.publisher == row["publisher"]
        same.append(and_(by_publisher, _reports.c.given_id == row["given_id"]))
    return same


def _version_order(row: Any) -> tuple[dt.date, dt.datetime, int]:
    known = row["retrieved"] or row["added_at"]
    return row["published"] or known.date(), known, row["number"]
