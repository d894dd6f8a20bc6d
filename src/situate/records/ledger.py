"""The frozen records of the ledger: claims as they are kept, their origins, and merged events.

A claim of a reading points into its reading by index; a kept claim holds everything itself, so that
it can be merged, queried and exported alone. Days are dates; positions are WGS 84 degrees; all
offsets are code points of the report's text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from situate.records.reading import ClaimSource, ClaimTime, Codes, Count, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlace:
    """Where: the words of the text and the gazetteer entry (nulls if unresolved)."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStop:
    """A place on the way of something that moves: ``role`` is from, through or to."""

    role: str
    place: KeptPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptParticipant:
    """Who or what takes part, in a role of the reading format; ``actor`` is a registry id.

    ``name`` is who is meant where the words of the text are a pronoun or "the group".
    """

    role: str
    text: str
    actor: str | None = None
    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The independent root of a chain of sources.

    ``id`` is the same wherever the same root speaks. ``kind`` is speaker (a named party), agency,
    publisher (a report's own voice, or an unnamed speaker whom only it heard) or text (reports that
    share wording whose first publisher is unknown). ``actor`` is a registry id. Origins with the
    same ``root`` (None: the id itself) are parts of one body and count as one.
    """

    id: str
    kind: str
    name: str
    actor: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """One claim with everything that it rests on.

    ``quote`` is the sentence, from ``quote_start`` in the report's text. ``published`` is the day
    the report counts from (its publication, else its dateline). ``origins`` is empty until they are
    traced; several when two speakers say it together.
    """

    id: str
    report: str
    published: dt.date | None
    quote: str
    quote_start: int
    type: str
    mode: str | None
    trigger: Mention
    status: str
    aspect: str
    participants: tuple[KeptParticipant, ...]
    place: KeptPlace | None
    place_relation: str | None
    route: tuple[KeptStop, ...] = ()
    time: ClaimTime | None
    counts: tuple[Count, ...]
    sources: tuple[ClaimSource, ...]
    framing: tuple[str, ...]
    codes: Codes
    score: float
    origins: tuple[Origin, ...] = ()

    @property
    def actors(self) -> frozenset[str]:
        """The registry ids of all who take part."""
        return frozenset(p.actor for p in self.participants if p.actor is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKey:
    """Where and when a claim could meet others of the same happening.

    Two claims are candidates when their families are the same, their days overlap and their boxes
    meet; a claim without a box (no place, or no more than a country) meets all of its country, or,
    where that is unknown too, all. ``south``, ``west``, ``north``, ``east`` are degrees.
    """

    family: str
    first_day: dt.date | None
    last_day: dt.date | None
    country: str | None = None
    south: float | None = None
    west: float | None = None
    north: float | None = None
    east: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How likely two claims (``first`` < ``second``, ids) speak of the same happening, 0 to 1.

    ``forbidden`` is true where they contradict each other in place or day beyond their precision.
    """

    first: str
    second: str
    score: float
    forbidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Who stands behind a value: the ids of its claims and of their origins, sorted."""

    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldType:
    """A type (and mode) that claims of an event give it."""

    type: str
    mode: str | None
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStatus:
    """A status that claims of an event give it, in the words of the reading format."""

    status: str
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """Days that claims of an event give it."""

    begin: dt.date | None
    end: dt.date | None
    precision: str | None
    basis: str | None
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """A place that claims of an event give it."""

    place: KeptPlace
    relation: str | None
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldParticipant:
    """Who takes part in an event, in a role, as claims name them."""

    role: str
    actor: str | None
    name: str
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCount:
    """A number that claims of an event give; ``side`` is the role of those counted, if known.

    ``told`` is the latest day it was published; ``superseded`` is true where the same origin gave
    a later number.
    """

    what: str
    who: str | None
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    told: dt.date | None
    superseded: bool
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many, over all origins: the lowest and highest number told and the best estimate."""

    what: str
    side: str | None
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims of one happening, merged: chosen values first, then all values with who gives them.

    ``status`` is a claim's status, or ``contested`` where an origin denies what another asserts.
    ``tolls`` hold one row for all sides (``side`` None) and one for each side, of each kind
    counted. ``contradictions`` names the fields in which origins contradict each other beyond
    precision. ``credibility`` is the Admiralty credibility (1 confirmed .. 6 cannot be judged).
    """

    id: str
    type: str
    mode: str | None
    status: str
    aspect: str
    begin: dt.date | None
    end: dt.date | None
    precision: str | None
    place: KeptPlace | None
    participants: tuple[ToldParticipant, ...]
    tolls: tuple[Toll, ...]
    credibility: int
    score: float
    origins: tuple[Origin, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_published: dt.date | None
    last_published: dt.date | None
    types: tuple[ToldType, ...]
    statuses: tuple[ToldStatus, ...]
    days: tuple[ToldDays, ...]
    places: tuple[ToldPlace, ...]
    counts: tuple[ToldCount, ...]
    route: tuple[KeptStop, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def actors(self) -> frozenset[str]:
        """The registry ids of all who take part."""
        return frozenset(p.actor for p in self.participants if p.actor is not None)

    def toll(self, what: str) -> Toll | None:
        """The toll of one kind over all sides."""
        return next((t for t in self.tolls if t.what == what and t.side is None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A human verdict over claims or events, layered over them and undoable.

    ``kind`` is accept, reject, edit, merge, split, same-place or same-actor. ``subjects`` are claim
    ids (accept, reject, edit: one; merge: claims that belong together; split: the claims that leave
    the others), or two place or actor ids or names. ``field`` and ``value`` (JSON) are those of an
    edit. ``against`` are, for a split, the claims left behind.
    """

    id: str
    kind: str
    subjects: tuple[str, ...]
    against: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    note: str | None = None
    by: str
    at: dt.datetime
    undone_by: str | None = None
    undone_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the changes feed: an event was added, changed or removed.

    ``into`` names the event that took over the claims of a removed one; ``event`` is None there.
    """

    sequence: int
    at: dt.datetime
    kind: str
    event_id: str
    into: str | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place or region that a filter is limited to, resolved.

    An event lies in it when its country (and admin-1 name) is the same, its place is the same
    entry, or its point lies within ``radius_km`` of the point or in the box (south, west, north,
    east).
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events, claims or reports: every part that is given must hold.

    ``types``, ``actors`` (registry ids; members of a body count as the body where the caller
    expands them) and ``statuses`` each hold alternatives. ``since`` and ``until`` are days that the
    event's days must overlap; ``box`` is south, west, north, east. ``text`` is searched in words.
    """

    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    area: Area | None = None
    box: tuple[float, float, float, float] | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    statuses: tuple[str, ...] = ()
    min_origins: int = 0
    text: str | None = None
