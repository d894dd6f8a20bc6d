"""What kind of happening, of which status and aspect: all that is told, and what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from situate.events.backing import (
    as_order,
    back,
    by_voice,
    count_voices,
    group_by,
    latest_day,
    speaking,
)
from situate.records import KeptClaim, ToldStatus, ToldType

# The broader type that a report may use for a narrower one; all others stand below ``other``.
_BROADER = {
    "suicide-bombing": "bombing",
    "bombing": "attack",
    "grenade": "attack",
    "chemical-attack": "attack",
    "air-strike": "bombing",
    "shelling": "attack",
    "attack-on-civilians": "attack",
    "sexual-violence": "attack-on-civilians",
    "clash": "attack",
    "capture": "clash",
    "riot": "protest",
}
_ROOT = "other"
_UNREAL = ("possible", "planned", "threatened", "demanded")


def tell_types(claims: Sequence[KeptClaim]) -> tuple[ToldType, ...]:
    """Every type and mode, those with the most voices first."""
    groups = group_by(claims, lambda claim: (claim.type, claim.mode or ""))
    told = sorted(groups.items(), key=lambda item: (-count_voices(item[1]), item[0]))
    return tuple(ToldType(type=t, mode=m or None, backing=back(found)) for (t, m), found in told)


def choose_type(claims: Sequence[KeptClaim]) -> tuple[str, str | None]:
    """The type that most voices tell, be it in broader words, and of those the narrowest."""
    groups = group_by(speaking(claims), lambda claim: claim.type)
    chosen = min(groups, key=lambda kind: _rank_type(kind, groups))
    return chosen, _choose_mode(groups[chosen])


def _rank_type(
    kind: str, groups: Mapping[str, Sequence[KeptClaim]]
) -> tuple[int, int, int, float, str]:
    supporting = [c for k in _with_broader(kind) for c in groups.get(k, ())]
    own = groups[kind]
    return (
        -count_voices(supporting),
        -len(_with_broader(kind)),
        -count_voices(own),
        -max(claim.score for claim in own),
        kind,
    )


def _with_broader(kind: str) -> tuple[str, ...]:
    chain = [kind]
    while chain[-1] in _BROADER:
        chain.append(_BROADER[chain[-1]])
    return tuple(chain) if kind == _ROOT else (*chain, _ROOT)


def _choose_mode(claims: Sequence[KeptClaim]) -> str | None:
    groups = group_by(claims, lambda claim: claim.mode)
    return min(groups, key=lambda mode: (-count_voices(groups[mode]), mode), default=None)


def tell_statuses(claims: Sequence[KeptClaim]) -> tuple[ToldStatus, ...]:
    """Every status, those with the most voices first."""
    groups = group_by(claims, lambda claim: claim.status)
    told = sorted(groups.items(), key=lambda item: (-count_voices(item[1]), item[0]))
    return tuple(ToldStatus(status=status, backing=back(found)) for status, found in told)


def choose_status(claims: Sequence[KeptClaim]) -> str:
    """Asserted, or contested where another voice denies it; unreal only where nobody asserts it.

    A voice that both asserts and denies stands where its last word stands.
    """
    stances = find_stances(claims).values()
    if "asserted" in stances:
        return "contested" if "denied" in stances else "asserted"
    unreal = [claim for claim in claims if claim.status in _UNREAL]
    if not unreal:
        return "denied"
    groups = group_by(unreal, lambda claim: claim.status)
    return min(groups, key=lambda s: (-count_voices(groups[s]), _UNREAL.index(s)))


def find_stances(claims: Sequence[KeptClaim]) -> Mapping[str, str]:
    """What each voice that asserts or denies says in its last word; on the same day, asserted."""
    stances = {}
    for voice, own in by_voice(claims).items():
        firm = [claim for claim in own if claim.status in ("asserted", "denied")]
        if firm:
            last = max(firm, key=lambda c: (as_order(c.published), c.status == "asserted"))
            stances[voice] = last.status
    return stances


def choose_aspect(claims: Sequence[KeptClaim]) -> str:
    """The aspect last told; of those told on one day the one with the most voices."""
    groups = group_by(speaking(claims), lambda claim: claim.aspect)
    return min(
        groups,
        key=lambda a: (-as_order(latest_day(groups[a])), -count_voices(groups[a]), a),
    )
