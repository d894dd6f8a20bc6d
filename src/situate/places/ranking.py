"""Which candidate a name means: size of the place against the company it keeps in the report.

The weights were fitted on the even documents of LGL, TR-News and GeoWebNews (November 2026); moving
them changes the outcome by one or two in a hundred.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from situate.gazetteer.store import Candidate, GazetteerPlace

_COUNTRY_SHARE = 2.7
_UNIT_SHARE = 3.9
_NEAREST = 4.9
_NEIGHBOURS = 2.9
_NEAREST_KM = 150.0
_NEIGHBOUR_KM = 400.0
_UNIT_BONUS = 1.15
# A country is in no need of company: its size stands for a town of a million with neighbours.
_COUNTRY_SIZE = 18.0
_REGION_SIZE = 6.0
_DISTRICT_SIZE = 3.0
_LEAST_SEAT_SHARE = 0.1
_SIMILARITY = 10.0
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What the report has resolved so far: shares of countries and units, and points."""

    countries: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[int, float] = field(default_factory=dict)
    points: Sequence[tuple[float, float]] = ()


def score_candidate(candidate: Candidate, company: Company) -> float:
    """How well a candidate fits: powers of ten of people plus its company."""
    place = candidate.place
    score = measure_size(place) - _SIMILARITY * (1 - candidate.similarity)
    score += _COUNTRY_SHARE * max(
        (company.countries.get(c, 0.0) for c in place.countries), default=0
    )
    unit = place.key if place.feature == "admin1" else place.admin1
    if unit is not None:
        score += _UNIT_SHARE * company.units.get(unit, 0.0)
    if place.feature not in ("country", "continent"):
        score += _score_neighbours(place, company.points)
    return score


def measure_size(place: GazetteerPlace) -> float:
    """The prior: log10 of the population, fixed for countries and for regions."""
    if place.feature in ("country", "continent"):
        return _COUNTRY_SIZE
    if place.feature in ("settlement", "admin1"):
        bonus = _UNIT_BONUS if place.feature == "admin1" else 0.0
        return math.log10(max(place.population or 0, 100)) + bonus
    return _DISTRICT_SIZE if place.feature == "admin2" else _REGION_SIZE


def drop_namesakes(candidates: Sequence[Candidate], *, contains_others: bool) -> list[Candidate]:
    """The candidates without the unlikely one of two nested namesakes.

    A country's name means the country, not its capital or a province; a city's name means the city
    and not its province, unless the text uses it to say where another place lies ("X, New York").
    """
    lands = {c for one in candidates if one.place.feature == "country" for c in one.place.countries}
    seats: dict[int, int] = {}
    for one in candidates:
        unit = one.place.admin1
        if one.place.feature == "settlement" and unit is not None:
            seats[unit] = max(seats.get(unit, 0), one.place.population or 0)
    return [
        one
        for one in candidates
        if one.place.feature == "country"
        or not (
            lands.intersection(one.place.countries)
            or (not contains_others and _has_seat(one.place, seats))
        )
    ]


def _has_seat(place: GazetteerPlace, seats: Mapping[int, int]) -> bool:
    share = _LEAST_SEAT_SHARE * (place.population or 0)
    if place.feature == "admin2":
        return place.admin1 in seats
    return place.feature == "admin1" and seats.get(place.key, -1) >= share


def _score_neighbours(place: GazetteerPlace, points: Sequence[tuple[float, float]]) -> float:
    """Nearness to the other places; to an area it is measured from its edge."""
    reach = _reach_km(place)
    distances = sorted(
        max(0.0, distance_km((place.latitude, place.longitude), point) - reach) for point in points
    )
    if not distances:
        return 0.0
    nearest = distances[:5]
    mean = sum(math.exp(-km / _NEIGHBOUR_KM) for km in nearest) / len(nearest)
    return _NEAREST * math.exp(-distances[0] / _NEAREST_KM) + _NEIGHBOURS * mean


def _reach_km(place: GazetteerPlace) -> float:
    if place.radius_km is not None:
        return place.radius_km
    if place.box is None:
        return 0.0
    south, west, north, east = place.box
    return distance_km((south, west), (north, east)) / 2


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance between two points given as latitude and longitude."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*first, *second))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
