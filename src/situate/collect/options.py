"""What the person who collects may state, and the record of what could not be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectOptions:
    """What is stated about all reports of a call, and the limits beyond which an input is refused.

    A field of a JSON or ninjs report comes before an option; an option comes before what was found
    in the text or in a web page. ``allow_private`` permits fetching from private addresses.
    ``max_bytes`` bounds one report (a text, a page, the text of one JSON object), and
    ``max_file_bytes`` a JSON file that holds a list; JSON lines are streamed and have no bound as a
    whole. ``timeout_s`` bounds each step of a fetch and ``fetch_s`` the whole of it.
    """

    published: dt.date | None = None
    publisher: str | None = None
    language: str | None = None
    encoding: str | None = None
    allow_private: bool = False
    max_bytes: int = 20_000_000
    max_file_bytes: int = 500_000_000
    timeout_s: float = 15.0
    fetch_s: float = 60.0
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report that could not be read: which, where in its file, at which stage, and why.

    ``position`` reads "line 12" in JSON lines and "item 3" in a JSON list, both counted from 1.
    """

    input: str
    position: str | None
    stage: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many files of a walk were left out because their ending is none that is read."""

    skipped: int = 0
    skipped_endings: dict[str, int] = field(default_factory=dict)

    def count_skipped(self, ending: str) -> None:
        """Count one file that was left out."""
        self.skipped += 1
        self.skipped_endings[ending] = self.skipped_endings.get(ending, 0) + 1
