"""Signs: what an event says about tracked situations, described once.

Everything here is read off the event and those of its claims that are at hand.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from situate.claims.quantities import find_quantities
from situate.events.backing import group_by
from situate.events.merge import merge_claims
from situate.events.told_places import place_key
from situate.picture.stories_words import find_all, find_first, words_for
from situate.records import Event, KeptClaim, KeptPlace
from situate.text import fold_words, word_set

Order = tuple[dt.date, int, str, tuple[str, ...]]
Recall = Callable[[str], KeptClaim | None]

VIOLENCE = frozenset(
    {"clash", "attack", "air-strike", "shelling", "bombing", "suicide-bombing", "grenade",
     "chemical-attack", "attack-on-civilians", "destruction", "abduction"}
)  # fmt: skip
REAL = frozenset({"asserted", "contested"})
TOLD = REAL | {"planned"}
_PRONOUNS = word_set("it they them he she its their")
_WAYS = frozenset({"movement", "aid", "displacement"})
_WIDE = frozenset({"country", "region"})
# The widest area that is a place rather than a part of a country, in km.
WIDEST_KM = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An event as stories see it.

    ``order`` sorts events by their days, then as their reports tell them, then by id.
    ``first`` and ``last`` are its days, else those of its publication; of what is not told as real
    those of publication. ``spoken`` are the folded
    quotes, ``words`` their words, ``trigger`` the folded triggers. ``named`` are the folded
    participants, ``carriers`` those that are convoys. ``mentioned`` are the kinds of story that
    a sentence names, ``described`` those that the words for one who takes part name.
    ``sentences`` are report and offset.
    """

    event: Event
    order: Order
    claims: tuple[KeptClaim, ...]
    first: dt.date | None
    last: dt.date | None
    spoken: str
    words: frozenset[str]
    trigger: str
    named: tuple[tuple[str, str], ...]
    mentioned: frozenset[str]
    described: frozenset[str]
    carriers: tuple[str, ...]
    pronoun: bool
    actors: frozenset[str]
    stops: tuple[KeptPlace, ...]
    country: str | None
    keys: frozenset[str]
    sentences: frozenset[tuple[str, int]]

    @property
    def place(self) -> KeptPlace | None:
        """Where it happened, if that is narrower than a region."""
        return next(iter(self.stops), None) if self.event.place in self.stops else None

    @property
    def speaking(self) -> tuple[KeptClaim, ...]:
        """The claims that say what the event as a whole says, the first published first."""
        real = [c for c in self.claims if (c.status in REAL) == (self.event.status in REAL)]
        return tuple(sorted(real or self.claims, key=_publication))

    def mentions(self, kind: str) -> bool:
        """Whether a sentence names a situation of a kind."""
        return kind in self.mentioned

    def names(self, kind: str) -> bool:
        """Whether one who takes part is described by a word for a situation of a kind."""
        return kind in self.described

    @property
    def subjects(self) -> frozenset[str]:
        """What an agreement in its sentences is about."""
        return find_all("subjects", self.words)

    @property
    def purposes(self) -> frozenset[str]:
        """What its convoy is for, as far as the words for the convoy say."""
        return find_all("purposes", frozenset(w for text in self.carriers for w in text.split()))


def describe_event(event: Event, recall: Recall) -> Iterator[Sign]:
    """An event with those of its claims that can be recalled, as one sign or as several.

    Claims that tell different stages of one way ("left", "stranded") are merged where nothing in
    them contradicts; each stage is a sign of its own. So is a siege told beside a movement, and a
    breach of a deal beside its end or refusal.
    """
    claims = tuple(c for c in map(recall, event.claims) if c is not None)
    stages = group_by(claims, _stage_of)
    if len(stages) < 2 or len(claims) < len(event.claims):
        yield _describe(event, claims)
        return
    for stage in sorted(stages):
        yield _describe(merge_claims(event.id, stages[stage]), tuple(stages[stage]))


def _stage_of(claim: KeptClaim) -> str:
    if claim.type == "siege":
        return claim.type
    if claim.type == "refusal":
        turns = ("violated", "suspended", "collapsed")
        words = frozenset(fold_words(claim.trigger.text).split())
        return next((t for t in turns if words & words_for("agreement", t)), claim.type)
    texts = {fold_words(text) for one in claim.participants for text in (one.text, one.name or "")}
    if claim.type not in _WAYS or not any(map(is_carrier, texts)):
        return ""
    unreal = "" if claim.status in REAL else claim.status
    return f"{find_first('convoy', fold_words(claim.trigger.text)) or 'way'} {unreal}"


def _describe(event: Event, claims: tuple[KeptClaim, ...]) -> Sign:
    spoken = " ".join(fold_words(quote) for quote in dict.fromkeys(c.quote for c in claims))
    named = _name_participants(event, claims)
    words = frozenset(spoken.split())
    first, last = _days_of(event)
    stops = _list_stops(event)
    start = min((claim.trigger.start for claim in claims), default=0)
    return Sign(
        event=event,
        order=(first or dt.date.max, start, event.id, event.claims),
        claims=claims,
        first=first,
        last=last,
        spoken=f" {spoken} ",
        words=words,
        trigger=" ".join(sorted({fold_words(claim.trigger.text) for claim in claims})),
        named=named,
        mentioned=find_all("mentions", words),
        described=find_all("mentions", frozenset(w for _, text in named for w in text.split())),
        carriers=tuple(text for _, text in named if is_carrier(text)),
        pronoun=any(text.strip() in _PRONOUNS for _, text in named),
        actors=event.actors,
        stops=stops,
        country=event.place.country if event.place is not None else None,
        keys=frozenset(map(place_key, stops)),
        sentences=frozenset((claim.report, claim.quote_start) for claim in claims),
    )


@lru_cache(maxsize=65536)
def is_carrier(phrase: str) -> bool:
    """Whether a folded phrase names what moves together.

    Its head is a convoy; or vehicles of which a number, a load or a purpose is told.
    """
    words = phrase.split()
    ends = (n for n, word in enumerate(words) if n and word in words_for("carriers", "cut"))
    end = next(ends, len(words))
    whole = end
    while end > 1 and words[end - 1] in words_for("carriers", "led"):
        end -= 1
    if not words or words[end - 1] in words_for("carriers", "one"):
        return bool(words)
    told = (
        end < whole
        or whole < len(words)
        or bool(find_quantities(words))
        or bool(find_all("purposes", frozenset(words)))
    )
    return told and words[end - 1] in words_for("carriers", "many")


def _publication(claim: KeptClaim) -> tuple[dt.date, str, int, str]:
    return (claim.published or dt.date.max, claim.report, claim.trigger.start, claim.id)


def is_narrow(place: KeptPlace) -> bool:
    """Whether a place is one that things can be near to, and no country or wide region."""
    if place.precision in _WIDE or place.feature == "country":
        return False
    return (place.radius_km or 0.0) <= WIDEST_KM


def _name_participants(event: Event, claims: Iterable[KeptClaim]) -> tuple[tuple[str, str], ...]:
    told = {(one.role, fold_words(one.name)) for one in event.participants}
    for claim in claims:
        for one in claim.participants:
            told.add((one.role, fold_words(one.text)))
            if one.name is not None:
                told.add((one.role, fold_words(one.name)))
    return tuple(sorted(told))


def _days_of(event: Event) -> tuple[dt.date | None, dt.date | None]:
    if event.status not in REAL:
        return event.first_published, event.last_published
    first = event.begin or event.end or event.first_published
    last = event.end or event.last_published or first
    if first is not None and last is not None and last < first:
        last = first
    return first, last


def _list_stops(event: Event) -> tuple[KeptPlace, ...]:
    """The places of an event and of its route that are narrow, the chosen one first."""
    told = [event.place] if event.place is not None else []
    told += [one.place for one in event.places] + [stop.place for stop in event.route]
    found: dict[str, KeptPlace] = {}
    for place in told:
        if is_narrow(place):
            found.setdefault(place_key(place), place)
    return tuple(found.values())


def place_signs(signs: Sequence[Sign]) -> Iterator[Sign]:
    """Signs with the country where most of what their report tells lies, if they name none."""
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for sign in signs:
        if sign.country is not None:
            for report in sign.event.reports:
                countries[report][sign.country] += 1
    for sign in signs:
        if sign.country is not None:
            yield sign
            continue
        told = sum((countries[r] for r in sign.event.reports if r in countries), Counter[str]())
        most = min(told, key=lambda country: (-told[country], country), default=None)
        yield replace(sign, country=most)
