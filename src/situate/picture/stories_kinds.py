"""What each kind of story shares: how events open it, join it and serve it, as evidence adds up.

The weights and thresholds are in docs/explanation/how-stories-are-followed.md.
"""

from __future__ import annotations

from typing import Protocol

from situate.picture.stories_cores import Core
from situate.picture.stories_signs import Sign

# An event that scores it cannot belong to the story, whatever else speaks for it.
NEVER = -100


class StoryKind(Protocol):
    """One kind of tracked situation.

    ``fit`` says how much speaks for an opening event carrying the same story as a core, ``serve``
    for any other event that may serve belonging to it; from ``least_fit`` and ``least_serve`` on
    it does. Neither may look at anything but the core and the event. ``bucket_days``, ``social``
    and ``cells_a_degree`` are those of the index.
    """

    @property
    def name(self) -> str:
        """What the kind is called."""
        ...

    @property
    def least_fit(self) -> int:
        """From where on an opening event carries the story."""
        ...

    @property
    def least_serve(self) -> int:
        """From where on another event belongs to it."""
        ...

    @property
    def bucket_days(self) -> int | None:
        """How wide the stretches of days of the index are; None: days do not count."""
        ...

    @property
    def social(self) -> bool:
        """Whether the index finds by parties and country."""
        ...

    @property
    def cells_a_degree(self) -> int:
        """How fine the grid of the index is."""
        ...

    def opens(self, sign: Sign) -> bool:
        """Whether an event can open a story of this kind."""
        ...

    def is_firm(self, sign: Sign) -> bool:
        """Whether an opening event says enough to open one before the vaguer ones are placed."""
        ...

    def fit(self, core: Core, sign: Sign) -> int:
        """How much speaks for an opening event carrying the story of a core."""
        ...

    def may_serve(self, sign: Sign) -> bool:
        """Whether an event can belong to a story of this kind at all."""
        ...

    def serve(self, core: Core, sign: Sign) -> int:
        """How much speaks for an event that does not open one belonging to the story."""
        ...

    def state_of(self, core: Core, sign: Sign) -> str | None:
        """What an event that is told as real makes of the story, in one word or two."""
        ...

    @property
    def endings(self) -> frozenset[str]:
        """The states that close the story."""
        ...

    @property
    def reopenings(self) -> frozenset[str]:
        """The states after which a story that seemed closed is open."""
        ...
