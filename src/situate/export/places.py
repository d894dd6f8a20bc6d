"""Places of events in the codes of other formats."""

from __future__ import annotations

from situate.places.areas import Area
from situate.places.precision import geo_precision, where_prec
from situate.records import KeptPlace

_OF_WHERE_PREC = {
    1: "exact", 2: "near", 3: "admin2", 4: "admin1", 5: "part", 6: "country", 7: "region",
}  # fmt: skip
_OF_GEO_PRECISION = {1: "exact", 2: "near", 3: "region"}
_CELL_DEGREES = 0.5
_CELLS_AROUND = 720


def geo_precision_of(place: KeptPlace) -> int | None:
    """ACLED's geo_precision of a place; None where it is not resolved."""
    area = _as_area(place)
    return None if area is None else geo_precision(area, place.feature or "")


def where_prec_of(place: KeptPlace) -> int | None:
    """UCDP's where_prec of a place; None where it is not resolved."""
    area = _as_area(place)
    return None if area is None else where_prec(area, place.feature or "")


def name_geo_precision(code: int | None) -> str | None:
    """ACLED's geo_precision in the words of the reading format."""
    return _OF_GEO_PRECISION.get(code or 0)


def name_where_prec(code: int | None) -> str | None:
    """UCDP's where_prec in the words of the reading format."""
    return _OF_WHERE_PREC.get(code or 0)


def priogrid_cell(latitude: float, longitude: float) -> int:
    """The number of the PRIO-GRID cell (half a degree) of a point; row by row from the south-west.

    Tollefsen, Strand and Buhaug 2012, "PRIO-GRID: A unified spatial data structure".
    """
    row = min(int((latitude + 90) / _CELL_DEGREES), _CELLS_AROUND // 2 - 1)
    column = min(int((longitude + 180) / _CELL_DEGREES), _CELLS_AROUND - 1)
    return row * _CELLS_AROUND + column + 1


def _as_area(place: KeptPlace) -> Area | None:
    if place.latitude is None or place.longitude is None or place.precision is None:
        return None
    return Area(
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        radius_km=place.radius_km or 0.0,
    )
