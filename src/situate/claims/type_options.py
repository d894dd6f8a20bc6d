"""The types that a claim may have, each with what speaks for and against it.

Options are the type that the codebook's trigger and shifts give, the trigger's own type before any
shift, and the likeliest types in the network's eyes. What speaks for one is the network's
probability, where the codebook stands, and what kinds of things fill the roles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from situate.claims.codebook import Codebook, Trigger
from situate.claims.selection import Selected

# Of what the network sees a type has at least this share to be an option; where a trigger of the
# codebook matches with all that it requires, the network has to be surer to overrule it.
SET_PHRASE, SURE_WEIGHT = 3, 0.8
STATES = frozenset({("other", "holding"), ("other", "contested")})
LEAST_SHARE, LEAST_AGAINST_CODEBOOK = 0.03, 0.7
_FLOOR = 0.002
_SIDES = {"actor": "actor", "party": "actor", "target": "other", "victim": "other",
          "object": "other", "instrument": "means"}  # fmt: skip
_KINDS = frozenset(
    """fighters civilians place building infrastructure weapon vehicle aircraft explosive artillery
    convoy aid agreement protester crowd rioter leader organisation person""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeOption:
    """One option: a type, and the facts."""

    type: str
    facts: Mapping[str, float]


def list_types(selected: Selected, ruled: str, codebook: Codebook) -> list[TypeOption]:
    """The types that a claim may have; the first is the one that the codebook's rules give."""
    candidate = selected.candidate
    hint = candidate.sentence.happening_at(candidate.token)
    shares = dict(hint.types) if hint else {}
    whole = sum(shares.values()) or 1.0
    likely = [t for t, p in shares.items() if p / whole >= LEAST_SHARE and codebook.speaks_of(t)]
    if not codebook.speaks_of(ruled):
        return [TypeOption(type=ruled, facts={})]
    kinds = sorted(set(_kinds_of(selected)))
    return [
        TypeOption(
            type=kind,
            facts={
                "share": math.log(max(shares.get(kind, 0.0) / whole, _FLOOR)) if hint else 0.0,
                **dict.fromkeys(_facts(selected, kind, ruled, kinds), 1.0),
            },
        )
        for kind in dict.fromkeys((ruled, candidate.trigger.type, *likely))
    ]


def is_state(trigger: Trigger) -> bool:
    """Whether a trigger tells how things stand, not what happened: "the rebels hold the town"."""
    return (trigger.type, trigger.mode) in STATES


def may_overrule(selected: Selected, kind: str) -> bool:
    """Whether the network is sure enough of a type to set it against the codebook's.

    It has not learned states that are modes of other happenings ("the rebels hold the town"), and
    knows little of set phrases ("came under the control of").
    """
    candidate = selected.candidate
    phrase = len(candidate.words) >= SET_PHRASE and candidate.trigger.weight >= SURE_WEIGHT
    if candidate.basis == "codebook" and (phrase or is_state(candidate.trigger)):
        return False
    hint = candidate.sentence.happening_at(candidate.token)
    if candidate.basis != "codebook" or hint is None:
        return True
    share = dict(hint.types).get(kind, 0.0) / (hint.probability or 1.0)
    return share >= LEAST_AGAINST_CODEBOOK


def _facts(selected: Selected, kind: str, ruled: str, kinds: list[str]) -> Iterator[str]:
    candidate = selected.candidate
    yield f"is-{kind}"
    if kind == ruled:
        yield f"ruled-{candidate.basis}"
        yield f"ruled-{kind}"
    if kind == candidate.trigger.type:
        yield f"own-{candidate.basis}"
    if candidate.trigger.absorbed_by:
        yield f"cost-{kind}"
    yield from (f"{kind}-with-{one}" for one in kinds)


def _kinds_of(selected: Selected) -> Iterator[str]:
    """Kinds of things by the side of the claim on which they stand."""
    sides = {_SIDES[role.role] for role in selected.roles if role.role in _SIDES}
    yield from (f"no-{side}" for side in ("actor", "other") if side not in sides)
    for role in selected.roles:
        side = _SIDES.get(role.role)
        if side:
            yield from (f"{side}-{kind}" for kind in role.filler.kinds & _KINDS)
