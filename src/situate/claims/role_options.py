"""Who may have taken part in a claim, by its frame and in the network's eyes.

The frame (``roles``) says who acted and who suffered by the syntax of the trigger; the network says
for each word of the sentence in which role it takes part, if in any. Where they differ there are
several casts to choose from: the frame's, the network's, both together, and what both agree on.
Each has facts that speak for it, which ``choice`` weighs; the two sides are chosen one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from situate.claims.casts import Role, is_only_place
from situate.claims.fillers import Filler, Lookup
from situate.claims.judging import odds
from situate.claims.selection import Selected
from situate.claims.shifts import Outcome

SIDES: Mapping[str, frozenset[str]] = {
    "actor": frozenset({"actor", "party"}),
    "other": frozenset({"target", "victim", "object"}),
}
LEAST_SHARE = 0.3  # of a role, for a word to be in the network's cast
_KINDS = frozenset(
    "fighters civilians person actor place building vehicle weapon aircraft leader".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CastOption:
    """One option: all roles of the claim with those of one side as this option has them."""

    roles: tuple[Role, ...]
    side: tuple[Role, ...]
    facts: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arc:
    """A role that the network gives to a phrase, and how sure it is."""

    role: Role
    share: float


def list_casts(
    selected: Selected, outcome: Outcome, lookup: Lookup, *, side: str
) -> list[CastOption]:
    """The casts of one side of a claim; the first is the frame's own."""
    wanted = SIDES[side]
    ruled = [role for role in outcome.roles if role.role in wanted]
    others = [role for role in outcome.roles if role.role not in wanted]
    arcs = list(_arcs(selected, lookup, wanted))
    free = [arc for arc in arcs if not any(_same(arc.role.filler, o.filler) for o in others)]
    added = [arc for arc in free if not any(_same(arc.role.filler, r.filler) for r in ruled)]
    backed = [r for r in ruled if any(_same(arc.role.filler, r.filler) for arc in arcs)]
    added.sort(key=lambda arc: -arc.share)
    casts: dict[tuple[Role, ...], tuple[str, list[_Arc]]] = {tuple(ruled): ("ruled", [])}
    for count in range(len(added), 0, -1):
        surest = added[:count]
        casts.setdefault((*backed, *(arc.role for arc in surest)), ("seen", surest))
        casts.setdefault((*ruled, *(arc.role for arc in surest)), ("both", surest))
    casts.setdefault(tuple(backed), ("common", []))
    return [
        CastOption(
            roles=(*roles, *others) if roles != tuple(ruled) else outcome.roles,
            side=roles,
            facts=_weigh(
                f"{side}-{name}", selected, outcome.type, extra=extra,
                dropped=[role for role in ruled if role not in roles], bare=not ruled,
            ),
        )
        for roles, (name, extra) in casts.items()
    ]  # fmt: skip


def _arcs(selected: Selected, lookup: Lookup, wanted: frozenset[str]) -> Iterator[_Arc]:
    """What the network says of the words of the sentence, each phrase once."""
    candidate = selected.candidate
    sentence = candidate.sentence
    hint = sentence.happening_at(candidate.token)
    seen: list[Filler] = []
    for word, role, share in hint.arguments if hint else ():
        if role not in wanted or share < LEAST_SHARE or word in candidate.words:
            continue
        filler = lookup.filler(sentence, word)
        if "time" in filler.kinds or is_only_place(filler) or any(_same(filler, o) for o in seen):
            continue
        seen.append(filler)
        yield _Arc(role=Role(role=role, slot="seen", filler=filler), share=share)


def _same(one: Filler, other: Filler) -> bool:
    """Whether two fillers are one phrase, or one holds the head of the other."""
    return one.token in (other.token, other.core) or other.token in (one.token, one.core)


def _weigh(
    name: str,
    selected: Selected,
    kind: str,
    *,
    extra: Sequence[_Arc],
    dropped: Sequence[Role],
    bare: bool,
) -> dict[str, float]:
    """The facts of an option by how it differs from the frame's cast."""
    facts = {name: 1.0, f"{name}-{kind}": 1.0, f"{name}-{selected.candidate.basis}": 1.0}
    if bare:
        facts[f"{name}-bare"] = 1.0
    side = name.partition("-")[0]
    for arc in extra:
        key = f"{side}-add-sure" + ("-bare" if bare else "")
        facts[key] = facts.get(key, 0.0) + odds(arc.share)
        facts |= dict.fromkeys(_describe(f"{side}-add", arc.role, selected), 1.0)
    for role in dropped:
        facts |= dict.fromkeys(_describe(f"{side}-drop", role, selected), 1.0)
        facts[f"{side}-drop-slot-{role.slot}"] = 1.0
    return facts


def _describe(prefix: str, role: Role, selected: Selected) -> Iterator[str]:
    sentence, trigger = selected.candidate.sentence, selected.candidate.token
    token = sentence.tokens[role.filler.token]
    yield f"{prefix}-as-{role.role}"
    yield f"{prefix}-{token.upos}"
    yield f"{prefix}-link-{token.base_relation}"
    yield f"{prefix}-{'before' if token.index < trigger else 'after'}"
    yield f"{prefix}-{'governed' if token.head == trigger else 'apart'}"
    yield from (f"{prefix}-{kind}" for kind in role.filler.kinds & _KINDS)
    if not role.filler.kinds:
        yield f"{prefix}-kindless"
