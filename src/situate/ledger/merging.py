"""From new or altered claims to altered events: only the block that they touch is looked at.

The claims that belong together are found from the matches alone, and events from nothing but the
set of their claims, so that the order in which reports arrive makes no difference to them. Only
an event's id has a history: it stays with most of its claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from situate.events.candidates import block_key
from situate.events.cluster import cluster
from situate.events.match import LEAST_KEPT, LEAST_LINKED, score_all
from situate.events.merge import merge_claims
from situate.ledger.corrections import StandingDecisions
from situate.records import Event, KeptClaim
from situate.store import Unit
from situate.text import digest

Cluster = tuple[str, ...]


class Register(Protocol):
    """Which ids of events are in use, or were."""

    def has_event(self, event_id: str) -> bool: ...

    def was_removed(self, event_id: str) -> bool: ...

    def ages_of_events(self, ids: Iterable[str]) -> Mapping[str, int]: ...


def merge(
    unit: Unit,
    changed: Iterable[str],
    standing: StandingDecisions,
    *,
    fresh: Iterable[str] = (),
    successors: Mapping[str, str] | None = None,
) -> None:
    """Bring the events up to date.

    Args:
        unit: the unit that writes.
        changed: claims whose origins or sources' grades are others, or that no longer count.
        standing: the decisions that hold.
        fresh: claims that were never matched, or whose values are others than when they were.
        successors: claims of a new version of a report, by the claims of older ones they repeat.
    """
    fresh = sorted(set(fresh))
    _match(unit, _correct(unit, fresh, standing), standing)
    ids = {*changed, *fresh}
    linked, old = find_linked(unit, ids, standing)
    claims = {one.id: one for one in _correct(unit, linked, standing)}
    clusters = cluster(
        tuple(claims.values()),
        unit.matches_among(claims),
        together=standing.together,
        apart=standing.apart,
    )
    named = name_clusters(clusters, old, unit, successors)
    grades = {source: stated.grade for source, stated in unit.source_grades().items()}
    merged = [
        merge_claims(event_id, [claims[one] for one in group], grades=grades)
        for event_id, group in named.items()
        if ids.intersection(group) or event_id not in old or old[event_id].claims != group
    ]
    unit.put_events([event for event in merged if event != old.get(event.id)])
    for event_id in sorted(old.keys() - named.keys()):
        unit.remove_event(event_id, into=_heir(old[event_id], named))


def find_linked(
    unit: Unit, claims: set[str], standing: StandingDecisions
) -> tuple[set[str], dict[str, Event]]:
    """All claims that matches, decisions or events link to some, and the events that hold them."""
    linked: set[str] = set()
    events: dict[str, Event] = {}
    waiting = claims
    while waiting:
        linked |= waiting | set(unit.component(waiting, LEAST_LINKED))
        events |= {event.id: event for event in unit.events_of_claims(linked)}
        held = {claim for event in events.values() for claim in event.claims}
        waiting = (standing.joined_with(linked) | held) - linked
    return linked, events


def _correct(unit: Unit, claims: Iterable[str], standing: StandingDecisions) -> list[KeptClaim]:
    """Those claims that count, as corrected."""
    return standing.correct(unit.claims(unit.current_claims(sorted(claims))))


def _match(unit: Unit, claims: Sequence[KeptClaim], standing: StandingDecisions) -> None:
    """Score claims against all that they could meet, and keep what may matter."""
    keys = {claim.id: block_key(claim) for claim in claims}
    unit.set_keys(keys)
    unit.forget_matches(keys)
    met = unit.candidates_of(keys)
    unit.add_matches(
        match
        for claim in claims
        for match in score_all(claim, standing.correct(met[claim.id]))
        if match.score >= LEAST_KEPT
    )


def name_clusters(
    clusters: Sequence[Cluster],
    old: Mapping[str, Event],
    register: Register,
    successors: Mapping[str, str] | None = None,
) -> dict[str, Cluster]:
    """The id of each cluster: that of the old event with which it shares most claims, else new.

    An old event gives its id once, to the cluster that holds most of it; of equal shares the older
    event's comes first, and goes to the cluster with the claim that founded it. ``successors``
    name the claims of a later version of a report by those of the version before.
    """
    held = {claim: number for number, group in enumerate(clusters) for claim in group}
    held |= {before: held[after] for before, after in (successors or {}).items() if after in held}
    shared = Counter(
        (held[claim], event.id) for event in old.values() for claim in event.claims if claim in held
    )
    ages = register.ages_of_events(old)
    founded = {_found(claim): number for claim, number in held.items()}

    def rank(pair: tuple[int, str]) -> tuple[object, ...]:
        number, event_id = pair
        apart = founded.get(event_id) != number
        return -shared[pair], ages[event_id], apart, clusters[number]

    named: dict[int, str] = {}
    for number, event_id in sorted(shared, key=rank):
        if number not in named and event_id not in named.values():
            named[number] = event_id
    taken = {*named.values(), *old}
    for number, group in enumerate(clusters):
        if number not in named:
            named[number] = _new_id(group, taken, register)
            taken.add(named[number])
    return {named[number]: group for number, group in enumerate(clusters)}


def _new_id(group: Cluster, taken: set[str], register: Register) -> str:
    """The id of a cluster without one: of a removed event that one of its claims founded, if any.

    So undoing a merge brings back the event that was merged away. An id is made of one claim's.
    """
    free = [one for one in map(_found, group) if one not in taken and not register.has_event(one)]
    removed = [one for one in free if register.was_removed(one)]
    return next(iter(removed or free), _found(*group, str(len(taken))))


def _found(*parts: str) -> str:
    return digest("event", *parts)[:16]


def _heir(event: Event, named: Mapping[str, Cluster]) -> str | None:
    """The event that took over most claims of one that is gone."""
    claims = set(event.claims)
    shared = [(len(claims & set(group)), event_id) for event_id, group in named.items()]
    most = max((size for size, _ in shared), default=0)
    return min(event_id for size, event_id in shared if size == most) if most else None
