"""The lines over a story: outlet, section, headline, byline, day of publication, credit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from situate.collect.boilerplate import is_boilerplate
from situate.collect.languages import is_frequent_word
from situate.collect.layout import Paragraph, ends_sentence
from situate.collect.outlets import (
    could_be_outlet,
    has_outlet_word,
    is_agency,
    is_known_outlet,
    is_section,
    is_title_case,
)
from situate.collect.written_dates import find_dates
from situate.records import Span

_BYLINE = re.compile(
    r"(?:by|written by|story by)(?: ?: ?| +)"
    r"(?P<name>[^\W\d_][^!?:;|]{1,138})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+(?:\||·|•|‧|/|[-–—])\s+|\s*\|\s*|\t+| {2,}")
_DATE_WORDS = re.compile(
    r"\b(?:(?:first |last |originally )?"
    r"(?:published|posted|updated|modified|issued|released|created|filed|edited)"
    r"|dates?|on|at|local time|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|gmt|utc|bst|e[sd]?t|p[sd]t|c[es]t|cest|msk|ist|eat|cat|wat|[+-]\d\d?(?::?\d\d)?"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|just now)(?!\w)|z\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\bago\b|just now", re.IGNORECASE)
_NAME_PARTICLES = frozenset(("a", "al", "de", "la", "an", "on", "will", "may", "june", "april"))
_MOST_HEADLINE_WORDS = 22
_SIGNS = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the lines over the story say."""

    story: tuple[Span, ...]
    headline: Span | None
    byline: str | None
    publisher: Span | None
    agency: Span | None
    written_day: dt.date | None


def read_byline(line: str) -> str | None:
    """The writers that a byline names ("By Jane Doe and John Roe"), or None."""
    if len(line) > 140:
        return None
    match = _BYLINE.fullmatch(_cut_date(line.strip()))
    if match is None:
        return None
    name = match["name"].strip(" ,.")
    if find_dates(name) or len(name.split()) > 14 or line.rstrip()[-1] in ".,;:-":
        return None
    people = re.split(r"\s+(?:and|&|with)\s+|/", name.partition(",")[0], flags=re.IGNORECASE)
    return name if all(_is_person(one) for one in people) else None


def _is_person(name: str) -> bool:
    """Whether the words can be a writer's name: few, capitalised, none of grammar."""
    words = [word.strip("(),") for word in re.split(r"\s+in\s+", name)[0].split()]
    return (
        1 <= len(words) <= 5
        and is_title_case(" ".join(words))
        and not any(
            is_frequent_word(word, "en") and word.casefold() not in _NAME_PARTICLES
            for word in words
        )
    )


def _cut_date(line: str) -> str:
    """The line without a date at its end ("By JANE DOE  SEPT. 3, 2017")."""
    dates = find_dates(line)
    if dates and dates[-1].end == len(line) and dates[-1].start > 0:
        return line[: dates[-1].start].rstrip(" ,|-–—·•")
    return line


def is_date_line(line: str) -> bool:
    """Whether the line holds a day or hour of publication and nothing else."""
    return len(line) <= 120 and _read_date_line(line)[0]


@lru_cache(maxsize=1024)
def is_furniture(line: str) -> bool:
    """Whether the line is page furniture, a byline or a date: story in no case."""
    if is_boilerplate(line) or read_byline(line) is not None or is_date_line(line):
        return True
    if _is_outlet_credit(line):
        return True
    outlet, comma, place = line.partition(", ")
    if (
        comma
        and not ends_sentence(line)
        and is_known_outlet(outlet)
        and len(place.split()) <= 3
        and is_title_case(place)
    ):
        return True
    parts = [part for part in _SEPARATOR.split(line) if part.strip()]
    if not 2 <= len(parts) <= 6:
        return False
    return all(
        is_date_line(part)
        or read_byline(part) is not None
        or is_boilerplate(part)
        or is_known_outlet(part)
        or is_section(part)
        for part in parts
    )


def _is_outlet_credit(line: str) -> bool:
    """Whether the line says which outlet it is from: "Source: Xinhua", "Reuters Staff"."""
    if len(line) > 100:
        return False
    label, colon, name = line.partition(":")
    if colon and label.strip().casefold() in ("source", "sources"):
        name = _cut_date(re.sub(r"\s+\d\d?:\d\d(?::\d\d)?$", "", name.strip()))
        return is_known_outlet(name) or is_agency(name) or name.casefold().endswith("agencies")
    words = line.split()
    return words[-1].casefold() == "staff" and is_known_outlet(" ".join(words[:-1]))


def read_head(
    text: str, paragraphs: Sequence[Paragraph], *, title: str | None, alone: bool
) -> Head:
    """Read the lines over the story.

    Args:
        text: the report's text.
        paragraphs: the paragraphs before the first one of the story proper.
        title: the title where it is known.
        alone: no story follows; then only sure furniture is taken out, and there is no headline.
    """
    lines = [text[one.start : one.end] for one in paragraphs]
    furniture = [len(line) <= 300 and is_furniture(line) for line in lines]
    open_lines = [index for index, is_known in enumerate(furniture) if not is_known]
    publisher = None if alone else _find_publisher(lines, furniture, open_lines)
    credits = {} if alone else _find_credits(lines, open_lines, publisher)
    kept = [index for index in open_lines if index != publisher and index not in credits]
    sections = [index for index in kept if is_section(lines[index])]
    if not alone and len(sections) < len(kept):
        kept = [index for index in kept if index not in sections]
    headline = None if alone and title is None else _find_headline(lines, kept, title, alone=alone)
    return Head(
        story=tuple(_span(paragraphs[index]) for index in kept),
        headline=None if headline is None else _span(paragraphs[headline]),
        byline=next((name for line in lines if (name := find_byline(line))), None),
        publisher=None if publisher is None else _span(paragraphs[publisher]),
        agency=next((_span(paragraphs[index]) for index in credits), None),
        written_day=next((day for line in lines if (day := find_day(line))), None),
    )


def _span(paragraph: Paragraph) -> Span:
    return Span(start=paragraph.start, end=paragraph.end)


def _find_publisher(lines: list[str], furniture: list[bool], open_lines: list[int]) -> int | None:
    """The index of the outlet's line: known, or of an outlet's form and in an outlet's position."""
    headlines = [index for index in open_lines if not is_section(lines[index])]
    for index in headlines[:2]:
        if is_known_outlet(lines[index]) and len(headlines) > 1 and index == headlines[0]:
            return index
    if not headlines or headlines[0] > 3 or not could_be_outlet(lines[headlines[0]]):
        return None
    index = headlines[0]
    followed_by_furniture = index + 1 < len(lines) and furniture[index + 1]
    subscribes = followed_by_furniture and is_boilerplate(lines[index + 1])
    if subscribes and (len(headlines) > 1 or has_outlet_word(lines[index])):
        return index
    if len(headlines) < 2:
        return None
    words, below = len(lines[index].split()), len(lines[headlines[1]].split())
    if has_outlet_word(lines[index]) and words <= 5:
        return index
    return index if words <= 3 and below >= words + 2 and below >= 4 else None


def _find_credits(
    lines: list[str], open_lines: list[int], publisher: int | None
) -> dict[int, None]:
    """The lines under the headline that are nothing but an agency's name."""
    headlines = [index for index in open_lines if index != publisher]
    return {index: None for index in headlines[1:] if is_agency(lines[index])}


def _find_headline(
    lines: list[str], kept: list[int], title: str | None, *, alone: bool
) -> int | None:
    if title is not None:
        folded = _SIGNS.sub(" ", title.casefold()).strip()
        for index in kept:
            if _SIGNS.sub(" ", lines[index].casefold()).strip() == folded:
                return index
        return None
    if alone:
        return None
    short = [index for index in kept if len(lines[index].split()) <= _MOST_HEADLINE_WORDS]
    long_enough = [index for index in short if len(lines[index].split()) >= 3]
    candidates = long_enough or short
    return candidates[0] if candidates else None


def find_byline(line: str) -> str | None:
    """The writers named by a line over the story or by one of its parts."""
    if len(line) > 160:
        return None
    parts = [line, *_SEPARATOR.split(line)]
    return next((name for part in parts if (name := read_byline(part))), None)


def find_day(line: str) -> dt.date | None:
    """The day of publication that a line over the story or one of its parts gives."""
    if len(line) > 160:
        return None
    date = find_dates(line)[-1:]
    if date and date[0].end == len(line) and read_byline(line):
        return date[0].resolve()
    for part in (line, *_SEPARATOR.split(line)):
        is_date, day = _read_date_line(part)
        if is_date and day is not None:
            return day
    return None


def _read_date_line(line: str) -> tuple[bool, dt.date | None]:
    dates = find_dates(line)
    if not dates and not _TIME.search(line):
        return False, None
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    rest = _DATE_WORDS.sub(" ", rest)
    if any(sign.isalnum() for sign in rest):
        return False, None
    return True, next((day for date in dates if (day := date.resolve())), None)
