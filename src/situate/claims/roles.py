"""Roles: which fillers of a trigger's slots take part in the claim, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.claims.arguments import preposition_of, slots_of
from situate.claims.codebook import Codebook, Shift
from situate.claims.fillers import Filler, Lookup
from situate.claims.triggers import Candidate
from situate.language.analysis import AnalysedSentence

# Verbs and nouns of backing: who backs an actor is its supporter.
BACKING = frozenset(
    {"back", "support", "aid", "assist", "help", "sponsor", "equip", "arm", "train"}
)
BACKING_NOUNS = frozenset({"support", "help", "backing", "assistance", "aid", "cover"})
PARTICIPANT_ROLES = frozenset(
    {"actor", "supporter", "target", "victim", "party", "object", "instrument", "beneficiary"}
)
BARE_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand", "million", "many", "several"})
ARMS = ("weapon", "aircraft", "explosive", "artillery")
CARRIERS = ("vehicle", "convoy")
TANGIBLE = frozenset({"weapon", "vehicle", "building", "infrastructure", "person", "actor"})
# Types in which a convoy or a column of lorries acts for itself.
MOVING = frozenset({"movement", "aid"})
ACTING_ROLES = frozenset({"actor", "party", "supporter"})
ANIMATE = frozenset({"actor", "person", "fighters", "civilians", "leader", "protester"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A filler in a role; ``slot`` is where it stood."""

    role: str
    slot: str
    filler: Filler


def assign_roles(candidate: Candidate, lookup: Lookup) -> list[Role]:
    """The participants of a candidate by its frame, and its backers.

    A filler that is a place and cannot act takes the role ``place``: it locates the claim and is no
    participant.
    """
    frame = lookup.codebook.frames[candidate.trigger.frame]
    roles: list[Role] = []
    taken: set[int] = set()
    for slot, role in frame.roles.items():
        for filler in candidate.slots.get(slot, ()):
            if filler.token in taken or _is_wording(filler, candidate):
                continue
            actual = _role_of(role, slot, filler, candidate, lookup)
            if actual is None and role in ACTING_ROLES and _joins_actor(filler, roles, candidate):
                actual = role
            if actual is not None:
                taken.add(filler.token)
                roles.append(Role(role=actual, slot=slot, filler=filler))
    roles.extend(_backers(candidate, roles, lookup))
    return roles


def shift_type(
    candidate: Candidate, roles: Sequence[Role], codebook: Codebook
) -> tuple[str, str | None]:
    """The claim's type and mode once its roles are known (first shift that applies wins)."""
    kind, mode = candidate.trigger.type, candidate.trigger.mode
    for shift in codebook.shifts:
        if kind in shift.from_types and _applies(shift, candidate, roles):
            return shift.to, shift.mode or mode
    return kind, mode


def _is_wording(filler: Filler, candidate: Candidate) -> bool:
    """Whether a word of the trigger is no participant: "took [control]", unlike "seized [arms]"."""
    return filler.token in candidate.words and not filler.kinds & TANGIBLE


def _joins_actor(filler: Filler, roles: Sequence[Role], candidate: Candidate) -> bool:
    """Such as "the army and its allies": what is coordinated with an actor acts too."""
    token = candidate.sentence.tokens[filler.token]
    if token.base_relation != "conj" or filler.kinds & {"place", *ARMS, *CARRIERS}:
        return False
    return any(r.role in ACTING_ROLES and r.filler.token == token.head for r in roles)


def _role_of(
    role: str, slot: str, filler: Filler, candidate: Candidate, lookup: Lookup
) -> str | None:
    sentence = candidate.sentence
    if "time" in filler.kinds or _only_counts(filler, sentence):
        return None
    if slot == "modifier" and not (filler.kinds & ANIMATE and _names_actor(filler, lookup)):
        return None
    if role in ACTING_ROLES:
        moving = candidate.trigger.type in MOVING
        return _acting_role(role, filler, sentence, moving=moving)
    if "cordon" in filler.kinds:
        return None
    if role == "place" and slot == "object" and not filler.kinds & {"place", "building"}:
        # What is moved or held up, where the frame expects where to: "the convoy is stranded".
        return "object" if filler.kinds & (ANIMATE | set(CARRIERS)) else None
    if role == "place" or (role in {"target", "object"} and _only_place(filler)):
        return "place"
    if sentence.tokens[filler.core].upos in {"ADV", "ADJ", "VERB", "SCONJ"} and not filler.kinds:
        return None
    return role if role in PARTICIPANT_ROLES else None


def _only_counts(filler: Filler, sentence: AnalysedSentence) -> bool:
    """Whether the phrase is a bare number ("wounding nine", "killing dozens"): it names nobody."""
    core = sentence.tokens[filler.core]
    return core.upos == "NUM" or core.lemma in BARE_NUMBERS


def _names_actor(filler: Filler, lookup: Lookup) -> bool:
    if filler.entity is None:
        return "actor" in filler.kinds
    return lookup.entities[filler.entity].kind in {"organization", "group", "nationality"} or (
        lookup.entities[filler.entity].actor is not None
    )


def _acting_role(
    role: str, filler: Filler, sentence: AnalysedSentence, *, moving: bool
) -> str | None:
    if filler.kinds & ANIMATE:
        return role
    if filler.kinds.intersection(ARMS):
        return "instrument" if role == "actor" else None
    if filler.kinds.intersection(CARRIERS):
        return role if moving else "instrument"
    if "place" in filler.kinds:
        return None
    token = sentence.tokens[filler.core]
    if token.upos == "PROPN" or token.text.lower() in {"it", "they", "he", "she", "who"}:
        return role
    return None


def _only_place(filler: Filler) -> bool:
    """Whether the filler is a place by name, and nothing that can act or be hit as such."""
    return {"place", "named"} <= filler.kinds and not filler.kinds & {"actor", "fighters"}


def _backers(candidate: Candidate, roles: Sequence[Role], lookup: Lookup) -> Iterator[Role]:
    sentence = candidate.sentence
    hosts = [r.filler.core for r in roles if r.role in {"actor", "party"}]
    hosts += [r.filler.token for r in roles if r.role == "actor" and r.filler.token not in hosts]
    hosts += [candidate.token] + ([] if candidate.carrier is None else [candidate.carrier])
    seen = {r.filler.token for r in roles}
    for host in hosts:
        for head in _backing_heads(sentence, host):
            filler = lookup.filler(sentence, head)
            acting = filler.kinds & ANIMATE or filler.kinds.intersection(ARMS)
            if head not in seen and head not in candidate.words and acting:
                seen.add(head)
                yield Role(role="supporter", slot="support", filler=filler)


def _backing_heads(sentence: AnalysedSentence, host: int) -> Iterator[int]:
    for child in sentence.children(host, "acl", "advcl", "amod"):
        if child.lemma in BACKING and child.xpos in {"VBN", "JJ", "VBD"}:
            slots = slots_of(sentence, child.index)
            yield from slots.get("by", ())
            yield from (
                c.index
                for c in sentence.children(child.index, "compound", "obl", "advmod")
                if c.upos in {"PROPN", "ADJ", "NOUN"} and not preposition_of(sentence, c.index)
            )
    for child in sentence.children(host, "obl", "nmod"):
        if child.lemma in BACKING_NOUNS and preposition_of(sentence, child.index) in {
            "with",
            "under",
            "amid",
        }:
            slots = slots_of(sentence, child.index)
            for slot in ("modifier", "possessor", "of", "from"):
                yield from slots.get(slot, ())


def _applies(shift: Shift, candidate: Candidate, roles: Sequence[Role]) -> bool:
    if shift.target and not _any_kind(roles, {"target", "victim"}, shift.target):
        return False
    if shift.actor and not _any_kind(roles, {"actor"}, shift.actor):
        return False
    return not shift.words or _has_word(shift, candidate, roles)


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
