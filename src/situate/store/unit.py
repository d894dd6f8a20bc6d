"""One unit of work on a ledger: all that can be asked and written in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from situate.records import Filter, KeptClaim
from situate.store import tables
from situate.store.claims import DOCUMENT
from situate.store.decisions import DecisionRows
from situate.store.events import EventRows, PageKey, paged
from situate.store.filters import claim_conditions, report_conditions
from situate.store.matches import MatchRows
from situate.store.paragraphs import ParagraphRows
from situate.store.reports import REPORT_COLUMNS, ReportRows
from situate.store.rows import StoredReport

_claims, _reports = tables.claims, tables.reports


class Unit(ReportRows, ParagraphRows, MatchRows, EventRows, DecisionRows):
    """One transaction on a ledger, made by ``Store.read`` or ``Store.write``."""

    def query_claims(
        self,
        asked: Filter,
        *,
        limit: int | None = None,
        after: PageKey | None = None,
        superseded: bool = False,
    ) -> Iterator[KeptClaim]:
        """The claims that fulfil a filter, by first day and id; those of old versions if asked."""
        query = DOCUMENT.where(*claim_conditions(self._connection, asked))
        if not superseded:
            query = query.where(_claims.c.current)
        yield from self._stream_claims(paged(query, _claims, limit=limit, after=after))

    def count_claims(self, asked: Filter, *, superseded: bool = False) -> int:
        """How many claims fulfil a filter."""
        query = select(func.count()).select_from(_claims)
        query = query.where(*claim_conditions(self._connection, asked))
        if not superseded:
            query = query.where(_claims.c.current)
        return self._connection.execute(query).scalar_one()

    def query_reports(
        self,
        asked: Filter,
        *,
        limit: int | None = None,
        after: PageKey | None = None,
        superseded: bool = False,
    ) -> Iterator[StoredReport]:
        """The reports that fulfil a filter, by publication and id; old versions too if asked."""
        query = select(*REPORT_COLUMNS).where(*report_conditions(self._connection, asked))
        if not superseded:
            query = query.where(_reports.c.superseded_by.is_(None))
        for row in self._stream(paged(query, _reports, limit=limit, after=after)):
            yield StoredReport(**row)

    def count_reports(self, asked: Filter, *, superseded: bool = False) -> int:
        """How many reports fulfil a filter."""
        query = select(func.count()).select_from(_reports)
        query = query.where(*report_conditions(self._connection, asked))
        if not superseded:
            query = query.where(_reports.c.superseded_by.is_(None))
        return self._connection.execute(query).scalar_one()
