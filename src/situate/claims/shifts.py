"""Shifts: what a claim turns out to be once its roles are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.claims.casts import Role
from situate.claims.codebook import Codebook, Shift
from situate.claims.triggers import Candidate

CROWDS = frozenset({"protester", "rioter"})
TURNED = {"actor": "target", "target": "actor", "victim": "actor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a candidate turns out to be: its type, mode and status, and the roles in that."""

    type: str
    mode: str | None
    status: str
    roles: tuple[Role, ...]


def shift_type(
    candidate: Candidate,
    roles: Sequence[Role],
    codebook: Codebook,
    *,
    status: str,
    about: frozenset[str] = frozenset(),
) -> Outcome:
    """The claim's type, mode and status once its roles are known (first shift that applies wins).

    ``about`` holds the types of the happenings that the trigger embeds.
    """
    kind, mode = candidate.trigger.type, candidate.trigger.mode
    for shift in codebook.shifts:
        if kind not in shift.from_types or (shift.status and status not in shift.status):
            continue
        if shift.about and shift.about.isdisjoint(about):
            continue
        if _applies(shift, candidate, roles):
            kept = mode if shift.to == kind else None
            turned = _turns(shift)
            return Outcome(
                type=shift.to,
                mode=shift.mode or kept,
                status="asserted" if shift.status else status,
                roles=tuple(_turn(roles) if turned else roles),
            )
    return Outcome(type=kind, mode=mode, status=status, roles=tuple(roles))


def _turns(shift: Shift) -> bool:
    """Whether those to whom it was done act in what the claim becomes: fired on, they protest."""
    return shift.to not in shift.from_types and bool(shift.target & CROWDS)


def _turn(roles: Sequence[Role]) -> Iterator[Role]:
    """The same with the sides exchanged; the hurt stay victims, and act where nobody else does."""
    crowd = any(role.role == "target" for role in roles)
    for role in roles:
        if role.role == "victim":
            yield role
        turned = TURNED.get(role.role, role.role)
        if role.role != "victim" or not crowd:
            yield Role(role=turned, slot=role.slot, filler=role.filler)


def _applies(shift: Shift, candidate: Candidate, roles: Sequence[Role]) -> bool:
    if shift.target and not _any_kind(roles, {"target", "victim"}, shift.target):
        return False
    if shift.actor and not _any_kind(roles, {"actor"}, shift.actor):
        return False
    if shift.beside and not _has_beside(shift, candidate):
        return False
    return not shift.words or _has_word(shift, candidate, roles)


def _has_beside(shift: Shift, candidate: Candidate) -> bool:
    """Whether one of the words hangs on the trigger or its light verb, or begins its clause."""
    sentence = candidate.sentence
    heads = [candidate.token] + ([] if candidate.carrier is None else [candidate.carrier])
    near = [child for head in heads for child in sentence.children(head)]
    clauses = [child for child in near if child.base_relation == "advcl"]
    near += [mark for clause in clauses for mark in sentence.children(clause.index, "mark")]
    return any(word.lemma.lower() in shift.beside for word in near)


def _any_kind(roles: Sequence[Role], wanted: set[str], kinds: frozenset[str]) -> bool:
    """A filler that is both (a "member") counts as a fighter, unless fighters are asked for."""
    return any(
        r.role in wanted and r.filler.kinds & kinds and not r.filler.kinds & {"fighters"} - kinds
        for r in roles
    )


def _has_word(shift: Shift, candidate: Candidate, roles: Sequence[Role]) -> bool:
    sentence = candidate.sentence
    slots = shift.slots or frozenset(candidate.slots)
    tokens = {f.token for s in slots for f in candidate.slots.get(s, ())}
    tokens |= {f.core for s in slots for f in candidate.slots.get(s, ())}
    tokens |= {r.filler.core for r in roles if r.role in shift.slots}
    near = set(tokens)
    for token in tokens:
        near |= {c.index for c in sentence.children(token, "compound", "amod", "nmod")}
    return any(sentence.tokens[i].lemma.lower() in shift.words for i in near)
