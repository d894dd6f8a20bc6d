"""Blocking: which claims could tell of the same happening and are worth comparing."""

from __future__ import annotations

import math

from situate.events.families import block_of
from situate.events.windows import SLACK_KM, day_window, ground_of
from situate.records import BlockKey, KeptClaim

_KM_A_DEGREE = 111.2
_POLAR_DEGREES = 85.0  # beyond it a box in degrees holds every longitude


def block_key(claim: KeptClaim) -> BlockKey:
    """Family, days and ground of a claim, each as wide as its precision makes it.

    Two boxes meet where the circles of the places, each widened by half of the slack, may touch.
    """
    first_day, last_day = day_window(claim)
    country = None if claim.place is None else claim.place.country
    south = west = north = east = None
    ground = ground_of(claim.place)
    if ground is not None and claim.place is not None and claim.place.text in claim.quote:
        high = (ground.radius_km + SLACK_KM / 2) / _KM_A_DEGREE
        south, north = max(-90.0, ground.latitude - high), min(90.0, ground.latitude + high)
        narrowest = max(abs(south), abs(north))
        wide = high / math.cos(math.radians(narrowest)) if narrowest < _POLAR_DEGREES else 360.0
        west, east = ground.longitude - wide, ground.longitude + wide
    return BlockKey(
        family=block_of(claim),
        first_day=first_day,
        last_day=last_day,
        country=country,
        south=south,
        west=west,
        north=north,
        east=east,
    )


def meet(a: BlockKey, b: BlockKey) -> bool:
    """Whether two claims are candidates: same family, shared days, boxes that touch.

    A claim without a box meets all of its country; one without a country too meets all. Boxes do
    not reach round the 180th meridian: places on both sides of it never meet.
    """
    if a.family != b.family:
        return False
    if a.first_day is not None and b.last_day is not None and a.first_day > b.last_day:
        return False
    if b.first_day is not None and a.last_day is not None and b.first_day > a.last_day:
        return False
    return _touch(a, b)


def _touch(a: BlockKey, b: BlockKey) -> bool:
    if a.south is None or b.south is None:
        return a.country is None or b.country is None or a.country == b.country
    if a.west is None or a.north is None or a.east is None:
        return False
    if b.west is None or b.north is None or b.east is None:
        return False
    latitudes = a.south <= b.north and b.south <= a.north
    return latitudes and a.west <= b.east and b.west <= a.east
