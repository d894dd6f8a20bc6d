"""Means: what is fired or driven in a deed, although it stands where the target would."""

from __future__ import annotations

from situate.claims.casts import ARMS, is_own
from situate.claims.fillers import Filler
from situate.claims.triggers import Candidate

FIRING = frozenset({"fire", "shoot", "launch", "lob", "hurl", "throw", "rain", "loose", "use"})
AMMUNITION = frozenset(
    """
    bullet pellet shot round salvo volley grenade shell rocket missile munition ammunition gas
    teargas canister cartridge projectile bomb mortar stone brick bottle firework cannon burst
    """.split()
)


def is_ridden(filler: Filler, candidate: Candidate) -> bool:
    """Whether it is the doer's own vehicle: "rammed [his car] into a gate".

    What a bomb hits is not the bomb's: "a mine hit [their truck]".
    """
    if any(doer.kinds.intersection(ARMS) for doer in candidate.slots.get("subject", ())):
        return False
    return bool(filler.kinds & {"vehicle"}) and is_own(candidate.sentence, filler.token)


def is_fired(filler: Filler, candidate: Candidate) -> bool:
    """Whether the object is what is shot: "fired [pellets] at the crowd"."""
    token = candidate.sentence.tokens[filler.core]
    verb = candidate.sentence.tokens[candidate.token]
    return verb.lemma in FIRING and token.lemma in AMMUNITION
