"""Claims of one happening as one event: chosen values, and every value with who gives it.

The rules are in docs/explanation/how-values-are-chosen.md. Nothing here depends on the order of
the claims.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from situate.events.backing import by_voice, count_voices, speaking
from situate.events.grade import event_credibility
from situate.events.settling import origins_in, settle_origins
from situate.events.told_counts import find_tellings, tell_counts
from situate.events.told_days import choose_days, contradict_in_days, tell_days
from situate.events.told_participants import contradict_in_actor, tell_participants
from situate.events.told_places import choose_place, choose_route, contradict_in_place, tell_places
from situate.events.told_types import (
    choose_aspect,
    choose_status,
    choose_type,
    tell_statuses,
    tell_types,
)
from situate.events.tolls import Figures, contradict_in_tolls, find_figures, find_tolls
from situate.records import Event, KeptClaim

# Found out once the other fields are.
_UNJUDGED = 6


def merge_claims(
    event_id: str, claims: Sequence[KeptClaim], *, grades: Mapping[str, str] | None = None
) -> Event:
    """The event that claims of one happening tell of.

    Its origins are the independent ones of the claims that speak for it; those who deny what others
    assert are found in ``statuses``.

    Args:
        event_id: the id that the event is to have.
        claims: at least one; each carries its origins.
        grades: Admiralty reliability letters by origin id, as people stated them.

    Raises:
        ValueError: there is no claim.
    """
    if not claims:
        raise ValueError(f"event {event_id} has no claim; an event without claims is removed")
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda c: c.id)
    settled = settle_origins(ordered)
    event = _compose(event_id, settled)
    return dataclasses.replace(event, credibility=event_credibility(event, settled, grades=grades))


def _compose(event_id: str, claims: Sequence[KeptClaim]) -> Event:
    kind, mode = choose_type(claims)
    days = choose_days(claims)
    published = sorted(claim.published for claim in claims if claim.published is not None)
    tellings = find_tellings(claims)
    figures = find_figures(tellings, claims)
    contradictions = _find_contradictions(claims, figures)
    return Event(
        id=event_id,
        type=kind,
        mode=mode,
        status=choose_status(claims),
        aspect=choose_aspect(claims),
        begin=None if days is None else days.begin,
        end=None if days is None else days.end,
        precision=None if days is None else days.precision,
        place=choose_place(claims),
        participants=tell_participants(claims),
        tolls=find_tolls(figures, add_sides="actor" not in contradictions),
        credibility=_UNJUDGED,
        score=combine_scores(claims),
        origins=origins_in(speaking(claims)),
        claims=tuple(claim.id for claim in claims),
        reports=tuple(sorted({claim.report for claim in claims})),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        types=tell_types(claims),
        statuses=tell_statuses(claims),
        days=tell_days(claims),
        places=tell_places(claims),
        counts=tell_counts(tellings),
        route=choose_route(claims),
        contradictions=contradictions,
    )


def _find_contradictions(claims: Sequence[KeptClaim], figures: Figures) -> tuple[str, ...]:
    """The fields in which independent voices contradict each other beyond their precision."""
    if count_voices(claims) == 1:
        return ()
    found = {
        "status": choose_status(claims) == "contested",
        "days": contradict_in_days(claims),
        "place": contradict_in_place(claims),
        "actor": contradict_in_actor(claims),
        "tolls": contradict_in_tolls(figures),
    }
    return tuple(field for field, contradicted in found.items() if contradicted)


def combine_scores(claims: Sequence[KeptClaim]) -> float:
    """How likely at least one voice was read rightly: of each its best claim, as independent."""
    misread = 1.0
    for own in by_voice(speaking(claims)).values():
        misread *= 1.0 - max(claim.score for claim in own)
    return 1.0 - misread
