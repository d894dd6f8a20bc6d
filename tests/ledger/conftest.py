"""Ledgers of the default settings on both databases, and the readings of a small world."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from ledger_databases import new_location, postgresql_server
from ledger_worlds import WORLD, read_world

from situate.ledger import Ledger, open_ledger
from situate.reader import RulesReader
from situate.records import Reading
from situate.settings import Settings

__all__ = ["new_location", "postgresql_server"]


@pytest.fixture
def new_ledger(new_location: Callable[[], str]) -> Callable[[], Ledger]:
    """Makes an empty ledger on each call."""
    return lambda: open_ledger(Settings(ledger=new_location()), create=True)


@pytest.fixture
def ledger(new_ledger: Callable[[], Ledger]) -> Iterator[Ledger]:
    """An empty ledger."""
    with new_ledger() as opened:
        yield opened


@pytest.fixture(scope="session")
def readings(reader: RulesReader) -> list[Reading]:
    """The readings of the small world."""
    return read_world(reader, WORLD)
