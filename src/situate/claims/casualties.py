"""The human cost of a happening where it is told beside it, or in the sentences after it.

By the conventions of coders (the gold and teaching sets) the dead and hurt that are told without a
doer, day or place of their own belong to the violence told before; they make no claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from situate.claims.animacy import can_act
from situate.claims.casts import Role, is_animate
from situate.claims.costs import find_all_costs, find_costs, is_cost, owner_of
from situate.claims.count_roles import is_passive, is_to_death, state_of
from situate.claims.counted import NAMELESS
from situate.claims.counts import count_heads, counts_of
from situate.claims.fillers import Filler, Lookup
from situate.claims.findings import Findings
from situate.claims.people import Casting
from situate.claims.selection import Selected
from situate.claims.status import status_of
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, Count, Mention, Participant, Place, TimeExpression

DOERS = frozenset({"actor", "party", "instrument", "target"})
COSTLY = frozenset({"protest", "siege"})  # besides the types of violence
# Violence whose sufferers are its targets; who is told dead beside it fell to something else.
PERSONAL_DEEDS = frozenset({"abduction", "sexual-violence"})
MAX_STEPS = 2  # sentences from a happening to what it cost
_HURT = frozenset({"killed", "injured"})
_Stretch = Count | Participant | Mention | Filler


class Casualties:
    """Decides which claim of one report the dead and hurt belong to, and adds them to it."""

    def __init__(self, findings: Findings, lookup: Lookup, casting: Casting) -> None:
        self.findings = findings
        self.lookup = lookup
        self.casting = casting

    def may_have(self, claim: Claim) -> bool:
        """Whether a claim is of a happening that hurts people."""
        kind = self.lookup.codebook.types.get(claim.type)
        violent = kind is not None and kind.violent
        costly = claim.type in COSTLY or (violent and claim.type not in PERSONAL_DEEDS)
        return claim.status == "asserted" and costly

    def last_of(self, claims: Iterable[Claim], sentence: AnalysedSentence) -> Claim | None:
        """The last claim that may have hurt people, of the sentence or the last one with claims."""
        near = [c for c in claims if 0 <= sentence.index - c.sentence <= MAX_STEPS]
        told = max(
            (c.sentence for c in near if c.sentence < sentence.index), default=sentence.index
        )
        costly = [c for c in near if c.sentence in {told, sentence.index} and self.may_have(c)]
        return max(costly, key=lambda claim: claim.trigger.start, default=None)

    def owner_before(
        self, selected: Selected, chosen: Sequence[Selected], claims: Iterable[Claim]
    ) -> Claim | None:
        """The claim told before whose cost a trigger goes on to tell, if it is one and no other's.

        The same verb twice tells of two happenings, and a happening of its own sentence is nearer.
        """
        sentence, token = selected.candidate.sentence, selected.candidate.token
        before = self.last_of(claims, sentence)
        absorbed = bool(selected.candidate.trigger.absorbed_by)
        if before is None or not absorbed or not self.is_cost(selected):
            return None
        word = sentence.tokens[token].text
        if before.sentence == sentence.index and before.trigger.text.casefold() == word.casefold():
            return None
        if before.sentence != sentence.index and any(self._is_violent(s) for s in chosen):
            return None
        numbers = self._numbers(sentence, selected.heads, before.type)
        if any(self._is_rival(before, sentence, count) for count, _ in numbers):
            return None
        return before if self.go_on(sentence, token, before) else None

    def _is_violent(self, selected: Selected) -> bool:
        """Whether a trigger tells of violence, and not only of what it cost."""
        trigger = selected.candidate.trigger
        return self.lookup.codebook.types[trigger.type].violent and not trigger.absorbed_by

    def is_cost(self, selected: Selected, claim: Claim | None = None) -> bool:
        """Whether the words only tell whom some violence has hurt, and by nobody's hand.

        A doer who takes part in the claim, or is what it tells of, is no doer of its own.
        """
        if not _may_be_cost(selected):
            return False
        sentence, token = selected.candidate.sentence, selected.candidate.token
        doers = [r.filler for r in selected.roles if r.role in DOERS]
        told: list[_Stretch] = [] if claim is None else [claim.trigger, *claim.participants]
        if any(not any(_overlap(doer, one) for one in told) for doer in doers):
            return False
        hurt = [r.filler for r in selected.roles if r.role not in DOERS | {"supporter"}]
        if not all(_is_hurt(filler, sentence) for filler in hurt):
            return False
        status = self._status(sentence, token)
        if status == "denied":
            numbers = [count.high for count, _ in self._numbers(sentence, [token], None)]
            return bool(numbers) and not any(numbers)
        return status == "asserted"

    def owner_beside(
        self, selected: Selected, others: Sequence[tuple[Selected, Claim]]
    ) -> Claim | None:
        """The claim of the same sentence whose cost a trigger tells, if it tells no more."""
        if not _may_be_cost(selected):
            return None
        sentence, word = selected.candidate.sentence, selected.candidate.token
        costly = [
            (claim, other.candidate.token)
            for other, claim in others
            if self.may_have(claim)
            and not is_cost(sentence, sentence.tokens[other.candidate.token])
            and self.is_cost(selected, claim)
        ]
        return owner_of(word, sentence, costly)

    def go_on(self, sentence: AnalysedSentence, word: int, claim: Claim) -> bool:
        """Whether a word goes on from a claim before it, without a day or place of its own."""
        if not 0 <= sentence.index - claim.sentence <= MAX_STEPS:
            return False
        start, end = sentence.start, sentence.end
        offset = sentence.tokens[word].start
        for one in self.findings.attributions:
            for said in one.content:
                if start <= said.start <= offset < said.end <= end:
                    start, end = said.start, said.end
        if claim.sentence == sentence.index:
            start = max(start, claim.trigger.end)
        later = [
            (sentence.tokens[i].start, sentence.tokens[i].end)
            for clause in sentence.children(word, "conj", "parataxis")
            if clause.upos == "VERB"
            for i in sentence.subtree(clause.index)
        ]
        places = [p.start for p in self.findings.places if not self._is_place_of(claim, p)]
        days = [one.start for one in self.findings.times if not _is_time_of(claim, one)]
        own = [one for one in (*days, *places) if start <= one < end]
        return all(any(first <= one < last for first, last in later) for one in own)

    def _is_place_of(self, claim: Claim, place: Place) -> bool:
        """Whether a place is the claim's own, named again."""
        told = None if claim.place is None else self.findings.places[claim.place]
        return told is not None and place.id is not None and place.id == told.id

    def count(self, selected: Selected, kind: str, taken: Collection[int]) -> tuple[Count, ...]:
        """The numbers that a trigger tells, with the cost told beside it by words not taken."""
        candidate = selected.candidate
        carriers = () if candidate.carrier is None else (candidate.carrier,)
        violent = self.lookup.codebook.types[kind].violent
        costs = find_costs(candidate.sentence, candidate.token, taken) if violent else ()
        return counts_of(
            candidate.sentence,
            candidate.token,
            also=[*(selected.heads - {candidate.token}), *carriers, *costs],
            text=self.findings.report.text,
            nouns=self.lookup.codebook.nouns,
            kind=kind,
        )

    def words_told(self, sentence: AnalysedSentence, taken: Collection[int]) -> list[int]:
        """The words that tell what something cost, or that it cost nobody, not among the taken."""
        return [
            token.index
            for token in find_all_costs(sentence)
            if token.index not in taken
            and self._status(sentence, token.index) in {"asserted", "denied"}
        ]

    def add_selected(self, claim: Claim, selected: Selected) -> Claim:
        """The claim with the human cost that a trigger of its own tells."""
        sentence = selected.candidate.sentence
        numbers = list(self._numbers(sentence, selected.heads, claim.type))
        none = bool(numbers) and all(count.high == 0 for count, _ in numbers)
        hurt = [] if none else list(selected.roles)
        if not hurt:
            hurt = self._victims_of(claim, sentence, numbers)
        return self._add(claim, sentence, hurt, [count for count, _ in numbers])

    def add_word(self, claim: Claim, sentence: AnalysedSentence, word: int) -> Claim:
        """The claim with the human cost that a word tells."""
        numbers = [
            (count, head)
            for count, head in self._numbers(sentence, [word], claim.type)
            if count.what in _HURT and not self._is_rival(claim, sentence, count)
        ]
        hurt = self._victims_of(claim, sentence, numbers)
        return self._add(claim, sentence, hurt, [count for count, _ in numbers])

    def _victims_of(
        self, claim: Claim, sentence: AnalysedSentence, numbers: Sequence[tuple[Count, int]]
    ) -> list[Role]:
        return [
            role
            for count, head in numbers
            if count.high != 0 and count.what in _HURT
            for role in self._victims(claim, sentence, head)
        ]

    def _add(
        self, claim: Claim, sentence: AnalysedSentence, hurt: Sequence[Role], told: Sequence[Count]
    ) -> Claim:
        counts = list(claim.counts)
        for count in told:
            if count.high == 0 and any(other.what in _HURT and other.high != 0 for other in counts):
                continue
            if count.what == "other" and any(_overlap(count, other) for other in counts):
                continue
            counts = [o for o in counts if o.what != "other" or not _overlap(count, o)]
            if not any(_overlap(count, o) and count.what == o.what for o in counts):
                counts.append(count)
        victims = [
            Role(role="victim", slot=role.slot, filler=role.filler)
            for role in hurt
            if role.role not in DOERS | {"supporter"}
        ]
        people = self.casting.participants(sentence, victims)
        return replace(
            claim,
            participants=tuple(dict.fromkeys((*claim.participants, *people))),
            counts=tuple(sorted(counts, key=lambda count: count.start)),
        )

    def _is_rival(self, claim: Claim, sentence: AnalysedSentence, count: Count) -> bool:
        """Whether another speaker gives another toll of the same happening."""
        told = [other.start for other in claim.counts if other.what == count.what]
        if all(sentence.start <= start < sentence.end for start in told):
            return False
        names = {source.start for source in claim.sources if source.role == "speaker"}
        return any(
            one.source is not None and one.source.start not in names
            for one in self.findings.attributions
            if any(said.start <= count.start < said.end for said in one.content)
        )

    def _numbers(
        self, sentence: AnalysedSentence, words: Collection[int], kind: str | None
    ) -> Iterator[tuple[Count, int]]:
        return count_heads(
            sentence,
            words,
            nouns=self.lookup.codebook.nouns,
            text=self.findings.report.text,
            kind=kind,
        )

    def _victims(self, claim: Claim, sentence: AnalysedSentence, head: int) -> Iterator[Role]:
        """The victim that a counted noun names; none where it is a number only, or told already."""
        filler = self.lookup.filler(sentence, head)
        core = sentence.tokens[filler.core]
        if core.upos in {"NUM", "DET"} or core.lemma.lower() in NAMELESS or state_of(core):
            return
        if not any(_overlap(filler, person) for person in claim.participants):
            yield Role(role="victim", slot="cost", filler=filler)

    def _status(self, sentence: AnalysedSentence, token: int) -> str:
        return status_of(sentence, token, attributions=self.findings.attributions)[0]


def _may_be_cost(selected: Selected) -> bool:
    """Whether a trigger may tell no more than a cost: "was killed", "was shot dead"."""
    sentence, token = selected.candidate.sentence, selected.candidate.token
    verb = sentence.tokens[token]
    dead = is_to_death(sentence, verb) and is_passive(sentence, verb)
    return dead or bool(selected.candidate.trigger.absorbed_by)


def _is_time_of(claim: Claim, time: TimeExpression) -> bool:
    """Whether a time expression says the claim's own days again, or no day at all."""
    if time.begin is None and time.end_day is None:
        return True  # "for an hour"
    told = claim.time
    return told is not None and (time.begin, time.end_day) == (told.begin, told.end)


def _is_hurt(filler: Filler, sentence: AnalysedSentence) -> bool:
    """Whether it is somebody alive, as far as the words tell."""
    core = sentence.tokens[filler.core]
    unknown = not filler.kinds and core.upos == "NOUN" and can_act(core.lemma)
    persons = core.text.lower() in {"them", "they", "him", "her", "us", "me"}
    return "body" not in filler.kinds and (unknown or persons or is_animate(filler))


def _overlap(one: _Stretch, other: _Stretch) -> bool:
    return one.start < other.end and other.start < one.end
