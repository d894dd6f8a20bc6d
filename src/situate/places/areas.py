"""From an entry and how the text places it to a point, a precision and a radius.

"10 km south of X" moves the point; "northern X province" moves it towards that side of the known
places of the province. Nothing is moved without a stated distance or side.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from situate.gazetteer.nearness import distance_km
from situate.gazetteer.store import GazetteerPlace
from situate.places.phrases import Setting
from situate.places.words import DIRECTIONS

_KM_A_DEGREE = 111.2
_LARGE_TOWN = 50_000
_SIDE_SHARE = 0.25  # of the whole extent: the middle of the half on that side
_CORNER = 0.15  # farther out: "northeastern" is the eighth between north and east, not a quarter
_UNKNOWN_EXTENT_KM = 50.0
_POINT_FEATURES = frozenset(
    {"settlement", "base", "camp", "crossing", "facility", "dam", "oilfield"}
)
# Place words for things near a town of the same name rather than the town itself.
POINT_KINDS = frozenset({"facility", "base", "camp", "dam", "oilfield", "crossing"})
# Of imported places whose extent nobody states: points, hills and wadis, districts.
_UNKNOWN_RADIUS_KM = {
    **dict.fromkeys(POINT_KINDS, 3.0),
    **dict.fromkeys(("mountain", "valley", "lake", "island", "forest", "road", "canal"), 10.0),
    "admin2": 25.0,
}
LONGEST_OFFSET_KM = 500.0  # beyond it a direction from a town is no place on a flat map
_HALF_ROUND_KM = 20_000.0
_NEAR_KM = 10.0
_FACILITY_KM = 10.0
_EDGE_KM = 20.0  # on the border of a town's land, off its coast
_LONGEST_STRETCH_KM = 250.0
_LEAST_STRETCH_KM = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where the place meant lies: a point, how precise it is, and the radius around it."""

    latitude: float
    longitude: float
    precision: str
    radius_km: float


def compose_area(place: GazetteerPlace, setting: Setting, *, kind: str | None = None) -> Area:
    """The area meant by an entry in a setting; ``kind`` is what its place word says."""
    base = Area(
        latitude=place.latitude,
        longitude=place.longitude,
        precision=_precision_of(place),
        radius_km=_radius_of(place),
    )
    is_point = place.feature in _POINT_FEATURES
    if setting.relation == "near":
        return _compose_near(base, setting, is_point)
    if setting.relation in ("border", "offshore"):
        return _with(base, "near", _EDGE_KM) if is_point else _with(base, "part", base.radius_km)
    if setting.relation == "part" and setting.direction:
        return _compose_part(base, place, setting.direction)
    if place.feature == "settlement" and (setting.rural or kind == "countryside"):
        return _with(base, "near", 15.0)
    if place.feature == "settlement" and kind == "admin2":
        return _with(base, "admin2", 25.0)
    if place.feature == "settlement" and kind in POINT_KINDS:
        return _with(base, "near", _FACILITY_KM)
    return base


def _compose_near(base: Area, setting: Setting, is_point: bool) -> Area:
    if not is_point:
        return _with(base, "near" if base.precision == "exact" else base.precision, base.radius_km)
    distance = setting.distance_km
    if distance is None:
        return _with(base, "near", _NEAR_KM if setting.direction is None else 2 * _NEAR_KM)
    if setting.direction is None or distance > LONGEST_OFFSET_KM:
        return _with(base, "near", min(max(5.0, distance), _HALF_ROUND_KM))
    latitude, longitude = _wrap(move(base.latitude, base.longitude, setting.direction, distance))
    return Area(
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        precision="near",
        radius_km=min(25.0, max(5.0, 0.3 * distance)),
    )


def _compose_part(base: Area, place: GazetteerPlace, direction: str) -> Area:
    """The half or quarter of an area on one side: the centre of its shape there, or of its box."""
    if place.feature in _POINT_FEATURES:
        return _with(base, "part", base.radius_km)
    east, north = DIRECTIONS.get(direction, (0, 0))
    height, width = _extent(place)
    side = ("n" if north > 0 else "s" if north < 0 else "") + (
        "e" if east > 0 else "w" if east < 0 else ""
    )
    latitude, longitude = place.sides.get(side) or (
        place.latitude + _SIDE_SHARE * height * north,
        place.longitude + _SIDE_SHARE * width * east,
    )
    if north and east:
        latitude += _CORNER * (latitude - place.latitude)
        longitude += _CORNER * (longitude - place.longitude)
    latitude, longitude = _wrap((latitude, longitude))
    across = width * math.cos(math.radians(latitude))
    halves = (height / (2 if north else 1), across / (2 if east else 1))
    if not side:
        halves = (height / 2, across / 2)
    return Area(
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        precision="part",
        radius_km=round(max(10.0, sum(halves) / 4 * _KM_A_DEGREE), 1),
    )


def compose_stretch(one: GazetteerPlace, other: GazetteerPlace) -> Area | None:
    """The stretch between two points: its middle and half its length; None where it is no stretch.

    Between areas, or ends farther apart than a day's drive, the words say less than the names.
    """
    if one.feature not in _POINT_FEATURES or other.feature not in _POINT_FEATURES:
        return None
    km = distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    if not 0 < km <= _LONGEST_STRETCH_KM:
        return None
    return Area(
        latitude=round((one.latitude + other.latitude) / 2, 4),
        longitude=round((one.longitude + other.longitude) / 2, 4),
        precision="near",
        radius_km=round(max(_LEAST_STRETCH_KM, km / 2), 1),
    )


def _extent(place: GazetteerPlace) -> tuple[float, float]:
    """Height and width of an area in degrees."""
    if place.box is not None:
        south, west, north, east = place.box
        return north - south, east - west
    height = 2 * (place.radius_km or _UNKNOWN_EXTENT_KM) / _KM_A_DEGREE
    return height, height / max(0.1, math.cos(math.radians(place.latitude)))


def move(latitude: float, longitude: float, direction: str, km: float) -> tuple[float, float]:
    """The point a distance away in a compass direction (flat-earth, good below 500 km)."""
    east, north = DIRECTIONS[direction]
    length = math.hypot(east, north) or 1.0
    shifted = latitude + km * north / length / _KM_A_DEGREE
    wide = _KM_A_DEGREE * max(0.05, math.cos(math.radians(latitude)))
    return shifted, longitude + km * east / length / wide


def _wrap(point: tuple[float, float]) -> tuple[float, float]:
    """A point that may lie beyond a pole or the date line, on the globe."""
    latitude, longitude = point
    return max(-90.0, min(90.0, latitude)), (longitude + 180.0) % 360.0 - 180.0


def _precision_of(place: GazetteerPlace) -> str:
    if place.feature in _POINT_FEATURES:
        return "exact"
    return place.feature if place.feature in ("admin1", "admin2", "country") else "region"


def _radius_of(place: GazetteerPlace) -> float:
    if place.feature == "settlement":
        return 5.0 if (place.population or 0) >= _LARGE_TOWN else 3.0
    if place.radius_km is not None:
        return place.radius_km
    if place.box is None:
        return _UNKNOWN_RADIUS_KM.get(place.feature, _UNKNOWN_EXTENT_KM)
    south, west, north, east = place.box
    across = (east - west) * math.cos(math.radians((south + north) / 2))
    return round(max(10.0, math.hypot(north - south, across) / 2 * _KM_A_DEGREE), 1)


def _with(base: Area, precision: str, radius_km: float) -> Area:
    return Area(
        latitude=base.latitude,
        longitude=base.longitude,
        precision=precision,
        radius_km=radius_km,
    )
