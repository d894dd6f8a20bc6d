"""Contradictions of day and place: claims beyond each other's precision are never merged.

The rules, each with the measure it uses:

- stated days: the days that two texts themselves give lie farther apart than the larger slack of
  their precisions (a day: 1, for nights and reports past midnight; a week: 2; a month or looser:
  3);
- told before: one claim tells as done or denied, in a report of a known day, what the other dates
  to more than a night after that day;
- ground: the circles of two places that are no wide regions lie farther apart than the slack;
- country: the places lie in different countries, and their circles do not touch.
"""

from __future__ import annotations

import datetime as dt

from situate.events.windows import NIGHT_DAYS, SLACK_KM, Bounds, slack_days
from situate.gazetteer.nearness import distance_km

_KM_A_DEGREE = 111.0


def contradict(a: Bounds, b: Bounds) -> bool:
    """Whether two claims contradict each other in day or place beyond their precision."""
    return contradict_days(a, b) or contradict_places(a, b)


def contradict_days(a: Bounds, b: Bounds) -> bool:
    """Whether stated days are too far apart, or one was told before the other happened."""
    if _told_before(a, b) or _told_before(b, a):
        return True
    gap = stated_gap_days(a, b)
    if gap is None or a.days is None or b.days is None:
        return False
    return gap > max(slack_days(a.days.precision), slack_days(b.days.precision))


def stated_gap_days(a: Bounds, b: Bounds) -> int | None:
    """Days between two spans of stated days, 0 where they overlap; None where one is unknown."""
    if a.days is None or b.days is None:
        return None
    if a.days.overlaps(b.days):
        return 0
    first, second = sorted((a.days, b.days), key=lambda days: days.begin or dt.date.min)
    if first.end is None or second.begin is None:
        return 0
    return (second.begin - first.end).days


def contradict_places(a: Bounds, b: Bounds) -> bool:
    """Whether the places are too far apart, or in different countries."""
    if a.country == b.country and (not (a.named and b.named) or a.spellings & b.spellings):
        return False
    if a.ground is not None and b.ground is not None:
        reach = a.ground.radius_km + b.ground.radius_km + SLACK_KM
        if abs(a.ground.latitude - b.ground.latitude) * _KM_A_DEGREE > reach:
            return True
        return ground_distance_km(a, b) > reach
    return a.country is not None and b.country is not None and a.country != b.country


def ground_distance_km(a: Bounds, b: Bounds) -> float:
    """The distance of the points of two claims that both have one."""
    assert a.ground is not None
    assert b.ground is not None
    return distance_km(
        (a.ground.latitude, a.ground.longitude), (b.ground.latitude, b.ground.longitude)
    )


def _told_before(told: Bounds, other: Bounds) -> bool:
    """Whether a report tells as a fact what the other claim dates to after its publication."""
    if told.unreal or told.published is None or other.days is None or other.days.begin is None:
        return False
    return (other.days.begin - told.published).days > NIGHT_DAYS
