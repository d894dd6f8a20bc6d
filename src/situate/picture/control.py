"""Control: who holds a place over days, computed from events and on whose word.

The rules are those of docs/explanation/how-control-is-computed.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from situate.dates import shift_days
from situate.picture.holdings import lapse_of
from situate.picture.rules import DEFAULT_RULES, ControlRules
from situate.picture.sightings import find_sightings
from situate.picture.timeline import Timeline
from situate.picture.told import join_parties
from situate.records import (
    Event,
    Holding,
    KeptClaim,
    KeptPlace,
    PlaceControl,
    PlaceState,
    Sighting,
)
from situate.text import fold_words

Claims = Mapping[str, KeptClaim]
ONE_DAY = dt.timedelta(days=1)
# Entries of the gazetteer that are too wide to be held as one.
WIDE = frozenset({"country", "continent", "sea", "ocean"})


def place_key(place: KeptPlace, same: Mapping[str, str] | None = None) -> str:
    """What makes two places one: the gazetteer id, else the folded name and country.

    Args:
        place: the place of an event.
        same: ids or keys that people decided are the same place, to the one that stands for all.
    """
    key = place.id or f"{fold_words(place.name or place.text).strip()}|{place.country or ''}"
    return (same or {}).get(key, key)


def control_of(
    place: KeptPlace,
    events: Iterable[Event],
    claims: Claims | None = None,
    *,
    rules: ControlRules = DEFAULT_RULES,
    same: Mapping[str, str] | None = None,
) -> tuple[Holding, ...]:
    """Who held a place, in the order of time; events elsewhere are passed over."""
    wanted = place_key(place, same)
    here = [e for e in events if e.place is not None and place_key(e.place, same) == wanted]
    return trace_holdings(find_sightings(here, claims), rules)


def control_of_all(
    events: Iterable[Event],
    claims: Claims | None = None,
    *,
    rules: ControlRules = DEFAULT_RULES,
    same: Mapping[str, str] | None = None,
) -> tuple[PlaceControl, ...]:
    """Who held each place of the events that somebody is said to hold, take or besiege."""
    by_place: dict[str, list[Event]] = {}
    for event in events:
        if event.place is not None and event.place.feature not in WIDE:
            by_place.setdefault(place_key(event.place, same), []).append(event)
    controls = []
    for here in by_place.values():
        holdings = trace_holdings(find_sightings(here, claims), rules)
        if holdings:
            place = _best_place(here)
            controls.append(PlaceControl(place=place, holdings=holdings))
    return tuple(sorted(controls, key=lambda c: (c.place.name or c.place.text, place_key(c.place))))


def trace_holdings(
    sightings: Sequence[Sighting], rules: ControlRules = DEFAULT_RULES
) -> tuple[Holding, ...]:
    """The holdings that sightings of one place, in the order of their days, amount to."""
    timeline = Timeline(rules)
    for one in sightings:
        timeline.add(one)
    holdings = timeline.holdings
    for fight in (s for s in sightings if s.kind == "fought"):
        holdings = _contest_days(holdings, fight, rules)
    return tuple(holdings)


def control_at(
    holdings: Sequence[Holding], day: dt.date, *, rules: ControlRules = DEFAULT_RULES
) -> Holding:
    """The holding of a day; unknown where nothing is known, has lapsed, or is just changing."""
    before = None
    for now in holdings:
        if now.since is not None and now.since > day:
            break
        if now.since is None and now.since_latest is not None and now.since_latest > day:
            break
        if now.until is None or day <= now.until:
            return _certain_at(now, before, day, rules)
        before = now
    return replace(NOBODY, lost_by=before.holders if before is not None else ())


NOBODY = Holding(
    state="unknown", holders=(), since=None, since_latest=None, precision=None, change="unseen"
)  # fmt: skip


def states_at(
    controls: Iterable[PlaceControl], day: dt.date, *, rules: ControlRules = DEFAULT_RULES
) -> tuple[PlaceState, ...]:
    """Each place with its state on a day."""
    return tuple(
        PlaceState(place=c.place, day=day, holding=control_at(c.holdings, day, rules=rules))
        for c in controls
    )


def find_conflicts(states: Iterable[PlaceState]) -> tuple[PlaceState, ...]:
    """The places that more than one side is said to hold."""
    return tuple(one for one in states if one.holding.state == "contested")


def _certain_at(now: Holding, before: Holding | None, day: dt.date, rules: ControlRules) -> Holding:
    if rules.lapse_days is not None and now.last_seen is not None and now.state != "unknown":
        end = shift_days(now.last_seen, rules.lapse_days)
        if end is not None and day > end:
            return lapse_of(now, end + ONE_DAY)
    if now.since is None or now.since_latest is None or day >= now.since_latest:
        return now
    if before is None or before.state == "unknown":
        return replace(now, state="unknown", change="changing")
    holders = join_parties((*before.holders, *now.holders))
    return replace(now, state="contested", change="changing", holders=holders)


def _contest_days(
    holdings: Sequence[Holding], fight: Sighting, rules: ControlRules
) -> list[Holding]:
    """Clashes in a held place contest it on their days, and on no other."""
    first, last = fight.first, fight.last
    if first is None or last is None or (last - first).days > rules.fight_days:
        return list(holdings)
    split: list[Holding] = []
    for held in holdings:
        split.extend(_split(held, fight, (first, last), rules))
    return split


def _split(
    held: Holding, fight: Sighting, days: tuple[dt.date, dt.date], rules: ControlRules
) -> list[Holding]:
    sides, holders = rules.sides(fight.parties), rules.sides(held.holders)
    if held.state != "held" or held.change == "inferred" or (sides and sides <= holders):
        return [held]
    settled = held.since_latest or held.since
    if settled is None:
        return [held]
    first = max(days[0], settled + ONE_DAY)
    last = min(days[1], held.until) if held.until is not None else days[1]
    if first > last:
        return [held]
    rivals = join_parties((*held.holders, *fight.parties))
    parts = [
        replace(held, until=first - ONE_DAY, last_seen=_earlier(held.last_seen, first - ONE_DAY)),
        replace(
            held, state="contested", holders=rivals, since=first, since_latest=first, until=last,
            precision=fight.precision, change="fought", lost_by=(), began=(fight,), seen=(),
            last_seen=last,
        ),
    ]  # fmt: skip
    if held.until is None or last < held.until:
        after = last + ONE_DAY
        later = held.last_seen if held.last_seen is not None and held.last_seen > last else last
        parts.append(
            replace(
                held,
                since=after,
                since_latest=after,
                precision="day",
                change="fought",
                lost_by=(),
                last_seen=later,
            )
        )
    return parts


def _earlier(one: dt.date | None, other: dt.date) -> dt.date:
    return other if one is None else min(one, other)


def _best_place(events: Iterable[Event]) -> KeptPlace:
    """The place as it is most exactly told."""
    places = [e.place for e in events if e.place is not None]
    return min(places, key=lambda p: (p.precision != "exact", p.radius_km or 0.0, p.text))
