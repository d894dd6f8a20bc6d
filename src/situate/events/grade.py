"""How far to believe it: Admiralty reliability of origins and credibility of claims and events.

The scale is that of FM 2-22.3, appendix B (A to F, 1 to 6). Reliability is stated by a person and
never computed; credibility is computed by the rules of docs/explanation/how-values-are-chosen.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from situate.events.settling import root_of
from situate.events.told_days import miss_days
from situate.events.told_participants import as_state
from situate.events.told_places import miss_place
from situate.events.tolls import miss_toll
from situate.records import Event, KeptClaim, Origin

RELIABILITY = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Truth cannot be judged",
}
UNGRADED = "F"
_UNRELIABLE = "E"
_CONFIRMED, _UNCONFIRMED, _DOUBTFUL, _IMPROBABLE, _UNKNOWN = 1, 2, 4, 5, 6
# A claim that is as likely misread as not.
_UNSURE_SCORE = 0.5
_FIRM = frozenset({"asserted", "denied"})
_JUDGED = _FIRM | {"possible"}
_PARTIES = {
    "actor": "doer", "supporter": "doer", "target": "done to", "victim": "done to",
    "party": "party",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    """An origin that says of an event that it happened, or that it did not.

    ``side`` is that of the event on which it stands itself; None for a bystander, and for those who
    deny what others assert.
    """

    id: str
    root: str
    stance: str
    side: str | None


def credibility(claim: KeptClaim, event: Event, *, grades: Mapping[str, str] | None = None) -> int:
    """Admiralty credibility of a claim of an event, 1 confirmed to 6 cannot be judged."""
    return _judge(claim, event, _find_witnesses(event), grades or {})


def event_credibility(
    event: Event, claims: Sequence[KeptClaim], *, grades: Mapping[str, str] | None = None
) -> int:
    """Admiralty credibility of an event: that of the best of the claims that assert it.

    Of an event that nobody asserts, that of the best claim of its status. ``claims`` are those of
    the event.
    """
    status = "asserted" if event.status == "contested" else event.status
    witnesses = _find_witnesses(event)
    found = [
        _judge(claim, event, witnesses, grades or {}) for claim in claims if claim.status == status
    ]
    return min(found, default=_UNKNOWN)


def grade(claim: KeptClaim, event: Event, grades: Mapping[str, str]) -> str:
    """Admiralty grade of a claim, such as B2: of its most reliable origin, and its credibility."""
    letter = reliability_of(claim.origins, grades)
    return f"{letter}{credibility(claim, event, grades=grades)}"


def reliability_of(origins: Iterable[Origin], grades: Mapping[str, str]) -> str:
    """The best letter among origins; F where nobody graded one of them."""
    return min((grades.get(origin.id, UNGRADED) for origin in origins), default=UNGRADED)


def _judge(
    claim: KeptClaim, event: Event, witnesses: Sequence[_Witness], grades: Mapping[str, str]
) -> int:
    if claim.status not in _JUDGED or not claim.origins:
        return _UNKNOWN
    stance = "denied" if claim.status == "denied" else "asserted"
    confirming = _find_confirming(
        claim, event, [w for w in witnesses if w.stance == stance], grades
    )
    opposing = [w for w in witnesses if w.stance != stance and _is_trusted(w, grades)]
    partial = not confirming and None not in _sides_of(claim, event)
    strays = _strays(claim, event)
    number = _CONFIRMED if confirming and not strays else _UNCONFIRMED
    number += partial + (claim.status == "possible") + (claim.score < _UNSURE_SCORE) + strays
    if opposing:
        number += 1 if len(opposing) <= len(confirming) else 2
    return min(number, _IMPROBABLE if opposing or strays else _DOUBTFUL)


def _find_confirming(
    claim: KeptClaim, event: Event, agreeing: Sequence[_Witness], grades: Mapping[str, str]
) -> Sequence[_Witness]:
    """The other origins that take a claim's stance and add to it.

    A house that told in its own voice what its report has a speaker for is none of the event's
    origins: one of those that agree is then the claim's own.
    """
    own = {origin.id for origin in claim.origins} | {root_of(o) for o in claim.origins}
    others = [w for w in agreeing if w.id not in own and w.root not in own]
    if len(others) == len(agreeing):
        others = others[1:] if claim.status in _FIRM else others
    sides = _sides_of(claim, event)
    return [w for w in others if _is_trusted(w, grades) and _adds(w, sides)]


def _is_trusted(witness: _Witness, grades: Mapping[str, str]) -> bool:
    return grades.get(witness.id, UNGRADED) != _UNRELIABLE


def _adds(witness: _Witness, sides: set[str | None]) -> bool:
    """Whether a witness adds to those on some sides: bystanders do, and so does the other side."""
    return witness.side is None or witness.side not in sides


def _strays(claim: KeptClaim, event: Event) -> bool:
    """Whether a claim holds to a value that the event contradicts and that was not chosen."""
    contradicted = set(event.contradictions)
    return (
        ("days" in contradicted and miss_days(claim, event.begin, event.end))
        or ("place" in contradicted and miss_place(claim, event.place))
        or ("tolls" in contradicted and any(
            miss_toll(told, event.tolls)
            for told in event.counts if claim.id in told.backing.claims
        ))
    )  # fmt: skip


def _find_witnesses(event: Event) -> tuple[_Witness, ...]:
    """Who asserts and who denies; an origin that did both, and so took it back, is neither."""
    said: dict[str, list[str]] = {}
    for told in event.statuses:
        if told.status in _FIRM:
            for origin in told.backing.origins:
                said.setdefault(origin, []).append(told.status)
    known = {origin.id: origin for origin in event.origins}
    sides = _sides(event)
    return tuple(
        _Witness(
            id=one,
            root=root_of(known[one]) if one in known else one,
            stance=stances[0],
            side=_side_of(known[one], sides) if one in known else None,
        )
        for one, stances in sorted(said.items())
        if len(stances) == 1
    )


def _sides_of(claim: KeptClaim, event: Event) -> set[str | None]:
    """The sides of the event on which a claim's origins stand; None among them for a bystander."""
    sides = _sides(event)
    return {_side_of(origin, sides) for origin in claim.origins}


def _side_of(origin: Origin, sides: Mapping[str, str]) -> str | None:
    return sides.get(as_state(origin.actor)) if origin.actor is not None else None


def _sides(event: Event) -> dict[str, str]:
    """On which side of an event each of its participants with a registry id stands."""
    sides: dict[str, str] = {}
    for participant in event.participants:
        side = _PARTIES.get(participant.role)
        if participant.actor is not None and side is not None:
            who = as_state(participant.actor)
            sides.setdefault(who, f"party {who}" if side == "party" else side)
    return sides
