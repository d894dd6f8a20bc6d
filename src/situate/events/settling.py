"""Settled origins: each claim of an event with the independent origins that it counts for.

``origins.corroborate`` says which origins of an event are independent; here every claim is told
which of them is its own, so that values are backed by those and by no others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from situate.events.backing import rank_status
from situate.events.origins import corroborate, heard_by, house_named, is_meant_by
from situate.records import KeptClaim, Origin


def settle_origins(claims: Sequence[KeptClaim]) -> tuple[KeptClaim, ...]:
    """The claims, each with those independent origins of the event that it counts for.

    Those who assert, hold possible, plan (or demand or threaten) and deny it are settled apart: a
    paper that tells it in its own voice does not take the word of the one whose denial it reports,
    or who only called for it.
    """
    groups: dict[int, list[KeptClaim]] = {}
    for claim in claims:
        groups.setdefault(rank_status(claim), []).append(claim)
    settled = {claim.id: claim for group in groups.values() for claim in _settle(group)}
    return tuple(settled[claim.id] for claim in claims)


def root_of(origin: Origin) -> str:
    """What makes two origins one: the root, else the id itself."""
    return origin.root or origin.id


def origins_in(claims: Iterable[KeptClaim]) -> tuple[Origin, ...]:
    """The origins of settled claims, each once, by id."""
    return tuple(sorted({o for claim in claims for o in claim.origins}, key=lambda o: o.id))


def _settle(claims: Sequence[KeptClaim]) -> Iterable[KeptClaim]:
    kept = {root_of(origin): origin for origin in corroborate(claims)}
    spoken: dict[str, set[Origin]] = {}
    for claim in claims:
        found = {kept[root_of(o)] for o in claim.origins if root_of(o) in kept}
        spoken.setdefault(claim.report, set()).update(found)
    for claim in claims:
        own = {one for origin in claim.origins for one in _find_own(origin, claim, kept, spoken)}
        ordered = tuple(sorted(own, key=lambda origin: origin.id))
        yield claim if ordered == claim.origins else dataclasses.replace(claim, origins=ordered)


def _find_own(
    origin: Origin,
    claim: KeptClaim,
    kept: Mapping[str, Origin],
    spoken: Mapping[str, Iterable[Origin]],
) -> Iterable[Origin]:
    """What an origin counts for: itself, the body that it names, or the speakers of its report."""
    if root_of(origin) in kept:
        return (kept[root_of(origin)],)
    same = [one for one in kept.values() if is_meant_by(origin, one)]
    heard = [o for o in kept.values() if house_named(heard_by(o)) == house_named(origin.id)]
    return same or tuple(spoken[claim.report]) or heard or (origin,)
