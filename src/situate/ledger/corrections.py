"""The decisions that stand, in the form in which the merge needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from situate.records import Decision, KeptClaim
from situate.review.decide import Corrections, pairs_apart, pairs_together

Pairs = frozenset[tuple[str, str]]


class StandingDecisions:
    """What people decided over claims, and over what is one happening."""

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self._decisions = tuple(decisions)

    @cached_property
    def _corrections(self) -> Corrections:
        return Corrections(self._decisions)

    def correct(self, claims: Iterable[KeptClaim]) -> list[KeptClaim]:
        """The claims as corrected, without those that were rejected."""
        return list(self._corrections.apply(claims)) if self._decisions else list(claims)

    @cached_property
    def together(self) -> Pairs:
        """Pairs of claims that somebody said are of one happening."""
        return pairs_together(self._decisions)

    @cached_property
    def apart(self) -> Pairs:
        """Pairs of claims that somebody said are of different happenings."""
        return pairs_apart(self._decisions)

    def joined_with(self, claims: Iterable[str]) -> set[str]:
        """The claims that decisions join to some of these, directly or through others."""
        found, waiting = set(claims), list(claims)
        while waiting:
            for partner in self._partners.get(waiting.pop(), set()) - found:
                found.add(partner)
                waiting.append(partner)
        return found

    @cached_property
    def _partners(self) -> dict[str, set[str]]:
        partners: dict[str, set[str]] = {}
        for first, second in self.together:
            partners.setdefault(first, set()).add(second)
            partners.setdefault(second, set()).add(first)
        return partners
