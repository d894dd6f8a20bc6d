"""A filter as conditions on events, claims or reports."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, false, or_, select

from situate.errors import ConfigError
from situate.records import Area, Filter
from situate.store import tables
from situate.store.columns import EARTH_KM, unit_vector
from situate.store.search import CLAIM_WORDS, REPORT_WORDS, word_condition

Conditions = list[ColumnElement[bool]]
Box = tuple[float, float, float, float]

_events, _claims, _reports = tables.events.c, tables.claims.c, tables.reports.c


def event_conditions(connection: Connection, asked: Filter) -> Conditions:
    """What an event must fulfil; ``text`` holds where a claim's quote has all the words."""
    conditions = _row_conditions(tables.events, asked)
    if asked.actors:
        links = tables.event_actors.c
        named = select(links.event).where(links.actor.in_(asked.actors))
        conditions.append(_events.number.in_(named))
    if asked.min_origins > 0:
        conditions.append(_events.origin_count >= asked.min_origins)
    if asked.text is not None:
        links = tables.event_claims.c
        words = word_condition(connection, CLAIM_WORDS, links.claim, asked.text)
        conditions.append(_events.number.in_(select(links.event).where(words)))
    return conditions


def claim_conditions(connection: Connection, asked: Filter) -> Conditions:
    """What a claim must fulfil; ``text`` is sought in its quote.

    Raises:
        ConfigError: the filter asks for a number of origins.
    """
    _refuse_origins(asked, "claims")
    conditions = _row_conditions(tables.claims, asked)
    if asked.actors:
        links = tables.claim_actors.c
        named = select(links.claim).where(links.actor.in_(asked.actors))
        conditions.append(_claims.number.in_(named))
    if asked.text is not None:
        conditions.append(word_condition(connection, CLAIM_WORDS, _claims.number, asked.text))
    return conditions


def report_conditions(connection: Connection, asked: Filter) -> Conditions:
    """What a report must fulfil: its day, its words, and one claim that fulfils all the rest.

    Raises:
        ConfigError: the filter asks for a number of origins.
    """
    _refuse_origins(asked, "reports")
    conditions: Conditions = []
    if asked.since is not None:
        conditions.append(_reports.published >= asked.since)
    if asked.until is not None:
        conditions.append(_reports.published <= asked.until)
    if asked.text is not None:
        conditions.append(word_condition(connection, REPORT_WORDS, _reports.number, asked.text))
    of_claims = Filter(
        types=asked.types,
        actors=asked.actors,
        area=asked.area,
        box=asked.box,
        statuses=asked.statuses,
    )
    if of_claims != Filter():
        holding = select(_claims.report).where(*claim_conditions(connection, of_claims))
        conditions.append(_reports.number.in_(holding))
    return conditions


def _refuse_origins(asked: Filter, what: str) -> None:
    if asked.min_origins > 0:
        raise ConfigError(
            f"{what} have no number of origins to filter by; events have. "
            "Leave out the least number of origins, or list events."
        )


def _row_conditions(table: FromClause, asked: Filter) -> Conditions:
    """Conditions on the columns that events and claims have in common."""
    columns = table.c
    conditions: Conditions = []
    if asked.types:
        conditions.append(columns.type.in_(asked.types))
    if asked.statuses:
        conditions.append(columns.status.in_(asked.statuses))
    if asked.area is not None:
        conditions.append(_in_area(columns, asked.area))
    if asked.box is not None:
        conditions.append(_in_box(columns, asked.box))
    conditions += _in_days(columns, asked.since, asked.until)
    return conditions


def _in_days(columns: Any, since: dt.date | None, until: dt.date | None) -> Conditions:
    """Days that overlap; an open side reaches without end, and no day at all overlaps none."""
    conditions: Conditions = []
    if since is not None:
        conditions.append(or_(columns.end >= since, columns.end.is_(None)))
    if until is not None:
        conditions.append(or_(columns.begin <= until, columns.begin.is_(None)))
    if conditions:
        conditions.append(or_(columns.begin.is_not(None), columns.end.is_not(None)))
    return conditions


def _in_area(columns: Any, area: Area) -> ColumnElement[bool]:
    """Whether a row lies in an area in one of the ways that the area is given by."""
    ways: Conditions = []
    if area.country is not None:
        country = columns.country == area.country
        ways.append(
            country if area.admin1 is None else and_(country, columns.admin1 == area.admin1)
        )
    if area.place is not None:
        ways.append(columns.place_id == area.place)
    if area.latitude is not None and area.longitude is not None and area.radius_km is not None:
        ways.append(_near(columns, area.latitude, area.longitude, area.radius_km))
    if area.box is not None:
        ways.append(_in_box(columns, area.box))
    return or_(false(), *ways)


def _in_box(columns: Any, box: Box) -> ColumnElement[bool]:
    """Whether a point lies in a box; one whose west is greater crosses the antimeridian."""
    south, west, north, east = box
    longitude = columns.longitude
    if west <= east:
        across = longitude.between(west, east)
    else:
        across = or_(longitude >= west, longitude <= east)
    return and_(columns.latitude.between(south, north), across)


def _near(columns: Any, latitude: float, longitude: float, radius_km: float) -> ColumnElement[bool]:
    """Whether a point lies within a distance, compared as the chord through the globe."""
    x, y, z = unit_vector(latitude, longitude)
    degrees = math.degrees(radius_km / EARTH_KM) + 1e-6
    chord = 2 * math.sin(min(radius_km / EARTH_KM, math.pi) / 2)
    dx, dy, dz = columns.x - x, columns.y - y, columns.z - z
    return and_(
        columns.latitude.between(latitude - degrees, latitude + degrees),
        dx * dx + dy * dy + dz * dz <= chord * chord,
    )
