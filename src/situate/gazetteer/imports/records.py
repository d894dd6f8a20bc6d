"""What a row of an imported file says, before it is joined with what the gazetteer holds."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_FOREIGN = 50_000_000  # GeoNames ids are below, ids of Who's On First above
_MOST_PEOPLE = 10_000_000_000


class BadRowError(Exception):
    """One row cannot be read; its message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """One place of an imported file.

    ``geonames`` is its GeoNames id; ``ref`` what the source itself calls it ("wof:85678359").
    ``admin1`` names its unit, alternatives barred: "wof:85678359|gn:SY.09", "name:Aleppo".
    ``code`` is a unit's own GeoNames code ("SY.09", "SY.09.24"); ``box`` south,west,north,east.
    Coordinates are None only for units that are known by their code.
    """

    geonames: int | None
    ref: str | None
    name: str
    names: tuple[str, ...]
    feature: str
    country: str
    latitude: float | None
    longitude: float | None
    admin1: str | None = None
    code: str | None = None
    population: int | None = None
    box: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """One more name of the place with this GeoNames id."""

    geonames: int
    name: str


ImportRecord = PlaceRecord | NameRecord


def read_degrees(text: object, *, most: float, what: str) -> float:
    """A latitude or longitude.

    Raises:
        BadRowError: it is no number, or out of range.
    """
    try:
        value = float(str(text))
    except ValueError:
        raise BadRowError(f"{what} {text!r} is no number") from None
    if not -most <= value <= most:
        raise BadRowError(f"{what} {text} is not between -{most:g} and {most:g}")
    return value


def read_point(latitude: object, longitude: object) -> tuple[float, float]:
    """Latitude and longitude in degrees.

    Raises:
        BadRowError: they are no coordinates, or 0, 0, which stands for unknown.
    """
    point = (
        read_degrees(latitude, most=90, what="latitude"),
        read_degrees(longitude, most=180, what="longitude"),
    )
    if point == (0.0, 0.0):
        raise BadRowError("coordinates 0, 0 stand for unknown")
    return point


def read_country(text: object) -> str:
    """An ISO alpha-2 code in capitals.

    Raises:
        BadRowError: it is none.
    """
    code = str(text or "").strip().upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise BadRowError(f"country {text!r} is no ISO code of two letters")
    return code


def read_population(text: object) -> int | None:
    """A number of people; 0 and nothing stand for unknown.

    Raises:
        BadRowError: it is no number.
    """
    bare = str(text or "").strip().replace(",", "")
    try:
        number = max(0, int(float(bare))) if bare else 0
    except (ValueError, OverflowError):
        raise BadRowError(f"population {text!r} is no number") from None
    if number > _MOST_PEOPLE:
        raise BadRowError(f"population {text!r} is more than there are people")
    return number or None


def read_geonames_id(value: object) -> int | None:
    """A GeoNames id; None for nothing and for what can be none."""
    text = str(value).removesuffix(".0")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    return int(text) if 0 < int(text) < FIRST_FOREIGN else None
