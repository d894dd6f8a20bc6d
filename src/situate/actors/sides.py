"""Who is part of whom: the bodies of a state, the wings of a group, by name or by id."""

from __future__ import annotations

from collections.abc import Iterable

from situate.actors.actor import Actor
from situate.actors.registry import ActorRegistry
from situate.errors import ConfigError

_STATE_KINDS = frozenset({"state-forces", "state-body"})
_MOST_NAMED = 8


def find_actor(name: str, registry: ActorRegistry) -> Actor:
    """The actor with an id or a name; a state's name or code means its government.

    Raises:
        ConfigError: nobody is called so, or several who are not all part of one of them.
    """
    actor = registry.actor(name) or _government(name, registry)
    if actor is not None:
        return actor
    candidates = registry.candidates(name) or registry.romanised(name)
    sure = [one for one in candidates if one.sure] or candidates
    found = [one for one in (registry.actor(each.id) for each in sure) if one is not None]
    if not found:
        raise ConfigError(f"actor {name!r} is not in the registry; give its id or another name")
    bodies = [one for one in found if _holds_all(one, found, registry)]
    if len(bodies) != 1:
        named = ", ".join(f"{one.id} ({one.name})" for one in found[:_MOST_NAMED])
        raise ConfigError(f"actor {name!r} may be any of {named}; give the id")
    return bodies[0]


def members_of(actor: Actor, registry: ActorRegistry) -> tuple[str, ...]:
    """The ids of an actor and of all whose line of bodies leads to it, in the registry's order."""
    own = [one.id for one in registry if actor.id in line_of(one.id, registry)]
    state, _, _ = actor.id.partition(":")
    bodies = [f"{state}:{body}" for body in registry.states.bodies] if ":" in actor.id else []
    derived = [one for one in bodies if actor.id in line_of(one, registry)]
    return tuple(dict.fromkeys([actor.id, *derived, *own]))


def line_of(actor_id: str, registry: ActorRegistry) -> tuple[str, ...]:
    """The ids of an actor and of the bodies it is part of, nearest first.

    A state's forces and ministries are part of its government.
    """
    line: list[str] = []
    following: str | None = actor_id
    while following is not None and following not in line:
        line.append(following)
        following = _body_of(registry.actor(following))
    return tuple(line)


def side_of(actor_id: str, registry: ActorRegistry) -> str:
    """The id of the largest body that an actor fights as a part of."""
    return fighting_line(actor_id, registry)[-1]


def fighting_line(actor_id: str, registry: ActorRegistry) -> tuple[str, ...]:
    """An actor and the bodies it is part of, nearest first, as far as they fight as one.

    A group without a country of its own, such as al-Qaeda, is the name of groups in several wars.
    """
    line = line_of(actor_id, registry)
    for number, one in enumerate(line[1:], 1):
        actor = registry.actor(one)
        if actor is not None and actor.kind == "rebel-group" and not actor.countries:
            return line[:number]
    return line


def _body_of(actor: Actor | None) -> str | None:
    if actor is None:
        return None
    if actor.parent is None and actor.kind in _STATE_KINDS and ":" in actor.id:
        return f"{actor.id.partition(':')[0]}:government"
    return actor.parent


def _government(name: str, registry: ActorRegistry) -> Actor | None:
    if name in registry.states.names:
        return registry.actor(f"{name}:government")
    codes = {form.code for form in registry.states.forms_of(name) if form.form == "name"}
    return registry.actor(f"{codes.pop()}:government") if len(codes) == 1 else None


def _holds_all(actor: Actor, others: Iterable[Actor], registry: ActorRegistry) -> bool:
    return all(actor.id in line_of(other.id, registry) for other in others)
