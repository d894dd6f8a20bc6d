"""Records that only the store hands out: a report's particulars, paragraphs, grades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """The particulars of a kept report; ``superseded_by`` is the id of its next version."""

    id: str
    given_id: str | None
    url: str | None
    publisher: str | None
    agency: str | None
    title: str | None
    byline: str | None
    published: dt.date | None
    retrieved: dt.datetime | None
    language: str | None
    added_at: dt.datetime
    superseded_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphSignature:
    """A paragraph of a report (its ordinal and its span in the text) with its signature.

    ``bands`` are the keys (64 bits each) under which near-duplicates are sought; they are given
    when it is added and empty when it is read back.
    """

    report: str
    paragraph: int
    start: int
    end: int
    signature: bytes
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """Two paragraphs that share wording; ``similarity`` is 0 to 1."""

    report: str
    paragraph: int
    other_report: str
    other_paragraph: int
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGrade:
    """The Admiralty reliability (A to F) that a person stated for a source."""

    source_id: str
    grade: str
    by: str
    note: str | None
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSummary:
    """What a ledger holds: rows of each table by name, its days, size and schema."""

    location: str
    backend: str
    schema: str
    size_bytes: int
    first_day: dt.date | None
    last_day: dt.date | None
    counts: Mapping[str, int]
