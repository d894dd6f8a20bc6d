"""Sides: which actors count as one, for control and balance."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from situate.actors.actor import Membership
from situate.actors.registry import ActorRegistry
from situate.actors.sides import fighting_line


def make_side(
    registry: ActorRegistry, *, bodies: bool = True, allied_in: tuple[int, int] | None = None
) -> Callable[[str], str]:
    """The function that gives the side of an actor, by registry id.

    Args:
        registry: the actors.
        bodies: count the forces of a state as its government, and wings of a group as the group.
        allied_in: the first and last of the years in whose whole course an actor must have been a
            member of an alliance to count as the alliance; None: alliances are left apart.
    """

    @lru_cache(maxsize=4096)
    def side(actor_id: str) -> str:
        line = fighting_line(actor_id, registry) if bodies else (actor_id,)
        for one in line if allied_in is not None else ():
            actor = registry.actor(one)
            for membership in actor.memberships if actor is not None else ():
                if allied_in is not None and _covers(membership, allied_in):
                    return membership.of
        return line[-1]

    return side


def _covers(membership: Membership, years: tuple[int, int]) -> bool:
    started = membership.since is None or membership.since <= years[0]
    return started and (membership.until is None or years[1] <= membership.until)
