"""Alembic's entry: runs the steps on the connection that ``schema.py`` hands over."""

from alembic import context

from situate.store.schema import VERSION_TABLE
from situate.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
