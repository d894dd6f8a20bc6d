"""Origins: the independent root of each claim, and how many roots stand behind an event."""

from __future__ import annotations

from collections.abc import Iterable

from situate.events.houses import Houses, show_name
from situate.events.speakers import (
    are_joined,
    holds_office,
    is_unnamed,
    key_of_speaker,
    speakers_in,
)
from situate.events.voices import Voice
from situate.records import ClaimSource, KeptClaim, Origin

PEOPLE_KINDS = frozenset({"civilians", "protesters"})
# Roots: of a body of an unknown state ("the ministry of defence"), of an office or body of an
# unknown place ("the governor"), and of what has a name.
_BODY, _OFFICE, _NAME = "body:", "office:", "name:"
_RANKS = {"speaker": 0, "agency": 1, "publisher": 2, "text": 3}


def trace_origins(claim: KeptClaim, voice: Voice, houses: Houses) -> tuple[Origin, ...]:
    """The independent roots of a claim: its first speakers, else the voice of its passage.

    Args:
        claim: the claim; its ``origins`` are not looked at.
        voice: whose words its report holds.
        houses: who is who among agencies, publishers and bodies.
    """
    first = _first_speakers(claim)
    if not first:
        return (voice.at(claim.trigger.start),)
    carrier = _find_carrier(claim, houses) or voice.at(claim.trigger.start)
    found = {_origin_of_speaker(one, claim, carrier, houses) for one in first}
    return tuple(sorted(found, key=lambda origin: origin.id))


def independent(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """One origin for each root, by id: a ministry and its spokesman count once.

    Of several with the same root the named come before the unnamed, speakers before houses. A body
    or office of an unknown state or place ("the ministry", "the governor") is the one of that kind
    among the others, if there is one.
    """
    kept = frozenset(origins)
    whole = [one for one in kept if one.actor is not None or (one.root or "").startswith(_NAME)]
    best: dict[str, Origin] = {}
    for origin in kept:
        root = origin.root or origin.id
        if any(is_meant_by(origin, one) for one in whole):
            continue
        if root not in best or _order(origin) < _order(best[root]):
            best[root] = origin
    return tuple(sorted(best.values(), key=lambda origin: origin.id))


def corroborate(claims: Iterable[KeptClaim]) -> tuple[Origin, ...]:
    """The independent origins of claims of one event.

    A headline or lead tells in the paper's voice what a speaker says further down. So the voice of
    a house (also as others cite it) is left out where a report that speaks in it names a speaker
    for the same event, or where it alone heard an unnamed one.
    """
    spoken, own = [], dict[Origin, set[str]]()
    for claim in claims:
        for origin in claim.origins:
            if has_speaker(claim) and not _is_house(origin):
                spoken.append((origin, claim.report))
            else:
                own.setdefault(origin, set()).add(claim.report)
    reports = {report for _, report in spoken}
    heard = {house_named(house) for origin, _ in spoken if (house := heard_by(origin))}
    silent = {_key(one) for one in own if house_named(one.id) in heard or own[one] & reports}
    kept = [one for one in own if _key(one) not in silent]
    kept += [
        one
        for one, _ in spoken
        if one.actor is not None or not (_key(one) in silent or house_named(one.id) in heard)
    ]
    return independent(kept)


def has_speaker(claim: KeptClaim) -> bool:
    """Whether somebody is named or described who says it, besides agency and publisher."""
    return bool(speakers_in(claim))


def heard_by(origin: Origin) -> str:
    """The id of the house that alone heard an unnamed speaker; empty for all other origins."""
    return origin.id.partition("@")[2]


def house_named(origin_id: str) -> str:
    """The name in the id of a house, the same where it is agency, publisher or cited as speaker."""
    return origin_id.partition(":")[2].replace(" ", "-")


def is_meant_by(origin: Origin, other: Origin) -> bool:
    """Whether a body or office without a place ("the governor") is, in one event, the other one.

    The other is the body of a known state, or has a name that tells whose office it is ("governor
    of Diffa"). A spokesman may be anybody's.
    """
    kind, _, office = (origin.root or "").partition(":")
    if kind == "body":
        return other.actor is not None and other.actor.partition(":")[2] == office
    name = (other.root or "").removeprefix(_NAME)
    if kind != "office" or office.startswith("spokes") or name == other.root:
        return False
    return name.startswith(f"{office} of ") or name.endswith(f" {office}")


def _is_house(origin: Origin) -> bool:
    """Whether an agency or publisher is the origin, and not an unnamed speaker whom it heard."""
    return origin.kind != "speaker" and "@" not in origin.id


def _key(origin: Origin) -> str:
    """What a house is known by as agency, as publisher, and cited by a name not known as such."""
    return origin.actor or origin.root or origin.id


def _order(origin: Origin) -> tuple[int, bool, int, str]:
    """The named first, then the larger body (its id is the root), then by id."""
    return _RANKS.get(origin.kind, 9), "@" in origin.id, int(origin.id != origin.root), origin.id


def _first_speakers(claim: KeptClaim) -> list[ClaimSource]:
    """The innermost speaker, with those who say it together with him ("A and B said")."""
    speakers = speakers_in(claim)
    first = speakers[:1]
    for one in speakers[1:]:
        if any(are_joined(claim, one, other) for other in first):
            first.append(one)
    return first


def _find_carrier(claim: KeptClaim, houses: Houses) -> Origin | None:
    """The outlet that heard the speaker, where it has a name."""
    for source in claim.sources:
        if source.role == "carrier" and (source.actor or not is_unnamed(source, claim)):
            return houses.origin_of(source.name, actor=source.actor)
    return None


def _origin_of_speaker(
    source: ClaimSource, claim: KeptClaim, carrier: Origin, houses: Houses
) -> Origin:
    actor = houses.registry.actor(source.actor) if source.actor else None
    if actor is not None and actor.kind in PEOPLE_KINDS:
        return _bind(source, carrier, houses)
    if is_unnamed(source, claim, known=actor is not None):
        bind = _bind if actor is None else _bind_member
        return bind(source, carrier, houses)
    if actor is None:
        key = key_of_speaker(source.name)
        return Origin(
            id=f"speaker:{key}", kind="speaker", name=show_name(key), root=f"{_NAME}{key}"
        )
    if houses.is_outlet(actor.id):
        return houses.origin_of(source.name, actor=actor.id)
    root = houses.root_of(actor.id)
    return Origin(
        id=f"actor:{actor.id}", kind="speaker", name=actor.name, actor=actor.id, root=root
    )


def _bind(source: ClaimSource, carrier: Origin, houses: Houses) -> Origin:
    """An unnamed speaker, who is nobody outside the house that heard him.

    A body or office without a known state has a root of its own, good within one event.
    """
    key = key_of_speaker(source.name)
    body = houses.registry.states.body_of(key) if holds_office(key) else None
    office = f"{_OFFICE}{key}" if holds_office(key) else None
    return Origin(
        id=f"speaker:{key}@{carrier.id}",
        kind=carrier.kind,
        name=f"{key} ({carrier.name})",
        root=office if body is None else f"{_BODY}{body}",
    )


def _bind_member(source: ClaimSource, carrier: Origin, houses: Houses) -> Origin:
    """An unnamed member of a body that the registry knows."""
    key, actor = key_of_speaker(source.name), source.actor or ""
    return Origin(
        id=f"speaker:{key} of {actor}@{carrier.id}",
        kind=carrier.kind,
        name=f"{key} ({carrier.name})",
        actor=actor,
        root=houses.root_of(actor),
    )
