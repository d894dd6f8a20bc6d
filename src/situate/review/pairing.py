"""Which rows of two coders are of the same event."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.dates import DaySpan
from situate.events.families import load_families
from situate.gazetteer.nearness import distance_km
from situate.records import CodedEvent
from situate.text import fold_words, word_set

# What the types of other schemes are in our families; a type that may be several is in none.
_FAMILIES = {
    ("acled", "explosions/remote violence"): "violence",
    ("acled", "violence against civilians"): "violence",
    ("acled", "protests"): "crowd",
    ("acled", "armed clash"): "violence",
    ("ucdp", "1"): "violence",
    ("ucdp", "2"): "violence",
    ("ucdp", "3"): "violence",
}
_FILLING = word_set("of the and for in forces force military armed group government")
_UNKNOWN_PLACE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far two rows of one event may lie apart: days between their spans, and kilometres."""

    days: int = 3
    radius_km: float = 50.0


def pair_events(
    first: Sequence[CodedEvent],
    second: Sequence[CodedEvent],
    *,
    tolerance: Tolerance | None = None,
) -> tuple[tuple[int, int], ...]:
    """Pairs of rows (their indexes) that are of one event, each row in one pair at most.

    Rows with the same id in both are a pair. Of the others those may be one whose types can be of
    one family, whose days lie near each other and whose places do or, where one has no point, have
    the same name or share country and an actor; the best pairs are made first, by nearness of days
    and places and by shared words of the actors' names. Neither the order of the rows nor which
    coder is first matters, unless two rows are alike.
    """
    allowed = tolerance or Tolerance()
    pairs = dict(_pair_by_id(first, second))
    taken = set(pairs.values())
    left = [i for i in range(len(first)) if i not in pairs]
    right = _Calendar([j for j in range(len(second)) if j not in taken], second)
    scored = []
    for i in left:
        for j in right.near(first[i], allowed.days):
            nearness = _score(first[i], second[j], allowed)
            if nearness is not None:
                order = sorted((_order(first[i]), _order(second[j])))
                scored.append((-nearness, order, i, j))
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return tuple(sorted(pairs.items()))


def family_of_coded(event: CodedEvent) -> str | None:
    """The family of an event's type; None where it may be of several or is unknown."""
    kinds = [kind.casefold() for kind in (event.subtype, event.type) if kind is not None]
    if event.scheme == "situate":
        return load_families()["types"].get(event.type or "")
    found = (_FAMILIES.get((event.scheme, kind)) for kind in kinds)
    return next((family for family in found if family is not None), None)


def distance_of(one: CodedEvent, other: CodedEvent) -> float | None:
    """Kilometres between the points of two rows; None where one has none."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def _pair_by_id(
    first: Sequence[CodedEvent], second: Sequence[CodedEvent]
) -> Iterator[tuple[int, int]]:
    """Rows with one id; an id that stands twice in a file says nothing."""
    ours, theirs = _ids(first), _ids(second)
    return ((i, theirs[key]) for key, i in ours.items() if key in theirs)


def _ids(events: Sequence[CodedEvent]) -> dict[tuple[str, str], int]:
    """Where each id stands; ids of different schemes never meet."""
    places: dict[tuple[str, str], list[int]] = {}
    for index, event in enumerate(events):
        if event.id is not None:
            places.setdefault((event.scheme, event.id), []).append(index)
    return {key: found[0] for key, found in places.items() if len(found) == 1}


def _span(event: CodedEvent) -> DaySpan | None:
    begin, end = event.begin or event.end, event.end or event.begin
    if begin is None or end is None or begin > end:
        return None
    return DaySpan(begin=begin, end=end, precision="about")


class _Calendar:
    """Rows by the day on which they begin; those without a day are left out."""

    def __init__(self, indexes: Sequence[int], events: Sequence[CodedEvent]) -> None:
        timed = [(span, index) for index in indexes if (span := _span(events[index])) is not None]
        self._rows = sorted((*_ordinals(span), index) for span, index in timed)
        self._begins = [begin for begin, _, _ in self._rows]
        self._longest = max((end - begin for begin, end, _ in self._rows), default=0)

    def near(self, event: CodedEvent, days: int) -> Iterator[int]:
        """The rows whose days lie no farther than ``days`` from an event's."""
        span = _span(event)
        if span is None:
            return
        begin, end = _ordinals(span)
        first = bisect_left(self._begins, begin - days - self._longest)
        last = bisect_right(self._begins, end + days)
        for _, other_end, index in self._rows[first:last]:
            if begin - other_end <= days:
                yield index


def _ordinals(span: DaySpan) -> tuple[int, int]:
    begin, end = span.begin or dt.date.min, span.end or dt.date.max
    return begin.toordinal(), end.toordinal()


def _score(one: CodedEvent, other: CodedEvent, allowed: Tolerance) -> float | None:
    """How well two rows fit each other; None where they cannot be of one event."""
    families = {family_of_coded(one), family_of_coded(other)} - {None}
    if len(families) > 1:
        return None
    shared = _shared_actors(one, other)
    place = _place_nearness(one, other, allowed, shared)
    if place is None:
        return None
    same_type = one.scheme == other.scheme and one.type == other.type
    return place + _day_nearness(one, other, allowed) + shared + 0.5 * same_type


def _day_nearness(one: CodedEvent, other: CodedEvent, allowed: Tolerance) -> float:
    first, second = _span(one), _span(other)
    if first is None or second is None or first.overlaps(second):
        return 1.0
    earlier, later = sorted((first, second), key=lambda span: span.begin or dt.date.min)
    if earlier.end is None or later.begin is None:
        return 1.0
    return 1.0 - (later.begin - earlier.end).days / (allowed.days + 1)


def _place_nearness(
    one: CodedEvent, other: CodedEvent, allowed: Tolerance, shared: float
) -> float | None:
    distance = distance_of(one, other)
    if distance is not None:
        return None if distance > allowed.radius_km else 1.0 - distance / (allowed.radius_km + 1)
    if one.country and other.country and one.country != other.country:
        return None
    if one.place and other.place and fold_words(one.place) == fold_words(other.place):
        return 1.0
    same_country = one.country is not None and one.country == other.country
    return _UNKNOWN_PLACE if same_country and shared else None


def _shared_actors(one: CodedEvent, other: CodedEvent) -> float:
    """The share of words that the actors' names have in common, whichever side they stand on."""
    first, second = _actor_words(one), _actor_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _actor_words(event: CodedEvent) -> frozenset[str]:
    words = " ".join(name for name in (event.actor, event.target) if name)
    return frozenset(fold_words(words).split()) - _FILLING


def _order(event: CodedEvent) -> tuple[str, ...]:
    """A row as words to sort by, so that ties fall the same in any order of the rows."""
    known = (event.id, event.type, event.subtype, event.begin, event.end, event.place, event.actor,
             event.target, event.deaths_best)  # fmt: skip
    return tuple("" if part is None else str(part) for part in known)
