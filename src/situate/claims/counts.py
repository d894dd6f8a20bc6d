"""Counts: how many people were killed, injured, captured ..., or how many things, a claim tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from situate.claims.codebook import load_codebook
from situate.claims.count_links import find_links
from situate.claims.count_roles import (
    gives_life,
    has_word,
    is_life_taken,
    is_of_bodies,
    is_to_death,
    shares_patients,
    state_of,
    what_left,
    wounds_whom,
)
from situate.claims.count_scope import find_scope
from situate.claims.count_types import fit_to_type
from situate.claims.count_words import (
    ANIMALS,
    COUNTED,
    PATIENT_NOUNS,
    PATIENT_VERBS,
    SUBJECT_VERBS,
    TOLLS,
)
from situate.claims.counted import (
    PERSONAL,
    THINGS,
    VEHICLES,
    Counted,
    Nouns,
    counted_core,
    find_numbered,
    find_unhurt,
    first_conjunct,
    is_kind,
    is_part,
    who_of,
    words_of,
)
from situate.claims.fillers import is_agentive
from situate.claims.single_persons import find_single_persons
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Count

FINDING = frozenset({"find", "discover", "exhume", "unearth", "dump"})
HARM = frozenset({"casualty", "loss"})
TAKING = frozenset({"take", "hold", "seize", "capture", "keep"})
CAPTIVES = ("hostage", "captive", "prisoner")
# What those suffer to whom it is done, whatever the verb says.
TAKEN_BY_TYPE = {"arrest": "captured", "abduction": "captured", "displacement": "displaced"}
# Types in whose claims a number of people who were shot, without more, count as killed.
SHOT_DEAD = frozenset({"attack-on-civilians"})
PERSONAL_COUNTS = frozenset({"killed", "injured", "captured", "missing"})


def counts_of(
    sentence: AnalysedSentence,
    trigger: int,
    *,
    also: Collection[int] = (),
    text: str | None = None,
    nouns: Nouns | None = None,
    kind: str | None = None,
) -> tuple[Count, ...]:
    """The numbers that a claim tells, in text order.

    A number counts for the claim when its noun is an argument of the claim's trigger, or of one of
    the words that only tell its human cost, or is itself such a word ("12 dead"). A part of another
    number ("including three children") is left out.

    Args:
        sentence: the sentence of the claim.
        trigger: the trigger's head.
        also: heads of further words of the same claim ("killing", "wounding").
        text: the report's text, for the exact characters between words; without it, words are
            joined by single blanks.
        nouns: the kinds of thing by head noun; the default codebook's if not given.
        kind: the claim's type.
    """
    kinds = load_codebook().nouns if nouns is None else nouns
    found = count_heads(sentence, {trigger, *also}, nouns=kinds, text=text, kind=kind)
    return tuple(dict.fromkeys(count for count, _ in found))


def count_heads(
    sentence: AnalysedSentence,
    roots: Collection[int],
    *,
    nouns: Nouns,
    text: str | None = None,
    kind: str | None = None,
) -> Iterator[tuple[Count, int]]:
    """The numbers told by some words, each with the head of what it counts."""
    reader = _Reader(sentence, frozenset(roots), nouns, kind)
    for what, one in reader.find():
        for count in reader.count(what, one, text):
            yield count, one.head


class _Reader:
    """Decides what each counted thing of one claim counts."""

    def __init__(
        self,
        sentence: AnalysedSentence,
        roots: frozenset[int],
        nouns: Nouns,
        kind: str | None = None,
    ) -> None:
        self.sentence = sentence
        self.roots = roots
        self.nouns = nouns
        self.kind = kind
        self.scope = find_scope(sentence, roots)

    def find(self) -> list[tuple[str, Counted]]:
        """What is counted and the counted thing, in text order."""
        found: list[tuple[str, Counted]] = []
        numbered: dict[int, Counted] = {}
        for one in find_numbered(self.sentence):
            if one.head in self.scope:
                numbered.setdefault(one.head, one)
        for one in numbered.values():
            what = None if is_part(self.sentence, one) else self._what(one)
            none = one.quantity.high == 0 and what not in PERSONAL_COUNTS | {"other"}
            if what is not None and not none:
                found.append((what, one))
        rest = self.scope - numbered.keys() - self.roots
        for one in find_single_persons(self.sentence, rest, self.nouns):
            what = self._what_by_role(self.sentence.tokens[one.head], given=False)
            what = what or self._what_itself(self.sentence.tokens[one.head]) or "other"
            if what in PERSONAL_COUNTS and not is_part(self.sentence, one):
                found.append((what, one))
        found += [("none", one) for one in find_unhurt(self.sentence, self.roots)]
        return sorted(found, key=lambda pair: pair[1].first)

    def count(self, what: str, counted: Counted, text: str | None) -> list[Count]:
        """The records of a counted thing: two for "no casualties", else one."""
        if what == "none":
            deadly = self._lemma(counted) in COUNTED and COUNTED[self._lemma(counted)] == "killed"
            kinds = ("killed",) if deadly else ("killed", "injured")
            return [self._count(one, counted, text) for one in kinds]
        none = counted.quantity.high == 0
        if (
            none
            and self._lemma(counted) == "loss"
            and has_word(self.sentence, self.sentence.tokens[counted.head], "life")
        ):
            what = "killed"
        if none and (what == "injured" or (what == "other" and self._lemma(counted) in HARM)):
            return [self._count(one, counted, text) for one in ("killed", "injured")]
        return [self._count(what, counted, text)]

    def _lemma(self, counted: Counted) -> str:
        return self.sentence.tokens[counted.head].lemma.lower()

    def _count(self, what: str, counted: Counted, text: str | None) -> Count:
        tokens = self.sentence.tokens
        quantity = counted.quantity
        who = who_of(self.sentence, counted, self.nouns)
        core = self._core(tokens[counted.head])
        # What governs a number of no known things ("130 of them") was found to be people.
        person = what != "other" or self._is_person(core)
        lemma = core.lemma.lower()
        return Count(
            what=fit_to_type(what, self.kind, lemma=lemma, person=person),
            who=words_of(who, text) if who else None,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            start=tokens[counted.first].start,
            end=tokens[counted.last - 1].end,
            text=words_of(tokens[counted.first : counted.last], text),
        )

    def _what(self, counted: Counted) -> str | None:
        token = self.sentence.tokens[counted.head]
        suffered = self._what_by_role(token)
        states = [s for s in self.sentence.children(token.index, "amod") if state_of(s)]
        behind = all(state.index >= counted.number_end for state in states)
        if suffered == "killed" and token.lemma.lower() not in COUNTED and behind:
            return suffered  # "three wounded men died"
        return self._what_itself(token) or suffered or self._what_of_thing(token)

    def _what_itself(self, token: Token) -> str | None:
        """What a word counts that tells the human cost: "12 dead", "30 dead civilians"."""
        whole = first_conjunct(self.sentence, token)
        governor = self.sentence.tokens[whole.head] if whole.head >= 0 else None
        life = token if token.lemma.lower() == "life" else governor
        if life is not None and is_life_taken(self.sentence, life):
            return "killed"
        clause = token.upos == "VERB" and self.sentence.child(token.index, "nsubj", "aux")
        if token.upos in {"NOUN", "ADJ", "VERB", "NUM"} and not clause:
            states = [token, *self.sentence.children(token.index, "amod")]
            words = (word for t in states for word in (t.lemma.lower(), t.text.lower()))
            return next((COUNTED[word] for word in words if word in COUNTED), None)
        return None

    def _what_by_role(self, token: Token, *, given: bool = True) -> str | None:
        """What happened to the counted persons, by the word of the claim that governs them."""
        told = [
            self._what_under(token, r, role, given=given)
            for r, role in find_links(self.sentence, token, self.roots)
        ]
        if self.kind not in TAKEN_BY_TYPE:
            told.sort(key=lambda what: what != "killed")  # "was hit by a bullet and died"
            told.sort(key=lambda what: what not in {"killed", "injured"})
        return next((what for what in told if what is not None), None)

    def _what_under(self, token: Token, root: Token, role: str, *, given: bool) -> str | None:
        lemma = root.lemma.lower()
        if role in {"left", "toll"}:
            return what_left(self.sentence, root) if role == "left" else TOLLS[lemma]
        wounded = wounds_whom(self.sentence, root)
        if wounded is not None:
            return "injured" if role == wounded and self._may_suffer(token) else None
        if role == "patient":
            if lemma in FINDING and is_of_bodies(self.sentence, token):
                return "killed"
            if root.upos == "NOUN" and lemma in PATIENT_NOUNS:
                return PATIENT_NOUNS[lemma]
            if root.lemma in TAKING and has_word(self.sentence, root, *CAPTIVES, "custody"):
                return "captured"
            deadly = lemma == "shoot" and self.kind in SHOT_DEAD and given
            deadly = deadly or is_to_death(self.sentence, root)
            what = "killed" if deadly else PATIENT_VERBS.get(lemma)
            what = what or TAKEN_BY_TYPE.get(self.kind or "")
            lost = lemma != "lose" or (given and self._is_person(self._core(token)))
            if what is None or not lost or not self._may_suffer(token):
                return None
            return "other" if shares_patients(self.sentence, root, what) else what
        if root.upos == "ADJ" and self.sentence.child(root.index, "cop") is not None:
            return state_of(root) if self._may_suffer(token) else None
        if gives_life(self.sentence, root):
            return "killed" if self._may_suffer(token) else None
        if lemma == "fall":
            return "killed" if is_kind(self._core(token), PERSONAL, self.nouns) else None
        if lemma in SUBJECT_VERBS:
            return SUBJECT_VERBS[lemma] if self._may_suffer(token) else None
        if has_word(self.sentence, root, "missing"):
            return "missing"
        return "participants" if self._is_person(self._core(token)) else None

    def _is_person(self, core: Token) -> bool:
        """Whether it is people, by the codebook or by the form of the word."""
        name = self.sentence.name_at(core.index)
        people = core.xpos == "NNPS" or (name is not None and name.label == "NORP")
        if is_kind(core, PERSONAL, self.nouns) or (people and core.upos == "PROPN"):
            return True
        named = core.upos == "NOUN" and is_agentive(core.lemma)
        return named and not is_kind(core, THINGS + VEHICLES, self.nouns)

    def _may_suffer(self, token: Token) -> bool:
        core = self._core(token)
        if core.lemma.lower() in ANIMALS:
            return False
        persons = is_kind(core, PERSONAL, self.nouns)
        return persons or not is_kind(core, THINGS + VEHICLES, self.nouns)

    def _what_of_thing(self, token: Token) -> str | None:
        core = self._core(token)
        if next(find_links(self.sentence, token, self.roots), None) is None:
            return None
        if is_kind(core, VEHICLES, self.nouns):
            return "vehicles"
        thing = is_kind(core, THINGS, self.nouns)
        return "other" if thing or self._is_person(core) else None

    def _core(self, token: Token) -> Token:
        return self.sentence.tokens[counted_core(self.sentence, token.index)]
