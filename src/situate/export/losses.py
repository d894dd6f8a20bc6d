"""What an export could not carry: counted while it is written, told beside the file.

A format names what it has no place for (``Losable``); a tally counts how often an event had it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from situate.records import Event

#: Statuses of what is told as having happened; all others stay out of formats without a status.
HAPPENED = frozenset({"asserted", "contested"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Losable:
    """Something of an event that a format may have no place for, and how much of it there is."""

    meaning: str
    count: Callable[[Event], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What one export left out.

    ``left_out`` are reasons with the number of events, ``lost`` what was dropped or had to be
    filled in events that were written, with the number of values.
    """

    format: str
    written: int
    left_out: tuple[tuple[str, int], ...] = ()
    lost: tuple[tuple[str, int], ...] = ()

    def as_text(self, header: Mapping[str, Any]) -> str:
        """The losses as JSON for the file beside the export, below how it was made."""
        record = {
            **header,
            "format": self.format,
            "events_written": self.written,
            "events_left_out": dict(self.left_out),
            "values_lost": dict(self.lost),
            "meaning": {name: LOSABLE[name].meaning for name, _ in self.lost if name in LOSABLE},
        }
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"

    def as_line(self) -> str:
        """How many events were written and left out, in one line for people."""
        parts = [f"{self.written} events written as {self.format}"]
        parts += [f"{number} left out ({reason})" for reason, number in self.left_out]
        return "; ".join(parts)

    def as_list(self) -> str:
        """What was not carried of the events written, in one line for people; empty if nothing."""
        return ", ".join(f"{number} {what}" for what, number in self.lost)


class Tally:
    """Counts, while events are written, what of them is lost.

    Args:
        format_name: of the export.
        losable: names of ``LOSABLE`` that the format has no place for.
    """

    def __init__(self, format_name: str, losable: Iterable[str]) -> None:
        self._format = format_name
        self._losable = tuple((name, LOSABLE[name].count) for name in losable)
        self._written = 0
        self._left_out: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()

    def leave_out(self, reason: str) -> None:
        """Count an event that is not written."""
        self._left_out[reason] += 1

    def lose(self, what: str, number: int = 1) -> None:
        """Count values that are dropped or filled in."""
        self._lost[what] += number

    def count(self, event: Event) -> None:
        """Count an event that is written, with what the format drops of it."""
        self._written += 1
        for name, how_many in self._losable:
            self._lost[name] += how_many(event)

    def keep_happened(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events that are told as having happened; the others are left out and counted."""
        for event in events:
            if event.status in HAPPENED:
                yield event
            else:
                self.leave_out(f"status {event.status}")

    def close(self) -> Losses:
        """The losses so far, names sorted."""
        return Losses(
            format=self._format,
            written=self._written,
            left_out=tuple(sorted(self._left_out.items())),
            lost=tuple(sorted((what, n) for what, n in self._lost.items() if n)),
        )


def _count_tolls(what: str) -> Callable[[Event], int]:
    return lambda event: sum(toll.what == what for toll in event.tolls)


def _count_backings(event: Event) -> int:
    told = (event.types, event.statuses, event.days, event.places, event.participants, event.counts)
    return sum(map(len, told))


def _spread(event: Event) -> int:
    toll = event.toll("killed")
    return int(toll is not None and not toll.low == toll.best == toll.high)


LOSABLE: dict[str, Losable] = {
    "contradictions": Losable(
        meaning="the fields in which origins contradict each other",
        count=lambda event: len(event.contradictions),
    ),
    "contested": Losable(
        meaning="that an origin denies what another asserts",
        count=lambda event: int(event.status == "contested"),
    ),
    "backing": Losable(
        meaning="which claims and origins stand behind each value told",
        count=_count_backings,
    ),
    "other-values": Losable(
        meaning="types, days and places told besides the chosen one",
        count=lambda event: sum(
            max(0, len(told) - 1) for told in (event.types, event.days, event.places)
        ),
    ),
    "counts-told": Losable(
        meaning="each number that was told, with its day",
        count=lambda event: len(event.counts),
    ),
    "origins": Losable(meaning="the independent origins", count=lambda event: len(event.origins)),
    "credibility": Losable(meaning="the Admiralty credibility", count=lambda event: 1),
    "score": Losable(meaning="the score of the reading", count=lambda event: 1),
    "mode": Losable(
        meaning="the mode of the type", count=lambda event: int(event.mode is not None)
    ),
    "aspect": Losable(
        meaning="that it goes on, has ended or is repeated",
        count=lambda event: int(event.aspect != "done"),
    ),
    "span": Losable(
        meaning="first and last day, where it is not one day",
        count=lambda event: int(event.begin != event.end),
    ),
    "route": Losable(
        meaning="the places on the way of what moves", count=lambda event: len(event.route)
    ),
    "radius": Losable(
        meaning="the radius of the place in kilometres",
        count=lambda event: int(event.place is not None and event.place.radius_km is not None),
    ),
    "place-id": Losable(
        meaning="the gazetteer's id of the place",
        count=lambda event: int(event.place is not None and event.place.id is not None),
    ),
    "more-participants": Losable(
        meaning="participants beyond two sides",
        count=lambda event: max(0, len(event.participants) - 2),
    ),
    "roles": Losable(
        meaning="the roles of participants", count=lambda event: len(event.participants)
    ),
    "actor-ids": Losable(
        meaning="the registry ids of actors", count=lambda event: len(event.actors)
    ),
    "deaths-by-side": Losable(
        meaning="the dead of each side",
        count=lambda event: sum(t.what == "killed" and t.side is not None for t in event.tolls),
    ),
    "deaths-range": Losable(meaning="lowest and highest number of dead", count=_spread),
    "claims": Losable(
        meaning="the claims with their sentences", count=lambda event: len(event.claims)
    ),
    "reports": Losable(meaning="the reports", count=lambda event: len(event.reports)),
    **{
        what: Losable(meaning=f"the number of {words}", count=_count_tolls(what))
        for what, words in {
            "killed": "dead as a number of its own (they stand in words)",
            "injured": "injured",
            "captured": "captured",
            "displaced": "displaced",
            "missing": "missing",
            "participants": "those who take part",
            "vehicles": "vehicles",
            "other": "other things counted",
        }.items()
    },
}
#: All kinds counted but the dead.
COUNTS_BUT_DEATHS = (
    "injured", "captured", "displaced", "missing", "participants", "vehicles", "other",
)  # fmt: skip
