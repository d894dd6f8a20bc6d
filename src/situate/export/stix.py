"""Events as a STIX 2.1 bundle: incidents, who takes part, where, and one sighting an origin.

Ids are UUIDv5 of what an object stands for, so that two exports name the same thing alike.
``created`` of an incident is the day its first report came out; the time of the export is its
``modified``. ``confidence`` is STIX's reading of the Admiralty credibility (STIX 2.1, appendix A).
Only what happened is written: STIX has no word for an incident that was denied or planned.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from situate.export.context import ExportContext, ReportFacts
from situate.export.losses import COUNTS_BUT_DEATHS, Losses, Tally
from situate.export.stix_objects import (
    CONFIDENCE,
    MAKER,
    StixObject,
    make_identity,
    make_incident,
    make_location,
    make_marking,
    make_relationship,
    make_sighting,
    name_id,
)
from situate.records import Event, Origin

LOST = (
    "contradictions", "contested", "backing", "other-values", "counts-told", "score", "route",
    "place-id", "deaths-by-side", "claims", "killed", *COUNTS_BUT_DEATHS,
)  # fmt: skip
# What a participant in a role is to the incident.
RELATIONS = {
    "actor": "attributed-to",
    "supporter": "attributed-to",
    "target": "targets",
    "victim": "targets",
    "party": "related-to",
    "object": "related-to",
    "beneficiary": "related-to",
}


def write_stix(events: Iterable[Event], out: BinaryIO, *, context: ExportContext) -> Losses:
    """Write the bundle; an identity or place that several events share is written once.

    Memory grows with the number of different participants and places, not with that of events.
    """
    tally = Tally("stix", LOST)
    writer = _BundleWriter(out, context)
    for event in tally.keep_happened(events):
        for entry in _objects_of(event, context, writer.marking):
            writer.write(entry)
        tally.count(event)
        if event.place is not None and make_location(event.place) is None:
            tally.lose("location left out: neither point nor country known")
        unnamed = sum(told.actor is None for told in event.participants)
        if unnamed:
            tally.lose("participants without registry entry, named in the description", unnamed)
        if event.credibility not in CONFIDENCE:
            tally.lose("confidence left out: credibility cannot be judged")
    writer.close()
    return tally.close()


class _BundleWriter:
    """Writes objects into a bundle, each id once (incidents never come twice)."""

    def __init__(self, out: BinaryIO, context: ExportContext) -> None:
        self._out = out
        self._seen: set[str] = set()
        self._before = "\n"
        key = f"{context.exported.isoformat()}|{context.filter}"
        opening = f'{{"type":"bundle","id":"{name_id("bundle", key)}","objects":['
        out.write(opening.encode())
        self.marking: str | None = None
        self.write(make_identity(MAKER, name="situate", kind="system"))
        if context.licence:
            statement = make_marking(context.licence)
            self.marking = statement["id"]
            self.write(statement)

    def write(self, entry: StixObject) -> None:
        """Write one object, unless it is a shared one that is there already."""
        if entry["type"] in {"identity", "location"}:
            if entry["id"] in self._seen:
                return
            self._seen.add(entry["id"])
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self._out.write((self._before + text).encode("utf-8", "replace"))
        self._before = ",\n"

    def close(self) -> None:
        """End the bundle."""
        self._out.write(b"\n]}\n")


def _objects_of(event: Event, context: ExportContext, marking: str | None) -> Iterator[StixObject]:
    """The incident of an event, what it refers to, and the links between them."""
    references = [_reference(report) for report in context.reports_of(event)]
    incident = make_incident(event, context.exported, references=references, marking=marking)
    yield incident
    times = {key: incident[key] for key in ("created", "modified")}
    location = make_location(event.place) if event.place else None
    if location is not None:
        yield location
        yield make_relationship(incident["id"], "located-at", location["id"], times)
    for told in event.participants:
        relation = RELATIONS.get(told.role)
        if relation is not None and told.actor is not None:
            identity = _identify(told.actor, told.name, "group", context)
            yield identity
            yield make_relationship(incident["id"], relation, identity["id"], times)
    for origin in event.origins:
        kind = "organization" if origin.kind in {"agency", "publisher"} else "unknown"
        identity = _identify(origin.actor or origin.id, origin.name, kind, context)
        yield identity
        yield make_sighting(incident, identity, event, _count_claims(event, origin, context))


def _identify(key: str, name: str, kind: str, context: ExportContext) -> StixObject:
    """The identity of a registry actor, or of an origin that is none."""
    actor = context.actor(key)
    if actor is None:
        return make_identity(key, name=name, kind=kind)
    return make_identity(key, name=actor.name, kind=actor.entity_kind)


def _count_claims(event: Event, origin: Origin, context: ExportContext) -> int:
    """How many claims of an event an origin makes; 1 where the claims cannot be looked up."""
    claims = (context.claim(claim) for claim in event.claims)
    told = sum(
        1 for c in claims if c is not None and any(root.id == origin.id for root in c.origins)
    )
    return told or 1


def _reference(report: ReportFacts) -> dict[str, Any]:
    known = {
        "source_name": report.publisher or report.agency or "unknown publisher",
        "description": _describe(report.title, report.published),
        "url": report.url,
        "external_id": report.id,
    }
    return {key: value for key, value in known.items() if value}


def _describe(title: str | None, published: dt.date | None) -> str:
    return ", ".join(part for part in (title, published and published.isoformat()) if part)
