"""Readings, claims and events for tests: give what matters, the rest is filled in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from situate.records import (
    SCHEMA,
    Backing,
    Claim,
    ClaimTime,
    Codes,
    Event,
    KeptClaim,
    KeptParticipant,
    KeptPlace,
    Mention,
    Origin,
    Reading,
    Report,
    Run,
    Span,
    ToldParticipant,
    Toll,
)

DAY = dt.date(2017, 9, 3)
RUN = Run(
    code="situate test",
    reader="rules.v1",
    model="none",
    gazetteer="none",
    codebook="conflict.v1",
    config="sha256:0",
)


def short_id(*parts: object) -> str:
    """An id that is the same for the same parts."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


def make_place(name: str = "Tal Azraq", **given: Any) -> KeptPlace:
    """A place; its id is made from its name unless given."""
    given = {"id": f"test:{name}", "country": "SY", "precision": "settlement", **given}
    return KeptPlace(text=name, name=name, **given)


def make_participant(
    role: str = "actor", actor: str | None = None, text: str = "the army", **given: Any
) -> KeptParticipant:
    """A participant at the head of the text."""
    return KeptParticipant(
        role=role, actor=actor, text=text, **{"start": 0, "end": len(text), **given}
    )


def make_origin(name: str = "Northern Wire", kind: str = "publisher", **given: Any) -> Origin:
    """An origin; its id is made from kind and name unless given."""
    return Origin(**{"id": f"{kind}:{name}", "kind": kind, "name": name, **given})


def make_claim(claim_id: str | None = None, **given: Any) -> KeptClaim:
    """A claim that an army took a town.

    Beside the fields of the record: ``day`` (or ``begin`` and ``end``) for its time and ``actors``
    (registry ids, in the role actor). The trigger is sought in the quote.
    """
    day = given.pop("day", None)
    begin, end = given.pop("begin", day), given.pop("end", day)
    actors: Sequence[str] = given.pop("actors", ())
    quote = given.pop("quote", "The army took Tal Azraq on Sunday.")
    report, start = given.get("report", "r1"), given.get("quote_start", 0)
    word = given.pop("word", "took" if "took" in quote else quote.split()[0])
    at = start + quote.index(word)
    time = None
    if begin is not None or end is not None:
        time = ClaimTime(begin=begin, end=end, precision="day", times=(), basis="stated")
    values: dict[str, Any] = {
        "id": claim_id or short_id(report, quote, start, sorted(map(repr, given.items())), begin),
        "report": report,
        "published": DAY,
        "quote": quote,
        "quote_start": start,
        "type": "capture",
        "mode": None,
        "trigger": Mention(start=at, end=at + len(word), text=word),
        "status": "asserted",
        "aspect": "ended",
        "participants": tuple(make_participant(actor=actor) for actor in actors),
        "place": None,
        "place_relation": None,
        "time": time,
        "counts": (),
        "sources": (),
        "framing": (),
        "codes": Codes(),
        "score": 0.9,
    }
    return KeptClaim(**{**values, **given})


def make_event(event_id: str = "e1", **given: Any) -> Event:
    """An event merged from the claims whose ids are given.

    Beside the fields of the record: ``day`` for begin and end, ``actors`` (registry ids, in the
    role actor) and ``killed`` (the best number).
    """
    day = given.pop("day", None)
    begin, end = given.pop("begin", day), given.pop("end", day)
    claims = tuple(sorted(given.pop("claims", ())))
    origins = tuple(given.pop("origins", (make_origin(),)))
    backing = Backing(claims=claims, origins=tuple(sorted(origin.id for origin in origins)))
    actors: Sequence[str] = given.pop("actors", ())
    killed = given.pop("killed", None)
    values: dict[str, Any] = {
        "id": event_id,
        "type": "capture",
        "mode": None,
        "status": "asserted",
        "aspect": "ended",
        "begin": begin,
        "end": end,
        "precision": None if begin is None else "day",
        "place": None,
        "participants": tuple(
            ToldParticipant(role="actor", actor=actor, name=actor, backing=backing)
            for actor in actors
        ),
        "tolls": ()
        if killed is None
        else (Toll(what="killed", side=None, low=killed, best=killed, high=killed),),
        "credibility": 3,
        "score": 0.9,
        "origins": origins,
        "claims": claims,
        "reports": (),
        "first_published": begin,
        "last_published": end,
        "types": (),
        "statuses": (),
        "days": (),
        "places": (),
        "counts": (),
    }
    return Event(**{**values, **given})


def make_report(report_id: str | None = None, **given: Any) -> Report:
    """A report; its id is made from its text unless given."""
    text = given.pop("text", "The army took Tal Azraq on Sunday.")
    values = {"publisher": "Northern Wire", "published": DAY, "language": "en", **given}
    return Report(id=report_id or short_id(text, values.get("url")), text=text, **values)


def make_reading(
    report_id: str | None = None,
    *,
    sentences: Sequence[str] = (),
    day: dt.date | None = DAY,
    **report: Any,
) -> Reading:
    """A reading of a report of some sentences, one claim a sentence on its first word."""
    told = list(sentences) or ["The army took Tal Azraq on Sunday."]
    made = make_report(report_id, **{"text": " ".join(told), **report})
    spans, start = [], 0
    for sentence in told:
        spans.append(Span(start=start, end=start + len(sentence)))
        start += len(sentence) + 1
    claims = tuple(_make_reading_claim(made, n, span, day) for n, span in enumerate(spans))
    return Reading(
        schema=SCHEMA,
        run=RUN,
        report=made,
        sentences=tuple(spans),
        entities=(),
        places=(),
        times=(),
        attributions=(),
        claims=claims,
    )


def kept(reading: Reading, **given: Any) -> list[KeptClaim]:
    """The claims of a reading as the ledger keeps them, with some fields replaced."""
    from situate.events.kept import keep_claims

    return [dataclasses.replace(claim, **given) for claim in keep_claims(reading)]


def _make_reading_claim(report: Report, number: int, span: Span, day: dt.date | None) -> Claim:
    sentence = report.text[span.start : span.end]
    word = "took" if "took" in sentence else sentence.split()[0]
    at = span.start + sentence.index(word)
    time = None
    if day is not None:
        time = ClaimTime(begin=day, end=day, precision="day", times=(), basis="stated")
    return Claim(
        id=short_id(report.id, number),
        sentence=number,
        type="capture",
        mode=None,
        trigger=Mention(start=at, end=at + len(word), text=word),
        status="asserted",
        aspect="ended",
        participants=(),
        place=None,
        place_relation=None,
        time=time,
        counts=(),
        sources=(),
        framing=(),
        codes=Codes(),
        score=0.9,
    )
