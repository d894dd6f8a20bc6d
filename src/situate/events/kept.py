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
    Participant,
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
        participants=tuple(_keep_participant(one, reading) for one in claim.participants),
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


def _keep_participant(participant: Participant, reading: Reading) -> KeptParticipant:
    return KeptParticipant(
        role=participant.role,
        text=participant.text,
        actor=participant.actor,
        start=participant.start,
        end=participant.end,
        name=_name_meant(participant, reading),
    )


def _name_meant(participant: Participant, reading: Reading) -> str | None:
    """The name of the entity first meant, where the participant's own words are others."""
    if participant.entity is None:
        return None
    entity = reading.entities[participant.entity]
    if entity.same_as is not None:
        entity = reading.entities[entity.same_as]
    outside = entity.end <= participant.start or participant.end <= entity.start
    return entity.text if outside else None


def _keep_time(time: ClaimTime | None) -> ClaimTime | None:
    return None if time is None else dataclasses.replace(time, times=())


def _keep_place(place: Place) -> KeptPlace:
    names = (field.name for field in dataclasses.fields(KeptPlace))
    return KeptPlace(**{name: getattr(place, name) for name in names})
