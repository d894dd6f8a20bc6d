"""What stands where in a report's text: masthead, headline, byline, dateline, story, furniture."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise

from situate.collect.boilerplate import (
    find_desk_credit,
    is_link_heading,
    skip_markers,
)
from situate.collect.datelines import (
    LONGEST_DATELINE,
    WrittenDateline,
    find_dateline,
    read_bracketed_place,
)
from situate.collect.layout import Paragraph, ends_sentence, split_paragraphs
from situate.collect.masthead import (
    find_byline,
    find_day,
    is_date_line,
    is_furniture,
    read_head,
)
from situate.collect.outlets import is_agency
from situate.records import Span

_MOST_HEAD_PARAGRAPHS = 15
_MOST_DATELINE_PARAGRAPHS = 6
_FEWEST_ENTRIES = 3
_BODY_WORDS = 5
_LONG_BODY_WORDS = 30
_SOURCE_LINE = re.compile(
    r"(?:sources? ?: ?|[-–—] ?|\()?(?P<name>[^\W\d_][\w .&/-]{1,40}?)\)?\.?", re.IGNORECASE
)

_CLOSING_AGENCY = re.compile(r"(?<=[.!?\"”])\s+[(\[](?P<name>[^()\[\]]{2,40})[)\]]\.?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The parts of a text. All offsets count from the start of the text.

    ``written_day`` is the day of a line such as "Published: 3 September 2017".
    """

    story: tuple[Span, ...] = ()
    headline: Span | None = None
    byline: str | None = None
    publisher: Span | None = None
    agency: Span | None = None
    dateline: Span | None = None
    dateline_parts: WrittenDateline | None = None
    written_day: dt.date | None = None


@dataclass(slots=True, kw_only=True)
class _Found:
    """What the way through the body has met so far."""

    story: list[Span] = field(default_factory=list)
    dateline: Span | None = None
    parts: WrittenDateline | None = None
    agency: Span | None = None
    byline: str | None = None
    written_day: dt.date | None = None


def read_layout(text: str, *, title: str | None = None) -> Layout:
    """Tell the parts of a report's text apart; a line that is not surely furniture is story.

    Args:
        text: the report's text.
        title: the title where it is known, to find its span.
    """
    paragraphs = split_paragraphs(text, stands_alone=_stands_alone, opens=_opens)
    entries = _find_entries(text, paragraphs)
    first = _find_body(text, paragraphs, entries)
    head = read_head(text, paragraphs[:first], title=title, alone=first == len(paragraphs))
    found = _Found(story=list(head.story))
    _read_body(text, paragraphs[first:], found, entries)
    return Layout(
        story=tuple(found.story),
        headline=head.headline,
        byline=head.byline or found.byline,
        publisher=head.publisher,
        agency=found.agency or head.agency,
        dateline=found.dateline,
        dateline_parts=found.parts,
        written_day=head.written_day or found.written_day,
    )


def _stands_alone(line: str) -> bool:
    return len(line) <= LONGEST_DATELINE and is_furniture(line)


def _opens(line: str) -> bool:
    return not line[0].islower() and find_dateline(line) is not None


def _find_entries(text: str, paragraphs: list[Paragraph]) -> frozenset[Paragraph]:
    """The lines of a diary or chronology that hold nothing but the day of what stands below them.

    One or two such lines are more likely the days of publication and of an update.
    """
    found: dict[str, Paragraph] = {}
    for one, below in pairwise(paragraphs):
        line, words = text[one.start : one.end], text[below.start : below.end]
        if is_date_line(line) and _is_sentence(words) and not is_furniture(words[:300]):
            found.setdefault(line, one)
    return frozenset(found.values() if len(found) >= _FEWEST_ENTRIES else ())


def _find_body(text: str, paragraphs: list[Paragraph], entries: frozenset[Paragraph]) -> int:
    """The index of the first paragraph of the story proper, or how many there are if none is."""
    for index, paragraph in enumerate(paragraphs[:_MOST_HEAD_PARAGRAPHS]):
        words = text[paragraph.start : paragraph.end]
        if paragraph in entries:
            return index
        if len(words) <= 300 and is_furniture(words):
            continue
        if find_dateline(words) is not None or words.startswith("["):
            return index
        if _is_question_headline(words, index, paragraphs):
            continue
        count = len(words[:2000].split())
        if count >= _LONG_BODY_WORDS or (count >= _BODY_WORDS and _is_sentence(words)):
            return index
    return len(paragraphs)


def _is_sentence(words: str) -> bool:
    return ends_sentence(words) or words.endswith((":", ";"))


def _is_question_headline(words: str, index: int, paragraphs: list[Paragraph]) -> bool:
    """Whether a short first line that asks or exclaims stands over the story as its headline."""
    if len(words) > 120 or words[-1] not in "?!" or index + 1 >= len(paragraphs):
        return False
    return index == 0 and paragraphs[1].after_blank


def _read_body(
    text: str, paragraphs: list[Paragraph], found: _Found, entries: frozenset[Paragraph]
) -> None:
    last_sentence = max(
        (
            index
            for index, one in enumerate(paragraphs)
            if _is_sentence(text[one.start : one.end]) and one.end - one.start > 40
        ),
        default=len(paragraphs),
    )
    in_links = False
    for index, paragraph in enumerate(paragraphs):
        words = text[paragraph.start : paragraph.end] if _is_short(paragraph) else ""
        in_links = in_links or (index > last_sentence and is_link_heading(words))
        is_credit = words and (index >= last_sentence or words[:6].lower() == "source")
        if is_credit and _take_source_line(paragraph, words, found):
            continue
        if in_links or (words and paragraph not in entries and is_furniture(words)):
            if index < _MOST_HEAD_PARAGRAPHS:
                found.byline = found.byline or find_byline(words)
                found.written_day = found.written_day or find_day(words)
            continue
        _take_story(text, paragraph, index, found)
    if found.agency is None and found.story:
        _take_closing_agency(text, found)


def _is_short(paragraph: Paragraph) -> bool:
    return paragraph.end - paragraph.start <= 300


def _take_source_line(paragraph: Paragraph, words: str, found: _Found) -> bool:
    """Take a closing "Source: Xinhua" or "(AFP)" as the agency of the report."""
    match = _SOURCE_LINE.fullmatch(words)
    if match is None or not is_agency(match["name"]):
        return False
    if found.agency is None:
        start = paragraph.start + match.start("name")
        found.agency = Span(start=start, end=start + len(match["name"]))
    return True


def _take_closing_agency(text: str, found: _Found) -> None:
    """Take the "(AFP)" that closes the story as the agency of the report, and out of the story."""
    last = found.story[-1]
    match = _CLOSING_AGENCY.search(text, max(last.start, last.end - 60), last.end)
    if match is None or not is_agency(match["name"]) or match.start() == last.start:
        return
    found.agency = Span(start=match.start("name"), end=match.end("name"))
    found.story[-1] = Span(start=last.start, end=match.start())


def _take_story(text: str, paragraph: Paragraph, index: int, found: _Found) -> None:
    start, end = paragraph.start, paragraph.end
    if found.parts is None and index < _MOST_DATELINE_PARAGRAPHS:
        opening = text[start : min(end, start + 2 * LONGEST_DATELINE)]
        parts = find_dateline(opening)
        if parts is not None and (index == 0 or _is_strong(parts)):
            start = _take_dateline(start, read_bracketed_place(parts), found)
    start = skip_markers(text, start, end)
    credit = find_desk_credit(text[start:end])
    if credit is not None:
        end = start + credit
    if start < end:
        found.story.append(Span(start=start, end=end))


def _is_strong(parts: WrittenDateline) -> bool:
    """Whether a dateline may stand under an opening paragraph, which a mere place may not."""
    return parts.date is not None or (parts.agency is not None and is_agency(parts.agency))


def _take_dateline(start: int, parts: WrittenDateline, found: _Found) -> int:
    """Keep the dateline and give where the words after it begin."""
    found.parts = parts
    found.dateline = Span(start=start, end=start + parts.end)
    if parts.agency is not None and parts.agency_start is not None:
        begin = start + parts.agency_start
        found.agency = Span(start=begin, end=begin + len(parts.agency))
    return start + parts.end
