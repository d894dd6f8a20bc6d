from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from ledger_builders import DAY, kept, make_reading
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DatabaseError

from situate.errors import StoreError
from situate.reading_format import as_json
from situate.records import Filter, Reading
from situate.store import Store, tables

NEXT_DAY = DAY + dt.timedelta(days=1)


def add(store: Store, *readings: Reading) -> list[bool]:
    with store.write() as unit:
        return [unit.add_reading(reading, kept(reading)) for reading in readings]


def test_reading_twice_adds_nothing(store: Store) -> None:
    reading = make_reading("r1", sentences=["The army took Tal Azraq.", "Two were killed."])
    assert add(store, reading) == [True]
    before = store.summary().counts
    assert add(store, reading) == [False]
    assert store.summary().counts == before
    assert (before["reports"], before["claims"], before["runs"]) == (1, 2, 1)


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    reading = make_reading(
        "r1",
        sentences=["Łukasz said «no» \x00 in 北京 \U0001f525.", "The army took it."],
        title="A title",
        url="https://example.org/1",
        retrieved=dt.datetime(2017, 9, 3, 12, 30, tzinfo=dt.UTC),
    )
    add(store, reading)
    with store.read() as unit:
        assert as_json(unit.reading("r1")) == as_json(reading)
        assert unit.text("r1") == reading.report.text
        assert unit.claims_of_report("r1") == kept(reading)
        report = unit.report("r1")
    assert report is not None
    assert (report.title, report.published, report.retrieved) == (
        "A title",
        DAY,
        reading.report.retrieved,
    )


def test_a_run_is_written_once(store: Store) -> None:
    first, second = make_reading("r1"), make_reading("r2", sentences=["They fled."])
    third = make_reading("r3", sentences=["They left."])
    third = dataclasses.replace(third, run=dataclasses.replace(third.run, model="other"))
    add(store, first, second, third)
    assert store.summary().counts["runs"] == 2


def test_what_is_not_kept_is_said_so(store: Store) -> None:
    with store.read() as unit:
        assert unit.report("none") is None
        assert unit.versions("none") == []
        assert unit.claims_of_report("none") == []
        assert not unit.has_report("none")
        with pytest.raises(StoreError, match="'none'"):
            unit.reading("none")
        with pytest.raises(StoreError, match="'none'"):
            unit.text("none")


@pytest.mark.parametrize("same", [{"url": "https://example.org/1"}, {"given_id": "A1"}])
def test_a_newer_version_supersedes_the_older_and_both_are_kept(
    store: Store, same: dict[str, str]
) -> None:
    old = make_reading("r1", sentences=["Nine were killed."], **same)
    new = make_reading("r2", sentences=["Twelve were killed."], published=NEXT_DAY, **same)
    add(store, old, new)
    with store.read() as unit:
        versions = [(v.id, v.superseded_by) for v in unit.versions("r1")]
        assert versions == [("r1", "r2"), ("r2", None)]
        assert [c.quote for c in unit.query_claims(Filter())] == ["Twelve were killed."]
        assert unit.count_claims(Filter(), superseded=True) == 2
        assert [r.id for r in unit.query_reports(Filter())] == ["r2"]
        assert len(unit.claims_of_report("r1")) == 1
        assert unit.current_claims([kept(old)[0].id, kept(new)[0].id]) == [kept(new)[0].id]
    assert store.check() == []


def test_an_older_version_that_comes_late_does_not_supersede(store: Store) -> None:
    url = "https://example.org/1"
    last = make_reading("r3", sentences=["Third."], url=url, published=NEXT_DAY)
    first = make_reading("r1", sentences=["First."], url=url, published=DAY - dt.timedelta(days=1))
    middle = make_reading("r2", sentences=["Second."], url=url)
    add(store, last)
    add(store, first)
    add(store, middle)
    with store.read() as unit:
        versions = [(v.id, v.superseded_by) for v in unit.versions("r2")]
    assert versions == [("r1", "r2"), ("r2", "r3"), ("r3", None)]
    assert store.check() == []


def test_of_one_day_the_later_arrival_supersedes(store: Store) -> None:
    url = "https://example.org/1"
    add(store, make_reading("r2", sentences=["First."], url=url))
    add(store, make_reading("r1", sentences=["Second."], url=url))
    with store.read() as unit:
        assert [v.id for v in unit.versions("r1")] == ["r2", "r1"]


def test_the_same_number_at_another_publisher_is_another_article(store: Store) -> None:
    add(
        store,
        make_reading("r1", sentences=["First."], given_id="1", publisher="A"),
        make_reading("r2", sentences=["Second."], given_id="1", publisher="B"),
        make_reading("r3", sentences=["Third."], publisher="A"),
    )
    with store.read() as unit:
        assert all(len(unit.versions(i)) == 1 for i in ("r1", "r2", "r3"))


@pytest.mark.parametrize(
    "statement",
    [
        delete(tables.claims),
        update(tables.claims).values(document=b"x"),
        delete(tables.readings),
        update(tables.readings).values(document=b"x"),
        update(tables.reports).values(text=b"x"),
        text("DELETE FROM reports"),
    ],
)
def test_reports_and_claims_are_kept_for_good(store: Store, statement: object) -> None:
    reading = make_reading("r1")
    add(store, reading)
    with pytest.raises(DatabaseError, match="kept for good"), store.write() as unit:
        unit._connection.execute(statement)  # type: ignore[call-overload]
    with store.read() as unit:
        assert unit.claims_of_report("r1") == kept(reading)
