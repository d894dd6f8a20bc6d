"""The two sides of an event and their kinds, in ACLED's inter codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.actors.actor import Actor
from situate.claims.codes import STATE_FORCES, UNARMED, codes_for
from situate.claims.inflection import inflect
from situate.export.context import ExportContext
from situate.records import Codes, Event, ToldParticipant
from situate.text import fold_words, word_set

PROTESTERS = 6
CIVILIANS = 7
EXTERNAL = 8
# Words beside a noun for people that make fighters of them: "armed men".
_ARMED = frozenset({"armed", "uniformed"})
# What stands for somebody whom the report did not name where the claim was read, or for nobody.
_PRONOUNS = word_set(
    "he him his she her it its they them their we us our i you who whom which that this these "
    "those one two some none nobody anyone anybody everyone everybody others all both many of"
)
# Kinds of nouns that are hit but are no side: "the market", "a bridge".
_THINGS = ("place", "building", "infrastructure", "vehicle", "aircraft", "weapon")
_FIRST = ("actor", "party")
_SECOND = ("target", "victim", "party")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: who leads it (registry name, else the words told), its kind, and who is with it.

    ``told`` is the participant who leads it.
    """

    name: str
    told: ToldParticipant
    actor: Actor | None
    inter: int | None
    others: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """The role in which it takes part."""
        return self.told.role

    @property
    def civilian(self) -> bool:
        """Whether they are unarmed: civilians, protesters or rioters."""
        return self.inter in UNARMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of an event, as far as they are told, and its codes.

    ``alone`` is true where nobody and nothing else is told to be in it, so that the first side acts
    by itself.
    """

    first: Side | None
    second: Side | None
    alone: bool
    codes: Codes

    def __iter__(self) -> Iterator[Side | None]:
        return iter((self.first, self.second))


class SideFinder:
    """Finds the sides of events with the registry and the codebook of one export."""

    def __init__(self, context: ExportContext) -> None:
        self._context = context
        nouns = context.codebook.nouns
        self._civilians = _forms(nouns.get("civilians", frozenset()))
        self._fighters = _forms(nouns.get("fighters", frozenset())) | _ARMED
        self._protesters = _forms(nouns.get("protester", frozenset()))
        self._things = _forms(frozenset(n for kind in _THINGS for n in nouns.get(kind, ())))

    def find(self, event: Event) -> Sides:
        """The side that acts and the one that it acts on, or two parties; and the codes."""
        first = self._first_of(event, _FIRST, taken=None)
        second = self._first_of(event, _SECOND, taken=first)
        one = None if first is None else self._as_side(event, first, second)
        two = None if second is None else self._as_side(event, second, first)
        others = [told for told in event.participants if told.role in _SECOND and told != first]
        return Sides(first=one, second=two, alone=not others, codes=self._codes(event, one, two))

    def name_of(self, told: ToldParticipant) -> str:
        """The registry's name of a participant, else the words told."""
        actor = self._context.actor(told.actor) if told.actor else None
        return actor.name if actor else told.name

    def are_civilians(self, words: str | None) -> bool:
        """Whether words for people name civilians and no fighters."""
        found = set(fold_words(words or "").split())
        return bool(found & self._civilians) and not found & self._fighters

    def _first_of(
        self, event: Event, roles: Sequence[str], taken: ToldParticipant | None
    ) -> ToldParticipant | None:
        for role in roles:
            for told in event.participants:
                if told.role == role and told != taken and self._is_somebody(told):
                    return told
        return None

    def _is_somebody(self, told: ToldParticipant) -> bool:
        """Whether a participant is named: neither a pronoun nor a thing."""
        if told.actor is not None:
            return True
        words = set(fold_words(told.name).split())
        if words <= _PRONOUNS:
            return False
        people = words & (self._civilians | self._fighters | self._protesters)
        return bool(people) or not words & self._things

    def _as_side(
        self, event: Event, told: ToldParticipant, opposite: ToldParticipant | None
    ) -> Side:
        with_it = {told.role} | ({"supporter"} if told.role == "actor" else set())
        others = [
            self.name_of(other)
            for other in event.participants
            if other.role in with_it and other not in (told, opposite) and told.role != "party"
        ]
        name = self.name_of(told)
        return Side(
            name=name,
            told=told,
            actor=self._context.actor(told.actor) if told.actor else None,
            inter=self._inter(told, event.place.country if event.place else None),
            others=tuple(dict.fromkeys(one for one in others if one != name)),
        )

    def _inter(self, told: ToldParticipant, country: str | None) -> int | None:
        """The kind of a participant; state forces outside their country are external ones."""
        actor = self._context.actor(told.actor) if told.actor else None
        if actor is not None and actor.inter is not None:
            abroad = actor.countries and country and country not in actor.countries
            return EXTERNAL if actor.inter in STATE_FORCES and abroad else actor.inter
        if set(fold_words(told.name).split()) & self._protesters:
            return PROTESTERS
        return CIVILIANS if self.are_civilians(told.name) else None

    def _codes(self, event: Event, first: Side | None, second: Side | None) -> Codes:
        """The codes of the event with its sides; where they say nothing, those of its claims."""
        if event.type not in self._context.codebook.types:
            told = self._codes_of_claims(event)
            return told[0] if told else Codes()
        codes = codes_for(
            event.type,
            mode=event.mode,
            actor_inter=first.inter if first else None,
            target_inter=second.inter if second else None,
            codebook=self._context.codebook,
        )
        if codes.ucdp is not None or not self._context.codebook.types[event.type].ucdp:
            return codes
        violence = next((c.ucdp for c in self._codes_of_claims(event) if c.ucdp), None)
        return Codes(acled=codes.acled, plover=codes.plover, cameo=codes.cameo, ucdp=violence)

    def _codes_of_claims(self, event: Event) -> list[Codes]:
        """The codes of the event's claims of its own type, the most frequent first."""
        claims = [self._context.claim(claim) for claim in event.claims]
        told = Counter(c.codes for c in claims if c is not None and c.type == event.type)
        return sorted(told, key=lambda codes: (-told[codes], repr(codes)))


def _forms(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in inflect(noun, "NOUN"))
