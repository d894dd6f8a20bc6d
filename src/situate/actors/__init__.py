"""Who acts and who reports: the actor registry and the mentions of actors in a report."""

from situate.actors.actor import Actor, Membership
from situate.actors.registry import ActorRegistry

__all__ = ["Actor", "ActorRegistry", "Membership"]
