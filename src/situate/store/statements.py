"""Statements that both databases understand, run in one unit; the base of all parts of a unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from situate.errors import StoreError
from situate.store import tables
from situate.store.memory import ClaimMemory

T = TypeVar("T")

MOST_VALUES = 500  # in one IN (...)
FETCHED = 256  # rows held at a time while a long answer is read


class Statements:
    """What every part of a unit needs: its connection, rows in bulk, ids as numbers."""

    def __init__(self, connection: Connection, memory: ClaimMemory) -> None:
        self._connection = connection
        self._memory = memory
        self._claim_numbers: dict[str, int] = {}

    @property
    def _on_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(table.insert(), rows)

    def _insert_number(self, table: Table, row: Mapping[str, Any]) -> int:
        """Insert a row and return the number it was given."""
        added = self._connection.execute(table.insert(), row)
        assert added.inserted_primary_key is not None
        return int(added.inserted_primary_key[0])

    def _put(self, table: Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]) -> None:
        """Insert rows; where one with that key is there, it takes the new values."""
        if not rows:
            return
        insert = sqlite.insert if self._on_sqlite else postgresql.insert
        statement = insert(table)
        new = {name: statement.excluded[name] for name in rows[0] if name not in key}
        if new:
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=key, set_=new), rows
            )
        else:
            self._connection.execute(statement.on_conflict_do_nothing(index_elements=key), rows)

    def _delete(self, column: Column[Any], values: Iterable[Any]) -> None:
        for some in batches(values):
            self._connection.execute(delete(column.table).where(column.in_(some)))

    def _where_in(
        self, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
    ) -> Iterator[RowMapping]:
        """The rows of a query whose column holds one of many values."""
        for some in batches(values):
            yield from self._connection.execute(query.where(column.in_(some))).mappings().all()

    def _stream(self, query: Select[Any]) -> Iterator[RowMapping]:
        """The rows of a long answer, some at a time."""
        streaming = {"yield_per": FETCHED}
        with self._connection.execute(query, execution_options=streaming) as streamed:
            yield from streamed.mappings()

    def _find_numbers(self, table: Table, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those of the ids that are in the table."""
        query = select(table.c.id, table.c.number)
        return {row["id"]: row["number"] for row in self._where_in(query, table.c.id, ids)}

    def _numbers_of_claims(self, ids: Collection[str]) -> dict[str, int]:
        """The numbers of claims, all of which must be kept.

        Raises:
            StoreError: one is not.
        """
        known = self._claim_numbers
        known |= self._find_numbers(tables.claims, {i for i in ids if i not in known})
        for claim_id in ids:
            if claim_id not in known:
                raise StoreError(f"the ledger holds no claim {claim_id!r}. Add its reading first.")
        return {claim_id: known[claim_id] for claim_id in ids}


def batches(values: Iterable[T], size: int = MOST_VALUES) -> Iterator[list[T]]:
    """Lists of up to ``size`` values, in order."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
