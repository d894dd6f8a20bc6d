"""Events as our own comma-separated table: one row an event, all chosen values, origins, disputes.

Lists in a cell are parted by "; ". What was told besides the chosen values stands in the columns
``other_...`` in words; the claims behind each are in the Parquet file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from situate.export.cells import Cell, TableWriter, join_cells
from situate.export.context import ExportContext
from situate.export.deaths import split_deaths
from situate.export.losses import Losses, Tally
from situate.export.parties import SideFinder
from situate.records import Event, KeptPlace, ToldDays

ROLES = (
    "actor", "supporter", "target", "victim", "party", "object", "instrument", "beneficiary",
)  # fmt: skip
KINDS = (
    "killed", "injured", "captured", "displaced", "missing", "participants", "vehicles", "other",
)  # fmt: skip
COLUMNS = (
    "id", "type", "mode", "status", "aspect", "begin", "end", "precision",
    "place", "place_text", "place_id", "latitude", "longitude", "place_feature",
    "place_precision", "radius_km", "admin1", "country", "route",
    *(f"{role}_{part}" for role in ROLES for part in ("names", "ids")),
    *(f"{kind}_{part}" for kind in KINDS for part in ("low", "best", "high")),
    "deaths_actor", "deaths_target", "deaths_civilians", "deaths_unknown",
    "credibility", "score", "origin_count", "origins", "origin_ids", "contradictions",
    "other_types", "other_statuses", "other_days", "other_places", "claims", "reports",
    "publishers", "urls", "first_published", "last_published",
)  # fmt: skip
LOST = ("backing", "counts-told")


def write_csv(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write one row an event, whatever its status."""
    tally = Tally("csv", LOST)
    table = TableWriter(out, COLUMNS)
    finder = SideFinder(context)
    for event in events:
        row = _event_cells(event) | _place_cells(event.place) | _toll_cells(event, finder)
        table.write_row(row | _participant_cells(event, finder) | _source_cells(event, context))
        tally.count(event)
    return tally.close()


def _event_cells(event: Event) -> dict[str, Cell]:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "aspect": event.aspect,
        "begin": event.begin.isoformat() if event.begin else None,
        "end": event.end.isoformat() if event.end else None,
        "precision": event.precision,
        "credibility": event.credibility,
        "score": event.score,
        "route": join_cells(f"{s.role} {s.place.name or s.place.text}" for s in event.route),
        "contradictions": join_cells(event.contradictions),
        "other_types": join_cells(
            told.type + (f" ({told.mode})" if told.mode else "")
            for told in event.types
            if (told.type, told.mode) != (event.type, event.mode)
        ),
        "other_statuses": join_cells(
            told.status for told in event.statuses if told.status != event.status
        ),
        "other_days": join_cells(
            _name_days(told)
            for told in event.days
            if (told.begin, told.end) != (event.begin, event.end)
        ),
        "other_places": join_cells(
            told.place.name or told.place.text
            for told in event.places
            if event.place is None or _key(told.place) != _key(event.place)
        ),
    }


def _key(place: KeptPlace) -> str:
    """What makes a place the same: its entry, or its words where it has none."""
    return place.id or place.text


def _name_days(told: ToldDays) -> str:
    """Days as ISO 8601 writes them: one, or an interval with ".." for an open side."""
    begin = told.begin.isoformat() if told.begin else ".."
    end = told.end.isoformat() if told.end else ".."
    return begin if begin == end else f"{begin}/{end}"


def _place_cells(place: KeptPlace | None) -> dict[str, Cell]:
    if place is None:
        return {}
    return {
        "place": place.name or place.text,
        "place_text": place.text,
        "place_id": place.id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_feature": place.feature,
        "place_precision": place.precision,
        "radius_km": place.radius_km,
        "admin1": place.admin1,
        "country": place.country,
    }


def _participant_cells(event: Event, finder: SideFinder) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for role in ROLES:
        told = [p for p in event.participants if p.role == role]
        cells[f"{role}_names"] = join_cells(map(finder.name_of, told))
        cells[f"{role}_ids"] = join_cells(p.actor for p in told)
    return cells


def _toll_cells(event: Event, finder: SideFinder) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for kind in KINDS:
        toll = event.toll(kind)
        if toll is not None:
            cells |= {f"{kind}_low": toll.low, f"{kind}_best": toll.best, f"{kind}_high": toll.high}
    deaths = split_deaths(event, finder.find(event), finder)
    if deaths is None:
        return cells
    return cells | {
        "deaths_actor": deaths.side_a,
        "deaths_target": deaths.side_b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
    }


def _source_cells(event: Event, context: ExportContext) -> dict[str, Cell]:
    reports = context.reports_of(event)
    return {
        "origin_count": len(event.origins),
        "origins": join_cells(origin.name for origin in event.origins),
        "origin_ids": join_cells(origin.id for origin in event.origins),
        "claims": join_cells(event.claims),
        "reports": join_cells(event.reports),
        "publishers": join_cells(r.publisher or r.agency for r in reports),
        "urls": join_cells(r.url for r in reports),
        "first_published": event.first_published.isoformat() if event.first_published else None,
        "last_published": event.last_published.isoformat() if event.last_published else None,
    }
