"""Whether an entry lies in a larger one that a description names."""

from __future__ import annotations

from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.nearness import distance_km
from situate.places.areas import compose_area
from situate.places.descriptions import AT

_EDGE_DEGREES = 0.15  # a village just beyond a stated province is often counted to it
_INSIDE_KM = 15.0  # beyond the radius of a larger place


def lies_within(place: GazetteerPlace, unit: GazetteerPlace) -> bool:
    """True for what lies in a province, or within the box of its shape and a little beyond.

    Where its shape is unknown, so is whether regions and rivers lie in it: they may.
    """
    if unit.key in (place.key, place.admin1):
        return True
    if place.feature == "country":
        return False
    if unit.box is None:
        return place.admin1 is None and place.feature != "admin1"
    south, west, north, east = unit.box
    beyond = _EDGE_DEGREES + (place.radius_km or 0.0) / 111.0
    return (
        south - beyond <= place.latitude <= north + beyond
        and west - beyond <= place.longitude <= east + beyond
    )


def holds(outer: GazetteerPlace, place: GazetteerPlace) -> bool:
    """True for a place in a country, a province, or near the middle of another larger place."""
    if outer.key == place.key:
        return False
    if outer.feature == "country":
        return not set(outer.countries).isdisjoint(place.countries)
    if outer.feature == "admin1":
        return place.admin1 == outer.key
    reach = compose_area(outer, AT).radius_km + _INSIDE_KM
    middle, point = (outer.latitude, outer.longitude), (place.latitude, place.longitude)
    return distance_km(middle, point) <= reach
