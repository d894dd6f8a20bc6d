"""The rules of control that are not in the sightings: lapse, fighting, and who is one side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from situate.records import Party
from situate.text import fold_words

Side = Callable[[str], str]


def own_side(actor: str) -> str:
    """The side of an actor where nothing is known of bodies: itself."""
    return actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRules:
    """What is not in the sightings.

    ``lapse_days``: how long after it was last seen a holding becomes unknown; None: never.
    ``fight_days``: the longest span of days that is believed to be filled with fighting; a clash
    of less certain days contests nothing. ``side`` gives the id of the side an actor belongs to;
    holders of one side are one holder.
    """

    lapse_days: int | None = 365
    fight_days: int = 14
    side: Side = own_side

    def sides(self, parties: Iterable[Party]) -> frozenset[str]:
        """The sides of parties; a party that is not in the registry is a side by its name."""
        return frozenset(side_key(party, self.side) for party in parties)


DEFAULT_RULES = ControlRules()


def side_key(party: Party, side: Side) -> str:
    """The id of a party's side, or its folded name."""
    return side(party.actor) if party.actor is not None else fold_words(party.name).strip()
