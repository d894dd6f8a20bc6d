"""Extraction: everything found in a report becomes its claims, each knowing the one before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from situate.actors.registry import ActorRegistry
from situate.claims.casts import Role, is_animate
from situate.claims.choice import choose
from situate.claims.confidence import least_score, score_of
from situate.claims.costs import find_costs
from situate.claims.counts import counts_of
from situate.claims.embedding import nearest
from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.claims.framing import framing_of
from situate.claims.judging import Judged, Told, describe_context
from situate.claims.people import Casting
from situate.claims.place_options import PlaceQuestion, list_options
from situate.claims.role_options import SIDES, list_casts
from situate.claims.scenes import ENTRY, find_scenes
from situate.claims.selection import Selected, select_claims
from situate.claims.shifts import Outcome, shift_type
from situate.claims.sources import chain_of, index_mentions
from situate.claims.status import status_of
from situate.claims.timing import time_of
from situate.claims.triggers import find_candidates
from situate.claims.type_options import list_types, may_overrule
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, ClaimTime, Count, Mention, Place, Report
from situate.times import Anchor

DOERS = frozenset({"actor", "party", "instrument", "target"})
PARAGRAPH_END = re.compile(r"\n\s*\n")


class ClaimBuilder:
    """Builds the claims of one report, each knowing the one before it."""

    def __init__(self, findings: Findings, lookup: Lookup, registry: ActorRegistry) -> None:
        self.findings = findings
        self.lookup = lookup
        self.casting = Casting(findings, lookup, registry)
        self.previous: Claim | None = None
        self._scenes = find_scenes(findings.report.text, findings.times)
        self._taken: set[int] = set()
        self._mentions = index_mentions(findings.entities)
        self._told = Told()
        self._context = describe_context(findings.sentences, lookup)

    def build_all(self) -> tuple[Claim, ...]:
        """All claims of the report in text order; ids are unique within it."""
        claims: dict[str, Claim] = {}
        for sentence in self.findings.sentences:
            chosen = select_claims(find_candidates(sentence, self.lookup), self.lookup)
            self._taken = {c.token for s in chosen for c in (s.candidate, *s.absorbed)}
            for selected in chosen:
                if self._tells_cost(selected) and self.previous is not None:
                    claim = self._add_cost(self.previous, selected)
                else:
                    claim = self.build(selected)
                    if claim.score < least_score(selected.candidate.basis):
                        continue
                claims[claim.id] = claim
                self._remember(selected, claim)
        return tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.type)))

    def _remember(self, selected: Selected, claim: Claim) -> None:
        """Keep the claim for what follows; its type only where the codebook states it."""
        candidate = selected.candidate
        if candidate.basis == "codebook":
            self._told = self._told.add(
                claim.type, candidate.sentence.tokens[candidate.token].lemma
            )
        self.previous = claim

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
        told, _ = status_of(
            sentence, selected.candidate.token, attributions=self.findings.attributions
        )
        if told != "asserted" or not all(is_animate(r.filler) for r in selected.roles):
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
        counts = self._counts(selected, claim.type)
        return replace(
            claim,
            participants=tuple(dict.fromkeys((*claim.participants, *people))),
            counts=tuple(dict.fromkeys((*claim.counts, *counts))),
        )

    def build(self, selected: Selected) -> Claim:
        """The claim that a selected candidate states."""
        found, candidate = self.findings, selected.candidate
        sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
        told, aspect = status_of(sentence, token.index, attributions=found.attributions)
        outcome = self._outcome(selected, told)
        outcome = self._cast(selected, outcome)
        kind, status = outcome.type, outcome.status
        out_type, out_mode = self.lookup.codebook.report(kind, outcome.mode)
        participants = self.casting.participants(sentence, outcome.roles)
        place, relation = self._place(selected, kind, status)
        trigger = self._trigger(selected)
        claim = Claim(
            id=_claim_id(found.report, trigger, out_type),
            sentence=sentence.index,
            type=out_type,
            mode=out_mode,
            trigger=trigger,
            status=status,
            aspect=aspect,
            participants=participants,
            place=place,
            place_relation=relation,
            time=self._time(selected, status),
            counts=self._counts(selected, kind),
            sources=chain_of(
                token.start,
                attributions=found.attributions,
                entities=found.entities,
                report=found.report,
                mentions=self._mentions,
            ),
            framing=framing_of(sentence, token.index, [r.filler.core for r in selected.roles]),
            codes=self.casting.codes(kind, outcome.mode, outcome.roles, participants),
            score=0.0,
        )
        return replace(claim, score=self._score(selected, outcome, claim))

    def _outcome(self, selected: Selected, told: str) -> Outcome:
        """Type, mode and status of the claim, where the text tells it in a status."""
        if told == "denied" and _negates_itself(selected):
            told = "asserted"
        outcome = shift_type(
            selected.candidate,
            selected.roles,
            self.lookup.codebook,
            status=told,
            about=frozenset(c.trigger.type for c in nearest(selected.embedded)),
        )
        settled = self._settle(selected, outcome)
        unsaid = settled.status == "denied" and selected.candidate.basis == "network"
        if unsaid and self.lookup.codebook.types[settled.type].withholds:
            return replace(settled, status="asserted")
        return settled

    def _time(self, selected: Selected, status: str) -> ClaimTime | None:
        """The claim's days, counted from the dated entry that it stands in, if there is one."""
        found, candidate = self.findings, selected.candidate
        start = candidate.sentence.tokens[candidate.token].start
        entry = self._scenes.at(start, found.times)
        return time_of(
            candidate.sentence,
            candidate.token,
            times=found.times,
            anchor=Anchor(date=entry.end, kind=ENTRY) if entry else found.anchor,
            status=status,
            previous=entry or self._previous_time(start),
        )

    def _score(self, selected: Selected, outcome: Outcome, claim: Claim) -> float:
        informed = self._context.eventful > 0 and self.lookup.codebook.speaks_of(outcome.type)
        return score_of(
            Judged(
                selected=selected,
                kind=outcome.type,
                status=outcome.status,
                located=claim.place is not None,
                dated=claim.time is not None and claim.time.basis == "stated",
                voiced=any(source.role == "speaker" for source in claim.sources),
                informed=informed,
                told=self._told,
                context=self._context,
            )
        )

    def _counts(self, selected: Selected, kind: str) -> tuple[Count, ...]:
        candidate = selected.candidate
        violent = self.lookup.codebook.types[kind].violent
        costs = find_costs(candidate.sentence, candidate.token, self._taken) if violent else ()
        return counts_of(
            candidate.sentence,
            candidate.token,
            also=[*(c.token for c in selected.absorbed), *_carriers(selected), *costs],
            text=self.findings.report.text,
            nouns=self.lookup.codebook.nouns,
            kind=kind,
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

    def _settle(self, selected: Selected, ruled: Outcome) -> Outcome:
        """The outcome with the type that rules and network together speak for."""
        candidate, codebook = selected.candidate, self.lookup.codebook
        kind = choose(list_types(selected, ruled.type, codebook), "type").type
        if kind == ruled.type or not may_overrule(selected, kind):
            return ruled
        trigger = replace(candidate.trigger, type=kind, mode=None)
        turned = shift_type(
            replace(candidate, trigger=trigger), ruled.roles, codebook, status=ruled.status
        )
        return turned if turned.type == kind else replace(ruled, type=kind, mode=None)

    def _cast(self, selected: Selected, outcome: Outcome) -> Outcome:
        """The outcome with those who took part by frame and network together."""
        for side in SIDES:
            option = choose(list_casts(selected, outcome, self.lookup, side=side), "cast")
            outcome = replace(outcome, roles=option.roles)
        return outcome

    def _place(self, selected: Selected, kind: str, status: str) -> tuple[int | None, str | None]:
        """Index of the claim's place and the relation it stands in; nulls where it is unknown."""
        candidate, claim_type = selected.candidate, self.lookup.codebook.types[kind]
        question = PlaceQuestion(
            selected=selected,
            kind=kind,
            spoken=claim_type.spoken,
            status=status,
            places=self._places_outside_speakers(candidate.token, candidate.sentence),
            previous=self.previous,
        )
        option = choose(list_options(question, self.findings), "place")
        relation = option.relation
        if relation == "to" and claim_type.violent:
            relation = "at"
        return option.place, relation

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
