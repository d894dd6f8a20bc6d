"""Blocks of a story: paragraphs, headings and list items, however their lines were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2029\f\v\x1c-\x1e]+")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\x85]")
_BULLETS = r"-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014"
_ITEM = re.compile(rf"\s*(?:[{_BULLETS}]\s+\S|\(?\d{{1,2}}[.)]\s+\S)")
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s+\S")
_GOES_ON = re.compile(
    r"(?:[,;:(\-\u2013\u2014]|\b(?:the|a|an|of|in|on|at|to|by|for|from|with|and|or|but|that|which|"
    r"who|is|are|was|were|has|have|had|be|been|his|her|its|their|as|than|into|said))\s*$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?\u2026]['\")\]\u2019\u201d]*\s*$")
_SHORT_SPAN = 45
_MARGIN = 12


def split_blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the blocks of ``text[start:end]``, blanks around them cut off.

    A blank line ends a block. Of single line ends, those of hard-wrapped text are mere blanks;
    those around list items and headings end a block.
    """
    for first, last in _divide(text, start, end, _BLANK_LINE):
        lines = list(_divide(text, first, last, _LINE_END))
        width = max((_measure(text, line) for line in lines), default=0)
        if not lines:
            continue
        begin, stop = lines[0]
        for line in lines[1:]:
            if _breaks(text, (begin, stop), line, width):
                yield begin, stop
                begin = line[0]
            stop = line[1]
        yield begin, stop


def _measure(text: str, line: tuple[int, int]) -> int:
    """Return the width of a line from where it really begins, before a dateline cut off too."""
    return line[1] - max(text.rfind("\n", 0, line[0]) + 1, line[1] - 400)


def _divide(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts between borders, without the blanks around them and without empty ones."""
    position = start
    while position <= end:
        match = border.search(text, position, end)
        stop = match.start() if match else end
        first, last = strip(text, position, stop)
        if first < last:
            yield first, last
        if match is None:
            return
        position = match.end()


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of ``text[start:end]`` without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _last_line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the last line of a block."""
    cut = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
    return max(start, cut + 1), end


def _breaks(text: str, block: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the line end between a block so far and the following line is a hard one.

    A heading is a first line that stops short although the next word would have fitted on it.
    """
    last = _last_line(text, *block)
    line, after = text[slice(*last)], text[slice(*following)]
    is_stopped = _STOPPED.search(line) is not None
    if _ITEM.match(after):
        return is_stopped or _is_item_start(text[block[0] : block[0] + 20], line, after)
    first = after.split(None, 1)[0]
    if first[0].islower() or first[0] in ".,;:!?)]":
        return False
    if _GOES_ON.search(line) and not _ITEM.match(line):
        return False
    if not is_stopped and last[0] > block[0]:
        return False
    fits = _measure(text, last) + 1 + len(first) + _MARGIN <= width
    if width <= _SHORT_SPAN:
        return not is_stopped and not first[0].isdigit() and fits
    return fits


def _is_item_start(block: str, line: str, after: str) -> bool:
    """Whether a line that looks like a list item is one, and not "- wrapped" or "30. he said"."""
    if _NUMBERED.match(after):
        return bool(_ITEM.match(block)) or line.rstrip().endswith(":")
    return not after.lstrip().startswith(("-", "\u2013", "\u2014")) or (
        bool(_ITEM.match(block)) or line.rstrip().endswith(":")
    )
