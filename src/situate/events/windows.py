"""Days and ground of a claim: what it states, and how far off it may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from situate.dates import DaySpan, shift_days
from situate.gazetteer.romanise import keys
from situate.records import KeptClaim, KeptPlace

# A night belongs to two days, and an agency that writes past midnight to the next one.
NIGHT_DAYS = 1
# A claim without a day of its own may tell of what others dated some days before.
UNDATED_DAYS = {"tense": 7, "dateline": 10}
AHEAD_DAYS = 14
UNREAL = frozenset({"planned", "possible", "demanded", "threatened"})
# Up to this radius a place is a point with a ring around it; a wider one is only its country.
WIDEST_KM = 150.0
SLACK_KM = 10.0
_ROUGH = frozenset({"country", "region"})
_SLACK_DAYS = {"day": NIGHT_DAYS, "week": 2, "month": 3, "year": 3, "about": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A point with the radius around it in which the happening may lie, in km."""

    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a claim says of day and ground, as far as another claim can contradict it.

    ``days`` are those that the text itself gives; ``ground`` is None for a wide region. A place is
    ``named`` if its sentence names it: else the reader took it from elsewhere in the report.
    ``spellings`` are the keys under which the gazetteer finds its name in any romanisation.
    """

    days: DaySpan | None
    published: dt.date | None
    unreal: bool
    ground: Ground | None
    country: str | None
    named: bool
    spellings: frozenset[str]


def bounds_of(claim: KeptClaim) -> Bounds:
    """Day and ground of a claim."""
    return Bounds(
        days=stated_days(claim),
        published=claim.published,
        unreal=is_unreal(claim),
        ground=ground_of(claim.place),
        country=None if claim.place is None else claim.place.country,
        named=claim.place is not None and claim.place.text in claim.quote,
        spellings=frozenset() if claim.place is None else _spellings(claim.place.text),
    )


@lru_cache(maxsize=16384)
def _spellings(name: str) -> frozenset[str]:
    return keys(name)


def is_unreal(claim: KeptClaim) -> bool:
    """Whether it is planned, demanded, threatened or only possible."""
    return claim.status in UNREAL


def stated_days(claim: KeptClaim) -> DaySpan | None:
    """The days that the text itself gives, or None."""
    time = claim.time
    if time is None or time.basis != "stated" or (time.begin is None and time.end is None):
        return None
    return DaySpan(begin=time.begin, end=time.end, precision=time.precision or "about")


def slack_days(precision: str | None) -> int:
    """By how many days what is stated with a precision may miss."""
    return _SLACK_DAYS.get(precision or "about", NIGHT_DAYS)


def day_window(claim: KeptClaim) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day on which the happening may have been; None is open.

    What is told as done was so by the day of publication at the latest.
    """
    stated, published = stated_days(claim), claim.published
    if stated is not None:
        slack = slack_days(stated.precision)
        return shift_days(stated.begin, -slack), shift_days(stated.end, slack)
    begin, end, basis = published, published, "dateline"
    if claim.time is not None and claim.time.basis is not None:
        begin, end, basis = claim.time.begin, claim.time.end, claim.time.basis
    if is_unreal(claim):
        return shift_days(begin, -NIGHT_DAYS), shift_days(end or published, AHEAD_DAYS)
    return shift_days(begin, -UNDATED_DAYS.get(basis, 10)), shift_days(end, NIGHT_DAYS)


def ground_of(place: KeptPlace | None) -> Ground | None:
    """Point and radius of a place that is no country or wide region; None where there is none."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    radius_km = place.radius_km or 0.0
    if place.precision in _ROUGH or radius_km > WIDEST_KM:
        return None
    return Ground(latitude=place.latitude, longitude=place.longitude, radius_km=radius_km)
