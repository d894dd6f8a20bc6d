"""Ground gained and lost: what the holdings of places say of each side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from situate.picture.rules import DEFAULT_RULES, ControlRules
from situate.records import GroundChange, Holding, KeptPlace, Party, PlaceControl

_LOST = frozenset({"lost", "left"})
_ENOUGH_ORIGINS = 2


def list_changes(
    controls: Iterable[PlaceControl], rules: ControlRules = DEFAULT_RULES
) -> tuple[GroundChange, ...]:
    """Every gain and loss of ground in the holdings of places, in the order of days."""
    changes = [one for control in controls for one in _changes_of(control, rules)]
    return tuple(sorted(changes, key=_in_order))


def _in_order(one: GroundChange) -> tuple[str, str, str, tuple[str, ...]]:
    day = one.day_latest or one.day
    return (day.isoformat() if day else "9", one.place.name or one.place.text, one.kind, one.sides)


def _changes_of(control: PlaceControl, rules: ControlRules) -> Iterator[GroundChange]:
    owners: tuple[Party, ...] = ()
    disputed: list[GroundChange] = []
    for holding in control.holdings:
        if holding.state in {"held", "besieged"}:
            found = list(_changes_at(control.place, owners, holding, rules))
            yield from _settle(disputed, found, holding, rules)
            disputed = []
            owners = holding.holders or owners
        elif holding.state == "contested":
            disputed += _disputed_at(control.place, owners, holding, rules)
        elif holding.state == "unknown":
            losers = owners if holding.change in _LOST else ()
            if losers or (holding.change in _LOST and holding.lost_by):
                yield _change("lost", control.place, losers or holding.lost_by, holding, rules)
            owners = () if holding.change != "lapsed" else owners
    yield from disputed


def _settle(
    disputed: Sequence[GroundChange],
    found: Sequence[GroundChange],
    holding: Holding,
    rules: ControlRules,
) -> Iterator[GroundChange]:
    """Changes in dispute and those that a later holding shows, each change once.

    A disputed taking whose takers are seen holding the place afterwards did happen.
    """
    now = rules.sides(holding.holders)
    later = list(found)
    for one in disputed:
        is_gain = one.kind == "gained" and not now.isdisjoint(one.sides)
        is_loss = one.kind == "lost" and not now.isdisjoint(rules.sides(one.against))
        if holding.change != "sighted" or not (is_gain or is_loss):
            yield one
            continue
        same = next((x for x in later if x.kind == one.kind and x.sides == one.sides), None)
        if same is not None:
            later.remove(same)
        yield _confirm(one, holding)
    yield from later


def _confirm(one: GroundChange, holding: Holding) -> GroundChange:
    origins = tuple(sorted({*one.origins, *holding.origins}))
    latest = holding.since_latest or one.day_latest
    return replace(
        one,
        day_latest=latest,
        events=tuple(dict.fromkeys((*one.events, *holding.events))),
        claims=tuple(dict.fromkeys((*one.claims, *(c for s in holding.began for c in s.claims)))),
        origins=origins,
        certain=len(origins) >= _ENOUGH_ORIGINS,
        disputed=False,
    )


def _changes_at(
    place: KeptPlace, owners: tuple[Party, ...], holding: Holding, rules: ControlRules
) -> Iterator[GroundChange]:
    now, before = rules.sides(holding.holders), rules.sides(owners)
    if not now or now & before or holding.change in {"inferred", "besieged", "exchanged"}:
        return
    if holding.change == "sighted" and not before:
        return
    losers = owners or holding.lost_by
    yield _change("gained", place, holding.holders, holding, rules, against=losers)
    if losers:
        yield _change("lost", place, losers, holding, rules, against=holding.holders)


def _disputed_at(
    place: KeptPlace, owners: tuple[Party, ...], holding: Holding, rules: ControlRules
) -> Iterator[GroundChange]:
    """A taking that somebody denies, or that two sides claim."""
    if holding.change != "disputed":
        return
    before = rules.sides(owners)
    taken = [one for one in holding.began if one.kind == "taken"]
    told = holding.holders if owners else tuple(p for one in taken for p in one.parties)
    takers = tuple(p for p in told if not rules.sides([p]) & before)
    losers = owners or tuple(p for one in taken for p in one.others)
    if takers:
        yield _change("gained", place, takers, holding, rules, against=losers)
        if losers:
            yield _change("lost", place, losers, holding, rules, against=takers)


def _is_denied(holding: Holding) -> bool:
    return any(one.disputed for one in holding.began)


def _change(
    kind: str,
    place: KeptPlace,
    parties: Sequence[Party],
    holding: Holding,
    rules: ControlRules,
    *,
    against: tuple[Party, ...] = (),
) -> GroundChange:
    disputed = holding.state == "contested" or _is_denied(holding)
    inferred = holding.change == "sighted"
    return GroundChange(
        kind=kind,
        place=place,
        day=holding.since,
        day_latest=holding.since_latest,
        sides=tuple(sorted(rules.sides(parties))),
        against=against,
        events=holding.events,
        claims=tuple(dict.fromkeys(c for one in holding.began for c in one.claims)),
        origins=holding.origins,
        certain=len(holding.origins) >= _ENOUGH_ORIGINS and not disputed and not inferred,
        disputed=disputed,
        inferred=inferred,
    )
