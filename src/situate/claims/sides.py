"""Sides that stand outside the trigger's own slots: owners, crowds' opponents, aims of a weapon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from situate.claims.arguments import UNDERTAKING, slots_of
from situate.claims.casts import (
    ACTING_ROLES,
    ANIMATE,
    EXPOSED,
    SUFFERING,
    Role,
    is_animate,
    is_exposed,
    is_only_place,
)
from situate.claims.fillers import Filler, Lookup
from situate.claims.triggers import Candidate
from situate.claims.voice import preposition_of
from situate.language.analysis import Token

# Verbs of putting or throwing a weapon, and the slots of what it is put to or thrown at.
PLANTING = frozenset(
    """
    attach plant place lay leave hide bury throw hurl lob toss fire launch strap fix drop conceal
    put park detonate drive land plough plow slam crash
    """.split()
)
NEARBY = frozenset({"outside", "near", "beside", "in"})
# What security forces do to crowds.
QUELLING = frozenset(
    """
    disperse break fire shoot beat use clear scatter put tear detain arrest charge block quell
    suppress repel halt stop push drive chase open club intervene
    """.split()
)
AIMING = ("at", "to", "into", "on", "under", "in", "inside", "outside", "beside")


def lend(candidate: Candidate, lookup: Lookup) -> list[Filler]:
    """From whom, where that hangs on what was taken: "wrested [two bridges from the rebels]"."""
    sentence = candidate.sentence
    found = []
    for taken in candidate.slots.get("object", ()):
        if taken.kinds & ANIMATE:
            continue
        for head in (taken.token, *(c.index for c in sentence.children(taken.token, "nmod"))):
            for child in sentence.children(head, "nmod"):
                if preposition_of(sentence, child.index) == "from":
                    found.append(lookup.filler(sentence, child.index))
    return [filler for filler in found if is_animate(filler)]


def aim(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> list[Role]:
    """The roles with what the means was put to or thrown at: "a bomb [attached to a minibus]".

    It is hit more than what was only nearby ("went off outside a mosque").
    """
    standing = [role for role in roles if role.role != "target" or role.slot not in NEARBY]
    if any(role.role == "target" for role in standing):
        return list(roles)
    hit = list(_find_hit(candidate, roles, lookup))
    return [*standing, *hit] if hit else list(roles)


def _find_hit(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    sentence = candidate.sentence
    for role in roles:
        if role.role != "instrument":
            continue
        for place in sentence.children(role.filler.token, "nmod"):
            if preposition_of(sentence, place.index) == "under":
                filler = lookup.filler(sentence, place.index)
                if filler.kinds & EXPOSED:
                    yield Role(role="target", slot="under", filler=filler)
        for clause in sentence.children(role.filler.token, "acl"):
            if clause.lemma not in PLANTING or clause.index == candidate.token:
                continue
            slots = slots_of(sentence, clause.index)
            for slot in AIMING:
                for head in slots.get(slot, ()):
                    filler = lookup.filler(sentence, head)
                    if is_exposed(slot, filler, sentence) and not is_only_place(filler):
                        yield Role(role="target", slot=slot, filler=filler)


def wield(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    """Whose weapon it was, where nobody else acts: "[a militant]'s grenade went off"."""
    if any(role.role in ACTING_ROLES for role in roles):
        return
    sentence = candidate.sentence
    for role in roles:
        if role.role == "instrument":
            for owner in sentence.children(role.filler.token, "nmod:poss"):
                filler = lookup.filler(sentence, owner.index)
                if is_animate(filler) and owner.upos != "PRON":
                    yield Role(role="actor", slot="possessor", filler=filler)


def confront(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    """The forces that meet a crowd: "[police] fired at students who were marching"."""
    kind = lookup.codebook.types[candidate.trigger.type]
    if kind.family is None or any(role.role in SUFFERING for role in roles):
        return
    sentence = candidate.sentence
    met = list(_meet(candidate, roles, lookup))
    if met:
        yield from met
        return
    crowd = _crowd_of(candidate, roles)
    if crowd is None or crowd.head < 0 or crowd.base_relation not in {"obj", "obl"}:
        return
    for head in slots_of(sentence, crowd.head).get("subject", ()):
        filler = lookup.filler(sentence, head)
        if "fighters" in filler.kinds:
            yield Role(role="target", slot="subject", filler=filler)


def _meet(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    """The forces that deal with a crowd in a clause beside it: "[police] broke it up"."""
    sentence = candidate.sentence
    if not any(role.role == "actor" for role in roles):
        return
    taken = {role.filler.token for role in roles}
    for verb in sentence.tokens:
        if verb.lemma not in QUELLING or verb.upos != "VERB" or verb.index == candidate.token:
            continue
        for head in slots_of(sentence, verb.index).get("subject", ()):
            filler = lookup.filler(sentence, head)
            if "fighters" in filler.kinds and head not in taken:
                taken.add(head)
                yield Role(role="target", slot="subject", filler=filler)


def _crowd_of(candidate: Candidate, roles: Sequence[Role]) -> Token | None:
    """The noun of the crowd or its protest, where another verb governs it."""
    sentence = candidate.sentence
    token = sentence.tokens[candidate.token]
    if token.upos == "NOUN":
        begun = token.head >= 0 and sentence.tokens[token.head].lemma in UNDERTAKING
        return None if begun or candidate.carrier is not None else token
    while token.base_relation == "xcomp":
        token = sentence.tokens[token.head]
    if token.relation != "acl:relcl":
        return None
    acting = {r.filler.token for r in roles if r.role == "actor"}
    return sentence.tokens[token.head] if token.head in acting else None


def claim_owner(role: Role, candidate: Candidate, lookup: Lookup) -> Role:
    """The subject that a possessive stands for: "[residents] ended their sit-in"."""
    sentence = candidate.sentence
    token = sentence.tokens[candidate.token]
    if role.slot != "possessor" or role.role not in ACTING_ROLES or token.base_relation != "obj":
        return role
    verb = sentence.tokens[token.head]
    if sentence.tokens[role.filler.token].upos != "PRON" or verb.lemma not in UNDERTAKING:
        return role
    subjects = slots_of(sentence, verb.index).get("subject")
    if not subjects:
        return role
    return Role(role=role.role, slot="subject", filler=lookup.filler(sentence, subjects[0]))


def without_echoes(roles: Sequence[Role], candidate: Candidate) -> list[Role]:
    """The roles but for a possessive that repeats the subject: "they began [their] advance"."""
    tokens = candidate.sentence.tokens
    doers = [r for r in roles if r.role in ACTING_ROLES and r.slot != "possessor"]
    return [
        r
        for r in roles
        if not (
            doers
            and r.slot == "possessor"
            and tokens[r.filler.token].upos == "PRON"
            and r.role in ACTING_ROLES
        )
    ]
