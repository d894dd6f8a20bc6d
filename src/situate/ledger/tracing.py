"""Origins: which claims a new report gives an origin, or another one than they had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from situate.events.houses import Houses
from situate.events.origins import trace_origins
from situate.events.reprints import find_affected_voices, find_new_copies, trace_voices
from situate.events.signatures import sign_paragraphs
from situate.events.voices import Voice
from situate.ledger.copying import LedgerBook
from situate.records import Origin, Report
from situate.store import Unit


def trace(unit: Unit, report: Report, houses: Houses) -> set[str]:
    """Keep a new report's copies and the origins that follow from them.

    Returns:
        The ids of all claims whose origins are new or changed.
    """
    book = LedgerBook(unit)
    signatures = sign_paragraphs(report)
    copies = find_new_copies(report, signatures, book)
    book.keep_signatures(report, signatures)
    book.keep_copies(copies)
    return _retrace(unit, find_affected_voices(report.id, book, houses), houses)


def retrace(unit: Unit, reports: Iterable[str], houses: Houses) -> set[str]:
    """Trace the origins of kept reports afresh, as when sister publishers were declared."""
    voices = trace_voices(sorted(set(reports)), LedgerBook(unit), houses)
    return _retrace(unit, voices, houses)


def _retrace(unit: Unit, voices: Mapping[str, Voice], houses: Houses) -> set[str]:
    altered: dict[str, tuple[Origin, ...]] = {}
    for report, voice in sorted(voices.items()):
        for claim in unit.claims_of_report(report):
            origins = trace_origins(claim, voice, houses)
            if origins != claim.origins:
                altered[claim.id] = origins
    unit.set_origins(altered)
    return set(altered)
