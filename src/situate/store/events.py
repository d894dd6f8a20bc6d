"""Merged events: put, removed with a tombstone, found by filter; each change written to a feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Select, delete, func, select, tuple_

from situate.errors import StoreError
from situate.records import Change, Event, Filter
from situate.store import tables
from situate.store.claims import where_columns
from situate.store.columns import NO_DAY, now, pack, unpack
from situate.store.filters import event_conditions
from situate.store.statements import Statements

_events, _links, _changes = tables.events, tables.event_claims, tables.changes
_tombstones, _claims = tables.tombstones, tables.claims
_DOCUMENT = select(_events.c.id, _events.c.document)

PageKey = tuple[dt.date, str]


def page_key(event: Event) -> PageKey:
    """Where an event stands in the order of ``query``: its first day (else its last), then its id.

    Events without a day stand at the end, under the last day of the calendar.
    """
    return event.begin or event.end or NO_DAY, event.id


class EventRows(Statements):
    """Events and the feed of their changes in one unit."""

    def put_events(self, events: Iterable[Event]) -> None:
        """Add events, or change those that are there; one that is as it was is no change.

        A claim belongs to the event that was put last with it.
        """
        put = {event.id: event for event in events}
        rows = {event.id: _event_row(event) for event in put.values()}
        query = select(_events.c.id, _events.c.number, _events.c.document)
        old = {row["id"]: row for row in self._where_in(query, _events.c.id, sorted(rows))}
        changed = [
            one for one in sorted(old) if bytes(old[one]["document"]) != rows[one]["document"]
        ]
        added = sorted(rows.keys() - old.keys())
        self._insert(_events, [rows[one] for one in added])
        self._delete(_tombstones.c.event_id, added)
        self._unlink([old[one]["number"] for one in changed])
        for one in changed:
            number = old[one]["number"]
            self._connection.execute(_events.update().where(_events.c.number == number), rows[one])
        self._link([put[one] for one in (*added, *changed)])
        self._note_changes("added", {one: rows[one]["document"] for one in added})
        self._note_changes("changed", {one: rows[one]["document"] for one in changed})

    def remove_event(self, event_id: str, into: str | None = None) -> None:
        """Remove an event; its tombstone names the event that took over its claims, if one did.

        Raises:
            StoreError: there is no such event.
        """
        number = self._find_numbers(_events, [event_id]).get(event_id)
        if number is None:
            raise StoreError(f"the ledger holds no event {event_id!r} that could be removed.")
        self._unlink([number])
        self._connection.execute(delete(_events).where(_events.c.number == number))
        stone = {"event_id": event_id, "into": into, "at": now()}
        self._put(_tombstones, [stone], ["event_id"])
        self._note_changes("removed", {event_id: None}, into=into)

    def events(self, ids: Iterable[str]) -> list[Event]:
        """Events in the order asked for; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        rows = self._where_in(_DOCUMENT, _events.c.id, wanted)
        found = {row["id"]: unpack(Event, row["document"]) for row in rows}
        return [found[event_id] for event_id in wanted if event_id in found]

    def has_event(self, event_id: str) -> bool:
        """Whether there is an event with this id now."""
        return bool(self._find_numbers(_events, [event_id]))

    def ages_of_events(self, ids: Iterable[str]) -> dict[str, int]:
        """The place of events in the order in which they were added."""
        return self._find_numbers(_events, ids)

    def was_removed(self, event_id: str) -> bool:
        """Whether there is a tombstone of an event with this id."""
        query = select(_tombstones.c.event_id).where(_tombstones.c.event_id == event_id)
        return self._connection.execute(query).first() is not None

    def countries(self) -> list[str]:
        """The countries in which events lie, as ISO alpha-2 codes, sorted."""
        query = select(_events.c.country).where(_events.c.country.is_not(None)).distinct()
        return sorted(self._connection.execute(query).scalars())

    def events_of_claims(self, ids: Iterable[str]) -> list[Event]:
        """The events that hold one of the claims, by their ids."""
        query = (
            select(_events.c.id)
            .join(_links, _links.c.event == _events.c.number)
            .join(_claims, _claims.c.number == _links.c.claim)
        )
        return self.events(sorted({row["id"] for row in self._where_in(query, _claims.c.id, ids)}))

    def successor(self, event_id: str) -> str | None:
        """The id under which an event lives on after merges; None if it is gone or was never."""
        seen: set[str] = set()
        current: str | None = event_id
        while current is not None and current not in seen:
            if self._find_numbers(_events, [current]):
                return current
            seen.add(current)
            query = select(_tombstones.c.into).where(_tombstones.c.event_id == current)
            current = self._connection.execute(query).scalar()
        return None

    def tombstones(self) -> dict[str, str | None]:
        """Removed events, each with the event that took over its claims, by their ids."""
        query = select(_tombstones.c.event_id, _tombstones.c.into)
        rows = self._connection.execute(query.order_by(_tombstones.c.event_id))
        return {row.event_id: row.into for row in rows}

    def query(
        self, asked: Filter, *, limit: int | None = None, after: PageKey | None = None
    ) -> Iterator[Event]:
        """The events that fulfil a filter, by first day and id, after the event of a page key."""
        query = _DOCUMENT.where(*event_conditions(self._connection, asked))
        for row in self._stream(paged(query, _events, limit=limit, after=after)):
            yield unpack(Event, row["document"])

    def count(self, asked: Filter) -> int:
        """How many events fulfil a filter."""
        query = select(func.count()).select_from(_events)
        query = query.where(*event_conditions(self._connection, asked))
        return self._connection.execute(query).scalar_one()

    def changes(
        self, since: int | dt.datetime = 0, *, limit: int | None = None
    ) -> Iterator[Change]:
        """The feed of changes after a sequence number, or from a moment on, in order."""
        query = select(_changes).order_by(_changes.c.sequence)
        if isinstance(since, dt.datetime):
            query = query.where(_changes.c.at >= since)
        else:
            query = query.where(_changes.c.sequence > since)
        for row in self._stream(query if limit is None else query.limit(limit)):
            yield _read_change(row)

    def _link(self, events: Collection[Event]) -> None:
        claims = self._numbers_of_claims({claim for event in events for claim in event.claims})
        numbers = self._find_numbers(_events, [event.id for event in events])
        links = {
            claims[claim]: numbers[event.id] for event in events for claim in sorted(event.claims)
        }
        self._put(_links, [{"claim": c, "event": e} for c, e in links.items()], ["claim"])
        self._insert(
            tables.event_actors,
            [
                {"actor": actor, "event": numbers[event.id]}
                for event in events
                for actor in sorted(event.actors)
            ],
        )

    def _unlink(self, numbers: Collection[int]) -> None:
        self._delete(_links.c.event, numbers)
        self._delete(tables.event_actors.c.event, numbers)

    def _note_changes(
        self, kind: str, documents: Mapping[str, object], *, into: str | None = None
    ) -> None:
        at = now()
        self._insert(
            _changes,
            [
                {"at": at, "kind": kind, "event_id": one, "into": into, "document": document}
                for one, document in documents.items()
            ],
        )


def paged(
    query: Select[Any], table: Any, *, limit: int | None, after: tuple[dt.date, str] | None
) -> Select[Any]:
    """A query in the order of days and ids, from behind a row on, up to a number of rows."""
    day, row_id = table.c.day, table.c.id
    if after is not None:
        query = query.where(tuple_(day, row_id) > tuple_(*after))
    query = query.order_by(day, row_id)
    return query if limit is None else query.limit(limit)


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "origin_count": len({origin.root or origin.id for origin in event.origins}),
        **where_columns(event.begin, event.end, event.place),
        "document": pack(event),
    }


def _read_change(row: Any) -> Change:
    document = row["document"]
    return Change(
        sequence=row["sequence"],
        at=row["at"],
        kind=row["kind"],
        event_id=row["event_id"],
        into=row["into"],
        event=None if document is None else unpack(Event, document),
    )
