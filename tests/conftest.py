"""What all tests share: a closed network, the real reader, and the open corpora where they lie."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from situate.gazetteer import Gazetteer
from situate.reader import RulesReader
from situate.records import Reading, Report, Span
from situate.settings import Settings

# No test depends on how busy the machine is.
settings.register_profile("situate", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("situate")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def _no_import_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What this user imported into the gazetteer changes no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("user")))
        yield


@pytest.fixture(autouse=True)
def _closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer()


@pytest.fixture
def shared() -> Path:
    """The folder with the seed item and the open corpora; skipped where it is absent."""
    if not (SHARED / "corpora").is_dir():
        pytest.skip("needs ../shared (seed item and open corpora) beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def reader() -> RulesReader:
    """The default reader, loaded once."""
    return RulesReader(Settings())


@pytest.fixture
def read(reader: RulesReader) -> Callable[..., Reading]:
    """Read a plain text as one story of a report."""

    def read_text(text: str, **fields: Any) -> Reading:
        report = Report(
            id="0" * 32,
            language="en",
            text=text,
            story=(Span(start=0, end=len(text)),),
            **fields,
        )
        return reader.read(report)

    return read_text
