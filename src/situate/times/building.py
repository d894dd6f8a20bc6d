"""What the builders of all rules share: drafts over a match, years, relations, shades."""

from __future__ import annotations

from situate.times.drafts import Draft, Meaning
from situate.times.grammar import CLASSES, Match
from situate.times.words import MONTHS

_RELATIONS = {
    "last": "last",
    "past": "last",
    "previous": "before",
    "preceding": "before",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "following": "after",
    "this": "this",
    "current": "this",
    "that": "same",
    "same": "same",
}


def whole(match: Match, meaning: Meaning, *, hour: str | None = None) -> list[Draft]:
    """One draft over the whole match."""
    first, last = match.found.span()
    return [Draft(first=first, last=last, meaning=meaning, hour=hour)]


def relation_of(match: Match, group: str = "which") -> str | None:
    """last, next, this, before, after (relative to the text) or same, from a group's words."""
    words = reversed(match.words(group))  # "this past Monday" is the last one
    return next((_RELATIONS[word] for word in words if word in _RELATIONS), None)


def mod_of(match: Match) -> str | None:
    """early, mid or late, from the group ``mod``."""
    for word in match.words("mod"):
        if word in CLASSES["early"] or word in ("earlier", "first"):
            return "early"
        if word in CLASSES["mid"]:
            return "mid"
        if word in CLASSES["late"] or word in ("later", "latter", "last"):
            return "late"
    return None


def year_of(match: Match, group: str = "year") -> int | None:
    """The year in a group: four figures, or two after an apostrophe or a month in capitals."""
    word = match.word(group)
    if word is None:
        return None
    digits = word.lstrip("'’")
    if len(digits) > 2:
        return int(digits)
    return full_year(int(digits))


def full_year(two: int) -> int:
    """Two figures as a year between 1940 and 2039."""
    return 2000 + two if two < 40 else 1900 + two


def month_of(match: Match) -> int | None:
    """The number of the month in the group ``month``."""
    word = match.word("month")
    return None if word is None else MONTHS[word]
