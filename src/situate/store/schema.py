"""The schema of a ledger: which one it has, and the migrations that bring it to ours."""

from __future__ import annotations

import functools
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, table
from sqlalchemy.sql.expression import ColumnClause, column

from situate.errors import StoreError

VERSION_TABLE = "ledger_schema"
_FOLDER = Path(__file__).with_name("migrations")


def find_schema(connection: Connection) -> str | None:
    """The schema of the ledger in a database; None where there is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version: ColumnClause[str] = column("version_num")
    return connection.execute(select(version).select_from(table(VERSION_TABLE, version))).scalar()


def newest_schema() -> str:
    """The schema that this version of the package writes."""
    return _schemas()[-1]


def needs_upgrade(schema: str, location: str) -> bool:
    """Whether a ledger's schema is older than ours.

    Raises:
        StoreError: it is newer.
    """
    if schema not in _schemas():
        raise StoreError(
            f"the ledger at {location} has schema {schema}, which is newer than this version of "
            f"situate knows ({newest_schema()}). Upgrade situate."
        )
    return schema != newest_schema()


def migrate(connection: Connection) -> None:
    """Bring the database of an open transaction to our schema."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@functools.cache
def _schemas() -> tuple[str, ...]:
    """All schemas, oldest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(step.revision for step in script.walk_revisions())[::-1]
