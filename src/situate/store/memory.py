"""Claims that were read lately, so that a busy block is not unpacked for each of its reports."""

from __future__ import annotations

import threading

from situate.records import KeptClaim

MOST_CLAIMS = 8192  # some 30 MB


class ClaimMemory:
    """The claims read last, by number. A kept claim never changes; only its origins may."""

    def __init__(self, most: int = MOST_CLAIMS) -> None:
        self._most = most
        self._claims: dict[int, KeptClaim] = {}
        self._lock = threading.Lock()

    def get(self, number: int) -> KeptClaim | None:
        """A claim as it was read last, or None."""
        with self._lock:
            claim = self._claims.pop(number, None)
            if claim is not None:
                self._claims[number] = claim
            return claim

    def put(self, number: int, claim: KeptClaim) -> None:
        """Remember a claim; the one not asked for the longest is forgotten for it."""
        with self._lock:
            self._claims.pop(number, None)
            self._claims[number] = claim
            if len(self._claims) > self._most:
                del self._claims[next(iter(self._claims))]

    def forget(self) -> None:
        """Forget all: a unit was undone, and its numbers will be given to other claims."""
        with self._lock:
            self._claims.clear()
