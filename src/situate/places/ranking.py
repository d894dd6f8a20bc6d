"""Which candidate a name means: size of the place against the company it keeps in the report.

A conditional logit model: facts of a candidate, weighed by ``ranking_weights.json``, which
``scripts/places/fit.py`` fits on the even documents of LGL, GeoWebNews and GeoVirus.
"""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files

import numpy as np

from situate.gazetteer.nearness import distance_km
from situate.gazetteer.store import Candidate, GazetteerPlace
from situate.places.words import capitals

_NEAREST_KM = 150.0
_NEIGHBOUR_KM = 400.0
_NEIGHBOURS = 5
_FEW_POINTS = 20  # up to so many, numpy takes longer than it saves
# The first guess, before there is company: a country's name means the country.
_UNIT_BONUS = 1.15
_COUNTRY_SIZE = 18.0
_REGION_SIZE = 6.0
_LANDMARK_SIZE = 2.0  # an imported hill, well or farm, whose extent nobody states: a hamlet's
_DISTRICT_SIZE = 3.0
_CAPITAL_BONUS = 2.0
_LEAST_SEAT_SHARE = 0.1
_PLAIN_FEATURES = frozenset({"settlement", "admin1", "admin2", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What the report has resolved so far: shares of countries and units, and points.

    ``inside`` are the keys of the candidates that a place named beside the name contains, by a word
    or by a comma; ``contains`` is whether the name itself is used to say where others lie.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[int, float] = field(default_factory=dict)
    points: Sequence[tuple[float, float]] = ()
    inside: frozenset[int] = frozenset()
    contains: bool = False
    shown: bool = False


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each fact."""
    text = (files("situate.places") / "ranking_weights.json").read_text(encoding="utf8")
    return dict(json.loads(text))


def score_candidate(candidate: Candidate, company: Company, name: str) -> float:
    """How well a candidate fits a name in normal form: the weighted sum of its facts."""
    weights = load_weights()
    return sum(
        weights.get(fact, 0.0) * value for fact, value in list_facts(candidate, company, name)
    )


def list_facts(candidate: Candidate, company: Company, name: str) -> Iterator[tuple[str, float]]:
    """What speaks for and against a candidate, each fact with its strength."""
    place = candidate.place
    grain = _grain_of(place)
    yield f"is-{grain}", 1.0
    if place.feature in ("settlement", "admin1"):
        yield f"size-{grain}", math.log10(max(place.population or 0, 100))
    yield "unlike", 10 * (1.0 - candidate.similarity)
    if name != place.forms[0]:
        yield f"by-other-name-{grain}", 1.0
        if company.shown:
            yield f"outshown-{grain}", 1.0
    if place.key in capitals():
        yield "capital", 1.0
    share = max((company.countries.get(code, 0.0) for code in place.countries), default=0.0)
    yield f"country-share-{grain}", share
    unit = place.key if place.feature == "admin1" else place.admin1
    if unit is not None:
        yield "unit-share", company.units.get(unit, 0.0)
    if place.key in company.inside:
        yield "inside", 1.0
    if company.contains:
        yield f"contains-{grain}", 1.0
    if grain != "country" and company.points:
        nearest, around = _measure_neighbours(place, company.points)
        yield f"nearest-{grain}", nearest
        yield "around", around


def _grain_of(place: GazetteerPlace) -> str:
    if place.feature == "continent":
        return "country"
    return place.feature if place.feature in _PLAIN_FEATURES else "region"


def measure_size(place: GazetteerPlace) -> float:
    """The prior without company: log10 of the population, fixed for countries and for regions."""
    if place.feature in ("country", "continent"):
        return _COUNTRY_SIZE
    if place.feature in ("settlement", "admin1"):
        bonus = _UNIT_BONUS if place.feature == "admin1" else 0.0
        bonus += _CAPITAL_BONUS if place.key in capitals() else 0.0
        return math.log10(max(place.population or 0, 100)) + bonus
    if place.feature == "admin2":
        return _DISTRICT_SIZE
    return _LANDMARK_SIZE if place.is_landmark else _REGION_SIZE


def drop_namesakes(
    candidates: Sequence[Candidate], *, contains_others: bool, inside: frozenset[int] = frozenset()
) -> list[Candidate]:
    """The candidates without the unlikely one of two namesakes.

    A country's name means the country, not its capital, a province of its or a town anywhere
    (unless the text says that it lies ``inside`` a place: "Lebanon, Indiana"); a city's name means
    the city and not its province, a capital's not another province of the country, unless the text
    uses it to say where another place lies ("X, New York").
    """
    lands = {c for one in candidates if one.place.feature == "country" for c in one.place.countries}
    if lands:
        candidates = [
            one
            for one in candidates
            if one.place.feature != "settlement" or one.place.key in inside
        ]
    if not contains_others:
        ruled = {c for o in candidates if o.place.key in capitals() for c in o.place.countries}
        candidates = [
            one
            for one in candidates
            if one.place.feature != "admin1"
            or one.place.key in inside
            or not ruled.intersection(one.place.countries)
        ]
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


def _measure_neighbours(
    place: GazetteerPlace, points: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Nearness to the nearest other place and to the nearest few; to an area from its edge."""
    here, reach = (place.latitude, place.longitude), reach_km(place)
    near = _nearest_points(here, points)
    few = sorted(max(0.0, distance_km(here, point) - reach) for point in near)
    mean = sum(math.exp(-km / _NEIGHBOUR_KM) for km in few) / len(few)
    return math.exp(-few[0] / _NEAREST_KM), mean


def _nearest_points(
    here: tuple[float, float], points: Sequence[tuple[float, float]]
) -> Sequence[tuple[float, float]]:
    """The nearest few of the points, told by their chords where there are many (long reports)."""
    if len(points) <= _FEW_POINTS:
        return heapq.nsmallest(_NEIGHBOURS, points, key=partial(distance_km, here))
    latitudes, longitudes = np.radians(np.asarray(points)).T
    latitude, longitude = math.radians(here[0]), math.radians(here[1])
    apart = np.cos(latitudes) * math.cos(latitude) * np.cos(longitudes - longitude)
    apart += np.sin(latitudes) * math.sin(latitude)  # the cosine of the angle between them
    return [points[index] for index in np.argpartition(-apart, _NEIGHBOURS)[:_NEIGHBOURS]]


def reach_km(place: GazetteerPlace) -> float:
    """How far an area reaches from its point; 0 for a town."""
    if place.radius_km is not None:
        return place.radius_km
    if place.box is None:
        return 0.0
    south, west, north, east = place.box
    return distance_km((south, west), (north, east)) / 2
