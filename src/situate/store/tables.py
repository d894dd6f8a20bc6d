"""The ledger's tables. Rows refer to each other by ``number``, short and in order of arrival.

What a filter asks for is a column with an index; the rest of a record lies in its ``document``
(compressed JSON). The tables of words are made by the migrations (``search.py`` reads them): SQLite
and PostgreSQL have no form of them in common.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from situate.store.columns import Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the key is an INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")


def _number() -> Column[int]:
    return Column("number", Number, primary_key=True)


def _link(name: str, target: str, *, key: bool = False) -> Column[int]:
    return Column(name, Number, ForeignKey(f"{target}.number"), nullable=False, primary_key=key)


def _where() -> tuple[Column[object], ...]:
    """Days and place of a claim or an event; ``x``, ``y``, ``z`` is the point as a unit vector."""
    return (
        Column("day", Date, nullable=False),
        Column("begin", Date),
        Column("end", Date),
        Column("country", Words),
        Column("admin1", Words),
        Column("place_id", Words),
        Column("latitude", Double),
        Column("longitude", Double),
        Column("x", Double),
        Column("y", Double),
        Column("z", Double),
    )


runs = Table(
    "runs",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("document", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _link("run", "runs"),
    Column("given_id", Words),
    Column("url", Words),
    Column("publisher", Words),
    Column("agency", Words),
    Column("title", Words),
    Column("byline", Words),
    Column("published", Date),
    Column("day", Date, nullable=False),
    Column("retrieved", Moment),
    Column("language", Words),
    Column("added_at", Moment, nullable=False),
    Column("superseded_by", Text),
    Column("text", LargeBinary, nullable=False),
    Index(None, "url"),
    Index(None, "publisher", "given_id"),
    Index(None, "day", "id"),
)

readings = Table(
    "readings",
    metadata,
    _link("report", "reports", key=True),
    Column("document", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _link("report", "reports"),
    Column("current", Boolean, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    *_where(),
    Column("block_family", Text),
    Column("block_length", Integer),
    Column("block_first", Date),
    Column("block_last", Date),
    Column("block_country", Text),
    Column("block_south", Double),
    Column("block_west", Double),
    Column("block_north", Double),
    Column("block_east", Double),
    Column("document", LargeBinary, nullable=False),
    Index(None, "report"),
    Index(None, "day", "id"),
    Index(None, "type"),
    Index(None, "country", "admin1"),
    Index(None, "place_id"),
    Index(None, "latitude", "longitude"),
    # All that the search for candidates asks about, so that it need not visit the rows themselves.
    Index(
        "ix_claims_block",
        "block_family",
        "block_length",
        "block_first",
        "block_last",
        "block_south",
        "block_north",
        "block_west",
        "block_east",
        "block_country",
        "current",
    ),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("actor", Text, primary_key=True),
    _link("claim", "claims", key=True),
    Index(None, "claim"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("name", Words, nullable=False),
    Column("actor", Text),
    Column("root", Text),
)

claim_origins = Table(
    "claim_origins",
    metadata,
    _link("claim", "claims", key=True),
    Column("position", Integer, primary_key=True),
    _link("origin", "origins"),
    Index(None, "origin"),
    sqlite_with_rowid=False,
)

paragraphs = Table(
    "paragraphs",
    metadata,
    _number(),
    _link("report", "reports"),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    UniqueConstraint("report", "paragraph"),
)

paragraph_bands = Table(
    "paragraph_bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    _link("paragraph", "paragraphs", key=True),
    Index(None, "paragraph"),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    _link("first", "paragraphs", key=True),
    _link("second", "paragraphs", key=True),
    Column("similarity", Double, nullable=False),
    Index(None, "second"),
    sqlite_with_rowid=False,
)

matches = Table(
    "matches",
    metadata,
    _link("first", "claims", key=True),
    _link("second", "claims", key=True),
    Column("score", Double, nullable=False),
    Column("forbidden", Boolean, nullable=False),
    Index(None, "second"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("origin_count", Integer, nullable=False),
    *_where(),
    Column("document", LargeBinary, nullable=False),
    Index(None, "day", "id"),
    Index(None, "type", "day"),
    Index(None, "status"),
    Index(None, "origin_count"),
    Index(None, "begin"),
    Index(None, "end"),
    Index(None, "country", "admin1"),
    Index(None, "place_id"),
    Index(None, "latitude", "longitude"),
)

event_actors = Table(
    "event_actors",
    metadata,
    Column("actor", Text, primary_key=True),
    _link("event", "events", key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

event_claims = Table(
    "event_claims",
    metadata,
    _link("claim", "claims", key=True),
    _link("event", "events"),
    Index(None, "event"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("into", Text),
    Column("at", Moment, nullable=False),
    Index(None, "into"),
)

changes = Table(
    "changes",
    metadata,
    Column("sequence", Number, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("into", Text),
    Column("document", LargeBinary),
    Index(None, "at"),
    Index(None, "event_id"),
    sqlite_autoincrement=True,
)

decisions = Table(
    "decisions",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone_at", Moment),
    Column("document", LargeBinary, nullable=False),
)

source_grades = Table(
    "source_grades",
    metadata,
    Column("source_id", Words, primary_key=True),
    Column("grade", Text, nullable=False),
    Column("by", Words, nullable=False),
    Column("note", Words),
    Column("at", Moment, nullable=False),
)

sisters = Table(
    "sisters",
    metadata,
    Column("name", Words, primary_key=True),
    Column("family", Integer, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
)
