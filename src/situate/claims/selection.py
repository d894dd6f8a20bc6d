"""Selection: which triggers of a sentence state a claim of their own.

A trigger that only modifies another noun, that points back to something told before, or that tells
the human cost of another trigger's violence makes no claim; what it knows goes to the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from situate.claims.casts import Role
from situate.claims.codebook import ClaimType
from situate.claims.embedding import find_embedding, find_target
from situate.claims.fillers import Lookup
from situate.claims.roles import assign_roles
from situate.claims.triggers import Candidate
from situate.language.analysis import Token

# Nouns that name a happening themselves, so that a trigger before them still tells its kind.
HAPPENINGS = frozenset(
    [
        "campaign",
        "operation",
        "spree",
        "raid",
        "mission",
        "wave",
        "attempt",
        "incident",
        "attack",
        "offensive",
    ]
)
POINTERS = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})
REPEATING_LINKS = frozenset({"obj", "obl", "appos", "nsubj"})
COST_LINKS = frozenset({"advcl", "acl", "xcomp", "conj", "parataxis"})
OBSTRUCTED_SLOTS = ("object", "from", "content", "of")
MAX_COST_STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """A candidate that states a claim, its roles, and the candidates that it absorbed.

    ``embedded`` holds the candidates that it is about, which make no claims of their own.
    """

    candidate: Candidate
    roles: tuple[Role, ...]
    absorbed: tuple[Candidate, ...]
    embedded: tuple[Candidate, ...] = ()

    @property
    def heads(self) -> frozenset[int]:
        """The words of the claim: the trigger's head and those that it absorbed."""
        return frozenset(c.token for c in (self.candidate, *self.absorbed))


def select_claims(candidates: Sequence[Candidate], lookup: Lookup) -> list[Selected]:
    """The candidates of one sentence that state a claim, in text order."""
    heads = {c.token for c in candidates}
    kept = [c for c in candidates if not _only_modifies(c, heads)]
    types = lookup.codebook.types
    kept = [c for c in kept if not _repeats(c, kept, types) and not _is_obstructed(c, kept, types)]
    above = {c.token: find_embedding(c, kept, types) for c in kept}
    embedded = [c for c in kept if above[c.token] is not None]
    kept = [c for c in kept if above[c.token] is None]
    owner = {c.token: _owner_of(c, kept, lookup) for c in kept}
    selected = []
    for candidate in kept:
        if owner[candidate.token] is not None:
            continue
        absorbed = tuple(c for c in kept if owner[c.token] == candidate.token)
        below = tuple(c for c in embedded if above[c.token] == candidate.token)
        roles = _roles_with_cost(candidate, absorbed, lookup)
        target = find_target(candidate, roles, below, lookup)
        roles = roles if target is None else (*roles, target)
        if not _points_back(candidate, roles, absorbed) and not _is_nil(candidate, roles):
            selected.append(
                Selected(
                    candidate=candidate,
                    roles=roles,
                    absorbed=absorbed,
                    embedded=below,
                )
            )
    return selected


def _only_modifies(candidate: Candidate, heads: set[int]) -> bool:
    """Such as "attack helicopters", "the besieged town": a kind or a state, no happening."""
    sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
    if token.base_relation not in {"compound", "amod", "nmod"} or token.head < 0:
        return False
    head = sentence.tokens[token.head]
    if token.base_relation == "nmod":
        return token.relation == "nmod:desc"
    return head.lemma not in HAPPENINGS or head.index in heads


def _repeats(
    candidate: Candidate, others: Sequence[Candidate], types: Mapping[str, ClaimType]
) -> bool:
    """A noun that says again what its governing trigger says: "attacked in an [assault]"."""
    sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
    for other in others:
        if other.token == candidate.token:
            continue
        if other.token == candidate.carrier:
            continue
        if candidate.token in other.words:
            return True
        linked = token.head == other.token and token.base_relation in REPEATING_LINKS
        if linked and token.upos == "NOUN" and other.trigger.type == candidate.trigger.type:
            return sentence.tokens[other.token].upos == "VERB"
    carried = [o.token for o in others if o.carrier == candidate.token]
    return bool(carried) and not types[candidate.trigger.type].embeds


def _is_obstructed(
    candidate: Candidate, others: Sequence[Candidate], types: Mapping[str, ClaimType]
) -> bool:
    """Such as "kept the convoy from [entering]": what is kept from happening is no happening."""
    head = candidate.sentence.tokens[candidate.token].head
    for other in others:
        fillers = [f.token for s in OBSTRUCTED_SLOTS for f in other.slots.get(s, ())]
        obstructs = candidate.trigger.type in types[other.trigger.type].obstructs
        if obstructs and (head == other.token or candidate.token in fillers):
            return True
    return False


def _owner_of(candidate: Candidate, others: Sequence[Candidate], lookup: Lookup) -> int | None:
    """The trigger whose human cost, or whose crowd, this candidate tells of too; or None."""
    types = lookup.codebook.types
    if types[candidate.trigger.type].family is not None:
        return _same_happening(candidate, others, types)
    if not candidate.trigger.absorbed_by:
        return None
    violent: dict[int, int] = {}
    for other in others:
        if other.trigger.absorbed_by or not types[other.trigger.type].violent:
            continue
        violent[other.token] = other.token
        if other.carrier is not None:
            violent[other.carrier] = other.token
    first = _first_cost(candidate, others)
    if first is not None:
        cause = _owner_of(first, others, lookup)
        return first.token if cause is None else cause
    above = _owner_above(candidate, violent)
    return above if above is not None else _owner_below(candidate, violent)


def _first_cost(candidate: Candidate, others: Sequence[Candidate]) -> Candidate | None:
    """Such as "killed 12 and [injured] 30": the cost told first, to which this one is joined."""
    token = candidate.sentence.tokens[candidate.token]
    if token.base_relation != "conj" or not _hurts_people(candidate):
        return None
    costs = [o for o in others if o.trigger.absorbed_by and o.token < token.index]
    first = next((o for o in costs if o.token == token.head), None)
    # The same verb twice tells of two happenings: "three were killed here and two killed there".
    again = first is not None and candidate.sentence.tokens[first.token].lemma == token.lemma
    return None if again else first


def _same_happening(
    candidate: Candidate, others: Sequence[Candidate], types: Mapping[str, ClaimType]
) -> int | None:
    """Of "a deal to extend the [truce]" or "shot at people who [marched]" the topmost tells."""
    family = types[candidate.trigger.type].family
    same = {o.token for o in others if types[o.trigger.type].family == family}
    above = [t.index for t in candidate.sentence.ancestors(candidate.token) if t.index in same]
    return above[-1] if above else None


def _hurts_people(candidate: Candidate) -> bool:
    hurt = candidate.slots.get("object", ()) or candidate.slots.get("subject", ())
    return any(f.kinds & {"person", "actor", "crowd"} for f in hurt)


def _owner_above(candidate: Candidate, violent: Mapping[int, int]) -> int | None:
    sentence = candidate.sentence
    current: Token = sentence.tokens[candidate.token]
    for _ in range(MAX_COST_STEPS):
        if current.head < 0 or current.base_relation not in COST_LINKS:
            return None
        if current.base_relation == "conj" and not _hurts_people(candidate):
            return None
        parent = sentence.tokens[current.head]
        if parent.index in violent:
            return violent[parent.index]
        if current.relation == "acl:relcl":
            return None
        current = parent
    return None


def _owner_below(candidate: Candidate, violent: Mapping[int, int]) -> int | None:
    for slot in ("subject", "by", "in", "during", "when", "from", "after", "of", "with"):
        for filler in candidate.slots.get(slot, ()):
            for index in (filler.token, filler.core):
                if index in violent:
                    return violent[index]
    verb = _verb_of(candidate)
    clauses = candidate.sentence.children(verb, "advcl", "parataxis", "conj")
    return next((violent[c.index] for c in clauses if c.index in violent), None)


def _verb_of(candidate: Candidate) -> int:
    """The candidate's word, or the verb whose argument it is ("casualties were reported")."""
    token = candidate.sentence.tokens[candidate.token]
    is_argument = token.base_relation in {"nsubj", "obj"} and token.head >= 0
    return token.head if is_argument and token.upos == "NOUN" else token.index


def _roles_with_cost(
    candidate: Candidate, absorbed: Sequence[Candidate], lookup: Lookup
) -> tuple[Role, ...]:
    roles = assign_roles(candidate, lookup)
    seen = {role.filler.token for role in roles} | {candidate.token}
    for other in absorbed:
        for role in assign_roles(other, lookup):
            if _is_nobody(other, role):
                continue
            hurt = role.role in {"victim", "target"}
            if role.role == "victim" and not lookup.codebook.types[candidate.trigger.type].spoken:
                # Who died "in a clash with the army" did not act there.
                roles = [
                    r for r in roles if r.role != "actor" or r.filler.token != role.filler.token
                ]
                seen = {r.filler.token for r in roles} | {candidate.token}
            missing_actor = role.role == "actor" and not any(r.role == "actor" for r in roles)
            if role.filler.token not in seen and (hurt or missing_actor):
                seen.add(role.filler.token)
                roles.append(Role(role="victim" if hurt else "actor", slot=role.slot,
                                  filler=role.filler))  # fmt: skip
    return tuple(roles)


def _is_nobody(candidate: Candidate, role: Role) -> bool:
    """Such as "nobody", "no soldier"."""
    token = candidate.sentence.tokens[role.filler.token]
    words = {child.text.lower() for child in candidate.sentence.children(token.index, "det")}
    return token.text.lower() in {"nobody", "none"} or "no" in words


def _is_nil(candidate: Candidate, roles: Sequence[Role]) -> bool:
    """Such as "no casualties" alone tells of nothing that happened."""
    determiner = candidate.sentence.child(candidate.token, "det")
    is_none = determiner is not None and determiner.text.lower() == "no"
    return is_none and candidate.trigger.absorbed_by and not roles


def _points_back(
    candidate: Candidate, roles: Sequence[Role], absorbed: Sequence[Candidate]
) -> bool:
    """A bare definite noun ("the attack") speaks of what was told before."""
    sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
    if token.upos != "NOUN" or candidate.carrier is not None or roles or absorbed:
        return False
    determiner = sentence.child(token.index, "det", "nmod:poss")
    return determiner is not None and determiner.text.lower() in POINTERS
