"""Cores: the events that carry a story, and an index that finds the cores an event may join."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from situate.events.told_places import place_key
from situate.gazetteer.nearness import distance_km
from situate.picture.stories_signs import Sign
from situate.picture.stories_words import words_for
from situate.records import KeptPlace
from situate.text import fold_words

# What is told of one place for years fills an index cell; only the latest cores are looked at.
MOST_CANDIDATES = 30
# Of the many places on a long way the first so many are compared.
_MOST_STOPS = 24
_SHORTEST_NAME = 4


@dataclass(slots=True)
class Core:
    """The events that carry one story so far, with what they have in common."""

    number: int
    kind: str
    signs: list[Sign] = field(default_factory=list)
    first: dt.date | None = None
    last: dt.date | None = None
    ended: dt.date | None = None
    joined: Core | None = None
    countries: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    actors: Counter[str] = field(default_factory=Counter)
    parties: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    purposes: set[str] = field(default_factory=set)
    stops: dict[str, KeptPlace] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)

    def add(self, sign: Sign) -> None:
        """Let an event carry the story too."""
        self.signs.append(sign)
        self.first = _least(self.first, sign.first)
        self.last = _most(self.last, sign.last)
        self.reports.update(sign.event.reports)
        if sign.country is not None:
            self.countries.add(sign.country)
        self.actors.update(sign.actors)
        self.parties.update(parties_of(sign))
        self.subjects.update(sign.subjects)
        self.purposes.update(sign.purposes)
        self.sentences.update(sign.sentences)
        for place in sign.stops:
            if len(self.stops) < _MOST_STOPS:
                self.stops.setdefault(place_key(place), place)
                self.names.update(names_of(place))

    def in_window(self, sign: Sign, *, before: int, after: int) -> bool:
        """Whether an event lies at most so many days before the first or after the last one."""
        if self.first is None or self.last is None or sign.first is None or sign.last is None:
            return True
        early = (self.first - sign.last).days
        late = (sign.first - self.last).days
        return early <= before and late <= after

    def shares_report(self, sign: Sign) -> bool:
        """Whether a report tells both."""
        return not self.reports.isdisjoint(sign.event.reports)

    def shares_stop(self, sign: Sign) -> bool:
        """Whether a place is the same."""
        return not self.stops.keys().isdisjoint(sign.keys)

    def is_named_in(self, sign: Sign) -> bool:
        """Whether a sentence of the event names a place of the core."""
        return any(name in sign.spoken for name in self.names)

    def names_place_of(self, sign: Sign) -> bool:
        """Whether a sentence of the core names a place of the event."""
        wanted = [name for place in sign.stops for name in names_of(place)]
        return any(name in own.spoken for own in self.signs for name in wanted)

    def nearest_km(self, sign: Sign) -> float | None:
        """How far the nearest places of both lie apart; None where one has no point."""
        pairs = [
            distance_km(mine, theirs)
            for mine in points_of(self.stops.values())
            for theirs in points_of(sign.stops)
        ]
        return min(pairs, default=None)


def _final(core: Core) -> Core:
    """The core that a core was joined to, or itself."""
    while core.joined is not None:
        core = core.joined
    return core


def points_of(places: Iterable[KeptPlace]) -> Iterator[tuple[float, float]]:
    """The points of the places that have one."""
    for place in places:
        if place.latitude is not None and place.longitude is not None:
            yield place.latitude, place.longitude


def names_of(place: KeptPlace) -> Iterator[str]:
    """The folded words by which a place is named, with a blank around them; no short ones."""
    for name in {place.text, place.name or place.text}:
        folded = fold_words(name)
        if len(folded) >= _SHORTEST_NAME + 2:
            yield folded


def parties_of(sign: Sign) -> frozenset[str]:
    """Who has agreed: the registry ids, or folded names, of those who take part as a party."""
    unknown = words_for("agreement", "nobody")
    if sign.event.type == "agreement":
        roles = {"party", "actor"}
    elif sign.event.type == "release":
        roles = {"party", "actor", "beneficiary"}
    else:
        return frozenset()
    return frozenset(
        one.actor or fold_words(one.name).strip()
        for one in sign.event.participants
        if one.role in roles
        and (one.actor is not None or not unknown & frozenset(fold_words(one.name).split()))
    )


class CoreIndex:
    """Finds the cores that share a report or a neighbourhood with an event.

    What lies in no neighbouring cell of the grid shares no place. With ``bucket_days`` places and
    parties count only within about so many days of each other; with ``social`` cores are also
    found by their parties, and where no place is told by their country.
    """

    def __init__(self, *, bucket_days: int | None, social: bool, cells_a_degree: int) -> None:
        self._bucket_days, self._social, self._cells = bucket_days, social, cells_a_degree
        self._held: dict[tuple[object, ...], list[Core]] = defaultdict(list)

    def add(self, core: Core, sign: Sign) -> None:
        """Make a core findable by an event that carries it."""
        for report in sign.event.reports:
            self._put(("report", report), core)
        for bucket in self._buckets(sign):
            for key in self._grounds(sign.stops, reach=0):
                self._put((*key, bucket), core)
            for name in {name for place in sign.stops for name in names_of(place)}:
                self._put(("name", name.strip(), bucket), core)
            if self._social:
                for key in _alliances(parties_of(sign)):
                    self._put((*key, bucket), core)
                self._put(("country", sign.country, bucket), core)

    def find(self, sign: Sign) -> list[Core]:
        """The cores that an event may join or serve, the latest first, each once."""
        found: dict[int, Core] = {}
        for key in self._keys(sign):
            for core in self._held.get(key, ())[-MOST_CANDIDATES:]:
                found[core.number] = core
        final = {core.number: core for core in map(_final, found.values())}
        return [final[number] for number in sorted(final, reverse=True)]

    def _keys(self, sign: Sign) -> Iterator[tuple[object, ...]]:
        for report in sign.event.reports:
            yield ("report", report)
        keys = [*self._grounds(sign.stops, reach=1)]
        keys += [("name", name) for name in _possible_names(sign)]
        if self._social:
            keys += [*_alliances(parties_of(sign))]
            keys += [("member", actor) for actor in sign.actors]
            if _may_be_of_country(sign):
                keys.append(("country", sign.country))
        for bucket in self._buckets(sign, reach=1):
            for key in keys:
                yield (*key, bucket)

    def add_report(self, core: Core, sign: Sign) -> None:
        """Make a core findable by the reports of an event that belongs to it."""
        for report in sorted(sign.event.reports):
            self._put(("report", report), core)

    def _put(self, key: tuple[object, ...], core: Core) -> None:
        held = self._held[key]
        if not held or held[-1] is not core:
            held.append(core)

    def _buckets(self, sign: Sign, reach: int = 0) -> list[int]:
        if self._bucket_days is None or sign.first is None or sign.last is None:
            return [0]
        first = sign.first.toordinal() // self._bucket_days
        last = min(sign.last.toordinal() // self._bucket_days, first + 1)
        return list(range(first - reach, last + reach + 1))

    def _grounds(self, places: Iterable[KeptPlace], *, reach: int) -> Iterator[tuple[object, ...]]:
        """The cells of places, with those around them; a place without point itself."""
        for place in places:
            if place.latitude is None or place.longitude is None:
                yield ("place", place_key(place))
                continue
            row = math.floor(place.latitude * self._cells)
            column = math.floor(place.longitude * self._cells)
            for up in range(-reach, reach + 1):
                for right in range(-reach, reach + 1):
                    yield ("cell", row + up, column + right)


def _possible_names(sign: Sign) -> Iterator[str]:
    """The words, pairs and threes of words that may name a place, where none was made out."""
    if sign.stops:
        return
    words = sign.spoken.split()
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _may_be_of_country(sign: Sign) -> bool:
    """Whether the country alone may be enough: a deal is spoken of, and not by whom or where."""
    spoken = sign.event.type == "agreement" or sign.mentions("agreement")
    return spoken and not (sign.stops and parties_of(sign))


def _alliances(parties: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """Each party alone and each two together."""
    ordered = sorted(parties)
    for one in ordered:
        yield ("member", one)
    for first, second in combinations(ordered[:6], 2):
        yield ("pair", first, second)


def _least(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _most(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((day for day in (one, other) if day is not None), default=None)
