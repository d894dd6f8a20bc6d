"""Events as PLOVER records (manual 2.0 draft), one JSON object a line.

PLOVER has no word for what is denied, planned, possible, demanded or threatened that its projects
use ("not yet fully implemented"), so that only what happened is written.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from situate.export.context import ExportContext, ReportFacts
from situate.export.countries import find_country
from situate.export.losses import Losses, Tally
from situate.export.parties import SideFinder, Sides
from situate.places.country_codes import alpha_3_by_alpha_2
from situate.records import Event, KeptPlace, PloverCode, ToldParticipant, Toll

LOST = (
    "contradictions", "backing", "other-values", "counts-told", "origins", "aspect",
    "route", "radius", "roles", "deaths-by-side", "deaths-range", "displaced", "missing",
    "participants", "vehicles", "other",
)  # fmt: skip
_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "SANCTION", "THREATEN"),
    4: ("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {event: quad for quad, names in _QUADS.items() for event in names}
# The manual's scores of the events, and of the modes whose score is not the event's.
_SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0,
    "RETREAT": 6.5, "REQUEST": 0.0, "ACCUSE": 3.0, "REJECT": -2.0, "SANCTION": -6.0,
    "THREATEN": -3.5, "PROTEST": -5.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
    "CONSULT:visit": 4.0, "CONSULT:third-party": 1.0, "CONSULT:multilateral": 4.0,
    "CONSULT:phone": 1.5, "RETREAT:withdraw": 8.0, "RETREAT:disarm": 10.0,
    "RETREAT:ceasefire": 7.5, "RETREAT:resign": 4.5, "REQUEST:assist": 0.5,
    "REQUEST:change": -1.0, "REQUEST:yield": -1.0, "ACCUSE:disapprove": -2.0,
    "ACCUSE:investigate": -3.5, "ACCUSE:allege": -3.5, "REJECT:assist": -1.5,
    "SANCTION:expel": -5.5, "THREATEN:restrict": -3.0, "THREATEN:territory": -4.0,
    "PROTEST:riot": -7.0, "PROTEST:hunger": -4.5, "PROTEST:boycott": -4.5,
    "PROTEST:obstruct": -4.5, "MOBILIZE:troops": -6.5, "MOBILIZE:weapons": -6.5,
    "MOBILIZE:militia": -6.0, "COERCE:censor": -6.5, "COERCE:curfew": -6.5,
    "COERCE:martial-law": -7.5, "COERCE:misinformation": -6.5, "ASSAULT:abduct": -8.5,
    "ASSAULT:beat": -7.5, "ASSAULT:torture": -8.5, "ASSAULT:sexual": -8.5,
    "ASSAULT:targeted": -9.5, "ASSAULT:destroy": -8.5, "ASSAULT:primitive": -8.0,
    "ASSAULT:suicide-attack": -9.5, "ASSAULT:aerial": -9.5, "ASSAULT:drone": -9.5,
    "ASSAULT:heavy-weapons": -9.5, "ASSAULT:crowd-control": -7.5,
    "ASSAULT:unconventional": -10.0,
}  # fmt: skip
_UNSCORED = frozenset({"PROTEST:vandalize"})
_RESOLUTION = {
    "exact": "city", "near": "city", "admin2": "district", "admin1": "province",
    "country": "country",
}  # fmt: skip
_ACTING = ("actor", "supporter", "party")
_RECEIVING = ("target", "victim", "beneficiary")
_SIZES = (("dead", "killed"), ("injured", "injured"), ("arrested", "captured"))


def write_plover(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write one line an event that happened and that PLOVER has a word for."""
    tally = Tally("plover", LOST)
    finder = SideFinder(context)
    for event in tally.keep_happened(events):
        sides = finder.find(event)
        if sides.codes.plover is None:
            tally.leave_out("no PLOVER event")
            continue
        record = _make_record(event, sides, sides.codes.plover, context)
        out.write(_write_line(record))
        tally.count(event)
        if not record["actor"]:
            tally.lose("actor empty: not told")
        if record["date"] is None:
            tally.lose("date empty: no day")
    return tally.close()


def _write_line(record: dict[str, Any]) -> bytes:
    """One line; signs that some programs take for its end are escaped."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    for sign in "\u2028\u2029\u0085":
        line = line.replace(sign, f"\\u{ord(sign):04x}")
    return line.encode("utf-8", "replace") + b"\n"


def event_scale(code: PloverCode) -> float | None:
    """The manual's score of an event and mode; None where it prints none."""
    key = f"{code.event}:{code.mode}"
    return None if key in _UNSCORED else _SCORES.get(key, _SCORES.get(code.event))


def _make_record(
    event: Event, sides: Sides, code: PloverCode, context: ExportContext
) -> dict[str, Any]:
    """The record with the keys of the manual; what is not known is null or an empty list."""
    end = event.end if event.end != event.begin else None
    exported = context.exported.astimezone(dt.UTC)
    return {
        "id": event.id,
        "has_event": True,
        "date": event.begin.isoformat() if event.begin else None,
        "enddate": end.isoformat() if end else None,
        "actor": list(_entities(event, _ACTING, context)),
        "recipient": list(_entities(event, _RECEIVING, context)),
        "event": code.event,
        "mode": [code.mode] if code.mode else [],
        "context": [],
        "event_loc": _location(event.place),
        "event_text": _quote_of(event, context),
        "quad_code": _QUAD_OF.get(code.event),
        "event_scale": event_scale(code),
        **{key: _size(event.toll(what)) for key, what in _SIZES},
        "text": list(_texts(event, context)),
        "cite_info": [_citation(report, context) for report in context.reports_of(event)],
        "coder": "situate",
        "coded_date": exported.date().isoformat(),
        "coded_time": exported.time().isoformat(timespec="seconds"),
        "comment": (
            f"situate type {event.type}, CAMEO {sides.codes.cameo or 'none'}, "
            f"status {event.status}, Admiralty credibility {event.credibility}, "
            f"score {event.score:.3f}"
        ),
    }


def _entities(
    event: Event, roles: tuple[str, ...], context: ExportContext
) -> Iterator[dict[str, Any]]:
    for told in event.participants:
        if told.role in roles:
            yield _entity(told, context)


def _entity(told: ToldParticipant, context: ExportContext) -> dict[str, Any]:
    actor = context.actor(told.actor) if told.actor else None
    code = alpha_3_by_alpha_2().get(actor.country or "") if actor else None
    return {
        "code": code,
        "sector": [actor.sector] if actor and actor.sector else [],
        "entity_text": told.name,
        "identifier_id": told.actor,
        "identifier_text": actor.name if actor else None,
    }


def _size(toll: Toll | None) -> int | None:
    return None if toll is None else toll.best


def _location(place: KeptPlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    country = find_country(place.country)
    number = (place.id or "").removeprefix("geonames:")
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": int(number) if number.isdecimal() else None,
        "lat": place.latitude,
        "lon": place.longitude,
        "province": place.admin1,
        "country": country.name if country else None,
        "country_code": alpha_3_by_alpha_2().get(place.country or ""),
        "resolution": _RESOLUTION.get(place.precision or ""),
    }


def _quote_of(event: Event, context: ExportContext) -> str | None:
    """The words that tell the event in its first claim that is known."""
    claims = (context.claim(claim) for claim in event.claims)
    return next((claim.trigger.text for claim in claims if claim is not None), None)


def _texts(event: Event, context: ExportContext) -> Iterator[dict[str, Any]]:
    """The sentences of the claims with where they lie in their reports."""
    known = [claim for claim in map(context.claim, event.claims) if claim is not None]
    for number, claim in enumerate(known, 1):
        end = claim.quote_start + len(claim.quote)
        yield {
            "sequence": number,
            "start": claim.quote_start,
            "end": end,
            "text_story": claim.quote,
        }


def _citation(report: ReportFacts, context: ExportContext) -> dict[str, Any]:
    return {
        "citation": report.id,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "publication": report.publisher or report.agency,
        "license": context.licence,
        "coder": "situate",
        "codebook": context.codebook.name,
        "version": context.run,
    }
