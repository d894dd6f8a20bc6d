"""An event as one coder wrote it down, in the few fields that coding schemes share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One row of a coder, human or machine: of ACLED, UCDP GED or the ledger.

    ``scheme`` names the code list that ``type`` is of (situate, acled, ucdp); a scheme's finer type
    (ACLED's sub-event type) goes into ``subtype``. ``precision`` is how well the days are known:
    day, week, month, year or about. ``actor`` and ``target`` are names as the coder writes them (in
    UCDP, side a and side b). ``place_precision`` is in the words of the reading format (exact,
    near, part, admin2, admin1, country, region). ``country`` is an ISO 3166 alpha-2 code where the
    importer knows it, else the coder's word; ``deaths_civilians``, ``deaths_actor`` and
    ``deaths_target`` are the best figures by side. ``sources`` are the names that the coder gives.
    What the scheme or the row does not say is None.
    """

    id: str | None = None
    scheme: str = "situate"
    type: str | None = None
    subtype: str | None = None
    begin: dt.date | None = None
    end: dt.date | None = None
    precision: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    actor: str | None = None
    target: str | None = None
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    deaths_actor: int | None = None
    deaths_target: int | None = None
    deaths_civilians: int | None = None
    sources: tuple[str, ...] = ()
    notes: str | None = None
