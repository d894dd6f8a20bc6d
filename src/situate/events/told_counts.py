"""How many: every number told, of which side, and which of them are superseded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from situate.events.backing import as_order, back, voices_of
from situate.events.sides import find_sides, people_in
from situate.records import Backing, Count, KeptClaim, ToldCount

_KINDS = (
    "killed", "injured", "captured", "missing", "displaced", "participants", "vehicles", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One number as one claim gives it; ``people`` is what its words come to ("child")."""

    claim: KeptClaim
    count: Count
    side: str | None
    people: str


def tell_counts(tellings: Sequence[Telling]) -> tuple[ToldCount, ...]:
    """Every number with its side; equal ones joined, apart where superseded."""
    groups: dict[tuple[object, ...], list[tuple[Telling, str]]] = {}
    for voice, telling, superseded in by_voices(tellings):
        key = (*_value_of(telling), superseded)
        groups.setdefault(key, []).append((telling, voice))
    told = [_told_count(found, bool(key[-1])) for key, found in groups.items()]
    return tuple(sorted(told, key=_order))


def find_tellings(claims: Sequence[KeptClaim]) -> list[Telling]:
    """Every number that claims of an event give, with its side."""
    sides = find_sides(claims)
    return [
        Telling(claim=claim, count=count, side=sides[claim.id, index], people=people_in(count.who))
        for claim in claims
        for index, count in enumerate(claim.counts)
    ]


def by_voices(tellings: Iterable[Telling]) -> list[tuple[str, Telling, bool]]:
    """Each number of each voice, and whether that voice gave a later one of the same people."""
    latest: dict[tuple[str, str, str | None, str], dt.date] = {}
    voiced = [(voice, t) for t in tellings for voice in sorted(voices_of(t.claim))]
    for voice, t in voiced:
        day = t.claim.published
        key = (voice, t.count.what, t.side, t.people)
        if day is not None and (key not in latest or latest[key] < day):
            latest[key] = day
    return [
        (voice, t, _is_before(t, latest.get((voice, t.count.what, t.side, t.people))))
        for voice, t in voiced
    ]


def _is_before(telling: Telling, latest: dt.date | None) -> bool:
    day = telling.claim.published
    return day is not None and latest is not None and day < latest


def _value_of(telling: Telling) -> tuple[object, ...]:
    count = telling.count
    return (count.what, telling.side, telling.people, count.low, count.best, count.high)


def _told_count(found: Sequence[tuple[Telling, str]], superseded: bool) -> ToldCount:
    tellings = [telling for telling, _ in found]
    voices = {voice for _, voice in found}
    words = sorted({t.count.who for t in tellings if t.count.who}, key=lambda w: (-len(w), w))
    backing = back(t.claim for t in tellings)
    count = tellings[0].count
    return ToldCount(
        what=count.what,
        who=words[0] if words else None,
        side=tellings[0].side,
        low=count.low,
        best=count.best,
        high=count.high,
        told=max((t.claim.published for t in tellings if t.claim.published), default=None),
        superseded=superseded,
        backing=Backing(
            claims=backing.claims, origins=tuple(o for o in backing.origins if o in voices)
        ),
    )


def _order(told: ToldCount) -> tuple[object, ...]:
    return (
        kind_order(told.what),
        told.superseded,
        told.side is not None,
        told.side or "",
        -len(told.backing.origins),
        -as_order(told.told),
        told.who or "",
        *((number is None, number or 0) for number in (told.best, told.low, told.high)),
        told.backing.claims,
    )


def kind_order(what: str) -> tuple[int, str]:
    """The place of a kind of number in lists: the dead first."""
    return (_KINDS.index(what) if what in _KINDS else len(_KINDS), what)
