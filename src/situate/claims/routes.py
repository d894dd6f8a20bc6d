"""From where, through where and to where something moved.

A claim has one place; the route of a movement is told beside it, as far as the sentence tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from situate.claims.placement import Spot, find_spots, is_actor, measure_paths, relate
from situate.language.analysis import AnalysedSentence
from situate.records import Place, RouteStop

MOVING = frozenset({"movement", "displacement", "aid"})
_ROLES = frozenset({"from", "through", "to"})
_FARTHEST = 2.2  # cost of the path: "people from X" who moved are no route from X


def find_route(
    sentence: AnalysedSentence, trigger: int, places: Sequence[Place]
) -> tuple[RouteStop, ...]:
    """The places that a movement is said to leave, pass and reach, in text order."""
    costs = measure_paths(sentence, trigger)
    near = [spot for spot in find_spots(sentence, places) if costs[spot.head] <= _FARTHEST]
    return tuple(_list_stops(sentence, trigger, near, places))


def _list_stops(
    sentence: AnalysedSentence, trigger: int, spots: Sequence[Spot], places: Sequence[Place]
) -> Iterator[RouteStop]:
    for spot in spots:
        place = places[spot.place]
        role = relate(sentence, trigger, spot, place)
        if role in _ROLES and not is_actor(sentence, spot, place, trigger):
            yield RouteStop(place=spot.place, role=role)
