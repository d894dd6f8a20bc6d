"""What decisions do: claims as corrected, pairs held together or apart, and names learned.

Claims themselves are never altered: a decision is laid over them, and taken off by undoing it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from situate.records import Decision, KeptClaim, KeptPlace
from situate.review.decisions import in_force
from situate.review.edits import edit_claim, read_place
from situate.text import fold_words

Pair = tuple[str, str]
_ACCEPTED_SCORE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedAlias:
    """A name (or id) that a person said stands for an entry; ``kind`` is place or actor."""

    kind: str
    name: str
    entry: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a decision bears on.

    ``claims`` are ids. ``places`` and ``actors`` are ids or folded words (``text.fold_words``) of
    claims' places and participants: every claim that holds one of them is touched too.
    """

    claims: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()


class Corrections:
    """Decisions in force, ready to be laid over any claims."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.decisions = in_force(decisions)
        verdicts: dict[str, str] = {}
        edits: dict[str, dict[str, str | None]] = {}
        for decision in self.decisions:
            if decision.kind in ("accept", "reject"):
                verdicts[decision.subjects[0]] = decision.kind
            elif decision.kind == "edit" and decision.field is not None:
                edits.setdefault(decision.subjects[0], {})[decision.field] = decision.value
        self.verdicts: Mapping[str, str] = verdicts
        self._edits: Mapping[str, Mapping[str, str | None]] = edits
        self._actors = _follow(_identities(self.decisions, "same-actor"))
        self._places, self._entries = _find_places(self.decisions)

    def apply(self, claims: Iterable[KeptClaim]) -> tuple[KeptClaim, ...]:
        """The claims as corrected, in their order, without the rejected ones.

        Of edits of one field, and of accepting and rejecting, the later wins. Names that were said
        to be the same come first, edits of the claim itself after them. An accepted claim has the
        score 1: a person read it.
        """
        kept = (claim for claim in claims if self.verdicts.get(claim.id) != "reject")
        return tuple(self._correct(claim) for claim in kept)

    def _correct(self, claim: KeptClaim) -> KeptClaim:
        if self._actors:
            claim = self._unify_actors(claim)
        if self._places:
            claim = self._unify_places(claim)
        if claim.id in self._edits:
            claim = edit_claim(claim, self._edits[claim.id])
        if self.verdicts.get(claim.id) == "accept":
            claim = dataclasses.replace(claim, score=_ACCEPTED_SCORE)
        return claim

    def _unify_actors(self, claim: KeptClaim) -> KeptClaim:
        return dataclasses.replace(
            claim,
            participants=tuple(
                dataclasses.replace(p, actor=self._actor(p.actor, p.name or p.text))
                for p in claim.participants
            ),
            sources=tuple(
                dataclasses.replace(s, actor=self._actor(s.actor, s.name)) for s in claim.sources
            ),
            origins=tuple(
                dataclasses.replace(o, actor=self._actor(o.actor, o.name)) for o in claim.origins
            ),
        )

    def _actor(self, actor: str | None, words: str) -> str | None:
        return self._actors.get(actor if actor is not None else fold_words(words), actor)

    def _unify_places(self, claim: KeptClaim) -> KeptClaim:
        return dataclasses.replace(
            claim,
            place=None if claim.place is None else self._place(claim.place),
            route=tuple(
                dataclasses.replace(stop, place=self._place(stop.place)) for stop in claim.route
            ),
        )

    def _place(self, place: KeptPlace) -> KeptPlace:
        entry = self._places.get(place.id if place.id is not None else fold_words(place.text))
        if entry is None:
            return place
        return dataclasses.replace(self._entries[entry], text=place.text)


def pairs_together(decisions: Iterable[Decision]) -> frozenset[Pair]:
    """Pairs of claims that are to be of one event; of a merge and a split the later wins."""
    return frozenset(p for p, kind in _decide_pairs(decisions).items() if kind == "merge")


def pairs_apart(decisions: Iterable[Decision]) -> frozenset[Pair]:
    """Pairs of claims that are to be of different events; the later decision wins."""
    return frozenset(p for p, kind in _decide_pairs(decisions).items() if kind == "split")


def find_aliases(decisions: Iterable[Decision]) -> tuple[LearnedAlias, ...]:
    """The names that decisions teach, to be offered to the gazetteer and the actor registry."""
    return tuple(
        LearnedAlias(
            kind=decision.kind.removeprefix("same-"),
            name=decision.subjects[0],
            entry=decision.subjects[1],
            by=decision.by,
            at=decision.at,
        )
        for decision in in_force(decisions)
        if decision.kind in ("same-place", "same-actor")
    )


def find_touched(decision: Decision, decisions: Iterable[Decision] = ()) -> Touched:
    """What may change when a decision is made or undone, and so what has to be merged afresh.

    Args:
        decision: the one that is made or undone.
        decisions: the others in force; names that they tie to its own are touched too.
    """
    same_kind = [one for one in decisions if one.kind == decision.kind]
    keys = _find_tied(decision, same_kind)
    if decision.kind == "same-place":
        return Touched(places=keys)
    if decision.kind == "same-actor":
        return Touched(actors=keys)
    return Touched(claims=frozenset((*decision.subjects, *decision.against)))


def is_touched(claim: KeptClaim, touched: Touched) -> bool:
    """Whether a claim, as it was read, is among those that a decision bears on."""
    if claim.id in touched.claims:
        return True
    places = [claim.place, *(stop.place for stop in claim.route)]
    keys = {p.id or fold_words(p.text) for p in places if p is not None}
    named = [(p.actor, p.name or p.text) for p in claim.participants]
    named += [(s.actor, s.name) for s in claim.sources]
    named += [(o.actor, o.name) for o in claim.origins]
    actors = {actor or fold_words(text) for actor, text in named}
    return not (keys.isdisjoint(touched.places) and actors.isdisjoint(touched.actors))


def _decide_pairs(decisions: Iterable[Decision]) -> Mapping[Pair, str]:
    """The last decision over each pair of claims, smaller id first."""
    pairs: dict[Pair, str] = {}
    for decision in in_force(decisions):
        for first, second in _pairs_of(decision):
            pairs[min(first, second), max(first, second)] = decision.kind
    return pairs


def _pairs_of(decision: Decision) -> Iterator[Pair]:
    if decision.kind == "merge":
        yield from combinations(decision.subjects, 2)
    elif decision.kind == "split":
        yield from product(decision.subjects, decision.against)


def _identities(decisions: Iterable[Decision], kind: str) -> dict[str, str]:
    """From name or id to the id that it stands for; a later decision turns an earlier one round."""
    same: dict[str, str] = {}
    for decision in decisions:
        if decision.kind == kind:
            name, entry = decision.subjects
            if _leads(entry, name, same):
                del same[entry]
            same.update(dict.fromkeys(_keys_of(name), entry))
    return same


def _leads(start: str, end: str, same: Mapping[str, str]) -> bool:
    """Whether what a name stands for is, at one remove or more, another name."""
    seen: set[str] = set()
    while start in same and start not in seen:
        seen.add(start)
        start = same[start]
        if start == end:
            return True
    return False


def _keys_of(subject: str) -> tuple[str, str]:
    """How claims are asked for a subject: as an id, and as folded words (never an id)."""
    return subject, fold_words(subject)


def _find_tied(decision: Decision, decisions: Sequence[Decision]) -> frozenset[str]:
    """The keys of a decision's subjects, and of all that others say are the same as these."""
    found = {key for subject in decision.subjects for key in _keys_of(subject)}
    waiting = [{key for name in one.subjects for key in _keys_of(name)} for one in decisions]
    while tied := [keys for keys in waiting if not keys.isdisjoint(found)]:
        waiting = [keys for keys in waiting if keys.isdisjoint(found)]
        found.update(*tied)
    return frozenset(found)


def _follow(same: Mapping[str, str]) -> dict[str, str]:
    """Each name or id with the last id of its chain; a ring ends where it began."""
    ends = {}
    for name in same:
        end, seen = same[name], {name}
        while end in same and end not in seen:
            seen.add(end)
            end = same[end]
        ends[name] = end
    return ends


def _find_places(
    decisions: Sequence[Decision],
) -> tuple[Mapping[str, str], Mapping[str, KeptPlace]]:
    """The entry that each name or id stands for, and the entries themselves."""
    entries = {}
    for decision in decisions:
        if decision.kind == "same-place":
            place = read_place(decision.value)
            if place is not None and place.id is not None:
                entries[place.id] = place
    return _follow(_identities(decisions, "same-place")), entries
