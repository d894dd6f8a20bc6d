"""Lines and paragraphs of a plain text, whether each paragraph is one line or wrapped in many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_FOLLOWED_LINES = 3
_LEAST_SHARE = 0.6
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»)\]]{0,3}$")
_HANGING = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "said",
        "that",
        "the",
        "their",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph at ``[start, end)`` of the text, without its outer white space.

    ``after_blank`` says that an empty line stands before it (true for the first).
    """

    start: int
    end: int
    after_blank: bool


def split_paragraphs(
    text: str, *, stands_alone: Callable[[str], bool], opens: Callable[[str], bool]
) -> list[Paragraph]:
    """The paragraphs of a text, in order.

    Args:
        text: the report's text.
        stands_alone: says of a short line that it is a paragraph of its own (a byline, a date,
            page furniture) whatever stands around it.
        opens: says of a line that it begins a paragraph (with a dateline).
    """
    lines = list(_iter_lines(text))
    full = _find_wrap_width(text, lines)
    paragraphs: list[Paragraph] = []
    last = ""
    for line in lines:
        words = text[line.start : line.end]
        previous = paragraphs[-1] if paragraphs and not line.after_blank else None
        if previous is not None and not opens(words):
            joins = _is_full(last, words, full) or (
                _goes_on(last, words) and not stands_alone(last) and not stands_alone(words)
            )
            if joins:
                paragraphs.pop()
                line = Paragraph(
                    start=previous.start, end=line.end, after_blank=previous.after_blank
                )
        paragraphs.append(line)
        last = words
    return paragraphs


def ends_sentence(words: str) -> bool:
    """Whether the words end with the sign that ends a sentence."""
    return _SENTENCE_END.search(words[-8:]) is not None


def _iter_lines(text: str) -> Iterator[Paragraph]:
    last_end = 0
    first = True
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start >= end:
            continue
        gap = text[last_end:start].replace("\r\n", "\n")
        blank = first or gap.count("\n") + gap.count("\r") > 1 or "\f" in gap or "\u2029" in gap
        yield Paragraph(start=start, end=end, after_blank=blank)
        last_end, first = end, False


def _find_wrap_width(text: str, lines: list[Paragraph]) -> int | None:
    """The length from which a line counts as full, or None where the text was not wrapped.

    A text was wrapped if the lines that another follows directly are mostly of one length and
    mostly end in the middle of a sentence. Wire texts have a ragged edge: three quarters of the
    usual length (the median) are full.
    """
    followed = [one for one, after in pairwise(lines) if not after.after_blank]
    if len(followed) < _FEWEST_FOLLOWED_LINES:
        return None
    lengths = sorted(one.end - one.start for one in followed)
    usual = lengths[len(lengths) // 2]
    if not _NARROWEST_WRAP <= usual <= _WIDEST_WRAP:
        return None
    full = usual * 3 // 4
    broken = sum(not ends_sentence(text[max(one.start, one.end - 8) : one.end]) for one in followed)
    enough = _LEAST_SHARE * len(followed)
    if broken < enough or sum(full <= length <= 2 * full for length in lengths) < enough:
        return None
    return full


def _is_full(previous: str, line: str, full: int | None) -> bool:
    """Whether the line before had no room left, or left a bracket open."""
    if previous.rfind("[") > previous.rfind("]"):
        return True
    if previous.endswith(")") and line.startswith(("--", "—", "– ")):
        return True
    first_word = line[:40].split(" ", 1)[0]
    return full is not None and len(previous) + 1 + len(first_word) > full


def _goes_on(previous: str, line: str) -> bool:
    """Whether the line seems to go on from the one before, which made no end."""
    if ends_sentence(previous) or previous.endswith(":"):
        return False
    last_word = previous[-30:].rsplit(" ", 1)[-1]
    return line[0].islower() or previous.endswith(",") or last_word.lower() in _HANGING
