"""Claims of a reading as the ledger keeps them: every index replaced by what it points to."""

from __future__ import annotations

import dataclasses
import datetime as dt

from situate.records import (
    Claim,
    ClaimTime,
    KeptClaim,
    KeptParticipant,
    KeptPlace,
    KeptStop,
    Place,
    Reading,
    Report,
)


def keep_claims(reading: Reading) -> tuple[KeptClaim, ...]:
    """All claims of a reading, each with everything that it rests on."""
    places = tuple(_keep_place(place) for place in reading.places)
    return tuple(_keep_claim(claim, reading, places) for claim in reading.claims)


def report_day(report: Report) -> dt.date | None:
    """The day a report counts from: its publication, else its dateline."""
    if report.published is not None:
        return report.published
    return report.dateline.date if report.dateline is not None else None


def _keep_claim(claim: Claim, reading: Reading, places: tuple[KeptPlace, ...]) -> KeptClaim:
    sentence = reading.sentences[claim.sentence]
    return KeptClaim(
        id=claim.id,
        report=reading.report.id,
        published=report_day(reading.report),
        quote=reading.report.text[sentence.start : sentence.end],
        quote_start=sentence.start,
        type=claim.type,
        mode=claim.mode,
        trigger=claim.trigger,
        status=claim.status,
        aspect=claim.aspect,
        participants=tuple(
            KeptParticipant(role=p.role, text=p.text, actor=p.actor, start=p.start, end=p.end)
            for p in claim.participants
        ),
        place=None if claim.place is None else places[claim.place],
        place_relation=claim.place_relation,
        route=tuple(KeptStop(role=stop.role, place=places[stop.place]) for stop in claim.route),
        time=_keep_time(claim.time),
        counts=claim.counts,
        sources=claim.sources,
        framing=claim.framing,
        codes=claim.codes,
        score=claim.score,
    )


def _keep_time(time: ClaimTime | None) -> ClaimTime | None:
    return None if time is None else dataclasses.replace(time, times=())


def _keep_place(place: Place) -> KeptPlace:
    names = (field.name for field in dataclasses.fields(KeptPlace))
    return KeptPlace(**{name: getattr(place, name) for name in names})
