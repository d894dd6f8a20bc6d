"""What is found against what is wanted: spans that overlap, heads and words that agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from situate.text import fold

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ENDS = re.compile(
    r"[,;:(\[]|\b(?:of|from|in|on|at|by|for|to|with|near|against|belonging|who|which|that|and)\b"
)
_ARTICLES = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "these"}
)
_SMALL = _ARTICLES | frozenset({"of", "and", "in", "for", "on", "at", "by", "to", "with", "s"})

One = TypeVar("One")
Other = TypeVar("Other")


class Located(Protocol):
    """Whatever has offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(one: Located, other: Located) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def same_bounds(one: Located, other: Located) -> bool:
    """Whether two spans are the same characters."""
    return one.start == other.start and one.end == other.end


def pair(
    found: Sequence[One], wanted: Iterable[Other], fits: Callable[[One, Other], bool]
) -> list[tuple[One, Other]]:
    """Pairs of found and wanted, each in one pair at most; the first that fits is taken."""
    free = list(range(len(found)))
    pairs: list[tuple[One, Other]] = []
    for sought in wanted:
        index = next((i for i in free if fits(found[i], sought)), None)
        if index is not None:
            free.remove(index)
            pairs.append((found[index], sought))
    return pairs


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def head_of(text: str) -> str | None:
    """The head word of a noun phrase without its tree: the last word before of, who, a comma ...

    ``MEMBERS OF THE FMLN`` has the head ``members``, ``ANTONIO ROLDAN BETANCUR`` ``betancur``. If
    a phrase begins with such a word, the last word of all is taken.
    """
    folded = fold(text).strip(" \"'\\[](){}-")
    cut = _ENDS.search(folded)
    words = words_of(folded[: cut.start()] if cut else folded) or words_of(folded)
    words = [word for word in words if word not in _ARTICLES]
    return words[-1] if words else None


def share_a_word(one: str, other: str) -> bool:
    """Whether two phrases have a word in common that is no article or preposition."""
    mine = set(words_of(one)) - _SMALL
    return bool(mine & (set(words_of(other)) - _SMALL))
