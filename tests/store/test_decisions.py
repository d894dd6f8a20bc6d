from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from situate.errors import ConfigError, StoreError
from situate.records import Decision
from situate.store import Store

AT = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def decision(number: int, **given: object) -> Decision:
    values = {
        "id": f"d{number}",
        "kind": "merge",
        "subjects": ("c1", "c2"),
        "by": "Ada",
        "at": AT - dt.timedelta(hours=number),
    }
    return Decision(**{**values, **given})  # type: ignore[arg-type]


def test_decisions_come_in_order_of_arrival_and_an_undone_one_only_if_asked_for(
    store: Store,
) -> None:
    first, second = decision(1), decision(2, kind="edit", field="type", value='"clash"')
    with store.write() as unit:
        unit.add_decision(first)
        unit.add_decision(second)
    with store.write() as unit:
        undone = unit.undo_decision("d1", by="Ben", at=AT)
    assert undone == dataclasses.replace(first, undone_by="Ben", undone_at=AT)
    with store.read() as unit:
        assert unit.decisions() == [second]
        assert unit.decisions(undone=True) == [undone, second]


def test_a_decision_is_added_once_and_undone_once(store: Store) -> None:
    with store.write() as unit:
        unit.add_decision(decision(1))
        unit.undo_decision("d1", by="Ben")
        with pytest.raises(StoreError, match="already"):
            unit.add_decision(decision(1))
        with pytest.raises(StoreError, match="undone already by Ben"):
            unit.undo_decision("d1", by="Ada")
        with pytest.raises(StoreError, match="no decision 'd9'"):
            unit.undo_decision("d9", by="Ada")


def test_a_grade_replaces_what_was_stated_before(store: Store) -> None:
    with store.write() as unit:
        unit.set_source_grade("agency:wire", "C", by="Ada", note="new here")
        unit.set_source_grade("agency:wire", "B", by="Ben")
        unit.set_source_grade("actor:x", "E", by="Ada")
        with pytest.raises(ConfigError, match="none of A to F"):
            unit.set_source_grade("actor:x", "G", by="Ada")
    with store.read() as unit:
        grades = unit.source_grades()
    stated = [(source, grade.grade, grade.by, grade.note) for source, grade in grades.items()]
    assert stated == [("actor:x", "E", "Ada", None), ("agency:wire", "B", "Ben", None)]
    assert all(grade.at.tzinfo == dt.UTC for grade in grades.values())


def test_families_that_share_a_publisher_become_one(store: Store) -> None:
    with store.write() as unit:
        unit.declare_sisters(["Morning Post", "Evening Post"], by="Ada")
        unit.declare_sisters(["North", "South"], by="Ada")
        assert unit.sisters() == [("Evening Post", "Morning Post"), ("North", "South")]
        unit.declare_sisters(["South", "Evening Post", "West"], by="Ben")
        with pytest.raises(ConfigError, match="two or more"):
            unit.declare_sisters(["West", "West"], by="Ben")
    with store.read() as unit:
        assert unit.sisters() == [("Evening Post", "Morning Post", "North", "South", "West")]
