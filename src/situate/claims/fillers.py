"""What fills a slot: its entity, and the kinds of thing it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from situate.claims.codebook import Codebook
from situate.claims.phrases import core_of, phrase_span
from situate.claims.relatives import RELATIVES
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Entity, Place, TimeExpression

ACTING_KINDS = frozenset({"organization", "group", "nationality", "person"})
# Features of a gazetteer entry that can act as a side: "Turkey attacked", "Damascus agreed".
ACTING_FEATURES = frozenset({"country", "territory"})


# English endings of nouns for persons, and common nouns for things that end the same way.
AGENTIVE = ("man", "woman", "er", "or", "ist", "eer", "ian", "ant", "ent", "ee", "folk")
THINGS = frozenset(
    """
    transfer barrier trigger carrier barter encounter pier order water border matter weather
    number paper computer shelter quarter murder disaster cluster river corridor sector factor
    terror horror error tremor door power tower fever gunpowder powder letter offer winter
    summer center centre chapter register counter corner answer danger anger hunger manner layer
    hammer dinner member december november october september flour floor motor tractor reactor
    mirror favor labor color vapor armor harbor rumor humor minor parlor warrant plant
    restaurant grant amount accident incident event content extent patent percent talent tent
    rent cent accent intent present silent violent recent independent different current urgent
    absent committee coffee fee tree knee degree spree ultimatum
    """.split()
)


def is_agentive(lemma: str) -> bool:
    """Whether a noun's ending says that it is a person ("horseman", "opponent", "smuggler")."""
    return lemma.endswith(AGENTIVE) and not lemma.endswith("ment") and lemma not in THINGS


INANIMATE_PRONOUNS = frozenset(
    "it this that these what whatever something anything nothing everything".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler of a slot.

    ``token`` heads the phrase, ``core`` says what it is about, ``[start, end)`` is the phrase's
    extent; ``kinds`` are the codebook's kinds of nouns, ``place`` (with ``named``
    where a name says which), ``actor``, ``person`` and ``time``.
    """

    token: int
    core: int
    start: int
    end: int
    entity: int | None
    kinds: frozenset[str]


class Lookup:
    """Entities and places of a reading, found by the word that heads them.

    ``topic`` is the place that the report is an entry about, or None.
    """

    def __init__(
        self,
        entities: Sequence[Entity],
        places: Sequence[Place],
        codebook: Codebook,
        times: Sequence[TimeExpression] = (),
        *,
        topic: int | None = None,
    ) -> None:
        self.entities = entities
        self.places = places
        self.codebook = codebook
        self.times = times
        self.topic = topic
        self._kinds_by_lemma: dict[str, set[str]] = {}
        for kind, lemmas in codebook.nouns.items():
            for lemma in lemmas:
                self._kinds_by_lemma.setdefault(lemma, set()).add(kind)
        self._heads: dict[int, Mapping[int, int]] = {}
        self._entity_starts = [entity.start for entity in entities]
        self._time_starts = [time.start for time in times]

    def entity_headed_by(self, sentence: AnalysedSentence, token: int) -> int | None:
        """The longest entity whose head is the word, else the shortest one that covers it."""
        return self._entities_by_head(sentence).get(token)

    def noun_kinds(self, lemma: str) -> frozenset[str]:
        """Kinds of thing that the codebook knows a noun to be."""
        word = lemma.lower()
        known = self._kinds_by_lemma.get(word) or self._kinds_by_lemma.get(word.removesuffix("s"))
        return frozenset(known or ())

    def filler(self, sentence: AnalysedSentence, token: int) -> Filler:
        """The filler that a word heads."""
        core = core_of(sentence, token)
        entity = self.entity_headed_by(sentence, core)
        if entity is None and core != token:
            entity = self.entity_headed_by(sentence, token)
        start, end = phrase_span(sentence, token)
        kinds = self._kinds(sentence, core, entity)
        if core != token and "time" not in kinds:
            kinds |= self.noun_kinds(sentence.tokens[token].lemma) - {"civilians", "crowd"}
        return Filler(token=token, core=core, start=start, end=end, entity=entity, kinds=kinds)

    def _kinds(self, sentence: AnalysedSentence, core: int, entity: int | None) -> frozenset[str]:
        token = sentence.tokens[core]
        if self._is_time(token):
            return frozenset({"time"})
        kinds = set(self.noun_kinds(token.lemma))
        name = sentence.name_at(core)
        if entity is not None:
            kinds |= self._entity_kinds(self.entities[entity])
        elif name is not None:
            kinds |= {"place", "named"} if name.label in {"GPE", "LOC", "FAC"} else {"actor"}
        if not kinds and token.upos == "NOUN" and is_agentive(token.lemma):
            kinds.add("person")
        if token.upos == "NUM":
            # A bare number counts people: "killing 12", "eleven were freed".
            kinds.add("person")
        if kinds & {"fighters", "civilians", "leader", "protester"}:
            kinds.add("person")
        if kinds & {"fighters", "protester", "organisation", "leader"}:
            kinds.add("actor")
        if self.topic is not None and token.text.lower() == "it" and entity is None:
            kinds.add("place")
        if token.upos == "PRON" and token.text.lower() not in INANIMATE_PRONOUNS | RELATIVES:
            kinds |= {"actor", "person"}
        return frozenset(kinds)

    def _is_time(self, token: Token) -> bool:
        """Whether a time expression covers the word."""
        after = bisect_right(self._time_starts, token.start)
        return any(token.start < time.end for time in self.times[max(0, after - 3) : after])

    def _entity_kinds(self, entity: Entity) -> set[str]:
        if entity.kind in ACTING_KINDS and not self._is_topic(entity):
            return {"actor", "person"} if entity.kind == "person" else {"actor"}
        kinds = {"place", "named"}
        if entity.kind == "facility":
            kinds.add("building")
        place = None if entity.place is None else self.places[entity.place]
        if entity.actor is not None or (place is not None and place.feature in ACTING_FEATURES):
            kinds.add("actor")
        return kinds

    def _is_topic(self, entity: Entity) -> bool:
        """Whether it has the name of the place that the report is about, whoever else has it."""
        return self.topic is not None and entity.text == self.places[self.topic].text

    def _entities_by_head(self, sentence: AnalysedSentence) -> Mapping[int, int]:
        if sentence.index not in self._heads:
            self._heads[sentence.index] = self._find_heads(sentence)
        return self._heads[sentence.index]

    def _find_heads(self, sentence: AnalysedSentence) -> dict[int, int]:
        heads: dict[int, int] = {}
        first = bisect_left(self._entity_starts, sentence.start)
        beyond = bisect_left(self._entity_starts, sentence.end)
        inside = [
            (self.entities[index].end - self.entities[index].start, index)
            for index in range(first, beyond)
            if self.entities[index].end <= sentence.end
        ]
        for _, index in sorted(inside, reverse=True):
            covered = _tokens_in(sentence, self.entities[index])
            head = _head_of(sentence, covered)
            if head is not None:
                heads.setdefault(head, index)
        for _, index in sorted(inside):
            for token in _tokens_in(sentence, self.entities[index]):
                heads.setdefault(token, index)
        return heads


def _tokens_in(sentence: AnalysedSentence, entity: Entity) -> list[int]:
    return [t.index for t in sentence.tokens if t.start < entity.end and entity.start < t.end]


def _head_of(sentence: AnalysedSentence, covered: Sequence[int]) -> int | None:
    inside = set(covered)
    outer = [i for i in covered if sentence.tokens[i].head not in inside]
    words = [i for i in outer if sentence.tokens[i].upos != "PUNCT"]
    return words[-1] if words else None
