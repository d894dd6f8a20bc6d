from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from situate.store import Store
from situate.store.schema import VERSION_TABLE, newest_schema
from situate.store.tables import metadata


def test_migrations_and_tables_agree(store: Store) -> None:
    def is_ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or not str(name).startswith(("report_words", "claim_words"))

    with store.read() as unit:
        context = MigrationContext.configure(
            unit._connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": is_ours,
                "version_table": VERSION_TABLE,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_newest_schema_is_the_last_step() -> None:
    assert newest_schema() == "0001"
