"""Days and times of day that belong together: "4 p.m. on Sunday", "2 a.m. (2300 GMT) on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from situate.times.drafts import (
    Calendar,
    Draft,
    Feast,
    Hour,
    OtherDate,
    Shift,
    Slashed,
    Weekday,
)
from situate.times.tokens import CodedSentence

_BETWEEN = ((), ("on",), (",",), ("at",), ("of",), ("of", "the"))
_OPENING = (("(",), ("[",))
_CLOSING = (")", "]")
_DAYLIKE = (Slashed, Weekday, Feast)
_CLOCK = re.compile(r"(\d\d):(\d\d)(?:(Z)|([+-])(\d\d)(?::(\d\d))?)?")
_DAY_MINUTES = 1440
_FURTHEST_EAST = 14 * 60


def join_hours(drafts: Sequence[Draft], sentence: CodedSentence) -> list[Draft]:
    """Join ``4 p.m.`` and ``Sunday``, ``the night of`` and ``3 May``, and the like.

    Where one moment is told by two clocks, both get the day that stands with one of them.
    """
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        between = () if before is None else sentence.words[before.last : draft.first]
        made = None if before is None else _join(before, draft, between)
        made = made and _with_zone(made, sentence)
        if made is None:
            joined.append(draft)
        else:
            joined[-1] = made
    for at in range(len(joined) - 1):
        _share_day(joined, at, sentence)
    return joined


def _join(left: Draft, right: Draft, between: tuple[str, ...]) -> Draft | None:
    if isinstance(left.meaning, Shift) and left.meaning.mod == "overnight":
        joins = between in ((), ("on",)) and _takes(right, "NI")
        return replace(right, first=left.first, hour="NI") if joins else None
    if not _adjoin(between):
        return None
    if isinstance(left.meaning, Hour) and _takes(right, left.meaning.value):
        zoned = left.meaning.zoned or bool(between and "time" in between)
        return replace(right, first=left.first, hour=left.meaning.value, zoned=zoned)
    if isinstance(right.meaning, Hour) and _takes(left, right.meaning.value):
        hour = right.meaning
        return replace(left, last=right.last, hour=hour.value, zoned=hour.zoned)
    return None


def _with_zone(draft: Draft, sentence: CodedSentence) -> Draft:
    """A day and its clock with the zone that stands behind both: "10 p.m. Monday GMT"."""
    clock = _clock_of(draft)
    if clock is None or _zone_of(clock) is not None or draft.zoned:
        return draft
    if sentence.words[draft.last : draft.last + 2] == ("local", "time"):
        return replace(draft, last=draft.last + 2, zoned=True)
    if sentence.words[draft.last : draft.last + 1] in (("gmt",), ("utc",)):
        return replace(draft, last=draft.last + 1, hour=f"{clock}Z", zoned=True)
    return draft


def _adjoin(between: tuple[str, ...]) -> bool:
    """Whether the words between a date and a time of day hold them together."""
    return between in _BETWEEN or (len(between) <= 3 and between[-2:] == ("time", "on"))


def _takes(draft: Draft, hour: str) -> bool:
    """Whether a date can take a time of day: it has none, or a clock sharpens "this afternoon"."""
    sharper = hour[0].isdigit() and draft.hour is not None and draft.hour.isalpha()
    return _is_day(draft) and (draft.hour is None or sharper)


def _is_day(draft: Draft) -> bool:
    meaning = draft.meaning
    if isinstance(meaning, (Calendar, OtherDate)):
        return meaning.day is not None
    if isinstance(meaning, Shift):
        return meaning.unit in ("day", "night")
    return isinstance(meaning, _DAYLIKE)


def _share_day(drafts: list[Draft], at: int, sentence: CodedSentence) -> None:
    """Give both clocks of "2 a.m. (2300 GMT) on Monday" and "2 a.m. on Monday (2300 GMT)" a day.

    The day is that of the clock that it stands with; behind both, that of the place's own.
    """
    left, right = drafts[at : at + 2]
    one, other = _clock_of(left), _clock_of(right)
    if one is None or other is None or not isinstance(right.meaning, Hour):
        return
    if sentence.words[left.last : right.first] not in _OPENING:
        return
    if not isinstance(left.meaning, Hour):
        later = _days_later(one, other)
        drafts[at + 1] = _on_day_of(left, right, clock=other, later=left.later + later)
        return
    day = drafts[at + 2] if at + 2 < len(drafts) else None
    if day is None or day.hour is not None or not _is_day(day):
        return
    gap = sentence.words[right.last : day.first]
    if gap[:1] and gap[0] in _CLOSING and gap[1:] in ((), ("on",), (",",)):
        later = _days_later(one, other)
        own = _zone_of(other) is None and _zone_of(one) is not None
        drafts[at] = _on_day_of(day, left, clock=one, later=-later if own else 0)
        drafts[at + 1] = _on_day_of(day, right, clock=other, later=0 if own else later)


def _clock_of(draft: Draft) -> str | None:
    hour = draft.meaning.value if isinstance(draft.meaning, Hour) else draft.hour
    return hour if hour is not None and _CLOCK.fullmatch(hour) else None


def _on_day_of(day: Draft, draft: Draft, *, clock: str, later: int) -> Draft:
    zoned = draft.zoned or (isinstance(draft.meaning, Hour) and draft.meaning.zoned)
    return replace(
        day, first=draft.first, last=draft.last, hour=clock, zoned=zoned or day.zoned, later=later
    )


def _days_later(one: str, other: str) -> int:
    """By how many days the date of one moment differs from the first clock to the second.

    A clock without a zone is read as that of a place 10 hours west to 14 hours east of UTC, where
    the other's zone is known; without any zone both have the same date.
    """
    zone, other_zone = _zone_of(one), _zone_of(other)
    if zone is None and other_zone is None:
        return 0
    minutes, other_minutes = _minutes_of(one), _minutes_of(other)
    if zone is None:
        assert other_zone is not None
        zone = _guess_zone(minutes, other_minutes - other_zone)
    elif other_zone is None:
        other_zone = _guess_zone(other_minutes, minutes - zone)
    return (minutes - zone + other_zone) // _DAY_MINUTES


def _guess_zone(local: int, utc: int) -> int:
    """The minutes by which a clock is ahead of UTC, from -599 to 840."""
    ahead = (local - utc) % _DAY_MINUTES
    return ahead if ahead <= _FURTHEST_EAST else ahead - _DAY_MINUTES


def _minutes_of(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _zone_of(clock: str) -> int | None:
    """The minutes by which a clock's stated zone is ahead of UTC, None where none is stated."""
    found = _CLOCK.fullmatch(clock)
    if found is None or not (found[3] or found[4]):
        return None
    minutes = 0 if found[3] else int(found[5]) * 60 + int(found[6] or 0)
    return -minutes if found[4] == "-" else minutes
