"""Whether a ledger holds together: what is wrong with it, in sentences."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, FromClause, Table, literal_column, select, table

from situate.records import Event, KeptClaim
from situate.store import tables
from situate.store.columns import unpack, unpack_text
from situate.store.search import CLAIM_WORDS, REPORT_WORDS
from situate.store.statements import FETCHED

_claims, _events, _reports = tables.claims.c, tables.events.c, tables.reports.c
_links = tables.event_claims.c


def find_problems(connection: Connection) -> Iterator[str]:
    """All that is wrong with the ledger of a read unit; nothing where it is sound."""
    if connection.dialect.name == "sqlite":
        yield from _check_file(connection)
    yield from _check_readings(connection)
    yield from _check_claims(connection)
    yield from _check_events(connection)
    yield from _check_versions(connection)
    yield from _check_words(connection, REPORT_WORDS, tables.reports)
    yield from _check_words(connection, CLAIM_WORDS, tables.claims)


def _check_file(connection: Connection) -> Iterator[str]:
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield f"the file is damaged: {message}"
    for name, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {name} refers to a row of {parent} that is not there"


def _check_readings(connection: Connection) -> Iterator[str]:
    """Every report has its reading."""
    read = select(tables.readings.c.report)
    query = select(_reports.id).where(_reports.number.not_in(read)).order_by(_reports.number)
    for report_id in connection.execute(query).scalars():
        yield f"report {report_id} has no reading"


def _check_claims(connection: Connection) -> Iterator[str]:
    """Every claim's quote and trigger stand in its report's text where it says."""
    query = (
        select(_claims.id, _claims.document, _claims.report, _reports.id.label("report_id"))
        .join(tables.reports, _reports.number == _claims.report)
        .order_by(_claims.report, _claims.number)
    )
    number, text = 0, ""
    for row in connection.execute(query, execution_options={"yield_per": FETCHED}):
        if row.report != number:
            number, text = row.report, _read_text(connection, row.report)
        yield from _check_claim(row.id, row.document, row.report_id, text)


def _read_text(connection: Connection, report: int) -> str:
    packed = connection.execute(select(_reports.text).where(_reports.number == report)).scalar_one()
    try:
        return unpack_text(packed)
    except (zlib.error, UnicodeDecodeError):
        return ""


def _check_claim(claim_id: str, document: bytes, report_id: str, text: str) -> Iterator[str]:
    try:
        claim = unpack(KeptClaim, document)
    except (zlib.error, ValueError):
        yield f"claim {claim_id} cannot be read"
        return
    if (claim.id, claim.report) != (claim_id, report_id):
        yield f"claim {claim_id} of report {report_id} says it is {claim.id} of {claim.report}"
    if text[claim.quote_start : claim.quote_start + len(claim.quote)] != claim.quote:
        yield f"the quote of claim {claim_id} does not stand in the text of report {report_id}"
    trigger = claim.trigger
    if text[trigger.start : trigger.end] != trigger.text:
        yield f"the trigger of claim {claim_id} does not stand in the text of report {report_id}"


def _check_events(connection: Connection) -> Iterator[str]:
    """Every event's claims are kept, and belong to it alone."""
    query = select(_events.number, _events.id, _events.document).order_by(_events.number)
    for row in connection.execute(query, execution_options={"yield_per": FETCHED}):
        try:
            told = set(unpack(Event, row.document).claims)
        except (zlib.error, ValueError):
            yield f"event {row.id} cannot be read"
            continue
        linked = set(
            connection.execute(
                select(_claims.id)
                .join(tables.event_claims, _links.claim == _claims.number)
                .where(_links.event == row.number)
            ).scalars()
        )
        for claim_id in sorted(told - linked):
            yield f"claim {claim_id} of event {row.id} belongs to another event or to none"
        for claim_id in sorted(linked - told):
            yield f"claim {claim_id} is linked to event {row.id}, which does not tell it"
    buried = select(tables.tombstones.c.event_id)
    for event_id in connection.execute(select(_events.id).where(_events.id.in_(buried))).scalars():
        yield f"event {event_id} has a tombstone and is there all the same"


def _check_versions(connection: Connection) -> Iterator[str]:
    """Claims are current exactly where their report is not superseded."""
    query = (
        select(_claims.id)
        .join(tables.reports, _reports.number == _claims.report)
        .where(_claims.current != _reports.superseded_by.is_(None))
        .order_by(_claims.number)
    )
    for claim_id in connection.execute(query).scalars():
        yield f"claim {claim_id} is marked as current or not against its report"


def _check_words(connection: Connection, words_table: str, rows: Table) -> Iterator[str]:
    """Every row has its words, and no words are without a row."""
    on_sqlite = connection.dialect.name == "sqlite"
    # Each row of an FTS5 table has one in its shadow table of sizes, which is quick to list.
    source: FromClause = table(f"{words_table}_docsize" if on_sqlite else words_table)
    number: ColumnElement[int] = literal_column("id" if on_sqlite else "number")
    indexed = select(number).select_from(source)
    kept = select(rows.c.number)
    for row in connection.execute(kept.except_(indexed)).scalars():
        yield f"row {row} of {rows.name} cannot be found by its words"
    for row in connection.execute(indexed.except_(kept)).scalars():
        yield f"words are kept for row {row} of {rows.name}, which is not there"
