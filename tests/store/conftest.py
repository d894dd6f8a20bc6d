"""Ledgers for tests, on both databases."""

from ledger_databases import new_location, new_postgresql, postgresql_server, store

__all__ = ["new_location", "new_postgresql", "postgresql_server", "store"]
