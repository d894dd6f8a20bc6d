from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_builders import DAY, kept, make_event, make_reading
from sqlalchemy import text

from situate.store import Store

SENTENCES = ("The army took Tal Azraq.", "Militants took the hill.")


@pytest.fixture
def filled(store: Store) -> Store:
    reading = make_reading("r1", sentences=SENTENCES)
    claims = kept(reading)
    with store.write() as unit:
        unit.add_reading(reading, claims)
        unit.put_events(
            make_event(f"e{n}", claims=[claim.id], day=DAY) for n, claim in enumerate(claims)
        )
    return store


def damage(store: Store, *statements: str) -> list[str]:
    """Alter the ledger behind its back, its guards taken off, and check it."""
    off = {
        "sqlite": ["DROP TRIGGER {0}_removed", "DROP TRIGGER {0}_altered"],
        "postgresql": ["ALTER TABLE {0} DISABLE TRIGGER USER"],
    }[store.backend]
    with store.write() as unit:
        for table in ("reports", "readings", "claims"):
            for statement in off:
                unit._connection.execute(text(statement.format(table)))
        for statement in statements:
            unit._connection.execute(text(statement))
    return store.check()


def test_a_sound_ledger_has_no_problems(filled: Store) -> None:
    assert filled.check() == []
    assert damage(filled) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM readings", "report r1 has no reading"),
        ("DELETE FROM event_claims WHERE event = 1", "belongs to another event or to none"),
        ("UPDATE event_claims SET event = 2", "which does not tell it"),
        ("UPDATE claims SET document = 'x' WHERE number = 1", "cannot be read"),
        ("UPDATE events SET document = 'x' WHERE number = 1", "event e0 cannot be read"),
        (
            "UPDATE claims SET document = (SELECT document FROM claims WHERE number = 2) "
            "WHERE number = 1",
            "says it is",
        ),
        ("UPDATE claims SET current = (number <> 1)", "marked as current or not"),
        ("UPDATE reports SET superseded_by = 'r2'", "marked as current or not"),
        ("UPDATE reports SET text = 'x'", "does not stand in the text"),
        ("DELETE FROM {0} WHERE {1} = 1", "row 1 of claims cannot be found by its words"),
        ("INSERT INTO {0} ({1}, words) VALUES (77, '')", "words are kept for row 77 of claims"),
        (
            "INSERT INTO tombstones (event_id, at) VALUES ('e0', '2026-11-25 00:00:00')",
            "has a tombstone",
        ),
    ],
)
def test_each_kind_of_damage_is_found(filled: Store, statement: str, problem: str) -> None:
    words = {"sqlite": ("claim_words_docsize", "id"), "postgresql": ("claim_words", "number")}
    statement = statement.format(*words[filled.backend])
    if filled.backend == "sqlite":
        statement = statement.replace("= 'x'", "= CAST('x' AS BLOB)")
    if filled.backend == "sqlite":
        statement = statement.replace("_docsize (id", " (rowid")
    elif statement.startswith("INSERT INTO claim_words"):
        # There a foreign key guards the words, so the guard goes first.
        drop = "ALTER TABLE claim_words DROP CONSTRAINT claim_words_number_fkey"
        problems = damage(filled, drop, statement)
        assert any(problem in found for found in problems), problems
        return
    problems = damage(filled, statement)
    assert any(problem in found for found in problems), problems


def test_a_quote_or_trigger_that_stands_elsewhere_is_found(store: Store) -> None:
    reading = make_reading("r1", sentences=SENTENCES)
    first, second = kept(reading)
    moved = dataclasses.replace(second.trigger, start=second.trigger.start + 1)
    wrong = [
        dataclasses.replace(first, quote_start=1),
        dataclasses.replace(second, trigger=moved),
    ]
    with store.write() as unit:
        unit.add_reading(reading, wrong)
    assert store.check() == [
        f"the quote of claim {first.id} does not stand in the text of report r1",
        f"the trigger of claim {second.id} does not stand in the text of report r1",
    ]


def test_a_damaged_file_is_reported_and_not_fatal(
    tmp_path: Path, new_postgresql: Callable[[], str]
) -> None:
    path = tmp_path / "a.situate"
    with Store.create(path) as store:
        reading = make_reading("r1", sentences=[f"Unit {n} took it." for n in range(300)])
        with store.write() as unit:
            unit.add_reading(reading, kept(reading))
        store.vacuum()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 60_000] = b"\xff" * 60_000
    path.write_bytes(content)
    with Store.open(path) as store:
        assert store.check()
