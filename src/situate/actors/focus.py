"""Which countries a report is about: evidence for names and generic mentions that need one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from situate.actors.actor import NON_STATE_KINDS
from situate.actors.mentions import ActorMention, span_text
from situate.actors.registry import ActorRegistry
from situate.language.analysis import AnalysedSentence
from situate.records import Place

_LOCAL_KINDS = NON_STATE_KINDS | {"monitor"}
_PLACE_FORMS = frozenset({"name", "capital"})
_LEAD = 2
_LEAST = 3
_WORDS_OF_LANGUAGE = frozenset({"initials", "acronym", "language", "name", "word", "words"})
_STATE_FORMS = frozenset({"name", "adjective", "people", "capital"})


def count_actor_countries(
    text: str, sentences: Sequence[AnalysedSentence], registry: ActorRegistry
) -> Counter[str]:
    """How many known actors of each country are named, before any place is known.

    "Boko Haram" speaks for Nigeria. Governments do not count here: who denies is not where it was.
    """
    homes: dict[str, str] = {}
    for sentence in sentences:
        for name in sentence.names:
            start, end = sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end
            actor = registry.choose(registry.candidates(text[start:end]))
            if actor is not None and actor.country and actor.kind in _LOCAL_KINDS:
                homes[actor.id] = actor.country
    return Counter(homes.values())


def count_countries(
    text: str,
    sentences: Sequence[AnalysedSentence],
    *,
    places: Sequence[Place],
    registry: ActorRegistry,
) -> Counter[str]:
    """How often a report names each country: itself, its adjective, its people, a place in it."""
    counts: Counter[str] = Counter()
    placed = {place.start for place in places if place.country}
    counts.update(place.country for place in places if place.country)
    for sentence in sentences:
        for name in sentence.names:
            if sentence.tokens[name.first].start in placed or name.label == "PERSON":
                continue
            following = [t.text for t in sentence.tokens[name.last : name.last + 1]]
            if following and following[0].casefold() in _WORDS_OF_LANGUAGE:
                continue
            forms = registry.states.forms_of(span_text(text, sentence, name.first, name.last))
            codes = {form.code for form in forms if form.form in _STATE_FORMS}
            if len(codes) == 1:
                counts[codes.pop()] += 1
    return counts


def named_countries(
    sentences: Sequence[AnalysedSentence],
    text: str,
    *,
    places: Sequence[Place],
    registry: ActorRegistry,
) -> set[str]:
    """The countries named as places, themselves or by a place in them; adjectives do not count."""
    found = {place.country for place in places if place.country}
    for sentence in sentences:
        for name in sentence.names:
            written = span_text(text, sentence, name.first, name.last)
            codes = {f.code for f in registry.states.forms_of(written) if f.form in _PLACE_FORMS}
            if len(codes) == 1 and name.label != "NORP":
                found |= codes
    return found


def count_homes(mentions: Sequence[ActorMention], registry: ActorRegistry) -> Counter[str]:
    """How often armed groups and monitors of one country only are named, by that country."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        found = registry.choose(mention.candidates)
        local = found is not None and found.kind in _LOCAL_KINDS
        if found is not None and local and len(found.countries) == 1:
            counts[found.countries[0]] += 1
    return counts


def rank_countries(counts: Counter[str]) -> tuple[tuple[str, ...], str | None]:
    """The countries named, most often first, and the one in focus.

    The one in focus is the only one, or is named at least three times and twice as often as any
    other; None if there is no such one.
    """
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked:
        return (), None
    first = counts[ranked[0]]
    leads = len(ranked) == 1 or (first >= _LEAST and first >= _LEAD * counts[ranked[1]])
    return tuple(ranked), ranked[0] if leads else None
