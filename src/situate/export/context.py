"""What a writer knows besides the events: when and for what the export was made, and look-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from situate.actors.actor import Actor
from situate.claims.codebook import Codebook, load_codebook
from situate.records import Event, KeptClaim


class ReportFacts(Protocol):
    """What an export tells of a report; ``Report`` and ``ReportRow`` both are such."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> dt.date | None: ...
    @property
    def language(self) -> str | None: ...


def _unknown(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContext:
    """The setting of an export.

    ``exported`` is the time that files state (with its time zone), ``filter`` the filter in words,
    ``licence`` the line under which the user hands the file on, ``run`` the code and configuration.
    ``claim``, ``report`` and ``actor`` look up a record by its id and answer None where there is
    none.
    """

    exported: dt.datetime
    filter: str = "all events"
    licence: str | None = None
    run: str | None = None
    claim: Callable[[str], KeptClaim | None] = _unknown
    report: Callable[[str], ReportFacts | None] = _unknown
    actor: Callable[[str], Actor | None] = _unknown
    codebook: Codebook = field(default_factory=load_codebook)

    def header(self) -> dict[str, Any]:
        """What a file says of itself, for formats that have a place for it."""
        return {
            "made_by": "situate",
            "exported": self.exported.isoformat(),
            "filter": self.filter,
            "licence": self.licence,
            "run": self.run,
        }

    def reports_of(self, event: Event) -> list[ReportFacts]:
        """The reports of an event that are known, in its order."""
        found = (self.report(report) for report in event.reports)
        return [report for report in found if report is not None]
