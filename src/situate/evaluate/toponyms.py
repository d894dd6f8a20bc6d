"""Toponyms found in a text and put where they are: the figures of the geoparsing literature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from situate.evaluate.corpora import Row
from situate.evaluate.matching import overlap, pair
from situate.evaluate.measures import Measure, measure_share, measure_tally
from situate.evaluate.scores import Tally
from situate.gazetteer.nearness import distance_km
from situate.records import Place, Reading, Span

# The radius of the geoparsing literature (100 miles).
NEAR_KM = 161.0


@dataclass(slots=True)
class ToponymScores:
    """Toponyms found, those within 161 km, and those within the area's own radius too."""

    found: Tally = field(default_factory=Tally)
    near: Tally = field(default_factory=Tally)
    inside: Tally = field(default_factory=Tally)

    def add(self, row: Row, reading: Reading) -> None:
        """Count the toponyms of one report that have coordinates."""
        wanted = [t for t in row["toponyms"] if t["lat"] is not None and not t["bad_offset"]]
        spans = {id(t): Span(start=t["begin"], end=t["end"]) for t in wanted}
        pairs = pair(reading.places, wanted, lambda place, t: overlap(place, spans[id(t)]))
        away = [(place, distance_from(place, t["lat"], t["lon"])) for place, t in pairs]
        size = {"found": len(reading.places), "wanted": len(wanted)}
        self.found.add(hits=len(pairs), **size)
        self.near.add(hits=sum(km is not None and km <= NEAR_KM for _, km in away), **size)
        self.inside.add(
            hits=sum(km is not None and km <= max(NEAR_KM, p.radius_km or 0.0) for p, km in away),
            **size,
        )


def measure_toponyms(
    pairs: Iterable[tuple[Row, Reading]], corpus: str, *, peer: str, resolved: str | None = None
) -> Iterator[Measure]:
    """F of toponyms found, of those within 161 km too, and the share of these among those found.

    ``peer`` is a published figure of found and within 161 km, ``resolved`` of the share.
    """
    scores = ToponymScores()
    for row, reading in pairs:
        scores.add(row, reading)
    yield from measure_tally(scores.found, corpus=corpus, task="places found")
    yield from measure_tally(
        scores.near,
        corpus=corpus,
        task="places found and within 161 km",
        peer=peer,
        headline=True,
    )
    yield from measure_tally(
        scores.inside,
        corpus=corpus,
        task="places found and within 161 km or within the area's own radius",
    )
    share = measure_share(
        scores.near.hits,
        scores.found.hits,
        corpus=corpus,
        task="places within 161 km, of those found",
    )
    yield replace(share, peer=resolved)


def distance_from(place: Place, latitude: float, longitude: float) -> float | None:
    """How many kilometres a place is from a point; None where it has no coordinates."""
    if place.latitude is None or place.longitude is None:
        return None
    return distance_km((place.latitude, place.longitude), (latitude, longitude))
