"""Events in ACLED's 31 columns (only the shape: no row of ACLED's own is used anywhere).

ACLED needs values where situate may know none: ``fatalities`` is 0 where no number of dead was told
(ACLED's "none reported"), else the lowest number told (its conservative figure). All else that is
not known stays empty. ``inter1``, ``inter2`` and ``interaction`` are ACLED's numbers. ``notes``
tells in words who says so, all numbers and what is disputed, which have no column of their own. An
event is one row, on its only or middle day; ACLED would write one for each day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from situate.export.cells import Cell, TableWriter, list_cell
from situate.export.context import ExportContext
from situate.export.countries import find_country
from situate.export.days import acled_day, name_day
from situate.export.losses import COUNTS_BUT_DEATHS, Losses, Tally
from situate.export.parties import Side, SideFinder, Sides
from situate.export.places import geo_precision_of
from situate.records import AcledCode, Event

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
LOST = (
    "contradictions", "backing", "other-values", "counts-told", "credibility", "score", "aspect",
    "span", "route", "radius", "place-id", "roles", "actor-ids", "deaths-by-side", "claims",
    *COUNTS_BUT_DEATHS,
)  # fmt: skip
EMPTY = ("region", "admin2", "admin3", "source_scale", "tags")
_DEMONSTRATIONS = frozenset({"Protests", "Riots"})
_REMOTE = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"
# Pairs of kinds that ACLED names (refs: its interaction codes); a pair that it does not is empty.
_INTERACTIONS = frozenset(
    """
    10 11 12 13 14 15 16 17 18 20 22 23 24 25 26 27 28 30 33 34 35 36 37 38 40 44 45 46 47 48
    50 55 56 57 58 60 66 67 68 78 80
    """.split()
)


def write_acled(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write one row an event that happened and that ACLED has a code for."""
    tally = Tally("acled", LOST)
    table = TableWriter(out, COLUMNS)
    finder = SideFinder(context)
    for event in tally.keep_happened(events):
        sides = finder.find(event)
        if sides.codes.acled is None:
            tally.leave_out("no ACLED code")
            continue
        table.write_row(_make_row(event, sides, sides.codes.acled, context))
        tally.count(event)
        _count_gaps(event, sides, tally)
    return tally.close()


def _make_row(
    event: Event, sides: Sides, code: AcledCode, context: ExportContext
) -> dict[str, Cell]:
    day, time_precision = acled_day(event.begin, event.end, event.precision)
    row: dict[str, Cell] = {
        "event_id_cnty": event.id,
        "event_date": day.isoformat() if day else None,
        "year": _year(event),
        "time_precision": time_precision,
        "disorder_type": disorder_type(code),
        "event_type": code.event_type,
        "sub_event_type": code.sub_event_type,
        "source": list_cell(r.publisher or r.agency for r in context.reports_of(event)),
        "notes": _make_notes(event),
        "fatalities": fatalities(event),
        "timestamp": int(context.exported.timestamp()),
    }
    return row | _side_cells(sides, code) | _place_cells(event)


def _side_cells(sides: Sides, code: AcledCode) -> dict[str, Cell]:
    first, second = sides
    return {
        "actor1": first.name if first else None,
        "assoc_actor_1": list_cell(first.others) if first else None,
        "inter1": first.inter if first else None,
        "actor2": second.name if second else None,
        "assoc_actor_2": list_cell(second.others) if second else None,
        "inter2": second.inter if second else None,
        "interaction": interaction(sides),
        "civilian_targeting": "Civilian targeting" if _targets_civilians(second, code) else None,
    }


def _place_cells(event: Event) -> dict[str, Cell]:
    place = event.place
    if place is None:
        return {}
    country = find_country(place.country)
    return {
        "iso": country.numeric if country else None,
        "country": country.name if country else None,
        "admin1": place.admin1,
        "location": place.name or place.text,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": geo_precision_of(place),
    }


def disorder_type(code: AcledCode) -> str:
    """ACLED's widest class of a sub-event type."""
    if code.sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if code.event_type in _DEMONSTRATIONS and code.sub_event_type != "Mob violence":
        return "Demonstrations"
    is_strategic = code.event_type == "Strategic developments"
    return "Strategic developments" if is_strategic else "Political violence"


def interaction(sides: Sides) -> int | None:
    """ACLED's number for a pair of kinds (the lower first), or for one that acts alone (10, 20)."""
    told = [side for side in sides if side is not None]
    kinds = sorted(side.inter for side in told if side.inter is not None)
    if not kinds or len(kinds) < len(told) or (len(kinds) == 1 and not sides.alone):
        return None
    code = f"{kinds[0]}{kinds[1] if len(kinds) == 2 else 0}"
    return int(code) if code in _INTERACTIONS else None


def fatalities(event: Event) -> int:
    """The lowest number of dead told; 0 where none was, as ACLED writes it."""
    toll = event.toll("killed")
    if toll is None:
        return 0
    return next((n for n in (toll.low, toll.best) if n is not None), 0)


def _targets_civilians(second: Side | None, code: AcledCode) -> bool:
    if code.event_type == _CIVILIANS or code.sub_event_type == "Excessive force against protesters":
        return True
    return code.event_type == _REMOTE and second is not None and second.inter == 7


def _year(event: Event) -> int | None:
    begin, end = event.begin, event.end or event.begin
    same = begin is not None and end is not None and begin.year == end.year
    return begin.year if begin is not None and same else None


def _make_notes(event: Event) -> str:
    """What the columns have no place for, in plain sentences: who says so, numbers, disputes."""
    begin, end = event.begin, event.end
    when = ""
    if begin is not None:
        until = f" to {name_day(end)}" if end is not None and end != begin else ""
        when = f"{'On' if end == begin else 'From'} {name_day(begin)}{until}, "
    where = ""
    if event.place is not None:
        where = f"in {event.place.name or event.place.text}, "
    what = event.type + (f" ({event.mode})" if event.mode else "")
    notes = [f"{when}{where}{what}".strip(), _tell_origins(event), *_tell_tolls(event)]
    if event.status == "contested":
        notes.append("Contested: an origin denies it")
    if event.contradictions:
        notes.append(f"Contradictory: {', '.join(event.contradictions)}")
    return ". ".join(note[0].upper() + note[1:] for note in notes if note) + "."


def _tell_origins(event: Event) -> str:
    names = ", ".join(origin.name for origin in event.origins)
    return f"According to {names}" if names else ""


def _tell_tolls(event: Event) -> list[str]:
    told = [t for t in event.tolls if t.side is None]
    return [f"{t.what}: {_tell_range(t.low, t.best, t.high)}" for t in told]


def _tell_range(low: int | None, best: int | None, high: int | None) -> str:
    if low == best == high:
        return str(best)
    named = (("lowest", low), ("best", best), ("highest", high))
    return ", ".join(f"{name} {number}" for name, number in named if number is not None)


def _count_gaps(event: Event, sides: Sides, tally: Tally) -> None:
    """What ACLED wants a value for and situate has none, and how that was written."""
    toll = event.toll("killed")
    if toll is None or (toll.low is None and toll.best is None):
        tally.lose("fatalities not told, written as 0")
    elif not toll.low == toll.best == toll.high:
        tally.lose("deaths-range")
    if acled_day(event.begin, event.end, event.precision)[0] is None:
        tally.lose("event_date empty: no day, or a span longer than a month")
    if sides.first is None:
        tally.lose("actor1 empty: not told")
    if event.place is None or event.place.latitude is None:
        tally.lose("latitude and longitude empty: place not known")
