"""GeoVirus: toponyms of Wikinews reports on epidemics, found and put where they are."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.matching import overlap, pair
from situate.evaluate.measures import Measure, measure_share, measure_tally
from situate.evaluate.scores import Tally
from situate.reader import Reader
from situate.records import Place, Reading, Span

EARTH_RADIUS_KM = 6371.0
# The radius of the geoparsing literature (100 miles).
NEAR_KM = 161.0


def score_geovirus(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of toponyms found, and of those also within 161 km."""
    found, near, inside = Tally(), Tally(), Tally()
    for row, reading in read_rows(reader, load_rows(folder / "geovirus.jsonl"), make_report):
        tally_toponyms(row, reading, found=found, near=near, inside=inside)
    yield from measure_tally(found, corpus="GeoVirus", task="places found")
    yield from measure_tally(
        near,
        corpus="GeoVirus",
        task="places found and within 161 km",
        peer="best of EUPEG's nine geoparsers F .673",
        headline=True,
    )
    yield from measure_tally(
        inside,
        corpus="GeoVirus",
        task="places found and within 161 km or within the area's own radius",
    )
    yield measure_share(
        near.hits,
        found.hits,
        corpus="GeoVirus",
        task="places within 161 km, of those found",
    )


def tally_toponyms(row: Row, reading: Reading, *, found: Tally, near: Tally, inside: Tally) -> None:
    """Count the toponyms of one report that have coordinates."""
    wanted = [t for t in row["toponyms"] if t["lat"] is not None and not t["bad_offset"]]
    spans = {id(t): Span(start=t["begin"], end=t["end"]) for t in wanted}
    pairs = pair(reading.places, wanted, lambda place, t: overlap(place, spans[id(t)]))
    away = [(place, distance_from(place, t["lat"], t["lon"])) for place, t in pairs]
    size = {"found": len(reading.places), "wanted": len(wanted)}
    found.add(hits=len(pairs), **size)
    near.add(hits=sum(km is not None and km <= NEAR_KM for _, km in away), **size)
    inside.add(
        hits=sum(km is not None and km <= max(NEAR_KM, p.radius_km or 0.0) for p, km in away),
        **size,
    )


def distance_from(place: Place, latitude: float, longitude: float) -> float | None:
    """How many kilometres a place is from a point; None where it has no coordinates."""
    if place.latitude is None or place.longitude is None:
        return None
    return distance_km(place.latitude, place.longitude, latitude, longitude)


def distance_km(*coordinates: float) -> float:
    """The great-circle distance of two points: latitude, longitude, latitude, longitude."""
    lat1, lon1, lat2, lon2 = map(radians, coordinates)
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
