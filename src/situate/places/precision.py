"""How precise a place is in the codes of others: UCDP's where_prec and ACLED's geo_precision.

UCDP: 1 exact, 2 near a known point, 3 second-order unit, 4 first-order unit, 5 part of a country
or a feature of the land, 6 country, 7 sea and air. ACLED: 1 the town itself, 2 a small region that
a town stands for, 3 a larger region. Neither has a code for a continent.
"""

from __future__ import annotations

from situate.places.areas import Area

SMALL_KM = 30.0  # the radius up to which a part or a region is a small one to ACLED
_WHERE_PREC = {
    "exact": 1, "near": 2, "admin2": 3, "admin1": 4, "part": 5, "region": 5, "country": 6,
}  # fmt: skip
_GEO_PRECISION = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3, "country": 3}
_WATERS = frozenset({"sea", "strait"})


def where_prec(area: Area, feature: str) -> int | None:
    """UCDP's code, 1 to 7, of the area meant by an entry of this feature; None for a continent."""
    if feature in _WATERS:
        return 7
    return None if feature == "continent" else _WHERE_PREC[area.precision]


def geo_precision(area: Area, feature: str) -> int | None:
    """ACLED's code, 1 to 3, of the area meant by an entry of this feature; None for a continent."""
    if feature == "continent":
        return None
    if area.precision in _GEO_PRECISION:
        return _GEO_PRECISION[area.precision]
    return 2 if area.radius_km <= SMALL_KM else 3
