"""Copied passages: paragraphs of two reports that share their wording, and the sets they form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from situate.events.shingles import hash_shingles, split_shingle_words
from situate.events.signatures import LEAST_WORDS, ParagraphSignature

# Half of the shorter paragraph's shingles and three more, which weigh in short paragraphs: there
# one set phrase ("the Syrian Observatory for Human Rights, a Britain-based war monitor, said": nine
# shingles) is half of what is written.
LEAST_SHARE, LEAST_MORE, LEAST_SHARED = 0.5, 3, 12
# A paragraph too short for that is a copy where both are all but equal and the reports have a
# longer one in common.
EQUAL_SHARE = 0.9

_QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*\"|``.*?''")

PassageKey = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that can be a copy: report id, offsets in its text, number of words."""

    report: str
    start: int
    end: int
    words: int

    @property
    def key(self) -> PassageKey:
        """What names it among all passages."""
        return self.report, self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two passages with the same wording; ``first`` < ``second``.

    ``share`` is the part of the shorter one's shingles that the other has too.
    """

    first: PassageKey
    second: PassageKey
    share: float


def passages_of(report: str, signatures: Iterable[ParagraphSignature]) -> tuple[Passage, ...]:
    """The passages of a report: its signed paragraphs, or the whole story where there is none."""
    signed = tuple(signatures)
    paragraphs = [one for one in signed if not one.whole]
    if not any(one.words >= LEAST_WORDS for one in paragraphs):
        paragraphs = [one for one in signed if one.whole]
    return tuple(
        Passage(report=report, start=one.start, end=one.end, words=one.words) for one in paragraphs
    )


@dataclass(frozen=True, slots=True)
class _Shingles:
    """The shingles of a passage, and those that stand outside quotation marks."""

    every: frozenset[int]
    unquoted: frozenset[int]


def find_copies(
    text: str, passages: Sequence[Passage], other_text: str, other_passages: Sequence[Passage]
) -> tuple[Copy, ...]:
    """The passages that two reports share, by their exact shingles; the same either way round."""
    own = [_shingles_of(text, passage) for passage in passages]
    others = [_shingles_of(other_text, passage) for passage in other_passages]
    holders: dict[int, list[int]] = {}
    for number, shingles in enumerate(others):
        for shingle in shingles.every:
            holders.setdefault(shingle, []).append(number)
    long, short = [], []
    for passage, shingles in zip(passages, own, strict=True):
        shared = Counter(n for shingle in shingles.every for n in holders.get(shingle, ()))
        for number, count in shared.items():
            sizes = len(shingles.every), len(others[number].every)
            copy = _pair(passage.key, other_passages[number].key, count / min(sizes))
            if count >= max(LEAST_SHARED, LEAST_SHARE * min(sizes) + LEAST_MORE):
                if _share_more_than_quotes(shingles, others[number]):
                    long.append(copy)
            elif count >= EQUAL_SHARE * max(sizes):
                short.append(copy)
    return tuple(sorted([*long, *short] if long else [], key=lambda one: (one.first, one.second)))


def _share_more_than_quotes(one: _Shingles, other: _Shingles) -> bool:
    """Whether what two passages say in their own words is the same too, or is next to nothing.

    Two reporters may quote one speech.
    """
    least, most = sorted((len(one.unquoted), len(other.unquoted)))
    shared = len(one.unquoted & other.unquoted)
    return most < LEAST_SHARED or shared >= LEAST_SHARE * least


def spread(
    start: Iterable[PassageKey], fetch: Callable[[Collection[PassageKey]], Iterable[Copy]]
) -> dict[PassageKey, PassageKey]:
    """The passages that copies connect with some passages, each with the least key of its set.

    Args:
        start: the passages to begin with; each is in the result, alone if nothing copies it.
        fetch: gives all copies that touch any of some passages.
    """
    leader: dict[PassageKey, PassageKey] = {}
    frontier = set(start)
    leader.update({key: key for key in frontier})
    while frontier:
        met: set[PassageKey] = set()
        for copy in fetch(frontier):
            met.update(key for key in (copy.first, copy.second) if key not in leader)
            for key in (copy.first, copy.second):
                leader.setdefault(key, key)
            _join(leader, copy.first, copy.second)
        frontier = met
    return {key: _lead(leader, key) for key in leader}


def sets_of(leaders: Mapping[PassageKey, PassageKey]) -> dict[PassageKey, frozenset[str]]:
    """The reports of each set of copies, by the key that leads it."""
    members: dict[PassageKey, set[str]] = {}
    for key, leader in leaders.items():
        members.setdefault(leader, set()).add(key[0])
    return {leader: frozenset(reports) for leader, reports in members.items()}


def _shingles_of(text: str, passage: Passage) -> _Shingles:
    return _hash_passage(text[passage.start : passage.end])


@lru_cache(maxsize=2048)
def _hash_passage(words: str) -> _Shingles:
    every = _hash_all(words)
    own = _QUOTED.split(words)
    unquoted = every if len(own) == 1 else frozenset[int]().union(*map(_hash_all, own))
    return _Shingles(every, unquoted)


def _hash_all(text: str) -> frozenset[int]:
    return frozenset(hash_shingles(split_shingle_words(text)).tolist())


def _pair(one: PassageKey, other: PassageKey, share: float) -> Copy:
    first, second = sorted((one, other))
    return Copy(first=first, second=second, share=round(share, 4))


def _lead(leader: dict[PassageKey, PassageKey], key: PassageKey) -> PassageKey:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key


def _join(leader: dict[PassageKey, PassageKey], one: PassageKey, other: PassageKey) -> None:
    first, second = sorted((_lead(leader, one), _lead(leader, other)))
    leader[second] = first
