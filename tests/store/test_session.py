from __future__ import annotations

import importlib.util
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_builders import DAY, kept, make_event, make_reading
from sqlalchemy import text

from situate.errors import StoreError
from situate.records import Filter, Reading
from situate.store import Store, Unit, schema

NewLocation = Callable[[], str]

NEXT_STEP = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None
def upgrade():
    op.create_table("later", sa.Column("number", sa.Integer(), primary_key=True))
"""


def test_a_ledger_is_made_once_and_opened_again(new_location: NewLocation) -> None:
    location = new_location()
    with Store.create(location) as store, store.write() as unit:
        reading = make_reading("r1")
        unit.add_reading(reading, kept(reading))
    with Store.open(location) as store:
        assert store.check() == []
        assert store.summary().counts["reports"] == 1
    with pytest.raises(StoreError, match="already"):
        Store.create(location)


def test_opening_where_nothing_is_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="situate ledger init"):
        Store.open(tmp_path / "none.situate")
    assert not (tmp_path / "none.situate").exists()


def test_opening_a_database_without_a_ledger_says_how_to_make_one(
    new_postgresql: NewLocation, tmp_path: Path
) -> None:
    sqlite3.connect(tmp_path / "empty.db").close()
    (tmp_path / "empty.db").touch()
    for location in (new_postgresql(), tmp_path / "empty.db"):
        with pytest.raises(StoreError, match=r"holds no ledger.*situate ledger init"):
            Store.open(location)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a ledger.\n" * 100)
    before = path.read_bytes()
    for attempt in (Store.open, Store.create):
        with pytest.raises(StoreError, match="not a database"):
            attempt(path)
    assert path.read_bytes() == before


def test_a_ledger_is_not_made_among_other_tables(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table bookmarks (url text)")
    other.close()
    with pytest.raises(StoreError, match="other tables"):
        Store.create(tmp_path / "other.db")


@pytest.mark.parametrize("location", ["mysql://u:secret@h/d", "sqlite://", "file://x"])
def test_a_location_of_another_kind_is_refused_without_showing_its_password(location: str) -> None:
    with pytest.raises(StoreError, match="cannot be kept") as caught:
        Store.open(location)
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        Store.open("postgresql://u:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)


def test_without_its_driver_postgresql_is_refused_with_the_extra_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StoreError, match=r"situate\[postgres\]"):
        Store.open("postgresql://u:secret@h/d")


def test_both_spellings_of_a_postgresql_url_are_taken(new_postgresql: NewLocation) -> None:
    location = new_postgresql()
    Store.create(location).close()
    Store.open(location.replace("postgresql://", "postgresql+psycopg://")).close()


def test_a_sqlite_url_is_taken(tmp_path: Path) -> None:
    Store.create(f"sqlite:///{tmp_path}/a.situate").close()
    Store.open(tmp_path / "a.situate").close()


def fail_after_writing(unit: Unit, reading: Reading) -> None:
    unit.add_reading(reading, kept(reading))
    unit.put_events([make_event("e1", claims=[kept(reading)[0].id], day=DAY)])
    unit.put_events([make_event("e2", claims=["none"], day=DAY)])


def test_a_unit_that_fails_leaves_nothing(store: Store) -> None:
    reading = make_reading("r1")
    with pytest.raises(StoreError, match="no claim 'none'"), store.write() as unit:
        fail_after_writing(unit, reading)
    counts = store.summary().counts
    assert not any(counts.values()), counts
    with store.read() as unit:
        assert unit.count_reports(Filter(text="army")) == 0
    assert store.check() == []


def test_a_reading_unit_sees_one_moment(store: Store) -> None:
    first, second = make_reading("r1"), make_reading("r2", sentences=["They took the hill."])
    with store.write() as unit:
        unit.add_reading(first, kept(first))
    with store.read() as early:
        assert early.count_reports(Filter()) == 1
        with store.write() as unit:
            unit.add_reading(second, kept(second))
        assert early.count_reports(Filter()) == 1
    with store.read() as late:
        assert late.count_reports(Filter()) == 2


def test_a_reading_unit_cannot_write_on_postgresql(new_postgresql: NewLocation) -> None:
    reading = make_reading("r1")
    with (
        Store.create(new_postgresql()) as store,
        pytest.raises(Exception, match="read-only"),
        store.read() as unit,
    ):
        unit.add_reading(reading, kept(reading))


def test_a_newer_schema_is_refused(new_location: NewLocation) -> None:
    location = new_location()
    with Store.create(location) as store, store._engine.begin() as connection:
        if store.backend == "postgresql":
            connection.execute(text("SET TRANSACTION READ WRITE"))
        connection.execute(text("UPDATE ledger_schema SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"):
        Store.open(location)


def test_an_older_schema_is_brought_to_ours_on_opening(
    new_location: NewLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = new_location()
    Store.create(location).close()
    folder = tmp_path / "migrations"
    shutil.copytree(schema._FOLDER, folder)
    (folder / "versions" / "ledger_0002.py").write_text(NEXT_STEP)
    monkeypatch.setattr(schema, "_FOLDER", folder)
    schema._schemas.cache_clear()
    try:
        with Store.open(location) as store, store.read() as unit:
            assert unit._connection.execute(text("SELECT count(*) FROM later")).scalar() == 0
    finally:
        schema._schemas.cache_clear()


def test_vacuum_leaves_the_ledger_as_it_was(store: Store) -> None:
    reading = make_reading("r1")
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
    before = store.summary().counts
    store.vacuum()
    assert store.summary().counts == before
    assert store.check() == []


def test_the_summary_names_days_and_backend(store: Store) -> None:
    reading = make_reading("r1", day=DAY)
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
    summary = store.summary()
    assert (summary.first_day, summary.last_day) == (DAY, DAY)
    assert summary.backend == store.backend
    assert summary.schema == schema.newest_schema()
    assert summary.size_bytes > 10_000
