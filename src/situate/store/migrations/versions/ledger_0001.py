"""The first schema: reports, claims, events and what people decide."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _make_changes()
    _make_decisions()
    _make_events()
    _make_origins()
    _make_runs()
    _make_sisters()
    _make_source_grades()
    _make_tombstones()
    _make_event_actors()
    _make_reports()
    _make_claims()
    _make_paragraphs()
    _make_readings()
    _make_claim_actors()
    _make_claim_origins()
    _make_copies()
    _make_event_claims()
    _make_matches()
    _make_paragraph_bands()
    _make_words()
    for table, fixed in (
        ("reports", ("number", "id", "text")),
        ("readings", ("report", "document")),
        ("claims", ("number", "id", "report", "document")),
    ):
        _keep_for_good(table, fixed)


def _make_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("into", sa.Text(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_at", "changes", ["at"])
    op.create_index("ix_changes_event_id", "changes", ["event_id"])


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
        sa.UniqueConstraint("id", name="uq_decisions_id"),
    )


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begin", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("x", sa.Double(), nullable=True),
        sa.Column("y", sa.Double(), nullable=True),
        sa.Column("z", sa.Double(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
    )
    op.create_index("ix_events_begin", "events", ["begin"])
    op.create_index("ix_events_country_admin1", "events", ["country", "admin1"])
    op.create_index("ix_events_day_id", "events", ["day", "id"])
    op.create_index("ix_events_end", "events", ["end"])
    op.create_index("ix_events_latitude_longitude", "events", ["latitude", "longitude"])
    op.create_index("ix_events_origin_count", "events", ["origin_count"])
    op.create_index("ix_events_place_id", "events", ["place_id"])
    op.create_index("ix_events_status", "events", ["status"])
    op.create_index("ix_events_type_day", "events", ["type", "day"])


def _make_origins() -> None:
    op.create_table(
        "origins",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("root", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_origins"),
        sa.UniqueConstraint("id", name="uq_origins_id"),
    )


def _make_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
        sa.UniqueConstraint("id", name="uq_runs_id"),
    )


def _make_sisters() -> None:
    op.create_table(
        "sisters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_sisters"),
    )


def _make_source_grades() -> None:
    op.create_table(
        "source_grades",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_grades"),
    )


def _make_tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("into", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_into", "tombstones", ["into"])


def _make_event_actors() -> None:
    op.create_table(
        "event_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("event", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name="fk_event_actors_event"),
        sa.PrimaryKeyConstraint("actor", "event", name="pk_event_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_actors_event", "event_actors", ["event"])


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run", NUMBER, nullable=False),
        sa.Column("given_id", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("retrieved", sa.DateTime(timezone=True), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.number"], name="fk_reports_run"),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_day_id", "reports", ["day", "id"])
    op.create_index("ix_reports_publisher_given_id", "reports", ["publisher", "given_id"])
    op.create_index("ix_reports_url", "reports", ["url"])


def _make_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begin", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("x", sa.Double(), nullable=True),
        sa.Column("y", sa.Double(), nullable=True),
        sa.Column("z", sa.Double(), nullable=True),
        sa.Column("block_family", sa.Text(), nullable=True),
        sa.Column("block_length", sa.Integer(), nullable=True),
        sa.Column("block_first", sa.Date(), nullable=True),
        sa.Column("block_last", sa.Date(), nullable=True),
        sa.Column("block_country", sa.Text(), nullable=True),
        sa.Column("block_south", sa.Double(), nullable=True),
        sa.Column("block_west", sa.Double(), nullable=True),
        sa.Column("block_north", sa.Double(), nullable=True),
        sa.Column("block_east", sa.Double(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_claims_report"),
        sa.PrimaryKeyConstraint("number", name="pk_claims"),
        sa.UniqueConstraint("id", name="uq_claims_id"),
    )
    op.create_index(
        "ix_claims_block",
        "claims",
        [
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
        ],
    )
    op.create_index("ix_claims_country_admin1", "claims", ["country", "admin1"])
    op.create_index("ix_claims_day_id", "claims", ["day", "id"])
    op.create_index("ix_claims_latitude_longitude", "claims", ["latitude", "longitude"])
    op.create_index("ix_claims_place_id", "claims", ["place_id"])
    op.create_index("ix_claims_report", "claims", ["report"])
    op.create_index("ix_claims_type", "claims", ["type"])


def _make_paragraphs() -> None:
    op.create_table(
        "paragraphs",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_paragraphs_report"),
        sa.PrimaryKeyConstraint("number", name="pk_paragraphs"),
        sa.UniqueConstraint("report", "paragraph", name="uq_paragraphs_report_paragraph"),
    )


def _make_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_readings_report"),
        sa.PrimaryKeyConstraint("report", name="pk_readings"),
    )


def _make_claim_actors() -> None:
    op.create_table(
        "claim_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("claim", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name="fk_claim_actors_claim"),
        sa.PrimaryKeyConstraint("actor", "claim", name="pk_claim_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_actors_claim", "claim_actors", ["claim"])


def _make_claim_origins() -> None:
    op.create_table(
        "claim_origins",
        sa.Column("claim", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name="fk_claim_origins_claim"),
        sa.ForeignKeyConstraint(["origin"], ["origins.number"], name="fk_claim_origins_origin"),
        sa.PrimaryKeyConstraint("claim", "position", name="pk_claim_origins"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_origins_origin", "claim_origins", ["origin"])


def _make_copies() -> None:
    op.create_table(
        "copies",
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("second", NUMBER, nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["paragraphs.number"], name="fk_copies_first"),
        sa.ForeignKeyConstraint(["second"], ["paragraphs.number"], name="fk_copies_second"),
        sa.PrimaryKeyConstraint("first", "second", name="pk_copies"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_copies_second", "copies", ["second"])


def _make_event_claims() -> None:
    op.create_table(
        "event_claims",
        sa.Column("claim", NUMBER, nullable=False),
        sa.Column("event", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name="fk_event_claims_claim"),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name="fk_event_claims_event"),
        sa.PrimaryKeyConstraint("claim", name="pk_event_claims"),
    )
    op.create_index("ix_event_claims_event", "event_claims", ["event"])


def _make_matches() -> None:
    op.create_table(
        "matches",
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("second", NUMBER, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("forbidden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["claims.number"], name="fk_matches_first"),
        sa.ForeignKeyConstraint(["second"], ["claims.number"], name="fk_matches_second"),
        sa.PrimaryKeyConstraint("first", "second", name="pk_matches"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_matches_second", "matches", ["second"])


def _make_paragraph_bands() -> None:
    op.create_table(
        "paragraph_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("paragraph", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph"], ["paragraphs.number"], name="fk_paragraph_bands_paragraph"
        ),
        sa.PrimaryKeyConstraint("band", "paragraph", name="pk_paragraph_bands"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_paragraph_bands_paragraph", "paragraph_bands", ["paragraph"])


def _make_words() -> None:
    """The tables of words: FTS5 without content on SQLite, tsvector with GIN on PostgreSQL."""
    for name, target in (("report_words", "reports"), ("claim_words", "claims")):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5"
                "(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
            )
        else:
            op.execute(
                f"CREATE TABLE {name} (number BIGINT PRIMARY KEY REFERENCES {target} (number), "
                "words TSVECTOR NOT NULL)"
            )
            op.execute(f"CREATE INDEX ix_{name} ON {name} USING GIN (words)")


def _keep_for_good(table: str, fixed: tuple[str, ...]) -> None:
    """Let the database itself refuse to remove a table's rows or to alter what they hold."""
    message = f"rows of {table} are kept for good"
    if op.get_bind().dialect.name == "sqlite":
        for name, what in (("removed", "DELETE"), ("altered", f"UPDATE OF {', '.join(fixed)}")):
            op.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    for name, what in (("removed", "DELETE"), ("altered", f"UPDATE OF {', '.join(fixed)}")):
        op.execute(
            f"CREATE TRIGGER {table}_{name} BEFORE {what} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
        )
