"""The dead of an event by side, adding up to the best estimate, as UCDP counts them."""

from __future__ import annotations

from dataclasses import dataclass

from situate.events.sides import CIVILIANS, PARTY, SIDE_OF_ROLE
from situate.events.told_participants import words_of
from situate.export.parties import Side, SideFinder, Sides
from situate.records import Event


@dataclass(slots=True, kw_only=True)
class Deaths:
    """The dead: ``side_a + side_b + civilians + unknown == best`` wherever best is known.

    ``best_is_low`` is true where only a least number was told, ``too_many`` where the sides told
    had more dead than all together, so that all are counted as unknown.
    """

    low: int | None
    best: int | None
    high: int | None
    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    best_is_low: bool = False
    too_many: bool = False


def split_deaths(event: Event, sides: Sides, finder: SideFinder) -> Deaths | None:
    """The dead by side; None where no number of dead was told."""
    total = event.toll("killed")
    if total is None or (total.low, total.best, total.high) == (None, None, None):
        return None
    best = total.best if total.best is not None else total.low
    deaths = Deaths(
        low=total.low,
        best=best,
        high=total.high,
        best_is_low=total.best is None and best is not None,
    )
    if best is None:
        return deaths
    counted = _count_sides(event, sides, finder)
    if sum(counted) > best:
        counted, deaths.too_many = (0, 0, 0), True
    if not any(counted) and _all_civilians(event, finder):
        counted = (0, 0, best)
    deaths.side_a, deaths.side_b, deaths.civilians = counted
    deaths.unknown = best - sum(counted)
    return deaths


def _count_sides(event: Event, sides: Sides, finder: SideFinder) -> tuple[int, int, int]:
    """The best numbers of side a, side b and civilians; others belong to no known side."""
    one, two, civilians = 0, 0, 0
    for toll in event.tolls:
        if toll.what != "killed" or toll.side is None or toll.best is None:
            continue
        if _is_of_civilians(event, toll.side, sides, finder):
            civilians += toll.best
        elif _is_of(toll.side, sides.first) and not _is_of(toll.side, sides.second):
            one += toll.best
        elif _is_of(toll.side, sides.second) and not _is_of(toll.side, sides.first):
            two += toll.best
    return one, two, civilians


def _is_of(side: str, party: Side | None) -> bool:
    """Whether the dead of a side, as tolls name it, are those of a party to the event."""
    if party is None:
        return False
    if side.startswith(PARTY):
        who = side.removeprefix(PARTY)
        return who == (party.told.actor or words_of(party.told.name))
    return side == SIDE_OF_ROLE.get(party.role)


def _is_of_civilians(event: Event, side: str, sides: Sides, finder: SideFinder) -> bool:
    """Whether the dead of a side are civilians: by who was counted, else by who the side is."""
    if side == CIVILIANS:
        return True
    told = [c for c in event.counts if c.what == "killed" and c.side == side and not c.superseded]
    named = [count.who for count in told if count.who]
    if named:
        return all(map(finder.are_civilians, named))
    return any(party is not None and party.civilian and _is_of(side, party) for party in sides)


def _all_civilians(event: Event, finder: SideFinder) -> bool:
    told = [c.who for c in event.counts if c.what == "killed" and not c.superseded]
    return bool(told) and all(map(finder.are_civilians, told))
