"""An entry of the gazetteer: a place, its names, its kind, where it lies and how large it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_KNOWN_FEATURES = frozenset({"settlement", "admin1", "admin2", "country", "continent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One gazetteer entry.

    ``countries`` are ISO alpha-2 codes (several for a region that crosses borders, none for a sea);
    ``admin1`` is the key of the admin-1 unit's own entry; ``box`` is south, west, north, east of
    an area, ``sides`` the centre of its halves and quarters (n, s, e, w, ne, nw, se, sw).
    """

    key: int
    id: str
    name: str
    forms: tuple[str, ...]
    feature: str
    countries: tuple[str, ...]
    admin1: int | None
    latitude: float
    longitude: float
    population: int | None
    radius_km: float | None
    box: tuple[float, float, float, float] | None
    sides: Mapping[str, tuple[float, float]] = field(default_factory=dict, compare=False)

    @property
    def is_landmark(self) -> bool:
        """True for an imported hill, well or building: a point that few reports name."""
        has_extent = self.radius_km is not None or self.box is not None
        return not has_extent and self.feature not in _KNOWN_FEATURES
