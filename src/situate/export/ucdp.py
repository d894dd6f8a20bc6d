"""Events in the 49 columns of UCDP GED: organised violence with at least one death told.

``id`` is ours; the ids of UCDP's conflicts, dyads and actors are its own, and stay empty. ``best``
is the lowest number told where none is best; the dead by side add up to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from situate.actors.actor import Actor
from situate.export.cells import Cell, TableWriter, list_cell, write_number
from situate.export.context import ExportContext, ReportFacts
from situate.export.countries import find_country
from situate.export.days import date_prec
from situate.export.deaths import Deaths, split_deaths
from situate.export.losses import COUNTS_BUT_DEATHS, Losses, Tally
from situate.export.parties import Side, SideFinder, Sides
from situate.export.places import priogrid_cell, where_prec_of
from situate.records import Event

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
LOST = (
    "contradictions", "contested", "backing", "other-values", "counts-told", "credibility", "score",
    "mode", "aspect", "route", "radius", "place-id", "more-participants", "roles", "actor-ids",
    "claims", *COUNTS_BUT_DEATHS,
)  # fmt: skip
EMPTY = (
    "relid", "active_year", "code_status", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id", "side_b_dset_id",
    "side_b_new_id", "adm_2",
)  # fmt: skip
_ONE_SIDED = 3


def write_ucdp(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write one row an event that happened, is organised violence and cost a life."""
    tally = Tally("ucdp", LOST)
    table = TableWriter(out, COLUMNS)
    finder = SideFinder(context)
    for event in tally.keep_happened(events):
        sides = finder.find(event)
        deaths = split_deaths(event, sides, finder)
        reason = _reason_against(event, deaths, context)
        if reason is not None or deaths is None:
            tally.leave_out(reason or "")
            continue
        table.write_row(_make_row(event, sides, deaths, context))
        tally.count(event)
        _count_gaps(event, sides, deaths, tally)
    return tally.close()


def _reason_against(event: Event, deaths: Deaths | None, context: ExportContext) -> str | None:
    kind = context.codebook.types.get(event.type)
    if kind is not None and not kind.ucdp:
        return "no organised violence"
    if deaths is None or not any((deaths.low, deaths.best, deaths.high)):
        return "no death told"
    return None


def _make_row(
    event: Event, sides: Sides, deaths: Deaths, context: ExportContext
) -> dict[str, Cell]:
    begin, end = event.begin, event.end
    one_year = begin is not None and (end is None or begin.year == end.year)
    row: dict[str, Cell] = {
        "id": event.id,
        "year": begin.year if begin is not None and one_year else None,
        "event_clarity": event_clarity(event),
        "date_prec": date_prec(begin, end, event.precision),
        "date_start": begin.isoformat() if begin else None,
        "date_end": end.isoformat() if end else None,
        "deaths_a": deaths.side_a,
        "deaths_b": deaths.side_b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }
    return row | _side_cells(sides) | _source_cells(event, context) | _place_cells(event)


def _side_cells(sides: Sides) -> dict[str, Cell]:
    name_a, name_b = _side_name(sides.first), _side_name(sides.second)
    if sides.codes.ucdp == _ONE_SIDED and (sides.second is None or sides.second.civilian):
        name_b = "Civilians"
    return {
        "type_of_violence": sides.codes.ucdp,
        "side_a": name_a,
        "side_b": name_b,
        "dyad_name": f"{name_a} - {name_b}" if name_a and name_b else None,
        "gwnoa": _government_number(sides.first),
        "gwnob": _government_number(sides.second),
    }


def _side_name(party: Side | None) -> str | None:
    """UCDP's name of a government for state forces, else the actor's own."""
    if party is None:
        return None
    country = find_country(_government(party.actor))
    return f"Government of {country.name}" if country else party.name


def _government(actor: Actor | None) -> str | None:
    """The country whose government's forces an actor is."""
    return actor.country if actor is not None and actor.inter == 1 else None


def _government_number(party: Side | None) -> int | None:
    country = find_country(_government(party.actor)) if party else None
    return country.gleditsch_ward if country else None


def _source_cells(event: Event, context: ExportContext) -> dict[str, Cell]:
    reports = context.reports_of(event)
    return {
        "number_of_sources": len(event.reports) or None,
        "source_article": ";".join(map(_name_article, reports)),
        "source_office": ";".join(_in_list(r.publisher or r.agency or "") for r in reports),
        "source_date": ";".join(r.published.isoformat() if r.published else "" for r in reports),
        "source_headline": ";".join(_in_list(r.title or "") for r in reports),
        "source_original": list_cell(origin.name for origin in event.origins),
    }


def _name_article(report: ReportFacts) -> str:
    """UCDP's "office,day,headline" in quotation marks."""
    day = report.published.isoformat() if report.published else ""
    parts = (report.publisher or report.agency or "", day, report.title or "")
    return '"' + ",".join(_in_list(part).replace('"', "'") for part in parts) + '"'


def _in_list(text: str) -> str:
    """Text in a list that semicolons part."""
    return text.replace(";", ",")


def _place_cells(event: Event) -> dict[str, Cell]:
    place = event.place
    if place is None:
        return {}
    country = find_country(place.country)
    cells: dict[str, Cell] = {
        "where_prec": where_prec_of(place),
        "where_coordinates": place.name or place.text,
        "where_description": place.text,
        "adm_1": place.admin1,
        "country": country.name if country else None,
        "country_id": country.gleditsch_ward if country else None,
        "region": country.region if country else None,
    }
    if place.latitude is None or place.longitude is None:
        return cells
    point = f"{write_number(place.longitude)} {write_number(place.latitude)}"
    return cells | {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({point})",
        "priogrid_gid": priogrid_cell(place.latitude, place.longitude),
    }


def event_clarity(event: Event) -> int:
    """1 a single event reported by itself, 2 a total over several events.

    A total is told of what is repeated, of what lasted from one stated day to another, and of what
    goes on since a day ("2,000 dead since 2004").
    """
    lasted = event.begin != event.end and event.precision == "day"
    lasted = lasted or (event.begin is not None and event.end is None)
    return 2 if event.aspect == "repeated" or lasted else 1


def _count_gaps(event: Event, sides: Sides, deaths: Deaths, tally: Tally) -> None:
    if deaths.best_is_low:
        tally.lose("best not told, written as the lowest number told")
    if deaths.too_many:
        tally.lose("deaths by side exceed the total, written as unknown")
    if sides.codes.ucdp is None:
        tally.lose("type_of_violence empty: sides not known")
    if sides.first is None:
        tally.lose("side_a empty: not told")
    if event.begin is None:
        tally.lose("date_start empty: no day")
    if event.end is None:
        tally.lose("date_end empty: no day, or an open span")
    if event.place is None or event.place.latitude is None:
        tally.lose("latitude and longitude empty: place not known")
