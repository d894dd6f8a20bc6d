"""The entities of a report: names and descriptions of actors, and which mean the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from situate.actors.coordination import split_shared_heads
from situate.actors.focus import count_countries, count_homes, named_countries, rank_countries
from situate.actors.identity import Identity, is_abbreviation_of
from situate.actors.mentions import (
    ActorMention,
    find_registry_names,
    merge_names,
    names_state,
    span_text,
)
from situate.actors.names import is_abbreviation
from situate.actors.nominals import find_nominals
from situate.actors.nouns import load_generic_nouns
from situate.actors.registry import ActorRegistry
from situate.actors.resolve import ActorResolver
from situate.language.analysis import AnalysedSentence
from situate.records import Entity, Place, Report


def find_entities(
    report: Report,
    sentences: Sequence[AnalysedSentence],
    *,
    registry: ActorRegistry,
    places: Sequence[Place] = (),
    countries: Sequence[str] = (),
) -> tuple[Entity, ...]:
    """The entities of a report in text order; of two that start together the shorter is first.

    Args:
        report: the report; its day tells actors of other times apart.
        sentences: the sentences that were closely read, in text order.
        registry: the actors known.
        places: the reading's places, in text order.
        countries: ISO codes of the countries in focus; without any, those that the report names.
    """
    mentions = find_all_mentions(report.text, sentences, registry)
    located = named_countries(sentences, report.text, places=places, registry=registry)
    located |= set(countries)
    named, focus = tuple(countries), countries[0] if len(countries) == 1 else None
    if not countries:
        counts = count_countries(report.text, sentences, places=places, registry=registry)
        homes = count_homes(mentions, registry)
        counts.update(homes)
        named, focus = rank_countries(counts)
        focus = focus if focus in located or focus in homes else None
    resolver = ActorResolver(
        registry=registry,
        text=report.text,
        sentences=sentences,
        countries=named,
        focus=focus,
        located=frozenset(located),
        day=report.published or (report.dateline.date if report.dateline else None),
    )
    return _Entities(report, sentences, resolver, places).build(mentions)


def find_all_mentions(
    text: str, sentences: Sequence[AnalysedSentence], registry: ActorRegistry
) -> list[ActorMention]:
    """The mentions of a report in text order; a state that the model took for a person is a place.

    A one-word name that also ends a person's full name in the report stays a person ("Jordan").
    """
    found = [
        mention
        for position, sentence in enumerate(sentences)
        for mention in find_mentions(text, sentence, registry, position=position)
    ]
    spelled = [span_text(text, sentences[m.position], m.first, m.last) for m in found]
    surnames = {
        name.split()[-1]
        for name, mention in zip(spelled, found, strict=True)
        if mention.label == "PERSON" and " " in name
    }
    return [
        replace(mention, kind="place", label="GPE")
        if mention.label == "PERSON" and name not in surnames and names_state(name, registry)
        else mention
        for name, mention in zip(spelled, found, strict=True)
    ]


def find_mentions(
    text: str, sentence: AnalysedSentence, registry: ActorRegistry, *, position: int = 0
) -> list[ActorMention]:
    """The mentions of one sentence in text order, names and nominal phrases."""
    hits = find_registry_names(sentence, registry, position=position)
    names = merge_names(text, sentence, hits, registry, position=position)
    names = _mark_abbreviations(text, sentence, names)
    nouns = load_generic_nouns()
    nominals = list(find_nominals(text, sentence, names, nouns=nouns, position=position))
    mentions = sorted(names + nominals, key=lambda m: (m.first, m.last))
    return split_shared_heads(text, sentence, mentions, registry)


def _mark_abbreviations(
    text: str, sentence: AnalysedSentence, names: Sequence[ActorMention]
) -> list[ActorMention]:
    """The names, with those in brackets that shorten the name before them marked as such."""
    tokens, shorts = sentence.tokens, {}
    for name in names:
        at = name.last + 1
        if (
            at + 1 >= len(tokens)
            or tokens[name.last].text not in "(["
            or tokens[at + 1].text not in ")]"
        ):
            continue
        written = span_text(text, sentence, name.first, name.last)
        short = tokens[at].text
        if is_abbreviation(short) and is_abbreviation_of(short, written):
            shorts[at] = replace(
                name, first=at, last=at + 1, label=None, candidates=(), short_for=name.first
            )
    others = [
        name
        for name in names
        if (name.first, name.last) != (name.first, name.first + 1) or name.first not in shorts
    ]
    return others + list(shorts.values())


@dataclass(slots=True)
class _Entities:
    """Builds the entities of one report from its mentions."""

    report: Report
    sentences: Sequence[AnalysedSentence]
    resolver: ActorResolver
    places: Sequence[Place]
    _starts: list[int] = field(default_factory=list)
    _identity: Identity = field(init=False)

    def __post_init__(self) -> None:
        self._identity = Identity(text=self.report.text, registry=self.resolver.registry)

    def build(self, mentions: Sequence[ActorMention]) -> tuple[Entity, ...]:
        """The entities of all mentions; each sentence's actors first, then what is the same."""
        self._starts = [place.start for place in self.places]
        for _, group in groupby(mentions, key=lambda m: m.position):
            in_sentence = list(group)
            actors = self._resolve(in_sentence)
            for mention in in_sentence:
                if mention in actors:
                    self._add(mention, actors[mention])
        return tuple(self._identity.entities)

    def _resolve(self, mentions: Sequence[ActorMention]) -> dict[ActorMention, str | None]:
        """The actors of one sentence's mentions, inner names before the phrases around them.

        A title before a person's name ("Russian Foreign Minister") gives the person its actor and
        is no mention of its own.
        """
        titles = _titles(mentions)
        actors: dict[ActorMention, str | None] = {}
        ordered = sorted(
            mentions,
            key=lambda m: (m.noun is not None and m not in titles.values(), m.last, -m.first),
        )
        for mention in ordered:
            inside = [
                known
                for inner, actor_id in actors.items()
                if actor_id and _is_owner(mention, inner)
                if (known := self.resolver.registry.actor(actor_id))
            ]
            if mention.short_for is not None:
                self._define(mention, actors)
            actors[mention] = self.resolver.resolve(mention, inside)
            title = titles.get((mention.first, mention.label))
            if title is not None and actors[mention] is None:
                actors[mention] = actors[title]
                self.resolver.note_leader(mention, actors[title])
        hidden = set(titles.values())
        return {m: a for m, a in actors.items() if m not in hidden and not _is_doubtful(m, a)}

    def _define(self, short: ActorMention, actors: dict[ActorMention, str | None]) -> None:
        """Lets an abbreviation mean what the name before it means, in the whole report."""
        for mention, actor_id in actors.items():
            if mention.first == short.short_for and mention.noun is None:
                self.resolver.define(self.resolver.written(short), actor_id)

    def _add(self, mention: ActorMention, actor_id: str | None) -> None:
        entity = self._entity(mention, actor_id)
        sentence = self.sentences[mention.position]
        noun = sentence.tokens[mention.head].lemma if mention.noun else None
        place_id = self.places[entity.place].id if entity.place is not None else None
        same = self._identity.add(
            entity,
            noun=noun,
            definite=mention.definite,
            counted=_is_number_of_people(sentence, mention),
            known_only=mention.noun is not None and mention.noun.weak,
            place_id=place_id,
        )
        if same is not None:
            shared = self._identity.entities[same].actor
            if mention.noun is None and shared and actor_id is None:
                self.resolver.define(entity.text, shared)

    def _entity(self, mention: ActorMention, actor_id: str | None) -> Entity:
        sentence = self.sentences[mention.position]
        start = sentence.tokens[mention.first].start
        end = sentence.tokens[mention.last - 1].end
        return Entity(
            start=start,
            end=end,
            text=self.report.text[start:end],
            kind=self._kind(mention, actor_id),
            actor=actor_id,
            place=self._place(start, end) if mention.noun is None else None,
        )

    def _kind(self, mention: ActorMention, actor_id: str | None) -> str:
        actor = self.resolver.registry.actor(actor_id) if actor_id else None
        if actor is None and mention.label == "PERSON" and self._is_known_place(mention):
            return "place"
        if actor is None or mention.kind in {"person", "place"} or mention.noun is not None:
            if mention.kind == "place" and actor is not None:
                return "place"
            return mention.kind
        return actor.entity_kind

    def _is_known_place(self, mention: ActorMention) -> bool:
        """Whether the gazetteer knows the whole of a name that the model took for a person's."""
        tokens = self.sentences[mention.position].tokens
        span = (tokens[mention.first].start, tokens[mention.last - 1].end)
        upto = bisect_right(self._starts, span[0])
        near = self.places[max(0, upto - 3) : upto]
        return any((p.start, p.end) == span and p.id is not None for p in near)

    def _place(self, start: int, end: int) -> int | None:
        """The index of the place at these characters, else of one that overlaps them, or None."""
        upto = bisect_right(self._starts, end - 1)
        near = range(max(0, upto - 4), upto)
        exact = [i for i in near if (self.places[i].start, self.places[i].end) == (start, end)]
        if exact:
            return exact[0]
        held = [i for i in near if start <= self.places[i].start and self.places[i].end <= end]
        whole = [i for i in near if self.places[i].start <= start and end <= self.places[i].end]
        found = whole or ([i for i in held if self._covers(i, start, end)])
        return found[0] if found else None

    def _covers(self, index: int, start: int, end: int) -> bool:
        place = self.places[index]
        return 2 * (place.end - place.start) > end - start


def _titles(mentions: Sequence[ActorMention]) -> dict[tuple[int, str | None], ActorMention]:
    """The titles before persons' names, by the first token and label of the name."""
    people = {m.first for m in mentions if m.label == "PERSON"}
    return {
        (m.last, "PERSON"): m
        for m in mentions
        if m.kind == "person" and m.label != "PERSON" and m.last in people
    }


def _is_doubtful(mention: ActorMention, actor_id: str | None) -> bool:
    """Whether only an ambiguous registry name speaks for a mention, and nothing decided it."""
    unsure = bool(mention.candidates) and not any(
        candidate.sure or ":" in candidate.id for candidate in mention.candidates
    )
    return unsure and actor_id is None and mention.label is None


def _is_owner(mention: ActorMention, name: ActorMention) -> bool:
    """Whether a name stands in a nominal mention, or is the group that it is of."""
    inside = mention.first <= name.first and name.last < mention.last
    return inside or (mention.noun is not None and mention.group == name.first)


def _is_number_of_people(sentence: AnalysedSentence, mention: ActorMention) -> bool:
    """Whether it means some people of a body, not the body ("nine soldiers", "officials")."""
    counted = bool(sentence.children(mention.head, "nummod")) and mention.label is None
    return counted or (mention.noun is not None and mention.noun.role)
