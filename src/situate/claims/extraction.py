"""Extraction: everything found in a report becomes its claims, each knowing the one before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from situate.actors.registry import ActorRegistry
from situate.claims.confidence import score_of
from situate.claims.counts import counts_of
from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.claims.framing import framing_of
from situate.claims.people import Casting
from situate.claims.roles import Role, shift_type
from situate.claims.selection import Selected, select_claims
from situate.claims.setting import locate
from situate.claims.sources import chain_of, index_mentions
from situate.claims.status import status_of
from situate.claims.timing import time_of
from situate.claims.triggers import Candidate, find_candidates
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, ClaimTime, Count, Mention, Participant, Place, Report

DOERS = frozenset({"actor", "party", "instrument", "target"})
# Types that are said rather than done, so that the scene told before is not theirs.
SPOKEN = frozenset({"accusation", "threat", "refusal"})
PARAGRAPH_END = re.compile(r"\n\s*\n")
# How many sentences back a claim's place is looked for.
SETTING_SENTENCES = 3


class ClaimBuilder:
    """Builds the claims of one report, each knowing the one before it."""

    def __init__(self, findings: Findings, lookup: Lookup, registry: ActorRegistry) -> None:
        self.findings = findings
        self.lookup = lookup
        self.casting = Casting(findings, lookup, registry)
        self.previous: Claim | None = None
        self._mentions = index_mentions(findings.entities)

    def build_all(self) -> tuple[Claim, ...]:
        """All claims of the report in text order; ids are unique within it."""
        claims: dict[str, Claim] = {}
        for sentence in self.findings.sentences:
            for selected in select_claims(find_candidates(sentence, self.lookup), self.lookup):
                if self._tells_cost(selected) and self.previous is not None:
                    claim = self._add_cost(self.previous, selected)
                else:
                    claim = self.build(selected)
                claims[claim.id] = claim
                self.previous = claim
        return tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.type)))

    def _tells_cost(self, selected: Selected) -> bool:
        """Whether the next words only tell whom the violence told before has hurt.

        "A corporal died and three others were wounded." after an attack, in the same paragraph,
        without a doer, a day or a place of its own.
        """
        sentence, before = selected.candidate.sentence, self.previous
        if before is None or not selected.candidate.trigger.absorbed_by:
            return False
        if not self._goes_on(sentence) or not self.lookup.codebook.types[before.type].violent:
            return False
        if before.status != "asserted" or any(r.role in DOERS for r in selected.roles):
            return False
        start = before.trigger.end if before.sentence == sentence.index else sentence.start
        starts = [time.start for time in self.findings.times]
        starts += [place.start for place in self.findings.places]
        return not any(start <= own < sentence.end for own in starts)

    def _goes_on(self, sentence: AnalysedSentence) -> bool:
        """Whether the sentence follows the claim before it in the same paragraph."""
        before = self.previous
        if before is None or not 0 <= sentence.index - before.sentence <= 1:
            return False
        return self._same_paragraph(sentence.end)

    def _add_cost(self, claim: Claim, selected: Selected) -> Claim:
        """The claim with the human cost that a later clause tells of it."""
        sentence = selected.candidate.sentence
        hurt = [Role(role="victim", slot=r.slot, filler=r.filler) for r in selected.roles]
        people = self.casting.participants(sentence, hurt)
        counts = self._counts(selected)
        return replace(
            claim,
            participants=tuple(dict.fromkeys((*claim.participants, *people))),
            counts=tuple(dict.fromkeys((*claim.counts, *counts))),
        )

    def build(self, selected: Selected) -> Claim:
        """The claim that a selected candidate states."""
        found, candidate = self.findings, selected.candidate
        sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
        kind, mode = shift_type(candidate, selected.roles, self.lookup.codebook)
        status, aspect = status_of(sentence, token.index, attributions=found.attributions)
        if status == "denied" and _negates_itself(selected):
            status = "asserted"
        participants = self.casting.participants(sentence, selected.roles)
        place, relation = self._place(selected, kind, status)
        if (
            kind in SPOKEN
            and place is not None
            and not self._is_own(place, candidate, participants)
        ):
            place, relation = None, None
        if relation == "to" and self.lookup.codebook.types[kind].violent:
            relation = "at"
        trigger = self._trigger(selected)
        return Claim(
            id=_claim_id(found.report, trigger, kind),
            sentence=sentence.index,
            type=kind,
            mode=mode,
            trigger=trigger,
            status=status,
            aspect=aspect,
            participants=participants,
            place=place,
            place_relation=relation,
            time=time_of(
                sentence,
                token.index,
                times=found.times,
                anchor=found.anchor,
                status=status,
                previous=self._previous_time(token.start),
            ),
            counts=self._counts(selected),
            sources=chain_of(
                token.start,
                attributions=found.attributions,
                entities=found.entities,
                report=found.report,
                mentions=self._mentions,
            ),
            framing=framing_of(sentence, token.index, [r.filler.core for r in selected.roles]),
            codes=self.casting.codes(kind, mode, selected.roles, participants),
            score=score_of(selected, located=place is not None, status=status),
        )

    def _counts(self, selected: Selected) -> tuple[Count, ...]:
        return counts_of(
            selected.candidate.sentence,
            selected.candidate.token,
            also=[c.token for c in selected.absorbed] + _carriers(selected),
            text=self.findings.report.text,
            nouns=self.lookup.codebook.nouns,
        )

    def _same_paragraph(self, offset: int) -> bool:
        """Whether no paragraph ends between the claim before and an offset."""
        if self.previous is None:
            return False
        between = self.findings.report.text[self.previous.trigger.end : offset]
        return PARAGRAPH_END.search(between) is None

    def _previous_time(self, start: int) -> ClaimTime | None:
        """The time of the claim before it, if no paragraph ends between them."""
        if self.previous is None or not self._same_paragraph(start):
            return None
        return self.previous.time

    def _place(self, selected: Selected, kind: str, status: str) -> tuple[int | None, str | None]:
        """The claim's place; where its sentence names none at all, that of the claim before.

        What is only said (an accusation), planned or demanded takes no place from before.
        """
        sentence = selected.candidate.sentence
        at = self.findings.position_of(sentence)
        inherits = status in {"asserted", "denied"} and kind not in SPOKEN
        before = self.findings.sentences[max(0, at - SETTING_SENTENCES) : at] if inherits else ()
        places = self._places_outside_speakers(selected.candidate.token, sentence)
        place, relation = locate(selected, places, self.previous, before)
        if place is not None or not inherits or self.previous is None:
            return place, relation
        named = self.findings.places_within(sentence.start, sentence.end)
        if named or self.previous.place is None or not self._goes_on(sentence):
            return None, None
        return self.previous.place, "at"

    def _is_own(
        self, place: int, candidate: Candidate, participants: Sequence[Participant]
    ) -> bool:
        """Whether a place stands with what is said and is not one of those spoken of."""
        spot, sentence = self.findings.places[place], candidate.sentence
        if any(p.start <= spot.start and spot.end <= p.end for p in participants):
            return False
        own = sentence.subtree(candidate.token, without=("conj", "parataxis", "advcl", "ccomp"))
        return any(sentence.tokens[i].start <= spot.start < sentence.tokens[i].end for i in own)

    def _places_outside_speakers(self, trigger: int, sentence: AnalysedSentence) -> Sequence[Place]:
        """The places with those of its speakers blanked: "an official in Pretoria said"."""
        start = sentence.tokens[trigger].start
        places = list(self.findings.places)
        for one in self.findings.attributions:
            if one.source is None or not any(c.start <= start < c.end for c in one.content):
                continue
            for index in self.findings.places_within(one.source.start, one.source.end):
                places[index] = replace(places[index], start=-1, end=-1)
        return places

    def _trigger(self, selected: Selected) -> Mention:
        """The trigger's words, as one stretch where they stand together, else its head alone."""
        tokens = selected.candidate.sentence.tokens
        words = selected.candidate.words
        if words[-1] - words[0] >= len(words):
            words = (selected.candidate.token,)
        start, end = tokens[words[0]].start, tokens[words[-1]].end
        return Mention(start=start, end=end, text=self.findings.report.text[start:end])


def extract_claims(
    findings: Findings, *, lookup: Lookup, registry: ActorRegistry
) -> tuple[Claim, ...]:
    """All claims of a report in text order."""
    return ClaimBuilder(findings, lookup, registry).build_all()


def _negates_itself(selected: Selected) -> bool:
    """Such as "never recognised": the negation is part of what the trigger says happened."""
    tokens = selected.candidate.sentence.tokens
    return any(tokens[word].lemma in {"never", "not", "no"} for word in selected.candidate.words)


def _carriers(selected: Selected) -> list[int]:
    carrier = selected.candidate.carrier
    return [] if carrier is None else [carrier]


def _claim_id(report: Report, trigger: Mention, kind: str) -> str:
    """The same report, the same trigger and the same type give the same id (16 hex digits)."""
    key = f"{report.id}|{trigger.start}|{trigger.end}|{kind}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
