"""Which mentions of one report mean the same: short forms, abbreviations, other names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from situate.actors.actor import Actor
from situate.actors.names import fold, plain
from situate.actors.registry import ActorRegistry
from situate.records import Entity

_OTHER_NAME = re.compile(
    r"^[\s,(–-]*"
    r"(?:or|(?:(?:also|formerly|better|previously|otherwise|commonly|sometimes|locally|now|"
    r"variously)\s+)*(?:known|referred\s+to|rendered|spelled|spelt|called|written|transliterated)"
    r"(?:\s+(?:as|by|simply|locally|its|the|acronym|acronyms|initials|abbreviation|"
    r"previously|name))*)"
    r"\s+(?:the\s+)?[\"'“]?$"
)
_BRACKET = re.compile(r"^\s*\($")
_REACH = 500  # entities looked back for a short form; bounds the time of very long reports
_BODIES = frozenset({"organization", "group"})
_PERSON_BODIES = frozenset({"citizens", "protesters"})
_KIND_OF_NOUN = {
    "newspaper": ("newspaper",),
    "paper": ("newspaper",),
    "agency": ("agency", "outlet"),
    "news agency": ("agency", "outlet"),
    "broadcaster": ("broadcaster",),
    "monitor": ("monitor",),
    "watchdog": ("monitor", "ngo"),
    "organization": ("ngo", "monitor", "igo"),
    "organisation": ("ngo", "monitor", "igo"),
    "charity": ("ngo",),
    "coalition": ("international-force", "alliance"),
    "alliance": ("alliance",),
}


def is_abbreviation_of(short: str, full: str) -> bool:
    """Whether the letters of a short form run through a name, the first opening it."""
    letters = [c.casefold() for c in plain(short) if c.isalnum()]
    rest = fold(full)
    if not letters or len(letters) >= len(rest) or rest[0] != letters[0]:
        return False
    stream = iter(rest)
    return all(letter in stream for letter in letters)


@dataclass(slots=True)
class Identity:
    """Finds the first entity that means the same as the next one, in text order."""

    text: str
    registry: ActorRegistry
    entities: list[Entity] = field(default_factory=list)
    _first: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(
        self,
        entity: Entity,
        *,
        noun: str | None = None,
        definite: bool = False,
        counted: bool = False,
        known_only: bool = False,
        place_id: str | None = None,
    ) -> int | None:
        """Takes the next entity and gives the index of the first that means the same, or None.

        Args:
            entity: the entity, without ``same_as``; it takes the actor of what it is the same as.
            noun: the head noun if it is a nominal mention, else None.
            definite: whether "the" or the like stands before it.
            counted: whether it is a number of people, who are no one met before.
            known_only: leave it out unless it is found to mean an earlier one.
            place_id: the gazetteer id of its place.
        """
        nominal = noun is not None
        keys = [] if counted else _keys(entity, nominal=nominal, place_id=place_id)
        found = self._search(entity, keys, noun, definite)
        if known_only and found is None:
            return None
        root = len(self.entities) if found is None else found
        actor = entity.actor
        if found is not None and entity.kind != "place":
            actor = actor or self.entities[found].actor
        kind = entity.kind
        if found is not None and not entity.actor and {kind, self.entities[found].kind} <= _BODIES:
            kind = self.entities[found].kind
        self.entities.append(replace(entity, same_as=found, actor=actor, kind=kind))
        for key in keys:
            self._first.setdefault(key, root)
        return found

    def _search(
        self, entity: Entity, keys: list[tuple[str, str]], noun: str | None, definite: bool
    ) -> int | None:
        for key in keys:
            if key in self._first:
                return self._first[key]
        if noun is not None:
            open_ = definite and entity.actor is None
            named = entity.kind == "organization" or noun.casefold() in _KIND_OF_NOUN
            return self._antecedent(entity, noun) if open_ and named else None
        found: int | None = self._other_name(entity)
        if found is None and entity.kind == "person":
            found = self._surname(entity)
        if found is None and entity.kind in _BODIES and entity.actor is None:
            found = self._short_form(entity)
        return self._root(found)

    def _near(self) -> range:
        """The entities within reach, nearest first."""
        last = len(self.entities) - 1
        return range(last, max(-1, last - _REACH), -1)

    def _root(self, index: int | None) -> int | None:
        if index is None:
            return None
        same = self.entities[index].same_as
        return index if same is None else same

    def _other_name(self, entity: Entity) -> int | None:
        """The name just before in "X (Y)" or "X, also known as Y"."""
        for index in range(len(self.entities) - 1, max(-1, len(self.entities) - 3), -1):
            before = self.entities[index]
            between = self.text[before.end : entity.start]
            if len(between) > 60 or not _compatible(before, entity):
                continue
            if _OTHER_NAME.match(between):
                return index
            closed = self.text[entity.end : entity.end + 1] == ")"
            if _BRACKET.match(between) and closed and is_abbreviation_of(entity.text, before.text):
                return index
        return None

    def _surname(self, entity: Entity) -> int | None:
        """The person whose full name ends (or, for one word, holds) the words of this one."""
        words = fold(entity.text).split()
        owners = {}
        for index in self._near():
            before = self.entities[index]
            full = fold(before.text).split()
            if before.kind != "person" or len(full) <= len(words) or not before.text[0].isupper():
                continue
            if full[-len(words) :] == words:
                owners[self._root(index)] = index
        return next(iter(owners.values())) if len(owners) == 1 else None

    def _short_form(self, entity: Entity) -> int | None:
        """The organisation whose name a short form is cut from ("Observatory", "Ministry")."""
        words = fold(entity.text).split()
        for index in self._near():
            before = self.entities[index]
            if before.kind not in _BODIES or not before.text[0].isupper():
                continue
            full = fold(before.text).split()
            if len(words) < len(full) and (
                full[-len(words) :] == words or set(words) <= set(self._name_words(before))
            ):
                return index
            if entity.text.isupper() and is_abbreviation_of(entity.text, before.text):
                initials = "".join(w[0] for w in full)
                if initials == entity.text.casefold():
                    return index
        return None

    def _name_words(self, entity: Entity) -> list[str]:
        actor = self._actor(entity)
        named = f"{entity.text} {actor.name}" if actor else entity.text
        return fold(named).split()

    def _actor(self, entity: Entity) -> Actor | None:
        return self.registry.actor(entity.actor) if entity.actor else None

    def _antecedent(self, entity: Entity, noun: str) -> int | None:
        """The last name that a definite noun fits ("the ministry", "the newspaper")."""
        kinds = _KIND_OF_NOUN.get(noun.casefold())
        for index in self._near():
            before = self.entities[index]
            actor = self._actor(before)
            if before.kind not in _BODIES or before.end > entity.start:
                continue
            if actor is None and before.text.islower():
                continue
            fits = bool(kinds and actor and actor.kind in kinds)
            if fits or noun.casefold() in self._name_words(before):
                return self._root(index)
        return None


def _compatible(before: Entity, entity: Entity) -> bool:
    if before.actor and entity.actor and before.actor != entity.actor:
        return False
    return before.kind == entity.kind or {before.kind, entity.kind} <= _BODIES


def _keys(entity: Entity, *, nominal: bool, place_id: str | None) -> list[tuple[str, str]]:
    """What identifies an entity: its actor, its place, its name; nothing for nameless people."""
    keys: list[tuple[str, str]] = []
    if entity.actor is not None and entity.actor.partition(":")[2] in _PERSON_BODIES:
        return []
    if entity.actor and entity.kind in _BODIES:
        keys.append(("actor", entity.actor))
    if place_id and entity.kind in {"place", "facility"}:
        keys.append(("place", place_id))
    if not nominal:
        kind = "body" if entity.kind in _BODIES else entity.kind
        keys.append((kind, fold(entity.text)))
    return keys
