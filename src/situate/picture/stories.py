"""Stories: tracked situations, each with its parties, terms, updates and latest state.

How events open, join and close them: docs/explanation/how-stories-are-followed.md.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from situate.picture.stories_contradictions import find_contradictions
from situate.picture.stories_gathering import CLOSING, Strand, gather_strands
from situate.picture.stories_signs import VIOLENCE, Recall, Sign, describe_event, place_signs
from situate.picture.stories_telling import (
    choose_place,
    choose_subjects,
    list_parties,
    make_title,
    tell_status,
    tell_updates,
    trace_route,
)
from situate.picture.stories_terms import are_kept, find_terms
from situate.records import Event, Origin, Story, StoryLink, StoryTerm, StoryUpdate

# An open story of which nothing was published for so long has fallen silent.
SILENT_DAYS = 14
# The types of events that can open, serve or end a story.
STORY_TYPES = VIOLENCE | CLOSING | {
    "agreement", "siege", "movement", "displacement", "obstruction", "aid", "refusal", "release",
    "surrender", "accusation", "threat",
}  # fmt: skip
_CARRYING = frozenset({"convoy", "evacuation"})
_BROKEN = frozenset({"collapsed", "refused"})


def build_stories(
    events: Iterable[Event], claim: Recall, *, today: dt.date | None = None
) -> tuple[Story, ...]:
    """The tracked situations that events tell of, by the day they opened, then by id.

    Args:
        events: merged events, each once.
        claim: gives a claim by its id, or None where it is not at hand; without claims neither
            quotes nor words count.
        today: the day from which silence is counted; without it the last day of publication.
    """
    signs = [sign for event in events for sign in describe_event(event, claim)]
    now = today or _last_heard(signs)
    strands = gather_strands(place_signs(signs))
    links = _find_links(strands)
    told = [_tell(strand, [strands[n] for n in links[number]], now)
            for number, strand in enumerate(strands)]  # fmt: skip
    told = _part_ids(told)
    linked = _link(told, links)
    return tuple(sorted(linked, key=lambda s: (s.opened or dt.date.max, s.id)))


def _tell(strand: Strand, linked: Sequence[Strand], today: dt.date | None) -> Story:
    core, signs = strand.core, strand.signs
    updates = tell_updates(signs, [strand.rules.state_of(core, sign) for sign in signs])
    outcome, closed = _close(strand, updates)
    terms: tuple[StoryTerm, ...] = ()
    if core.kind == "agreement":
        carried = [s for one in linked if one.core.kind in _CARRYING for s in one.signs]
        terms = find_terms(core, signs, broken=outcome in _BROKEN, carried=carried)
        if outcome is None and are_kept(terms, core.subjects):
            outcome = "fulfilled"
            closed = max((t.done for t in terms if t.done is not None), default=None)
    subjects, place = choose_subjects(core), choose_place(core.signs)
    route = trace_route(core.signs) if core.kind == "convoy" else ()
    parties = list_parties(core.kind, signs)
    heard = _last_heard(signs)
    silent = (
        outcome is None and heard is not None and today is not None
        and (today - heard).days > SILENT_DAYS
    )  # fmt: skip
    opening = min(core.signs, key=_first_published).event.id
    return Story(
        id=f"{core.kind}-{opening}",
        kind=core.kind,
        subjects=subjects,
        title=make_title(core, subjects, place, route, parties),
        open=outcome is None,
        outcome=outcome,
        opened=core.first,
        closed=closed,
        place=place,
        route=route,
        parties=parties,
        terms=terms,
        status_line=tell_status(updates),
        updates=updates,
        related=(),
        contradictions=find_contradictions(signs),
        last_heard=heard,
        silent_since=heard if silent else None,
        opening=tuple(sorted({s.event.id for s in core.signs})),
        events=tuple(dict.fromkeys(s.event.id for s in signs)),
        claims=tuple(sorted({c for s in signs for c in s.event.claims})),
        origins=_join_origins(signs),
    )


def _part_ids(stories: Sequence[Story]) -> list[Story]:
    """Stories of one kind that one event opens, in the order of their claims, get a number."""
    sharing: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        sharing[story.id].append(story)
    parted = {
        id(story): story if number == 1 else replace(story, id=f"{story.id}-{number}")
        for same in sharing.values()
        for number, story in enumerate(sorted(same, key=_told_first), start=1)
    }
    return [parted[id(story)] for story in stories]


def _told_first(story: Story) -> tuple[dt.date, tuple[str, ...], str]:
    return (story.opened or dt.date.max, story.claims, story.title)


def _last_heard(signs: Iterable[Sign]) -> dt.date | None:
    days = (sign.event.last_published for sign in signs)
    return max((day for day in days if day is not None), default=None)


def _first_published(sign: Sign) -> tuple[dt.date, str]:
    return (sign.event.first_published or dt.date.max, sign.event.id)


def _close(strand: Strand, updates: Sequence[StoryUpdate]) -> tuple[str | None, dt.date | None]:
    """How and when a story ended: by the last of its updates that ends it and is not undone."""
    outcome, closed = None, None
    for one in updates:
        if one.status != "asserted":
            continue
        if one.state in strand.rules.endings:
            outcome, closed = one.state, one.day
        elif (
            one.state in strand.rules.reopenings
            and closed is not None
            and (one.day is not None and one.day > closed)
        ):
            outcome, closed = None, None
    return outcome, closed


def _join_origins(signs: Iterable[Sign]) -> tuple[Origin, ...]:
    found = {origin.id: origin for sign in signs for origin in sign.event.origins}
    return tuple(found[key] for key in sorted(found))


def _find_links(strands: Sequence[Strand]) -> list[list[int]]:
    """For each story the others of another kind that share an event or a sentence with it."""
    where: dict[object, set[int]] = defaultdict(set)
    for number, strand in enumerate(strands):
        for sign in strand.signs:
            where[sign.event.id].add(number)
            for sentence in sign.sentences:
                where[sentence].add(number)
    linked: list[set[int]] = [set() for _ in strands]
    for numbers in where.values():
        for one, other in combinations(sorted(numbers), 2):
            if strands[one].core.kind != strands[other].core.kind:
                linked[one].add(other)
                linked[other].add(one)
    return [sorted(one) for one in linked]


def _link(told: Sequence[Story], links: Sequence[Sequence[int]]) -> Iterator[Story]:
    for story, numbers in zip(told, links, strict=True):
        others = sorted((told[n] for n in numbers), key=lambda one: (one.kind, one.id))
        related = tuple(StoryLink(story=o.id, kind=o.kind, title=o.title) for o in others)
        yield replace(story, related=related)
