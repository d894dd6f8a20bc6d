"""The objects of a STIX 2.1 bundle, each with the properties that the standard asks for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from situate.records import Event, KeptPlace, Toll

StixObject = dict[str, Any]

#: Ids of ours are UUIDv5 in a namespace of our own (the standard's own is for observables).
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:situate,2026:stix")
#: When our names for identities, places and licences began; such objects never change.
EPOCH = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
#: The key of situate's own identity.
MAKER = "situate"
#: STIX 2.1, appendix A: Admiralty credibility to confidence; 6 has none.
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}


def name_id(kind: str, key: str) -> str:
    """The id of the object of a kind that stands for what the key says."""
    name = f"{kind}|{key}".encode("utf-8", "replace").decode()
    return f"{kind}--{uuid.uuid5(NAMESPACE, name)}"


def write_time(moment: dt.datetime) -> str:
    """A time as STIX writes it: UTC, milliseconds, Z."""
    utc = moment.astimezone(dt.UTC)
    return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def make_identity(key: str, *, name: str, kind: str) -> StixObject:
    """Who takes part or speaks; the key (an actor's or origin's id) says who is the same."""
    return _make("identity", key, name=name, identity_class=kind)


def make_location(place: KeptPlace) -> StixObject | None:
    """Where; None where neither a point nor a country is known, for which STIX has no location."""
    point = place.latitude is not None and place.longitude is not None
    if not point and place.country is None:
        return None
    key = "|".join(map(str, (place.id, place.text, place.latitude, place.longitude, place.country)))
    precise = point and place.radius_km is not None
    return _make(
        "location",
        key,
        name=place.name or place.text,
        latitude=place.latitude if point else None,
        longitude=place.longitude if point else None,
        precision=round(place.radius_km * 1000, 1) if precise and place.radius_km else None,
        country=place.country,
        administrative_area=place.admin1,
    )


def make_marking(statement: str) -> StixObject:
    """The licence line as a statement that objects refer to."""
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": name_id("marking-definition", statement),
        "created": write_time(EPOCH),
        "definition_type": "statement",
        "definition": {"statement": statement},
    }


def make_incident(
    event: Event,
    exported: dt.datetime,
    *,
    references: Sequence[Mapping[str, Any]],
    marking: str | None,
) -> StixObject:
    """The event itself; type, mode, status and credibility are labels."""
    labels = [f"type:{event.type}", f"status:{event.status}", f"aspect:{event.aspect}"]
    labels += [f"mode:{event.mode}"] if event.mode else []
    labels += [f"credibility:{event.credibility}"]
    return _make(
        "incident",
        event.id,
        times=_times_of(event, exported),
        created_by_ref=name_id("identity", MAKER),
        name=_name_event(event),
        description=_describe_event(event),
        labels=labels,
        confidence=CONFIDENCE.get(event.credibility),
        external_references=list(references) or None,
        object_marking_refs=[marking] if marking else None,
    )


def make_relationship(
    source: str, relation: str, target: str, times: Mapping[str, str]
) -> StixObject:
    """A link from one object to another."""
    return _make(
        "relationship",
        f"{source}|{relation}|{target}",
        times=times,
        relationship_type=relation,
        source_ref=source,
        target_ref=target,
    )


def make_sighting(
    incident: StixObject, identity: StixObject, event: Event, count: int
) -> StixObject:
    """That an origin tells of the event, in so many claims, on the event's days."""
    return _make(
        "sighting",
        f"{incident['id']}|{identity['id']}",
        times={key: incident[key] for key in ("created", "modified")},
        first_seen=_start_of(event.begin),
        last_seen=_start_of(event.end),
        count=count,
        sighting_of_ref=incident["id"],
        where_sighted_refs=[identity["id"]],
    )


def _make(
    kind: str, key: str, *, times: Mapping[str, str] | None = None, **properties: Any
) -> StixObject:
    """An object with the properties that all have; those that are None are left out."""
    epoch = write_time(EPOCH)
    head = {"type": kind, "spec_version": "2.1", "id": name_id(kind, key)}
    stamps = times or {"created": epoch, "modified": epoch}
    return {**head, **stamps, **{k: v for k, v in properties.items() if v is not None}}


def _times_of(event: Event, exported: dt.datetime) -> dict[str, str]:
    """First publication (else the epoch) and the export, never before each other."""
    created = _start_of(event.first_published) or write_time(EPOCH)
    return {"created": created, "modified": max(created, write_time(exported))}


def _start_of(day: dt.date | None) -> str | None:
    if day is None:
        return None
    return write_time(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))


def _name_event(event: Event) -> str:
    where = f" at {event.place.name or event.place.text}" if event.place else ""
    when = f", {event.begin.isoformat()}" if event.begin else ""
    return f"{event.type}{where}{when}"


def _describe_event(event: Event) -> str | None:
    """Who else takes part, numbers, and that it is disputed; STIX has no place of its own for it.

    Words for people ("five villagers") are no identity: those of another event are others.
    """
    parts = [f"{told.role}: {told.name}" for told in event.participants if told.actor is None]
    parts += [_tell(toll) for toll in event.tolls if toll.side is None]
    if event.status == "contested":
        parts.append("contested: an origin denies it")
    if event.contradictions:
        parts.append(f"contradictory: {', '.join(event.contradictions)}")
    return "; ".join(parts) or None


def _tell(toll: Toll) -> str:
    low, high = ("?" if n is None else n for n in (toll.low, toll.high))
    best = "" if toll.best is None else f", best {toll.best}"
    return f"{toll.what} {low} to {high}{best}"
