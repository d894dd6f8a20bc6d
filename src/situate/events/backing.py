"""Who stands behind what: voices, the claims that speak for an event, and backings.

A voice is an independent origin; a claim whose origins were not traced is the voice of its report,
so that two claims of one report never count as two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from situate.records import Backing, KeptClaim

K = TypeVar("K", bound=Hashable)

# Who speaks for an event: those who say that it happened, if anybody does; and so on down.
_SPEAKING = (
    frozenset({"asserted"}),
    frozenset({"possible"}),
    frozenset({"planned", "demanded", "threatened"}),
)


def rank_status(claim: KeptClaim) -> int:
    """How far a claim speaks for its event: 0 where it asserts it, most where it denies it."""
    return next((n for n, some in enumerate(_SPEAKING) if claim.status in some), len(_SPEAKING))


def voices_of(claim: KeptClaim) -> frozenset[str]:
    """The ids of a claim's origins, else its report in their place."""
    return frozenset(o.id for o in claim.origins) or frozenset({f"report {claim.report}"})


def count_voices(claims: Iterable[KeptClaim]) -> int:
    """How many independent voices say something."""
    return len(voices_in(claims))


def voices_in(claims: Iterable[KeptClaim]) -> frozenset[str]:
    """All voices of some claims."""
    return frozenset(voice for claim in claims for voice in voices_of(claim))


def back(claims: Iterable[KeptClaim]) -> Backing:
    """The claims behind a value and their origins, sorted."""
    kept = tuple(claims)
    return Backing(
        claims=tuple(sorted({claim.id for claim in kept})),
        origins=tuple(sorted({origin.id for claim in kept for origin in claim.origins})),
    )


def speaking(claims: Sequence[KeptClaim]) -> Sequence[KeptClaim]:
    """The claims from which values are chosen.

    Those that assert the event; where none does those that hold it possible; where none does those
    that plan, demand or threaten it; else all, which then deny it.
    """
    for statuses in _SPEAKING:
        found = [claim for claim in claims if claim.status in statuses]
        if found:
            return found
    return claims


def group_by(
    claims: Iterable[KeptClaim], key: Callable[[KeptClaim], K | None]
) -> Mapping[K, list[KeptClaim]]:
    """Claims by a key of theirs; those without one are left out."""
    groups: dict[K, list[KeptClaim]] = {}
    for claim in claims:
        found = key(claim)
        if found is not None:
            groups.setdefault(found, []).append(claim)
    return groups


def by_voice(claims: Iterable[KeptClaim]) -> Mapping[str, list[KeptClaim]]:
    """The claims of each voice, in the order of the voices' ids."""
    found: dict[str, list[KeptClaim]] = {}
    for claim in claims:
        for voice in voices_of(claim):
            found.setdefault(voice, []).append(claim)
    return dict(sorted(found.items()))


def latest_day(claims: Iterable[KeptClaim]) -> dt.date | None:
    """The last day on which one of the claims was published, if any is known."""
    return max((claim.published for claim in claims if claim.published is not None), default=None)


def as_order(day: dt.date | None) -> int:
    """A day as a number to sort by; an unknown day comes first."""
    return 0 if day is None else day.toordinal()
