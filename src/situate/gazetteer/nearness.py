"""Distances on the globe."""

from __future__ import annotations

import math

from situate.gazetteer.index import DEGREE

_EARTH_KM = 6371.0

Point = tuple[float, float]


def distance_km(first: Point, second: Point) -> float:
    """The great-circle distance of two points given as latitude and longitude in degrees."""
    (lat, lon), (other_lat, other_lon) = (map(math.radians, point) for point in (first, second))
    half = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def as_point(latitude: int, longitude: int) -> Point:
    """The point of a row of the file, in degrees."""
    return latitude / DEGREE, longitude / DEGREE
