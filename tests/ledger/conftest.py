"""A ledger of the default settings in a fresh file, and the readings of a small world."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_worlds import WORLD, read_world

from situate.ledger import Ledger, open_ledger
from situate.reader import RulesReader
from situate.records import Reading
from situate.settings import Settings


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in a file."""
    with open_ledger(Settings(ledger=str(tmp_path / "ledger.sqlite")), create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def readings(reader: RulesReader) -> list[Reading]:
    """The readings of the small world."""
    return read_world(reader, WORLD)
