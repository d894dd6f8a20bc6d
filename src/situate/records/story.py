"""The frozen records of stories: tracked situations with parties, terms and sourced updates.

Days are dates, both ends included; None where unknown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from situate.records.ledger import Backing, KeptPlace, KeptStop, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParty:
    """Who takes part in a story, in a role of its kind.

    Roles are party, refuser (of an agreement); besieger, besieged; carried, sender, obstructer,
    attacker (of a convoy); evacuated, evacuator. ``actor`` is a registry id.
    """

    role: str
    actor: str | None
    name: str
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTerm:
    """What was agreed: who gives what to whom by when.

    ``what`` is in the words of the text. ``type`` is the claim type of the event that tells it;
    None where only the words of the agreement's own sentence do. ``state`` is pending, done or
    refused; ``done`` is the day on which it was done. ``due`` is the last day that was set for it.
    """

    type: str | None
    giver: str | None
    what: str
    receiver: str | None
    due: dt.date | None
    state: str
    done: dt.date | None
    quote: str
    events: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryUpdate:
    """One event of a story, told at a day on somebody's word.

    ``state`` is what it makes of the story (stranded, blocked, lifted, violated); None where it
    only adds to it. What is planned, demanded, threatened, possible or denied makes nothing of it:
    ``status`` says so, as in a claim or event. ``told`` is the last day it was published.
    """

    event: str
    type: str
    day: dt.date | None
    told: dt.date | None
    state: str | None
    status: str
    line: str
    quote: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySaying:
    """One of the things that contradict each other, and who says it."""

    text: str
    backing: Backing


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryContradiction:
    """What origins say against each other in one event, or in two of one story."""

    field: str
    events: tuple[str, ...]
    sayings: tuple[StorySaying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """Another story told in the same events or sentences, such as the agreement of a convoy."""

    story: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A tracked situation: an agreement, a siege, a convoy or an evacuation.

    ``id`` is made of the kind and of the event that was published first of those that open it; of
    several stories that one event opens all but the first have a number behind it.
    ``subjects`` says what it is about (ceasefire, exchange, aid). ``outcome`` is how it closed:
    lifted, taken or given up; arrived or turned back; collapsed, refused or fulfilled; completed.
    ``opened`` and ``closed`` are days of what happened, ``last_heard`` the last day it was
    published; ``silent_since`` is that day where nothing came for long in an open story.
    ``opening`` are the events that open or carry it, ``events`` all that belong to it.
    """

    id: str
    kind: str
    subjects: tuple[str, ...]
    title: str
    open: bool
    outcome: str | None
    opened: dt.date | None
    closed: dt.date | None
    place: KeptPlace | None
    route: tuple[KeptStop, ...]
    parties: tuple[StoryParty, ...]
    terms: tuple[StoryTerm, ...]
    status_line: str
    updates: tuple[StoryUpdate, ...]
    related: tuple[StoryLink, ...]
    contradictions: tuple[StoryContradiction, ...]
    last_heard: dt.date | None
    silent_since: dt.date | None
    opening: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]

    @property
    def actors(self) -> frozenset[str]:
        """The registry ids of all parties."""
        return frozenset(p.actor for p in self.parties if p.actor is not None)
