"""Counts: how many people were killed, injured, captured ..., or how many things, a claim tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from situate.claims.codebook import load_codebook
from situate.claims.costs import gives_life
from situate.claims.count_roles import (
    gatherer,
    has_word,
    is_life_taken,
    is_of_bodies,
    is_passive,
    is_to_death,
    modifies_patient,
    precedes_participle,
    shares_patients,
    what_left,
)
from situate.claims.count_types import fit_to_type
from situate.claims.count_words import (
    ANIMALS,
    COUNTED,
    LEAVING,
    PATIENT_NOUNS,
    PATIENT_VERBS,
    RISING,
    SUBJECT_VERBS,
    TOLLS,
)
from situate.claims.counted import (
    PERSONAL,
    Counted,
    Nouns,
    counted_core,
    find_numbered,
    find_scope,
    find_single_persons,
    first_conjunct,
    is_kind,
    is_part,
    who_of,
)
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Count

THINGS = ("building", "infrastructure", "weapon", "explosive", "artillery", "place", "body", "aid")
VEHICLES = ("vehicle", "aircraft", "convoy")
FINDING = frozenset({"find", "discover", "exhume", "unearth", "dump"})
HARM = frozenset({"casualty"})
TAKING = frozenset({"take", "hold", "seize", "capture", "keep"})
CAPTIVES = ("hostage", "captive", "prisoner")
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
    reader = _Reader(sentence, frozenset({trigger, *also}), kinds, kind)
    found = [reader.count(what, one, text) for what, one in reader.find()]
    return tuple(dict.fromkeys(count for counts in found for count in counts))


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
        numbered = {one.head: one for one in find_numbered(self.sentence) if one.head in self.scope}
        for one in numbered.values():
            what = None if is_part(self.sentence, one) else self._what(one)
            if what is not None:
                found.append((what, one))
        rest = self.scope - numbered.keys() - self.roots
        for one in find_single_persons(self.sentence, rest, self.nouns):
            what = self._what_by_role(self.sentence.tokens[one.head])
            if what in PERSONAL_COUNTS and not is_part(self.sentence, one):
                found.append((what, one))
        return sorted(found, key=lambda pair: pair[1].first)

    def count(self, what: str, counted: Counted, text: str | None) -> list[Count]:
        """The records of a counted thing: two for "no casualties", else one."""
        if what == "other" and counted.quantity.high == 0 and self._lemma(counted) in HARM:
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
        person = what != "other" or is_kind(core, PERSONAL, self.nouns)
        lemma = core.lemma.lower()
        return Count(
            what=fit_to_type(what, self.kind, lemma=lemma, person=person),
            who=_text(who, text) if who else None,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            start=tokens[counted.first].start,
            end=tokens[counted.last - 1].end,
            text=_text(tokens[counted.first : counted.last], text),
        )

    def _what(self, counted: Counted) -> str | None:
        token = self.sentence.tokens[counted.head]
        return self._what_itself(token) or self._what_by_role(token) or self._what_of_thing(token)

    def _what_itself(self, token: Token) -> str | None:
        """What a word counts that tells the human cost: "12 dead", "30 dead civilians"."""
        governor = self.sentence.tokens[token.head] if token.head >= 0 else None
        life = token if token.lemma.lower() == "life" else governor
        if life is not None and is_life_taken(self.sentence, life):
            return "killed"
        clause = token.upos == "VERB" and self.sentence.child(token.index, "nsubj", "aux")
        if token.upos in {"NOUN", "ADJ", "VERB", "NUM"} and not clause:
            states = [token, *self.sentence.children(token.index, "amod")]
            words = (word for t in states for word in (t.lemma.lower(), t.text.lower()))
            return next((COUNTED[word] for word in words if word in COUNTED), None)
        return None

    def _what_by_role(self, token: Token) -> str | None:
        """What happened to the counted persons, by the word of the claim that governs them."""
        for root, role in self._roles(token):
            what = self._what_under(token, root, role)
            if what is not None:
                return what
        return None

    def _what_under(self, token: Token, root: Token, role: str) -> str | None:
        lemma = root.lemma.lower()
        if role in {"left", "toll"}:
            return what_left(self.sentence, root) if role == "left" else TOLLS[lemma]
        if role == "patient":
            if lemma in FINDING and is_of_bodies(self.sentence, token):
                return "killed"
            if root.upos == "NOUN" and lemma in PATIENT_NOUNS:
                return PATIENT_NOUNS[lemma]
            if root.lemma in TAKING and has_word(self.sentence, root, *CAPTIVES, "custody"):
                return "captured"
            what = "killed" if is_to_death(self.sentence, root) else PATIENT_VERBS.get(lemma)
            if what is None or not self._may_suffer(token):
                return None
            return "other" if shares_patients(self.sentence, root, what) else what
        if gives_life(self.sentence, root):
            return "killed" if self._may_suffer(token) else None
        if lemma == "fall":
            return "killed" if is_kind(self._core(token), PERSONAL, self.nouns) else None
        if lemma in SUBJECT_VERBS:
            return SUBJECT_VERBS[lemma] if self._may_suffer(token) else None
        if has_word(self.sentence, root, "missing"):
            return "missing"
        return "participants" if is_kind(self._core(token), PERSONAL, self.nouns) else None

    def _may_suffer(self, token: Token) -> bool:
        core = self._core(token)
        if core.lemma.lower() in ANIMALS:
            return False
        persons = is_kind(core, PERSONAL, self.nouns)
        return persons or not is_kind(core, THINGS + VEHICLES, self.nouns)

    def _what_of_thing(self, token: Token) -> str | None:
        core = self._core(token)
        if next(self._roles(token), None) is None:
            return None
        if is_kind(core, VEHICLES, self.nouns):
            return "vehicles"
        return "other" if is_kind(core, THINGS + PERSONAL, self.nouns) else None

    def _core(self, token: Token) -> Token:
        return self.sentence.tokens[counted_core(self.sentence, token.index)]

    def _roles(self, token: Token) -> Iterator[tuple[Token, str]]:
        """The claim's words that a counted noun depends on, and as what: agent or patient."""
        tokens = self.sentence.tokens
        if token.index + 1 in self.roots and precedes_participle(self.sentence, token):
            yield tokens[token.index + 1], "patient"
        whole = first_conjunct(self.sentence, token)
        first = gatherer(self.sentence, whole)
        for child in self.sentence.children(whole.index, "acl", "amod"):
            if child.index in self.roots:
                yield child, "patient" if modifies_patient(self.sentence, child) else "agent"
        if first.head < 0:
            return
        governor = tokens[first.head]
        role = self._role_under(first, governor) if governor.index in self.roots else None
        if role is not None:
            yield governor, role
        for other in self.sentence.children(governor.index, "conj"):
            shares = first.base_relation == "nsubj" and other.index in self.roots
            if shares and not self.sentence.child(other.index, "nsubj"):
                role = self._role_under(first, other)
                if role is not None:
                    yield other, role  # "nine men were disarmed and [taken] into custody"
        for child in self.sentence.children(governor.index, "nsubj"):
            rises = child.lemma.lower() in TOLLS and governor.lemma in RISING
            if child.index in self.roots and rises and first.base_relation in {"obl", "obj"}:
                yield child, "toll"

    def _role_under(self, token: Token, governor: Token) -> str | None:
        case = self.sentence.child(token.index, "case")
        preposition = case.text.lower() if case is not None else None
        if governor.lemma in LEAVING and what_left(self.sentence, governor):
            return "left" if token.base_relation in {"obj", "nsubj"} else None
        if token.base_relation == "nsubj":
            return "patient" if is_passive(self.sentence, governor) else "agent"
        if token.base_relation in {"obj", "iobj"}:
            return "patient"
        if preposition == "by" or token.relation == "obl:agent":
            return "agent"
        of = token.base_relation in {"nmod", "obl"} and preposition in {"of", "among", "to"}
        if governor.upos == "NOUN" and (of or token.relation == "nmod:poss"):
            return "patient"
        return None


def _text(tokens: Sequence[Token], text: str | None) -> str:
    if text is not None:
        return text[tokens[0].start : tokens[-1].end]
    parts = [tokens[0].text]
    for previous, token in pairwise(tokens):
        parts.append((" " if token.start > previous.end else "") + token.text)
    return "".join(parts)
