"""Events as a comma-separated table with a row of HXL tags below its header.

The tags are those that HDX publishes UCDP's events with, and those in use for injured and displaced
people. HDX is taking HXL out; this is for tools that still read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from situate.export.cells import Cell, TableWriter, list_cell
from situate.export.context import ExportContext
from situate.export.countries import find_country
from situate.export.losses import Losses, Tally
from situate.export.parties import SideFinder, Sides
from situate.places.country_codes import alpha_3_by_alpha_2
from situate.records import Event

TAGS = {
    "id": "#meta+id",
    "type": "#event+type",
    "year": "#date+year",
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "source_headline": "#description",
    "url": "#meta+url",
    "where_coordinates": "#loc+name",
    "adm_1": "#adm1+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "country": "#country+name",
    "iso3": "#country+code",
    "region": "#region+name",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "date_reported": "#date+reported",
    "best": "#affected+killed",
    "injured": "#affected+injured",
    "displaced": "#affected+idps+individuals",
}
LOST = (
    "contradictions", "contested", "backing", "other-values", "counts-told", "origins",
    "credibility", "score", "mode", "aspect", "route", "radius", "place-id", "more-participants",
    "roles", "actor-ids", "deaths-by-side", "deaths-range", "claims", "captured", "missing",
    "participants", "vehicles", "other",
)  # fmt: skip


def write_hxl(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write header, tags and one row an event that happened."""
    tally = Tally("hxl", LOST)
    table = TableWriter(out, tuple(TAGS))
    table.write_tags(tuple(TAGS.values()))
    finder = SideFinder(context)
    for event in tally.keep_happened(events):
        table.write_row(_make_row(event, finder.find(event), context))
        tally.count(event)
    return tally.close()


def _make_row(event: Event, sides: Sides, context: ExportContext) -> dict[str, Cell]:
    reports = context.reports_of(event)
    begin, end = event.begin, event.end
    row: dict[str, Cell] = {
        "id": event.id,
        "type": event.type,
        "year": begin.year if begin and end and begin.year == end.year else None,
        "side_a": sides.first.name if sides.first else None,
        "side_b": sides.second.name if sides.second else None,
        "source_article": list_cell(r.publisher or r.agency for r in reports),
        "source_headline": list_cell(r.title for r in reports),
        "url": list_cell(r.url for r in reports),
        "date_start": begin.isoformat() if begin else None,
        "date_end": end.isoformat() if end else None,
        "date_reported": event.first_published.isoformat() if event.first_published else None,
    }
    for column, what in (("best", "killed"), ("injured", "injured"), ("displaced", "displaced")):
        toll = event.toll(what)
        row[column] = toll.best if toll else None
    return row | _place_cells(event)


def _place_cells(event: Event) -> dict[str, Cell]:
    place = event.place
    if place is None:
        return {}
    country = find_country(place.country)
    return {
        "where_coordinates": place.name or place.text,
        "adm_1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": country.name if country else None,
        "iso3": alpha_3_by_alpha_2().get(place.country or ""),
        "region": country.region if country else None,
    }
