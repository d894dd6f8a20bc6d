"""What people decide and state: verdicts, grades of sources, sister publishers, learned names."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection

from sqlalchemy import func, select, update

from situate.errors import ConfigError, StoreError
from situate.records import Decision
from situate.store import tables
from situate.store.columns import now, pack, unpack
from situate.store.rows import SourceGrade
from situate.store.statements import Statements

_decisions, _grades, _sisters = tables.decisions, tables.source_grades, tables.sisters


class DecisionRows(Statements):
    """Decisions and statements of people in one unit."""

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision.

        Raises:
            StoreError: one with its id is kept already.
        """
        if self._find_numbers(_decisions, [decision.id]):
            raise StoreError(f"the ledger holds a decision {decision.id!r} already.")
        row = {
            "id": decision.id,
            "kind": decision.kind,
            "at": decision.at,
            "undone_at": decision.undone_at,
            "document": pack(decision),
        }
        self._insert(_decisions, [row])

    def undo_decision(
        self, decision_id: str, *, by: str, at: dt.datetime | None = None
    ) -> Decision:
        """Mark a decision as undone, and return it so.

        Raises:
            StoreError: there is none with this id, or it is undone already.
        """
        query = select(_decisions.c.document).where(_decisions.c.id == decision_id)
        document = self._connection.execute(query).scalar()
        if document is None:
            raise StoreError(f"the ledger holds no decision {decision_id!r}.")
        decision = unpack(Decision, document)
        if decision.undone_at is not None:
            raise StoreError(
                f"decision {decision_id!r} was undone already by {decision.undone_by}."
            )
        undone = dataclasses.replace(decision, undone_by=by, undone_at=at or now())
        self._connection.execute(
            update(_decisions)
            .where(_decisions.c.id == decision_id)
            .values(undone_at=undone.undone_at, document=pack(undone))
        )
        return undone

    def decisions(self, *, undone: bool = False) -> list[Decision]:
        """The decisions that hold, in order of arrival; with ``undone`` those undone too."""
        query = select(_decisions.c.document).order_by(_decisions.c.number)
        if not undone:
            query = query.where(_decisions.c.undone_at.is_(None))
        return [unpack(Decision, row) for row in self._connection.execute(query).scalars()]

    def set_source_grade(
        self, source_id: str, grade: str, *, by: str, note: str | None = None
    ) -> None:
        """State the reliability of a source (Admiralty, A to F); it replaces what was stated.

        Raises:
            ConfigError: the grade is none of these letters.
        """
        if grade not in tuple("ABCDEF"):
            raise ConfigError(f"grade {grade!r} of source {source_id!r} is none of A to F.")
        row = {"source_id": source_id, "grade": grade, "by": by, "note": note, "at": now()}
        self._put(_grades, [row], ["source_id"])

    def source_grades(self) -> dict[str, SourceGrade]:
        """The grades stated for sources, by source."""
        rows = self._connection.execute(select(_grades).order_by(_grades.c.source_id)).mappings()
        return {row["source_id"]: SourceGrade(**row) for row in rows}

    def declare_sisters(self, names: Collection[str], *, by: str) -> None:
        """State that publishers are one house; families that share a publisher become one.

        Raises:
            ConfigError: fewer than two names.
        """
        given = sorted(set(names))
        if len(given) < 2:
            raise ConfigError(f"sister publishers are two or more, got {given}.")
        joined = {row["family"] for row in self._where_in(select(_sisters), _sisters.c.name, given)}
        highest = self._connection.execute(select(func.max(_sisters.c.family))).scalar()
        family = min(joined) if joined else (highest or 0) + 1
        self._connection.execute(
            update(_sisters).where(_sisters.c.family.in_(joined)).values(family=family)
        )
        rows = [{"name": name, "family": family, "by": by, "at": now()} for name in given]
        self._put(_sisters, rows, ["name"])

    def sisters(self) -> list[tuple[str, ...]]:
        """The families of publishers that were declared, each sorted, sorted."""
        families: dict[int, list[str]] = {}
        for row in self._connection.execute(select(_sisters.c.family, _sisters.c.name)):
            families.setdefault(row.family, []).append(row.name)
        return sorted(tuple(sorted(names)) for names in families.values())
