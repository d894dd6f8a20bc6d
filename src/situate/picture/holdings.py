"""What holdings and sightings have in common: sources, days, and what follows a long silence."""

from __future__ import annotations

import datetime as dt

from situate.records import Holding, Sighting


def is_one_source(now: Holding, one: Sighting) -> bool:
    """Whether the same origin, or the same report, tells of both."""
    told = {name for s in now.began for name in (*s.origins, *s.reports)}
    return not told.isdisjoint((*one.origins, *one.reports))


def lapse_of(holding: Holding, day: dt.date) -> Holding:
    """The unknown holding that follows one that was not seen for too long."""
    return Holding(
        state="unknown",
        holders=(),
        since=day,
        since_latest=day,
        precision=None,
        change="lapsed",
        lost_by=holding.holders,
        last_seen=None,
    )


def narrow_days(now: Holding, one: Sighting) -> tuple[dt.date | None, dt.date | None]:
    """The days that two tellings of a taking have in common."""
    firsts = [day for day in (now.since, one.first) if day is not None]
    lasts = [day for day in (now.since_latest, one.last) if day is not None]
    if not firsts or not lasts:
        return None, None
    return max(firsts), min(lasts)


def last_day_of(one: Sighting) -> dt.date | None:
    """The last day on which a sighting is known to be true."""
    if one.lasting and one.seen is not None and one.first is not None:
        return max(one.seen, one.first)
    return one.last or one.first
