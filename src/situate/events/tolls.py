"""How many: every number told, which of them are superseded, and the tolls.

The rules, and why, are in docs/explanation/how-values-are-chosen.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from situate.events.backing import as_order, speaking
from situate.events.sides import EVERYONE, is_part, people_in
from situate.events.told_counts import Telling, by_voices, kind_order
from situate.records import KeptClaim, ToldCount, Toll

# What is suffered by persons; sides of it are different people, so that they may be added.
_SUFFERED = frozenset({"killed", "injured", "captured", "missing", "displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """What one voice, or several sides together, put a number at; of which people, if of some."""

    people: str = ""
    low: int
    best: int
    high: int | None
    told: dt.date | None
    voices: frozenset[str]


Figures = Mapping[tuple[str, str | None], Sequence[_Figure]]


def find_figures(tellings: Sequence[Telling], claims: Sequence[KeptClaim]) -> Figures:
    """What each voice puts the number of each side at.

    Only numbers of claims that speak for the event count, and of each voice only its latest.
    """
    spoken = {claim.id for claim in speaking(claims)}
    return _figures([telling for telling in tellings if telling.claim.id in spoken])


def find_tolls(figures: Figures, *, add_sides: bool = True) -> tuple[Toll, ...]:
    """Tolls of all kinds counted: over all sides, then of each side.

    With ``add_sides`` the tolls of sides are added up to the toll over all where that is more.
    """
    tolls = []
    for what in sorted({what for what, _ in figures}, key=kind_order):
        of_sides = {
            side: _agree(found)
            for (kind, side), found in figures.items()
            if kind == what and side != EVERYONE
        }
        total = _total(figures.get((what, EVERYONE), []), what, list(of_sides.values()), add_sides)
        tolls.append(_toll(what, None, total))
        for side in sorted(s for s in of_sides if s is not None):
            tolls.append(_toll(what, side, of_sides[side]))
    return tuple(tolls)


def contradict_in_tolls(figures: Figures) -> bool:
    """Whether two voices put the same number apart where a rising toll does not explain it."""
    return any(
        _apart(one, other) for found in figures.values() for one, other in combinations(found, 2)
    )


def miss_toll(told: ToldCount, tolls: Iterable[Toll]) -> bool:
    """Whether the best estimate lies outside the range that a number gives."""
    best = {(toll.what, toll.side): toll.best for toll in tolls}
    chosen = best.get((told.what, told.side))
    if chosen is None or told.superseded or is_part(people_in(told.who)):
        return False
    below = told.low is not None and chosen < told.low
    return below or (told.high is not None and chosen > told.high)


def _figures(tellings: Sequence[Telling]) -> Figures:
    """What each voice puts the number of each side at: its latest, and of these the largest.

    Of several numbers of one voice for one side ("12 dead", "three children") the largest is the
    whole and the others its parts; those that one claim lists of different people ("12 soldiers and
    three policemen") are first added up.
    """
    own: dict[tuple[str, str | None, str], list[Telling]] = {}
    for voice, telling, superseded in by_voices(tellings):
        if not superseded:
            own.setdefault((telling.count.what, telling.side, voice), []).append(telling)
    figures: dict[tuple[str, str | None], list[_Figure]] = {}
    for (what, side, voice), found in sorted(own.items(), key=lambda i: repr(i[0])):
        known = [(t.claim.id, figure) for t in found if (figure := _figure_of(t, voice))]
        if known:
            lists = _add_lists(known) if what in _SUFFERED else []
            whole = max([*(figure for _, figure in known), *lists], key=_size)
            figures.setdefault((what, side), []).append(whole)
    return figures


def _add_lists(known: Sequence[tuple[str, _Figure]]) -> list[_Figure]:
    """What each claim lists of different people, added; parts only where it lists only parts."""
    listed: dict[str, dict[str, _Figure]] = {}
    for claim_id, figure in known:
        if figure.people:
            of_claim = listed.setdefault(claim_id, {})
            of_claim[figure.people] = max(figure, of_claim.get(figure.people, figure), key=_size)
    sums = []
    for people in listed.values():
        wholes = [f for name, f in people.items() if not is_part(name)]
        items = wholes or list(people.values())
        if len(items) > 1:
            sums.append(_add(items))
    return sums


def _figure_of(telling: Telling, voice: str) -> _Figure | None:
    count = telling.count
    known = [n for n in (count.best, count.low, count.high) if n is not None]
    if not known:
        return None
    best = known[0]
    return _Figure(
        people=telling.people,
        low=best if count.low is None else min(count.low, best),
        best=best,
        high=count.high,
        told=telling.claim.published,
        voices=frozenset({voice}),
    )


def _agree(figures: Sequence[_Figure]) -> _Figure:
    """All figures of one thing as one: lowest, best and highest.

    Best is the number that most voices give; of equals the one that more voices' ranges allow, then
    the last told, then the lower median. The number of a part of the people (children, one
    commander) says nothing against a larger number of others.
    """
    figures = [f for f in figures if not any(_is_part_of(f, other) for other in figures)]

    def rank(number: int) -> tuple[int, int, int]:
        giving = [f for f in figures if f.best == number]
        allowing = [f for f in figures if f.low <= number and (f.high is None or number <= f.high)]
        last = max(as_order(f.told) for f in giving)
        return len(_voices(giving)), len(_voices(allowing)), last

    highest = max(map(rank, {f.best for f in figures}))
    tied = sorted(number for number in {f.best for f in figures} if rank(number) == highest)
    return _Figure(
        low=min(f.low for f in figures),
        best=tied[(len(tied) - 1) // 2],
        high=max(max(f.best, f.high or 0) for f in figures),
        told=max((f.told for f in figures if f.told), default=None),
        voices=_voices(figures),
    )


def _is_part_of(part: _Figure, whole: _Figure) -> bool:
    if part.people == whole.people or part.best >= whole.best:
        return False
    return is_part(part.people) or (part.best == 1 and part.people != "")


def _voices(figures: Iterable[_Figure]) -> frozenset[str]:
    return frozenset(voice for figure in figures for voice in figure.voices)


def _total(
    told: Sequence[_Figure], what: str, sides: Sequence[_Figure], add_sides: bool
) -> _Figure:
    """The toll over all sides, from numbers told of all and from the sides'."""
    if not sides:
        return _agree(told)
    added = _add(sides) if add_sides and what in _SUFFERED else _largest(sides)
    if not told:
        return added
    whole = _agree(told)
    low, high = whole.low, max(whole.high or 0, added.high or 0)
    if added.best <= whole.best:
        return _Figure(low=low, best=whole.best, high=high, told=whole.told, voices=whole.voices)
    better = max(whole, added, key=lambda f: (len(f.voices), as_order(f.told), -f.best))
    return _Figure(
        low=min(low, added.low), best=better.best, high=high, told=better.told, voices=better.voices
    )


def _add(sides: Sequence[_Figure]) -> _Figure:
    return _Figure(
        low=sum(f.low for f in sides),
        best=sum(f.best for f in sides),
        high=sum(max(f.best, f.high or 0) for f in sides),
        told=max((f.told for f in sides if f.told), default=None),
        voices=_voices(sides),
    )


def _largest(sides: Sequence[_Figure]) -> _Figure:
    return max(sides, key=_size)


def _size(figure: _Figure) -> tuple[int, int, int, int, str]:
    high = figure.best if figure.high is None else figure.high
    return figure.best, as_order(figure.told), figure.low, high, figure.people


def _toll(what: str, side: str | None, figure: _Figure) -> Toll:
    return Toll(what=what, side=side, low=figure.low, best=figure.best, high=figure.high)


def _apart(one: _Figure, other: _Figure) -> bool:
    """Whether two ranges share no number, and the higher was not told later than the lower."""
    lower, higher = sorted((one, other), key=_size)
    if lower.high is None or lower.high >= higher.low or _is_part_of(lower, higher):
        return False
    return not as_order(lower.told) < as_order(higher.told) or not lower.told
