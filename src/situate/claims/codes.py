"""A claim's type, mode and sides in the terms of ACLED, PLOVER, CAMEO and UCDP."""

from __future__ import annotations

from situate.claims.codebook import AcledRule, ClaimType, Codebook
from situate.records import AcledCode, Codes, PloverCode

# ACLED inter codes: 1 state forces, 2 rebel groups, 3 political militias, 4 identity militias,
# 5 rioters, 6 protesters, 7 civilians, 8 external and other forces (foreign armies, peacekeepers).
STATE_FORCES = frozenset({1, 8})
NON_STATE_FORCES = frozenset({2, 3, 4})
UNARMED = frozenset({5, 6, 7})


def codes_for(
    claim_type: str,
    *,
    mode: str | None,
    actor_inter: int | None,
    target_inter: int | None,
    codebook: Codebook,
) -> Codes:
    """The codes of a claim whose sides have these ACLED inter codes (None where unknown).

    A type that other codebooks do not know has nulls there.
    """
    kind = codebook.types.get(claim_type)
    if kind is None:
        return Codes()
    return Codes(
        acled=_acled_code(kind, mode, actor_inter),
        plover=_plover_code(kind, mode),
        cameo=kind.cameo if mode is None else kind.cameo_modes.get(mode, kind.cameo),
        ucdp=_type_of_violence(kind, actor_inter, target_inter),
    )


def _acled_code(kind: ClaimType, mode: str | None, actor_inter: int | None) -> AcledCode | None:
    """The first rule of the type that holds, else the type's own code."""
    return next(
        (rule.code for rule in kind.acled_when if _holds(rule, mode, _side(actor_inter))),
        kind.acled,
    )


def _plover_code(kind: ClaimType, mode: str | None) -> PloverCode | None:
    """The type's event with the mode that the codebook gives for the claim's."""
    if mode is None or kind.plover is None:
        return kind.plover
    if kind.plover_by_mode:
        return PloverCode(event=kind.plover.event, mode=mode)
    return kind.plover_modes.get(mode, kind.plover)


def _holds(rule: AcledRule, mode: str | None, side: str | None) -> bool:
    return rule.actor in (None, side) and rule.mode in (None, mode)


def _side(inter: int | None) -> str | None:
    if inter in STATE_FORCES:
        return "state"
    return "nonstate" if inter in NON_STATE_FORCES else None


def _type_of_violence(
    kind: ClaimType, actor_inter: int | None, target_inter: int | None
) -> int | None:
    """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided; None where it is not known.

    State-based needs a state on one side and an organised side on the other; violence against
    civilians is one-sided unless the unorganised (rioters, protesters, civilians) commit it.
    """
    if not kind.ucdp or actor_inter in UNARMED:
        return None
    if target_inter in UNARMED:
        return 3
    sides = (_side(actor_inter), _side(target_inter))
    if None not in sides:
        return 1 if "state" in sides else 2
    return 3 if kind.one_sided else None
