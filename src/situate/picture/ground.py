"""Ground gained and lost: what the holdings of places say of each side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from situate.picture.timeline import DEFAULT_RULES, ControlRules
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
    for holding in control.holdings:
        if holding.state in {"held", "besieged"}:
            yield from _changes_at(control.place, owners, holding, rules)
            owners = holding.holders or owners
        elif holding.state == "contested" and holding.change == "disputed":
            yield from _disputed_at(control.place, owners, holding, rules)
        elif holding.state == "unknown":
            losers = owners if holding.change in _LOST else ()
            if losers or (holding.change in _LOST and holding.lost_by):
                yield _change("lost", control.place, losers or holding.lost_by, holding, rules)
            owners = () if holding.change != "lapsed" else owners


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
    before = rules.sides(owners)
    takers = tuple(p for p in holding.holders if not rules.sides([p]) & before)
    if takers and owners:
        yield _change("gained", place, takers, holding, rules, against=owners)
        yield _change("lost", place, owners, holding, rules, against=takers)


def _change(
    kind: str,
    place: KeptPlace,
    parties: Sequence[Party],
    holding: Holding,
    rules: ControlRules,
    *,
    against: tuple[Party, ...] = (),
) -> GroundChange:
    disputed = holding.state == "contested" or any(one.disputed for one in holding.began)
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
