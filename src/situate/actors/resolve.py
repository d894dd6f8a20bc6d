"""Which actor a mention means, from its words, its sentence and the mentions before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from situate.actors.actor import NON_STATE_KINDS, PEOPLE_KINDS, SOURCE_KINDS, Actor
from situate.actors.agency import government_of
from situate.actors.mentions import ActorMention, span_text
from situate.actors.nouns import load_generic_nouns, word_list
from situate.actors.registry import ActorRegistry, Candidate
from situate.language.analysis import AnalysedSentence

_MILITIA_KINDS = NON_STATE_KINDS - {"rebel-group"}
_OWN_BODIES = frozenset(
    {"army", "air-force", "navy", "police", "security-forces", "intelligence", "government"}
)
_REACH = 2000  # mentions looked back; bounds the time of very long reports
_GROUP_KINDS = NON_STATE_KINDS | {"alliance", "ngo", "monitor", "party"}


@dataclass(slots=True)
class ActorResolver:
    """Resolves the mentions of one report in text order and remembers what was named.

    ``countries`` are the ISO codes that the report names, ``focus`` the one that it is about, if
    one, ``located`` those named as places. A generic mention is resolved only where one answer is
    left: "the army" to the one army named before, else to the country in focus; "the militants" to
    the one armed group named in the sentence, the one before, or the report so far.
    """

    registry: ActorRegistry
    text: str
    sentences: Sequence[AnalysedSentence]
    countries: tuple[str, ...] = ()
    focus: str | None = None
    located: frozenset[str] = frozenset()
    day: dt.date | None = None
    _named: list[tuple[int, int, Actor]] = field(default_factory=list)
    _leaders: dict[str, str] = field(default_factory=dict)
    _defined: dict[str, str | None] = field(default_factory=dict)

    def define(self, short: str, actor_id: str | None) -> None:
        """Lets an abbreviation mean an actor, or no known one, in this report."""
        self._defined.setdefault(short, actor_id)

    def note_leader(self, mention: ActorMention, actor_id: str | None) -> None:
        """Remembers the state whose title a person bears, for "Cristiani's government"."""
        if actor_id and ":" in actor_id:
            surname = self.written(mention).split()[-1]
            self._leaders.setdefault(surname, actor_id.partition(":")[0])

    def resolve(self, mention: ActorMention, inside: Sequence[Actor] = ()) -> str | None:
        """The id of the actor that a mention means, or None where that is not certain.

        Args:
            mention: the mention; mentions come in text order.
            inside: the actors of the names within a nominal mention.
        """
        actor = self._nominal(mention, inside) if mention.noun else self._name(mention)
        if actor is not None and actor.kind not in PEOPLE_KINDS:
            self._named.append((mention.position, mention.first, actor))
        return actor.id if actor else None

    def written(self, mention: ActorMention) -> str:
        """The characters of a mention."""
        sentence = self.sentences[mention.position]
        return span_text(self.text, sentence, mention.first, mention.last)

    def _name(self, mention: ActorMention) -> Actor | None:
        written = self.written(mention)
        if written in self._defined:
            defined = self._defined[written]
            return self.registry.actor(defined) if defined else None
        if mention.kind == "place":
            return self._place(mention, written)
        found = self._choose(mention.candidates)
        if found is None and mention.label == "ORG" and len(mention.candidates) == 1:
            only = self.registry.actor(mention.candidates[0].id)
            found = only if only and only.kind in SOURCE_KINDS else None
        if found is None and not mention.candidates and mention.label == "ORG":
            body = self.registry.states.body_of(written)
            found = self._unnamed_body(mention, body) if body else None
        return found

    def _choose(self, candidates: Sequence[Candidate]) -> Actor | None:
        """The one candidate that fits the countries named, or those of the actors named."""
        found = self.registry.choose(candidates, country=self.countries, day=self.day)
        if found is None and candidates:
            homes = [a.country for _, _, a in reversed(self._named) if a.country]
            found = self.registry.choose(candidates, country=homes, day=self.day)
        return found

    def _unnamed_body(self, mention: ActorMention, body: str) -> Actor | None:
        """A body named without its state: "the Defence Ministry in Moscow", "the army"."""
        return self._located_body(mention, body) or self._state_body(mention, body)

    def _local_body(self, mention: ActorMention, body: str) -> Actor | None:
        """Police or authorities "in STATE"; an army in a state may be another's."""
        return None if body == "army" else self._located_body(mention, body)

    def _located_body(self, mention: ActorMention, body: str) -> Actor | None:
        """The body of the state or capital that follows with "in" or "of", if one does."""
        sentence = self.sentences[mention.position]
        tokens = sentence.tokens
        if mention.last + 1 >= len(tokens) or tokens[mention.last].text.casefold() not in {
            "in",
            "of",
        }:
            return None
        name = sentence.name_at(mention.last + 1)
        last = name.last if name else mention.last + 2
        written = span_text(self.text, sentence, mention.last + 1, last)
        forms = self.registry.states.forms_of(written)
        one = len({f.code for f in forms}) == 1 and forms[0].sure
        return self.registry.actor(f"{forms[0].code}:{body}") if one else None

    def _place(self, mention: ActorMention, written: str) -> Actor | None:
        sentence = self.sentences[mention.position]
        government = government_of(written, sentence, mention, self.registry)
        return self.registry.actor(government) if government else None

    def _nominal(self, mention: ActorMention, inside: Sequence[Actor]) -> Actor | None:
        noun = mention.noun
        if noun is None or noun.side in {"civilian", "protest"}:
            return self._people(mention)
        if noun.role:
            return self._represented(mention, inside)
        owners = [a for a in inside if a.armed and a.kind != "state-forces"]
        owners = list({a.id: a for a in owners}.values())
        if owners and not self._is_linked(mention):
            return owners[-1] if len(owners) == 1 else None
        led = self._led_body(mention)
        if led or (mention.modified and not self._is_bare(mention)):
            return led or self._derived(mention)
        if mention.narrowed or self._is_linked(mention):
            return None
        if noun.side == "external":
            return self._only(mention, lambda a: a.kind == "international-force")
        if noun.body:
            return self._local_body(mention, noun.body) or self._state_body(mention, noun.body)
        if noun.kind == "organization":
            body = self.registry.states.body_of(self.written(mention))
            return self._unnamed_body(mention, body) if body else None
        several = mention.definite and mention.kind != "person"
        if several and noun.side in {"rebel", "armed"}:
            return self._last(mention, lambda actor: actor.kind in NON_STATE_KINDS)
        if several and noun.side == "militia":
            return self._last(mention, lambda actor: actor.kind in _MILITIA_KINDS)
        if mention.definite and self.written(mention).casefold() in word_list("anaphoric"):
            return self._last(mention, lambda actor: actor.kind in _GROUP_KINDS)
        return None

    def _represented(self, mention: ActorMention, inside: Sequence[Actor]) -> Actor | None:
        """The body that a person speaks or acts for ("army spokesman", "Hamas official")."""
        if inside:
            return inside[-1]
        if mention.owner is not None:
            return self._derived(mention)
        words = self.written(mention).casefold().split()[:-1]
        body = self.registry.states.body_of(" ".join(words)) if words else None
        return self._state_body(mention, body) if body in _OWN_BODIES else None

    def _led_body(self, mention: ActorMention) -> Actor | None:
        """The body of the state that a person leads ("Assad forces", "Assad's government")."""
        tokens = self.sentences[mention.position].tokens
        if mention.noun is None or mention.noun.body is None:
            return None
        possessed = mention.first >= 2 and tokens[mention.first - 1].relation == "case"
        leader = tokens[mention.first - 2 if possessed else mention.first].text
        code = self._leaders.get(leader)
        return self.registry.actor(f"{code}:{mention.noun.body}") if code else None

    def _people(self, mention: ActorMention) -> Actor | None:
        return self._derived(mention) if mention.modified else None

    def _is_linked(self, mention: ActorMention) -> bool:
        """Whether "-backed", "-led", "anti-" part the name from the head ("ISIS-linked gunmen")."""
        words = self.written(mention).casefold().replace("-", " ").split()
        links = {"backed", "led", "aligned", "linked", "affiliated", "inspired", "allied", "anti"}
        links |= {"loyal", "pro"}
        return bool(links & set(words))

    def _is_bare(self, mention: ActorMention) -> bool:
        """Whether the words before the head name no one ("government forces", "armed rebels")."""
        words = self.written(mention)
        lower = (words[1:] if mention.first == 0 else words).islower()
        return mention.owner is None and (lower or words.casefold() in load_generic_nouns().phrases)

    def _derived(self, mention: ActorMention) -> Actor | None:
        """A state's body by its first and last words ("Syrian special army units")."""
        if self._is_linked(mention):
            return None
        words = self.written(mention).split()
        candidates = self.registry.candidates(" ".join(words))
        for cut in range(1, len(words) - 1):
            if not candidates and mention.noun and mention.noun.side in {"state", "external"}:
                candidates = self.registry.candidates(" ".join([*words[:cut], words[-1]]))
        return self._choose(candidates)

    def _state_body(self, mention: ActorMention, body: str) -> Actor | None:
        """The one state body of this sort named so far, else that of the one country in focus."""
        seen = self._before(mention, lambda actor: actor.id.endswith(f":{body}"))
        if mention.possessed:
            return self._own_body(mention, body)
        named = {a.id: a for _, a in seen}
        if self._is_domestic(mention):
            named = {i: a for i, a in named.items() if a.country in self.located}
        if len(named) == 1:
            only = next(iter(named.values()))
            return only if self.focus in {None, only.country} else None
        if not named and self.focus:
            return self.registry.actor(f"{self.focus}:{body}")
        return None

    def _is_domestic(self, mention: ActorMention) -> bool:
        """Whether it can only be the side of a country that the report is set in ("the regime")."""
        words = set(self.written(mention).casefold().split())
        return bool(words & word_list("domestic"))

    def _own_body(self, mention: ActorMention, body: str) -> Actor | None:
        """The body of the one state that acts in the sentence ("Syria withdraws its troops")."""
        acting = self._before(mention, lambda actor: ":" in actor.id)
        codes = {a.id.partition(":")[0] for p, a in acting if p == mention.position}
        return self.registry.actor(f"{codes.pop()}:{body}") if len(codes) == 1 else None

    def _last(self, mention: ActorMention, fits: Callable[[Actor], bool]) -> Actor | None:
        """The one fitting actor in reach: same sentence, the one before, the report."""
        groups = self._before(mention, fits)
        for oldest in (mention.position, mention.position - 1, 0):
            near = {a.id: a for position, a in groups if position >= oldest}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return None

    def _only(self, mention: ActorMention, fits: Callable[[Actor], bool]) -> Actor | None:
        """The one fitting actor named before a mention, or None."""
        named = {a.id: a for _, a in self._before(mention, fits)}
        return next(iter(named.values())) if len(named) == 1 else None

    def _before(
        self, mention: ActorMention, fits: Callable[[Actor], bool]
    ) -> list[tuple[int, Actor]]:
        """The fitting actors named before a mention, with the positions of their sentences."""
        here = (mention.position, mention.first)
        return [(p, a) for p, first, a in self._named[-_REACH:] if (p, first) < here and fits(a)]
