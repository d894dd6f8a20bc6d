"""The gazetteer of the package, opened once."""

from __future__ import annotations

import pytest

from situate.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer()
