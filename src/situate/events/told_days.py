"""When: all days that are told, the ones chosen, and whether they contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations

from situate.dates import PRECISIONS, DaySpan
from situate.events.backing import (
    as_order,
    back,
    by_voice,
    count_voices,
    group_by,
    speaking,
    voices_in,
)
from situate.records import ClaimTime, KeptClaim, ToldDays

# By how many days what is stated may miss: "about" is a convention. This is finer than what keeps
# claims apart (``contradictions``), for what differs by more than that is never in one event.
_SLACK_DAYS = {"about": 7}
_STATED = "stated"
_FOREVER = dt.date.max.toordinal()

Key = tuple[dt.date | None, dt.date | None, str | None, str | None]


def tell_days(claims: Sequence[KeptClaim]) -> tuple[ToldDays, ...]:
    """Every span of days, those with the most voices first."""
    groups = group_by(claims, _key_of)
    told = sorted(groups.items(), key=lambda item: (-count_voices(item[1]), _order(item[0])))
    return tuple(
        ToldDays(begin=begin, end=end, precision=precision, basis=basis, backing=back(found))
        for (begin, end, precision, basis), found in told
    )


def choose_days(claims: Sequence[KeptClaim]) -> DaySpan | None:
    """The days with which most voices agree, stated before inferred, and of those the narrowest.

    A voice agrees with days that lie within its own; so "2 September" has the voice of who says
    "early September", and not the other way round.
    """
    groups = group_by(speaking(claims), _key_of)
    if not groups:
        return None
    begin, end, precision, _ = min(groups, key=lambda key: _rank(key, groups))
    return DaySpan(begin=begin, end=end, precision=_checked(precision))


def contradict_in_days(claims: Sequence[KeptClaim]) -> bool:
    """Whether two voices state days that cannot be the same, beyond how precisely they say it.

    Days that were inferred from tense or dateline are the report's rather than the happening's.
    """
    voiced = by_voice(filter(_is_stated, speaking(claims)))
    spans = [tuple(dict.fromkeys(map(_widened, found))) for found in voiced.values()]
    return any(
        not any(one.overlaps(other) for one in first for other in second)
        for first, second in combinations(dict.fromkeys(spans), 2)
    )


def miss_days(claim: KeptClaim, begin: dt.date | None, end: dt.date | None) -> bool:
    """Whether a claim's days lie apart from others, beyond how precisely it says them."""
    if not _is_stated(claim) or (begin is None and end is None):
        return False
    return not _widened(claim).overlaps(DaySpan(begin=begin, end=end, precision="about"))


def _key_of(claim: KeptClaim) -> Key | None:
    time = claim.time
    if time is None or (time.begin is None and time.end is None):
        return None
    return time.begin, time.end, time.precision, time.basis


def _is_stated(claim: KeptClaim) -> bool:
    key = _key_of(claim)
    return key is not None and key[3] == _STATED


def _order(key: Key) -> tuple[int, int, str, str]:
    begin, end, precision, basis = key
    return as_order(begin), as_order(end), precision or "", basis or ""


def _rank(key: Key, groups: Mapping[Key, Sequence[KeptClaim]]) -> tuple[int | str, ...]:
    begin, end, precision, basis = key
    agreeing = [other for other in groups if _holds(other, key)]
    voices = {k: voices_in(groups[k]) for k in agreeing}
    stated = frozenset().union(*(v for k, v in voices.items() if k[3] == _STATED))
    last = _FOREVER if end is None else end.toordinal()
    return (
        -len(stated),
        -len(frozenset().union(*voices.values())),
        basis != _STATED,
        last - as_order(begin),
        PRECISIONS.index(_checked(precision)),
        -count_voices(groups[key]),
        *_order(key),
    )


def _holds(outer: Key, inner: Key) -> bool:
    after = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return after and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _checked(precision: str | None) -> str:
    return precision if precision in PRECISIONS else "none"


def _widened(claim: KeptClaim) -> DaySpan:
    """A claim's days with what they may miss on either side."""
    time = claim.time or ClaimTime(begin=None, end=None, precision=None, times=(), basis=None)
    days = dt.timedelta(days=_SLACK_DAYS.get(time.precision or "about", 0))
    begin, end = time.begin, time.end
    if begin is not None and begin - dt.date.min > days:
        begin -= days
    if end is not None and dt.date.max - end > days:
        end += days
    return DaySpan(begin=begin, end=end, precision="about")
