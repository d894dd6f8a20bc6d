"""Embedding: what someone promises, demands, lifts or bans is no happening of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from situate.claims.arguments import slots_of
from situate.claims.casts import ANIMATE, Role
from situate.claims.codebook import ClaimType
from situate.claims.fillers import Lookup
from situate.claims.roles import assign_roles
from situate.claims.triggers import Candidate
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token

# From the trigger that embeds down to what it is about: its clause, its object, its matter.
MATTER = frozenset({"ccomp", "xcomp", "obj", "obl", "nmod", "acl"})
# Prepositions that tell when, where or why instead.
SETTING = frozenset(
    "after before during since in amid despite following until at within near under over by "
    "because_of because due_to without while as".split()
)
SUFFERING = ("target", "victim", "beneficiary")
# Where the other side stands in a clause, the likeliest slot first.
SLOTS_OF_OTHERS = ("subject", "object", "to", "for", "with", "from", "against", "on", "by")


def find_embedding(
    candidate: Candidate, others: Sequence[Candidate], types: Mapping[str, ClaimType]
) -> int | None:
    """The topmost trigger that embeds this candidate ("demanded their [release]"), or None.

    A relative clause tells what happened, whatever the sentence says of its noun.
    """
    embedding = {o.token: o for o in others if types[o.trigger.type].embeds}
    for other in [*embedding.values()]:
        if other.carrier is not None:
            embedding.setdefault(other.carrier, other)
    if not embedding:
        return None
    found: int | None = None
    sentence, below = candidate.sentence, candidate.sentence.tokens[candidate.token]
    while below.head >= 0 and not _describes(sentence, below):
        above = embedding.get(below.head)
        if (
            above is not None
            and above.token != candidate.token
            and (_is_matter(sentence, below) or below.index in _required(above))
        ):
            found = above.token
        below = sentence.tokens[below.head]
    return found


def nearest(embedded: Sequence[Candidate]) -> list[Candidate]:
    """The embedded candidates that hang on no other of them: of "lift the [curfew]" the lifting."""
    tokens = {c.token for c in embedded}
    return [
        c for c in embedded if not any(t.index in tokens for t in c.sentence.ancestors(c.token))
    ]


def find_target(
    candidate: Candidate, roles: Sequence[Role], embedded: Sequence[Candidate], lookup: Lookup
) -> Role | None:
    """The other side, where only what is demanded or promised names it; else None.

    "demanded that [the army] withdraw", "promised to release [the hostages]".
    """
    kind = lookup.codebook.types[candidate.trigger.type]
    if not kind.embeds or any(role.role in SUFFERING for role in roles):
        return None
    known = {role.filler.token for role in roles} | {candidate.token}
    for role in _sides_below(candidate, embedded, lookup):
        if role.filler.token not in known and role.filler.kinds & ANIMATE:
            return Role(role="target", slot=role.slot, filler=role.filler)
    return None


def _sides_below(
    candidate: Candidate, embedded: Sequence[Candidate], lookup: Lookup
) -> Iterator[Role]:
    """Who acts and to whom it is done in what is embedded, and in any clause below."""
    for other in nearest(embedded):
        below = assign_roles(other, lookup)
        yield from (role for role in below if role.role in {"actor", "party"})
        yield from (role for role in below if role.role in SUFFERING)
    for clause in candidate.slots.get("content", ()):
        slots = slots_of(candidate.sentence, clause.token)
        for slot in SLOTS_OF_OTHERS:
            for head in slots.get(slot, ()):
                filler = lookup.filler(candidate.sentence, head)
                yield Role(role="target", slot=slot, filler=filler)


def _describes(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word begins a clause that tells more of a noun, as a participle does."""
    if token.base_relation != "acl":
        return False
    participle = token.xpos in {"VBN", "VBG", "VBD"} and not sentence.child(token.index, "mark")
    return token.relation == "acl:relcl" or participle


def _required(candidate: Candidate) -> set[int]:
    """The things of a certain kind without which the trigger would not fit: "[talks] collapsed"."""
    slots = [need.slot for need in candidate.trigger.requires if need.kind is not None]
    return {filler.token for slot in slots for filler in candidate.slots.get(slot, ())}


def _is_matter(sentence: AnalysedSentence, below: Token) -> bool:
    """Whether a dependent is what the trigger is about, not when or why it happened."""
    if below.relation == "nsubj:pass":
        return True
    if below.base_relation == "advcl":
        return any(c.text.lower() == "to" for c in sentence.children(below.index, "mark"))
    if below.base_relation not in MATTER:
        return False
    preposition = preposition_of(sentence, below.index)
    return preposition is None or preposition.replace(" ", "_") not in SETTING
