"""What of a claim is compared: its words, names, sides, days and ground, looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from situate.actors.registry import ActorRegistry
from situate.events.families import family_of
from situate.events.windows import Bounds, bounds_of
from situate.events.words import FILLING, content_stems, find_words, mean_meaning, rarity, stem
from situate.records import Count, KeptClaim, KeptParticipant
from situate.text import fold

ACTING = frozenset({"actor", "party", "supporter"})
SUFFERING = frozenset({"target", "victim", "beneficiary"})
_NUMBER = re.compile(r"\d")
_POINTING = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|their|his|her)|['’]s)(?:\s[\w-]+)?\s*$", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim as it is compared.

    ``words`` are the stems of its sentence and ``names`` those written with a capital, each with
    its rarity. ``acting`` and ``suffering`` are registry ids of each side, ``kin`` those and all
    bodies that they belong to, ``acting_words`` and ``suffering_words`` the stems of what the text
    calls them. ``place_words`` are those of the place, ``meaning`` is that of the whole sentence. A
    trigger is ``definite`` that speaks of what was told before: "the blast", "Monday's attack".
    """

    claim: KeptClaim
    family: str
    trigger: frozenset[str]
    words: Mapping[str, float]
    names: Mapping[str, float]
    acting: frozenset[str]
    suffering: frozenset[str]
    kin: frozenset[str]
    acting_words: frozenset[str]
    suffering_words: frozenset[str]
    bounds: Bounds
    place_words: frozenset[str]
    meaning: NDArray[np.float32]
    definite: bool
    counts: Mapping[str, Count]


@lru_cache(maxsize=8192)
def describe(claim: KeptClaim) -> Telling:
    """A claim as it is compared; the bodies that actors belong to are those of the package."""
    acting = [p for p in claim.participants if p.role in ACTING]
    suffering = [p for p in claim.participants if p.role in SUFFERING]
    trigger = content_stems(claim.trigger.text) or frozenset({stem(claim.trigger.text)})
    words = {one: rarity(one) for one in content_stems(claim.quote) - trigger}
    return Telling(
        claim=claim,
        family=family_of(claim),
        trigger=trigger,
        words=words,
        names={one: rarity(one) for one in find_names(claim.quote)},
        acting=_actors(acting),
        suffering=_actors(suffering),
        kin=find_kin(claim.actors),
        acting_words=_stems(acting),
        suffering_words=_stems(suffering),
        bounds=bounds_of(claim),
        place_words=frozenset() if claim.place is None else content_stems(claim.place.text),
        meaning=mean_meaning(words | {one: rarity(one) for one in trigger}),
        definite=is_definite(claim),
        counts={count.what: count for count in reversed(claim.counts)},
    )


def is_definite(claim: KeptClaim) -> bool:
    """Whether the words before the trigger point back to something told before."""
    before = claim.quote[: max(0, claim.trigger.start - claim.quote_start)]
    return _POINTING.search(before) is not None


def find_names(text: str) -> frozenset[str]:
    """The stems of words written with a capital, but for the first; numbers count as names."""
    words = list(find_words(text))
    return frozenset(
        stem(word)
        for place, word in enumerate(words)
        if (place and word[0].isupper() and fold(word) not in FILLING) or _NUMBER.match(word)
    )


def find_kin(actors: Iterable[str], registry: ActorRegistry | None = None) -> frozenset[str]:
    """Actors with all bodies that they belong to; arms of one state share its code."""
    known = registry if registry is not None else _default_registry()
    found: set[str] = set()
    ahead = list(actors)
    while ahead:
        one = ahead.pop()
        if one in found:
            continue
        found.add(one)
        actor = known.actor(one)
        if actor is not None:
            ahead += [actor.parent] if actor.parent else []
            ahead += [membership.of for membership in actor.memberships]
        state, parted, _ = one.partition(":")
        if parted and len(state) == 2 and state.isupper():
            found.add(state)
    return frozenset(found)


@cache
def _default_registry() -> ActorRegistry:
    return ActorRegistry.load()


def _actors(participants: Iterable[KeptParticipant]) -> frozenset[str]:
    return frozenset(p.actor for p in participants if p.actor is not None)


def _stems(participants: Iterable[KeptParticipant]) -> frozenset[str]:
    return frozenset(one for p in participants for one in content_stems(p.text))
