"""Events as a GeoJSON feature collection (RFC 7946): WGS 84, longitude first.

An event without a point has a null geometry. How precise the point is stands in the properties
``place_precision`` and ``radius_km``: a point of precision admin1 or country is no address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from situate.export.context import ExportContext
from situate.export.losses import LOSABLE, Losses, Tally
from situate.export.parties import SideFinder
from situate.reading_format import as_json
from situate.records import Event, KeptPlace

LOST = ("backing", "other-values", "counts-told", "claims")


def write_geojson(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write all events as features; the member ``situate`` says how the file was made."""
    tally = Tally("geojson", LOST)
    finder = SideFinder(context)
    header = context.header() | {"not_carried": {name: LOSABLE[name].meaning for name in LOST}}
    opening = f'{{"type":"FeatureCollection","situate":{_dump(header)},"features":['
    out.write(opening.encode("utf-8", "replace"))
    before = "\n"
    for event in events:
        feature = _make_feature(event, finder)
        out.write((before + _dump(feature)).encode("utf-8", "replace"))
        before = ",\n"
        tally.count(event)
        if feature["geometry"] is None:
            tally.lose("geometry null: place not known")
    out.write(b"\n]}\n")
    return tally.close()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _make_feature(event: Event, finder: SideFinder) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(event.place),
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "aspect": event.aspect,
            "begin": as_json(event.begin),
            "end": as_json(event.end),
            "precision": event.precision,
            **_place_properties(event.place),
            "participants": [
                {"role": p.role, "actor": p.actor, "name": finder.name_of(p)}
                for p in event.participants
            ],
            "tolls": as_json(event.tolls),
            "route": [
                {"role": s.role, "place": s.place.name or s.place.text, "id": s.place.id}
                for s in event.route
            ],
            "credibility": event.credibility,
            "score": round(event.score, 3),
            "origins": [{"name": o.name, "kind": o.kind} for o in event.origins],
            "contradictions": list(event.contradictions),
            "reports": list(event.reports),
            "first_published": as_json(event.first_published),
            "last_published": as_json(event.last_published),
        },
    }


def _geometry(place: KeptPlace | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _place_properties(place: KeptPlace | None) -> dict[str, Any]:
    return {
        "place": None if place is None else place.name or place.text,
        "place_text": place and place.text,
        "place_id": place and place.id,
        "admin1": place and place.admin1,
        "country": place and place.country,
        "place_precision": place and place.precision,
        "radius_km": place and place.radius_km,
    }
