"""Sightings: what each event says about who holds the place where it happened.

Only what is asserted counts; what is planned, possible, demanded, threatened or denied changes no
hands. What an origin asserts and another denies is disputed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from situate.picture.ground_words import (
    LEAVING,
    PARTS,
    RECEIVING,
    RELIEVING,
    SETTLEMENTS,
    SITES,
)
from situate.picture.told import Told, tell_events
from situate.records import Event, KeptClaim, Party, Sighting
from situate.text import fold_words

FOUGHT = frozenset({"clash"})
AWAY = frozenset({"near", "between"})
SPEAKING_TYPES = frozenset({"capture", "handover", "siege", "movement", "other"}) | FOUGHT
_COUNTED = frozenset({"asserted", "contested"})
_ADVERBS = ("partially", "partly")


def find_sightings(
    events: Iterable[Event], claims: Mapping[str, KeptClaim] | None = None
) -> tuple[Sighting, ...]:
    """The sightings of events at one place, in the order of their days.

    Args:
        events: events whose place is the same.
        claims: claims by id, as many as are at hand; they order what one report tells without
            days and tell which way a movement or a siege went.
    """
    known = claims or {}
    speaking = (e for e in events if e.status in _COUNTED and e.type in SPEAKING_TYPES)
    told = (one for one in tell_events(speaking, known) if one.event.status in _COUNTED)
    found = [s for one in told for s in (_sight(one),) if s is not None]
    return tuple(sorted(_date_undated(found, known.values()), key=sort_key))


def sort_key(one: Sighting) -> tuple[dt.date, dt.date, tuple[str, ...], int, str]:
    """Sightings in the order of their days, then as their report tells them."""
    last = dt.date.max
    return (one.day or last, one.last or last, one.reports[:1], one.order, one.event)


def _date_undated(sightings: Iterable[Sighting], claims: Iterable[KeptClaim]) -> Iterator[Sighting]:
    """What has no day happened after what its report told before it, or by its publication."""
    told = _days_told(claims)
    for one in sightings:
        if one.day is not None:
            yield one
            continue
        before = [day for order, day in told.get(one.reports[:1], ()) if order < one.order]
        after = before[-1] if before else None
        if after is not None or one.seen is not None:
            yield replace(
                one,
                first=after,
                last=one.seen if after is None else None,
                precision="about",
                inferred_day=True,
            )


def _days_told(
    claims: Iterable[KeptClaim],
) -> dict[tuple[str, ...], list[tuple[int, dt.date]]]:
    """The days that the claims of each report tell, with their places in it, in its order."""
    told: dict[tuple[str, ...], list[tuple[int, dt.date]]] = {}
    for claim in sorted(claims, key=lambda c: (c.report, c.trigger.start)):
        day = claim.time and (claim.time.begin or claim.time.end)
        if day and claim.status in _COUNTED:
            told.setdefault((claim.report,), []).append((claim.trigger.start, day))
    return told


def _sight(told: Told) -> Sighting | None:
    event = told.event
    if any(place.relation in AWAY for place in event.places[:1]):
        return None
    for build in (_taken, _given, _held, _besieged, _left, _fought):
        found = build(told)
        if found is not None:
            return found
    return None


def _start(
    told: Told,
    kind: str,
    *,
    parties: tuple[Party, ...] = (),
    others: tuple[Party, ...] = (),
    lasting: bool = False,
) -> Sighting:
    event = told.event
    return Sighting(
        kind=kind,
        first=event.begin,
        last=event.end,
        precision=event.precision,
        lasting=lasting,
        parties=parties,
        others=tuple(one for one in others if one not in parties),
        partial=kind != "fought" and _is_partial(told),
        disputed=event.status == "contested",
        seen=event.last_published,
        order=min((c.trigger.start for c in told.claims), default=0),
        event=event.id,
        claims=event.claims,
        origins=tuple(sorted(o.id for o in event.origins)),
        reports=event.reports,
    )


def _taken(told: Told) -> Sighting | None:
    """A side takes the place, or loses it."""
    if told.event.type != "capture" or _is_of_site(told):
        return None
    taker, loser = told.parties("actor"), told.parties("target")
    if taker:
        return _start(told, "taken", parties=taker, others=loser)
    return None if told.names("actor") else _start(told, "lost", others=loser)


def _given(told: Told) -> Sighting | None:
    """A side hands the place over, gives it up, or gets it without a fight."""
    if told.event.type != "handover" or _is_of_site(told):
        return None
    giver, taker = told.parties("actor"), told.parties("beneficiary")
    if taker:
        return _start(told, "taken", parties=taker, others=giver)
    if told.words() & RECEIVING:
        return _start(told, "taken", parties=giver, others=told.parties("target"))
    return _start(told, "left", others=giver) if giver else None


def _held(told: Told) -> Sighting | None:
    """A side holds the place, or several contend for it."""
    event = told.event
    if event.type != "other" or event.mode not in {"holding", "contested"}:
        return None
    if _is_of_site(told):
        return None
    kind = "held" if event.mode == "holding" else "contested"
    holder = told.parties("actor", "party")
    if kind == "held" and not holder:
        return None
    lasting = event.begin is not None and event.end is None
    return _start(told, kind, parties=holder, lasting=lasting)


def _besieged(told: Told) -> Sighting | None:
    if told.event.type != "siege" or _is_of_site(told):
        return None
    kind = "relieved" if told.words() & RELIEVING else "besieged"
    return _start(told, kind, parties=told.parties("actor"), others=told.parties("target"))


def _left(told: Told) -> Sighting | None:
    """Armed men leave the place: a movement away from it."""
    if told.event.type != "movement":
        return None
    relations = {place.relation for place in told.event.places}
    words = told.words()
    if "from" not in relations and not (words & LEAVING and relations & {"at", None}):
        return None
    if words and not words & LEAVING:
        return None
    leaver = told.parties("actor", "object") if words else told.parties("actor")
    return _start(told, "left", others=leaver) if leaver else None


def _fought(told: Told) -> Sighting | None:
    if told.event.type not in FOUGHT or told.event.precision not in {"day", "week", "about"}:
        return None
    parties = told.parties("actor", "party", "target")
    return _start(told, "fought", parties=parties)


def _objects(told: Told) -> list[frozenset[str]]:
    roles = {"object", "target"}
    return [
        frozenset(fold_words(p.name).split())
        for p in told.event.participants
        if p.role in roles and p.actor is None
    ]


def _is_of_site(told: Told) -> bool:
    """Whether all that is said to change hands is something in the place, such as a base."""
    place = told.event.place
    own = frozenset(fold_words(place.text).split()) if place is not None else frozenset()
    if own & SITES:
        return False
    objects = [words for words in _objects(told) if words & (SITES | SETTLEMENTS)]
    return bool(objects) and all(w & SITES and not w & SETTLEMENTS for w in objects)


def _is_partial(told: Told) -> bool:
    """Whether it is said of a part of the place only."""
    event = told.event
    if event.place is not None and event.place.precision == "part":
        return True
    if any(words & PARTS for words in _objects(told)):
        return True
    return any(_has_adverb(claim) for claim in told.claims)


def _has_adverb(claim: KeptClaim) -> bool:
    before = claim.quote[: max(0, claim.trigger.start - claim.quote_start)].rstrip().lower()
    return before.endswith(_ADVERBS)
