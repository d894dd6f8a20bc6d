"""What the floors below found in one report: the ground that claims are built on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from situate.language.analysis import AnalysedSentence
from situate.records import Attribution, Entity, Place, Report, TimeExpression
from situate.times import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything found in one report; ``sentences`` are those that were closely read."""

    report: Report
    sentences: tuple[AnalysedSentence, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    anchor: Anchor

    _positions: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)
    _place_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        positions = {sentence.index: at for at, sentence in enumerate(self.sentences)}
        object.__setattr__(self, "_positions", positions)
        object.__setattr__(self, "_place_starts", tuple(place.start for place in self.places))

    def position_of(self, sentence: AnalysedSentence) -> int:
        """Where a sentence stands among those that were closely read."""
        return self._positions[sentence.index]

    def places_within(self, start: int, end: int) -> range:
        """Indexes of the places that begin in a stretch of the text."""
        return range(bisect_left(self._place_starts, start), bisect_left(self._place_starts, end))
