"""Claims of violence and the sides of a claim, as the corpora ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from situate.records import Claim, Participant

ACTING = frozenset({"actor", "party"})
SUFFERING = frozenset({"target", "victim", "object", "party"})
OPEN_FIGHTING = frozenset({"clash", "capture"})


def is_violent(claim: Claim) -> bool:
    """Whether the claim's type is an assault in PLOVER's terms (clash, capture, air strike ...)."""
    return claim.codes.plover is not None and claim.codes.plover.event == "ASSAULT"


def is_incident(claim: Claim) -> bool:
    """Whether the claim is violence that MUC-4 asks for: open fighting between forces is none."""
    return is_violent(claim) and claim.type not in OPEN_FIGHTING


def happened(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims that the text asserts."""
    return (claim for claim in claims if claim.status == "asserted")


def fillers(claim: Claim, roles: frozenset[str]) -> list[Participant]:
    """The participants of a claim in any of the roles."""
    return [one for one in claim.participants if one.role in roles]
