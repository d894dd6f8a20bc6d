"""What is told of a place: events with their claims, parted where they tell of two happenings.

A match that joined the taking of a town with its retaking two days later would make both sides its
holders. So a capture is looked at apart for each of those who are said to have captured it, and of
a movement only what tells of leaving, where some of it does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from situate.actors.nouns import load_generic_nouns
from situate.claims.codebook import load_codebook
from situate.claims.inflection import inflect
from situate.events.merge import merge_claims
from situate.events.told_participants import words_of
from situate.picture.ground_words import LEAVING, UNARMED
from situate.records import Event, KeptClaim, Party
from situate.text import fold_words, word_set

_NOBODY = word_set("it they he she we i you them him her us who which that nobody none")
_WHOSE = word_set("its their his her our my")
# Kinds of nouns of the codebook that hold nothing.
_THINGS = ("place", "building", "infrastructure", "vehicle", "aircraft", "weapon")
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with those of its claims that are at hand, in the order of their reports."""

    event: Event
    claims: tuple[KeptClaim, ...] = ()

    def words(self) -> frozenset[str]:
        """The words of the triggers."""
        return frozenset(w for c in self.claims for w in fold_words(c.trigger.text).split())

    def parties(self, *roles: str) -> tuple[Party, ...]:
        """Who takes part in one of the roles and may hold a place, each once, named ones first.

        A role means what the type of its claim makes of it: who "withdrew" in a claim of the same
        happening is not the one who captured. So roles that claims of the event's own type give
        come before all others.
        """
        told = [p for p in self.event.participants if p.role in roles]
        own = {claim.id for claim in self.claims if claim.type == self.event.type}
        told = [p for p in told if not own.isdisjoint(p.backing.claims)] or told
        return join_parties(
            Party(actor=p.actor, name=p.name) for p in told if may_hold(p.name, p.actor)
        )

    def names(self, *roles: str) -> bool:
        """Whether anybody or anything is told in one of the roles."""
        return any(p.role in roles for p in self.event.participants)


def may_hold(name: str, actor: str | None) -> bool:
    """Whether it may be a body or armed people: no civilians, pronoun, thing or "its allies"."""
    words = fold_words(name).split()
    if actor is not None:
        return True
    if not words or set(words) <= _NOBODY or words[0] in _WHOSE or not UNARMED.isdisjoint(words):
        return False
    noun = load_generic_nouns().of_phrase(words_of(name))
    if noun is not None:
        return noun.side != "civilian"
    return words[-1] not in _things()


@cache
def _things() -> frozenset[str]:
    nouns = load_codebook().nouns
    named = (noun for kind in _THINGS for noun in nouns.get(kind, ()))
    return frozenset(form for noun in named for form in inflect(noun, "NOUN"))


def tell_events(events: Iterable[Event], known: Mapping[str, KeptClaim]) -> Iterator[Told]:
    """Events with their claims at hand; several of one event that has several takers."""
    for event in events:
        claims = tuple(known[id] for id in event.claims if id in known)
        parts = [claims]
        if len(claims) == len(event.claims):
            if event.type == "capture":
                parts = _part_by_taker(claims)
            elif event.type == "movement":
                parts = [tuple(c for c in claims if _is_leaving(c)) or claims]
        for part in parts:
            whole = len(part) == len(claims)
            yield Told(event=event if whole else merge_claims(event.id, part), claims=part)


def _is_leaving(claim: KeptClaim) -> bool:
    return claim.type == "movement" and not LEAVING.isdisjoint(
        fold_words(claim.trigger.text).split()
    )


def _part_by_taker(claims: Sequence[KeptClaim]) -> list[tuple[KeptClaim, ...]]:
    """The claims of each taker: those who share one belong together, and all unnamed ones.

    Claims of unnamed takers are of the named one whose days theirs meet, if that is one; those
    that name no taker are of the last one of whom it was told by then.
    """
    groups: list[tuple[set[str], list[KeptClaim]]] = []
    unnamed: list[KeptClaim] = []
    others: list[KeptClaim] = []
    for claim in claims:
        takers = [p for p in claim.participants if p.role == "actor"]
        ids = {p.actor for p in takers if p.actor is not None}
        if claim.type != "capture" or claim.status == "denied" or not takers:
            others.append(claim)
        elif ids:
            groups = _join_group(groups, ids, claim)
        else:
            unnamed.append(claim)
    found = [own for _, own in groups]
    apart: list[KeptClaim] = []
    for claim in unnamed:
        meeting = [own for own in found if _meet(_days_of([claim]), _days_of(own))]
        (meeting[0] if len(meeting) == 1 else apart).append(claim)
    found += [apart] if apart else []
    if len(found) < 2:
        return [tuple(claims)]
    found.sort(key=lambda own: (_days_of(own) or (dt.date.max, dt.date.max), own[0].id))
    for claim in others:
        _group_of(claim, found).append(claim)
    return [tuple(sorted(own, key=lambda c: c.id)) for own in found]


def _join_group(
    groups: list[tuple[set[str], list[KeptClaim]]], ids: set[str], claim: KeptClaim
) -> list[tuple[set[str], list[KeptClaim]]]:
    apart = [one for one in groups if one[0].isdisjoint(ids)]
    joined: tuple[set[str], list[KeptClaim]] = (set(ids), [claim])
    for one in groups:
        if not one[0].isdisjoint(ids):
            joined = (joined[0] | one[0], [*one[1], *joined[1]])
    return [*apart, joined]


def _group_of(claim: KeptClaim, groups: Sequence[list[KeptClaim]]) -> list[KeptClaim]:
    """Of the takers in the order of their days, the one whose taking a claim is about."""
    mine = _days_of([claim])
    meeting = [own for own in groups if mine is not None and _meet(mine, _days_of(own))]
    by_then = [
        own
        for own in groups
        for days in [_days_of(own)]
        if claim.published is not None and days is not None and days[0] <= claim.published
    ]
    return (meeting or by_then or list(groups[:1]))[-1]


def _days_of(claims: Iterable[KeptClaim]) -> Days | None:
    told = [d for c in claims if c.time for d in (c.time.begin, c.time.end) if d is not None]
    return (min(told), max(told)) if told else None


def _meet(one: Days | None, other: Days | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def join_parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, by its registry id or else its name, in order."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.actor or fold_words(party.name).strip(), party)
    return tuple(kept.values())
