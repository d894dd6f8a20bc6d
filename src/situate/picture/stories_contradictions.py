"""Contradictions in a story: what origins say against each other, kept side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from situate.picture.stories_signs import Sign
from situate.records import Backing, Event, StoryContradiction, StorySaying

# A denial within so many days of what it denies speaks of it, where the place does not differ.
_DENIAL_DAYS = 7


def find_contradictions(signs: Sequence[Sign]) -> tuple[StoryContradiction, ...]:
    """The fields in which origins contradict each other, within an event and between two."""
    return (*_within(signs), *_between(signs))


def _within(signs: Iterable[Sign]) -> Iterator[StoryContradiction]:
    for sign in signs:
        for field in sign.event.contradictions:
            sayings = tuple(_sayings(sign.event, field))
            if sayings:
                yield StoryContradiction(field=field, events=(sign.event.id,), sayings=sayings)


def _sayings(event: Event, field: str) -> Iterator[StorySaying]:
    if field == "status":
        for told in event.statuses:
            yield StorySaying(text=told.status, backing=told.backing)
    elif field == "days":
        for days in event.days:
            text = " to ".join(str(day) for day in dict.fromkeys((days.begin, days.end)) if day)
            yield StorySaying(text=text or "unknown", backing=days.backing)
    elif field == "place":
        for where in event.places:
            yield StorySaying(text=where.place.name or where.place.text, backing=where.backing)
    elif field == "actor":
        for one in event.participants:
            if one.role == "actor":
                yield StorySaying(text=one.name, backing=one.backing)
    elif field == "tolls":
        for count in event.counts:
            if not count.superseded:
                number = count.best if count.best is not None else count.low
                yield StorySaying(text=f"{number} {count.what}", backing=count.backing)


def _between(signs: Sequence[Sign]) -> Iterator[StoryContradiction]:
    """What one event denies and another of the same type asserts in the same days."""
    for denied in (s for s in signs if s.event.status == "denied"):
        for other in signs:
            if other.event.status == "asserted" and _meet(denied, other):
                yield StoryContradiction(
                    field="status",
                    events=(other.event.id, denied.event.id),
                    sayings=(_saying("asserted", other), _saying("denied", denied)),
                )


def _meet(denied: Sign, other: Sign) -> bool:
    if denied.event.type != other.event.type:
        return False
    if denied.keys and other.keys and denied.keys.isdisjoint(other.keys):
        return False
    if denied.first is None or other.first is None:
        return True
    return abs((denied.first - other.first).days) <= _DENIAL_DAYS


def _saying(status: str, sign: Sign) -> StorySaying:
    origins = tuple(sorted(origin.id for origin in sign.event.origins))
    return StorySaying(text=status, backing=Backing(claims=sign.event.claims, origins=origins))
