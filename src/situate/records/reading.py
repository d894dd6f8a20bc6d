"""The frozen records of a reading: one report and everything that was read in it.

Field names and their order are those of the reading format (docs/reference/reading-format.md), so
that a record and its JSON object are the same thing. All offsets are half-open ``[start, end)`` in
Unicode code points of ``Report.text``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

SCHEMA = "situate.reading/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the report's text together with the characters it holds."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when the report says it was filed ("DAMASCUS, Sept. 3 (Agency) -")."""

    place: str | None
    date: dt.date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One version of one article.

    ``story`` holds the spans of ``text`` that belong to the story (headline, paragraphs), in
    order, without masthead, boilerplate and dateline; it is not part of the reading format.
    ``headline`` is the span of the title where the title stands in ``text``; ``input_name`` says
    which input it came from, for messages.
    """

    id: str
    given_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: dt.date | None = None
    retrieved: dt.datetime | None = None
    language: str | None = None
    text: str
    input_name: str | None = field(default=None, metadata={"json": False})
    story: tuple[Span, ...] = field(default=(), metadata={"json": False})
    headline: Span | None = field(default=None, metadata={"json": False})
    publisher_span: Span | None = field(default=None, metadata={"json": False})
    agency_span: Span | None = field(default=None, metadata={"json": False})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name, or a description of an actor, in the text.

    ``kind`` is person, organization, group, place, facility or nationality; ``actor`` a registry
    id; ``place`` an index into the reading's places; ``same_as`` the index of the entity first
    meant.
    """

    start: int
    end: int
    text: str
    kind: str
    actor: str | None = None
    place: int | None = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place in the text and the gazetteer entry it was resolved to (nulls if none)."""

    start: int
    end: int
    text: str
    id: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str | None = None
    radius_km: float | None = None
    alternatives: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date or time expression with its TIMEX3 value and the days it covers (nulls if unknown)."""

    start: int
    end: int
    text: str
    value: str | None
    type: str
    begin: dt.date | None
    end_day: dt.date | None
    precision: str | None
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSource:
    """Who is said to say it."""

    start: int
    end: int
    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying: its source, its cue, what is said, and the attribution that carries it."""

    source: AttributionSource | None
    cue: Mention
    content: tuple[Span, ...]
    via: int | None = None
    kind: str = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what takes part in a claim, in a role."""

    role: str
    start: int
    end: int
    text: str
    actor: str | None = None
    entity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTime:
    """The days of a claim and what they rest on (``basis``: stated, tense or dateline)."""

    begin: dt.date | None
    end: dt.date | None
    precision: str | None
    times: tuple[int, ...]
    basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or things in a claim, as a range."""

    what: str
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSource:
    """One link of the chain of sources: speaker, carrier, agency or publisher."""

    role: str
    name: str
    actor: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledCode:
    """The ACLED event type and sub-event type of a claim."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverCode:
    """The PLOVER event and mode of a claim."""

    event: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """A claim in the terms of other codebooks; null where they have no term for it."""

    acled: AcledCode | None = None
    plover: PloverCode | None = None
    cameo: str | None = None
    ucdp: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStop:
    """A place (index) on the way of something that moves: ``role`` is from, through or to."""

    place: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one chain of sources says happened."""

    id: str
    sentence: int
    type: str
    mode: str | None
    trigger: Mention
    status: str
    aspect: str
    participants: tuple[Participant, ...]
    place: int | None
    place_relation: str | None
    time: ClaimTime | None
    counts: tuple[Count, ...]
    sources: tuple[ClaimSource, ...]
    framing: tuple[str, ...]
    codes: Codes
    score: float
    route: tuple[RouteStop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution: which code, model, gazetteer, codebook and configuration made a reading."""

    code: str
    reader: str
    model: str
    gazetteer: str
    codebook: str
    config: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read in one report."""

    schema: str
    run: Run
    report: Report
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
