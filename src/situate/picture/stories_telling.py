"""How a story is told: its title, its updates, its status line, in the field's words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from situate.events.told_places import place_key
from situate.picture.stories_cores import Core
from situate.picture.stories_signs import REAL, Sign, is_carrier, is_narrow
from situate.picture.stories_words import words_for
from situate.records import (
    Backing,
    Event,
    KeptPlace,
    KeptStop,
    Origin,
    StoryParty,
    StoryUpdate,
    ToldParticipant,
)
from situate.text import fold_words

_PREPOSITIONS = {
    "from": "from",
    "to": "to",
    "through": "through",
    "near": "near",
    "between": "between",
}
_TOWARDS = {"arrived": "at", "left": "for", "convoy let in": "at", "aid let in": "at"}
_SUBJECT_TITLES = {
    "ceasefire": "Ceasefire", "evacuation": "Evacuation agreement",
    "exchange": "Exchange agreement",
    "aid": "Aid agreement", "withdrawal": "Withdrawal agreement", "handover": "Handover agreement",
    "blockade": "Agreement on the blockade",
}  # fmt: skip
_ROLES = {
    ("agreement", "agreement"): {"party": "party", "actor": "party"},
    ("agreement", "release"): {"actor": "party", "party": "party", "beneficiary": "party"},
    ("agreement", "refusal"): {"actor": "refuser"},
    ("siege", "siege"): {"actor": "besieger", "target": "besieged"},
    ("convoy", "obstruction"): {"actor": "obstructer"},
    ("convoy", "displacement"): {"target": "carried", "actor": "carried"},
    ("evacuation", "displacement"): {"target": "evacuated", "actor": "evacuator"},
}
# What happens to a story without changing where it stands.
_PASSING = frozenset({"attacked", "aid let in", "convoy let in", "aid blocked"})
_MOST_NAMED = 4


def choose_place(signs: Iterable[Sign]) -> KeptPlace | None:
    """The place that most events of a core name, and of those the most exact."""
    counted: dict[str, tuple[int, KeptPlace]] = {}
    for sign in signs:
        place = sign.event.place
        if place is not None:
            number, known = counted.get(place_key(place), (0, place))
            counted[place_key(place)] = (number + 1, min(known, place, key=_exactness))
    if not counted:
        return None
    ranked = sorted(counted.items(), key=lambda i: (not is_narrow(i[1][1]), -i[1][0], i[0]))
    return ranked[0][1][1]


def _exactness(place: KeptPlace) -> tuple[bool, float, str]:
    return (place.precision != "exact", place.radius_km or 0.0, repr(place))


def trace_route(signs: Iterable[Sign]) -> tuple[KeptStop, ...]:
    """Where it set out, where it was seen, where it goes; in the order of the events."""
    stops: dict[tuple[str, str], KeptStop] = {}
    for sign in signs:
        for stop in sign.event.route:
            stops.setdefault((stop.role, place_key(stop.place)), stop)
        place = sign.event.place
        if place is not None and is_narrow(place) and not sign.event.route:
            relation = sign.event.places[0].relation if sign.event.places else None
            role = relation if relation in {"from", "to"} else "through"
            stops.setdefault((role, place_key(place)), KeptStop(role=role, place=place))
    once = {(stop.role, fold_words(stop.place.text)): stop for stop in reversed(stops.values())}
    settled = {name for role, name in once if role != "through"}
    kept = [s for (role, name), s in reversed(once.items())
            if role != "through" or name not in settled]  # fmt: skip
    order = {"from": 0, "through": 1, "to": 2}
    return tuple(sorted(kept, key=lambda stop: order.get(stop.role, 1)))


def list_parties(kind: str, signs: Iterable[Sign]) -> tuple[StoryParty, ...]:
    """Who takes part, once in each role, the first told first."""
    found: dict[tuple[str, str], StoryParty] = {}
    for sign in signs:
        roles = _ROLES.get((kind, sign.event.type), {})
        if kind in {"convoy", "evacuation"} and sign.event.type in {
            "air-strike",
            "attack",
            "clash",
        }:
            roles = {"actor": "attacker"}
        for one in sign.event.participants:
            role = roles.get(one.role)
            if role is None or sign.event.status not in REAL | {"planned", "possible"}:
                continue
            if is_carrier(fold_words(one.name)):
                continue
            key = (role, one.actor or fold_words(one.name))
            seen = found.get(key)
            found[key] = StoryParty(
                role=role,
                actor=one.actor,
                name=_name_meant(sign, one) if seen is None else seen.name,
                backing=one.backing if seen is None else _join(seen.backing, one.backing),
            )
    parties = {party.actor or fold_words(party.name) for party in found.values()
               if party.role == "party"}  # fmt: skip
    return tuple(
        p for p in found.values()
        if p.role != "refuser" or (p.actor or fold_words(p.name)) not in parties
    )  # fmt: skip


def _name_meant(sign: Sign, told: ToldParticipant) -> str:
    """The name first meant, where the words of the text are a pronoun or half a name."""
    if told.actor is None:
        return told.name
    meant = [p.name for claim in sign.claims for p in claim.participants
             if p.role == told.role and p.actor == told.actor and p.name is not None]  # fmt: skip
    return min(meant, key=lambda name: (-meant.count(name), name), default=told.name)


def _join(one: Backing, other: Backing) -> Backing:
    return Backing(
        claims=tuple(sorted({*one.claims, *other.claims})),
        origins=tuple(sorted({*one.origins, *other.origins})),
    )


def make_title(
    core: Core,
    subjects: Sequence[str],
    place: KeptPlace | None,
    route: Sequence[KeptStop],
    parties: Sequence[StoryParty],
) -> str:
    """The story in a few words."""
    at = name_place(place)
    if core.kind == "siege":
        return f"Siege of {at}" if at else "Siege"
    if core.kind == "evacuation":
        return f"Evacuation of {at}" if at else "Evacuation"
    if core.kind == "convoy":
        return _title_convoy(core, route, at)
    named = [p.name for p in parties if p.role == "party" and _is_name(p)][:_MOST_NAMED]
    title = next((_SUBJECT_TITLES[s] for s in subjects if s in _SUBJECT_TITLES), "Agreement")
    if len(named) > 1:
        return f"{title} between {_list(named)}"
    if at:
        return f"{title} {_in(place)} {at}"
    return f"{title} with {named[0]}" if named else title


def _is_name(party: StoryParty) -> bool:
    """Whether it says who: neither "the two sides" nor "he"."""
    return not frozenset(fold_words(party.name).split()) & words_for("agreement", "nobody")


def _in(place: KeptPlace | None) -> str:
    return "at" if place is not None and is_narrow(place) else "in"


def _title_convoy(core: Core, route: Sequence[KeptStop], at: str | None) -> str:
    purposes = sorted(core.purposes)
    title = f"{purposes[0].capitalize()} convoy" if purposes else "Convoy"
    start = next((name_place(s.place) for s in route if s.role == "from"), None)
    goal = next((name_place(s.place) for s in route if s.role == "to"), None)
    if start:
        title += f" from {start}"
    if goal and goal != start:
        title += f" to {goal}"
    if not start and not goal and at:
        title += f" at {at}"
    return title


def name_place(place: KeptPlace | None) -> str | None:
    """The name of a place on one line."""
    return None if place is None else " ".join((place.text or place.name or "").split()) or None


def tell_updates(signs: Sequence[Sign], states: Sequence[str | None]) -> tuple[StoryUpdate, ...]:
    """The events of a story as updates, in their order.

    A noun that only names the story ("the aid convoy") beside what its sentence tells is none.
    """
    told = Counter(s for sign in signs for s in sign.sentences)
    return tuple(
        tell_update(sign, state)
        for sign, state in zip(signs, states, strict=True)
        if state is not None or not _only_names(sign) or any(told[s] < 2 for s in sign.sentences)
    )


def _only_names(sign: Sign) -> bool:
    words = frozenset(sign.trigger.split())
    return bool(words) and any(words <= words_for("mentions", k) for k in ("convoy", "siege"))


def tell_update(sign: Sign, state: str | None) -> StoryUpdate:
    """An event as an update: what it says, where, when and on whose word."""
    event = sign.event
    real = event.status in REAL
    return StoryUpdate(
        event=event.id,
        type=event.type,
        day=sign.first,
        told=event.last_published,
        state=state if real else None,
        status=event.status,
        line=_line(sign, state),
        quote=_quote(sign),
        claims=event.claims,
        origins=event.origins,
    )


def _line(sign: Sign, state: str | None) -> str:
    event = sign.event
    what = state or _trigger(sign)
    if event.status not in REAL:
        what = _trigger(sign)
    if event.status != "asserted":
        what = f"{what} ({event.status})"
    where = _where(event, state)
    parts = [f"{what} {where}" if where else what]
    if sign.first is not None:
        lasting = event.begin is not None and event.end is None
        parts.append(f"{'since ' if lasting else ''}{name_day(sign.first)}")
    speakers = name_origins(event.origins)
    if speakers:
        parts.append(f"per {speakers}")
    return ", ".join(parts)


def _trigger(sign: Sign) -> str:
    claims = sign.speaking
    return " ".join(claims[0].trigger.text.split()) if claims else sign.event.type


def _where(event: Event, state: str | None) -> str | None:
    if event.place is None:
        return None
    relation = event.places[0].relation if event.places else None
    word = _PREPOSITIONS.get(relation or "", "in" if not is_narrow(event.place) else "at")
    if word == "to":
        word = _TOWARDS.get(state or "", "on the way to")
    return f"{word} {name_place(event.place)}"


def name_day(day: dt.date) -> str:
    """A day as "3 Sept 2017" would be, in the short form of a situation report."""
    return f"{day.day} {day:%b} {day.year}"


def name_origins(origins: Iterable[Origin]) -> str:
    """The names of the independent origins, each once."""
    names = list(dict.fromkeys(origin.name for origin in origins))
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return _list(names)


def _list(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _quote(sign: Sign) -> str:
    return sign.speaking[0].quote if sign.claims else ""


def tell_status(updates: Sequence[StoryUpdate]) -> str:
    """The latest update that makes something of the story, else the latest of all."""
    stated = [one for one in updates if one.state is not None]
    lasting = [one for one in stated if one.state not in _PASSING]
    telling = lasting or stated or list(updates)
    return telling[-1].line if telling else ""


def choose_subjects(core: Core) -> tuple[str, ...]:
    """What an agreement is about, the subject that most of its events name first."""
    if core.kind != "agreement":
        return tuple(sorted(core.purposes)) if core.kind == "convoy" else ()
    number = {name: sum(name in s.subjects for s in core.signs) for name in core.subjects}
    order = list(words_order())
    return tuple(sorted(number, key=lambda name: (-number[name], order.index(name))))


def words_order() -> tuple[str, ...]:
    """The subjects in the order in which they name an agreement."""
    return tuple(_SUBJECT_TITLES)
