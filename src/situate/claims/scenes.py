"""The day that a part of a report is about: entries with a dated head, bullets under a dated line.

"10 January. Grenades were thrown ..." dates its entry, "Saturday, 02:00." also the entries behind
it that begin with an hour only, a heading "Monday, 3 May" all that follows, and "over the past
five days:" the bullets below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.records import ClaimTime, TimeExpression

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_BULLET = re.compile(r"\s*(?:(?:[-*•·–—]|\(?\d{1,2}[.)])\s+)?")
_MARK = re.compile(r"\s*(?:[-*•·–—]|\(?\d{1,2}[.)])\s")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)")
_HEAD_END = re.compile(r"\s*(?:[.:;|]|\s[-–—]|\(|$|,\s*(?:\d{1,2}[:.h]\d{2}|[A-Z]))")
_INNER_END = re.compile(r":(?!\d)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


# The kind of anchor that the day of an entry or list is.
ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Scenes:
    """Stretches of a report with the index of the expression that dates them."""

    starts: tuple[int, ...]
    indexes: tuple[int | None, ...]

    def at(self, offset: int, times: Sequence[TimeExpression]) -> ClaimTime | None:
        """The days of the part that an offset lies in, or None."""
        position = bisect_right(self.starts, offset) - 1
        index = self.indexes[position] if position >= 0 else None
        if index is None:
            return None
        one = times[index]
        return ClaimTime(
            begin=one.begin, end=one.end_day, precision=one.precision, times=(index,), basis="tense"
        )


def find_scenes(text: str, times: Sequence[TimeExpression]) -> Scenes:
    """The scenes of a report, in text order."""
    starts, indexes = list[int](), list[int | None]()
    for start, index in _walk(text, times):
        starts.append(start)
        indexes.append(index)
    return Scenes(tuple(starts), tuple(indexes))


def _walk(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[int, int | None]]:
    scene, heading, lead_in = None, None, None
    before = 0
    for line in _LINE.finditer(text):
        new_paragraph = _PARAGRAPH.search(text, before, line.start()) is not None
        bulleted = _MARK.match(line.group()) is not None
        lead_in = lead_in if bulleted else None
        body = _BULLET.match(line.group())
        start = line.start() + (body.end() if body else 0)
        head = _head(text, start, line.end(), times)
        if head is not None:
            scene = head
            heading = head if times[head].end >= line.end() - 1 else None
        elif _CLOCK.match(text, start):
            pass  # a further entry of the same day
        elif bulleted and lead_in is not None:
            scene = lead_in
        elif new_paragraph or bulleted:
            scene = heading
        if text[: line.end()].endswith(":"):
            lead_in = _last(line.start(), line.end(), times)
        yield line.start(), scene
        for inner, scene in _inner_heads(text, line, times):
            yield inner, scene
        before = line.end()


def _inner_heads(
    text: str, line: re.Match[str], times: Sequence[TimeExpression]
) -> Iterator[tuple[int, int]]:
    """The days that open an entry within a line: "... were hurt. 14 May: A gang ..."."""
    first = bisect_left(times, line.start() + 1, key=lambda one: one.start)
    for index in range(first, bisect_left(times, line.end(), key=lambda one: one.start)):
        one = times[index]
        opens = text[line.start() : one.start].rstrip().endswith((".", "!", "?"))
        closed = _INNER_END.match(text, one.end)
        if opens and closed and one.precision == "day":
            yield one.start, index


def _head(text: str, start: int, end: int, times: Sequence[TimeExpression]) -> int | None:
    """The expression with days of its own that opens a line and is set apart from what follows."""
    index = bisect_left(times, start, key=lambda one: one.start)
    if index >= len(times) or times[index].start != start or times[index].end > end:
        return None
    one = times[index]
    if one.begin is None or one.type in {"SET", "DURATION"} or one.precision in {"about", "year"}:
        return None
    return index if _HEAD_END.match(text, one.end, end) else None


def _last(start: int, end: int, times: Sequence[TimeExpression]) -> int | None:
    """The last expression with days in a line that ends with a colon."""
    inside = range(
        bisect_left(times, start, key=lambda one: one.start),
        bisect_left(times, end, key=lambda one: one.start),
    )
    return next((i for i in reversed(inside) if times[i].begin and times[i].type != "SET"), None)
