"""Precision, recall and F of counted hits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Hits among what was found and what was wanted."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, *, hits: int, found: int, wanted: int) -> None:
        """Count one more text."""
        self.hits += hits
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """Share of what was found that is right (0 where nothing was found)."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found (0 where nothing was wanted)."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.wanted
        return 2 * self.hits / total if total else 0.0
