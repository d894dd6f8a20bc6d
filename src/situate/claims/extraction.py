"""Extraction: everything found in a report becomes its claims, each knowing the one before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from situate.actors.registry import ActorRegistry
from situate.claims.casualties import Casualties
from situate.claims.choice import choose
from situate.claims.confidence import is_known, least_score, score_of
from situate.claims.costs import owner_of
from situate.claims.cues import load_cues
from situate.claims.embedding import nearest
from situate.claims.entries import is_reference, is_unsure
from situate.claims.fillers import Lookup
from situate.claims.findings import Findings
from situate.claims.framing import framing_of
from situate.claims.judging import Judged, Told, describe_context
from situate.claims.people import Casting
from situate.claims.place_facts import PlaceQuestion
from situate.claims.place_options import list_options
from situate.claims.role_options import SIDES, list_casts
from situate.claims.routes import MOVING, find_route
from situate.claims.scenes import ENTRY, find_scenes
from situate.claims.selection import Selected, select_claims
from situate.claims.shifts import Outcome, shift_type
from situate.claims.sources import chain_of, index_mentions
from situate.claims.speech_acts import is_denial
from situate.claims.status import status_of
from situate.claims.timing import time_of
from situate.claims.topics import topic_instead
from situate.claims.triggers import Candidate, find_candidates
from situate.claims.type_options import SURE_WEIGHT, is_state, list_types, may_overrule
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, ClaimTime, Mention, Place, Report
from situate.times import Anchor

PARAGRAPH_END = re.compile(r"\n\s*\n")


class ClaimBuilder:
    """Builds the claims of one report, each knowing the one before it."""

    def __init__(self, findings: Findings, lookup: Lookup, registry: ActorRegistry) -> None:
        self.findings = findings
        self.lookup = lookup
        self.casting = Casting(findings, lookup, registry)
        self.casualties = Casualties(findings, lookup, self.casting)
        self.previous: Claim | None = None
        self._scenes = find_scenes(findings.report.text, findings.times)
        self._claims: dict[str, Claim] = {}
        self._taken: set[int] = set()
        self._mentions = index_mentions(findings.entities)
        self._told = Told()
        self._context = describe_context(findings.sentences, lookup)

    def build_all(self) -> tuple[Claim, ...]:
        """All claims of the report in text order; ids are unique within it."""
        for sentence in self.findings.sentences:
            if is_reference(sentence):
                continue
            chosen = select_claims(find_candidates(sentence, self.lookup), self.lookup)
            self._taken = {word for selected in chosen for word in selected.heads}
            before = self.casualties.last_of(self._claims.values(), sentence)
            made = list(self._build_each(chosen))
            self._join_costs(made)
            self._share_costs(sentence, made, before)
        return tuple(sorted(self._claims.values(), key=lambda c: (c.trigger.start, c.type)))

    def _build_each(self, chosen: Sequence[Selected]) -> Iterator[tuple[Selected, str]]:
        """The claims of one sentence, without those that go on telling of the claim before them."""
        for selected in chosen:
            before = self.casualties.owner_before(selected, chosen, self._claims.values())
            if before is not None:
                self._update(self.casualties.add_selected(before, selected))
                continue
            claim = self.build(selected)
            if self._is_too_weak(claim, selected.candidate):
                self._taken -= selected.heads
                continue
            self._claims[claim.id] = claim
            self._remember(selected, claim)
            yield selected, claim.id

    def _join_costs(self, made: Sequence[tuple[Selected, str]]) -> None:
        """Give what only tells the cost of a happening of its sentence to that claim."""
        for selected, id in made:
            rest = [(s, self._claims[i]) for s, i in made if i != id and i in self._claims]
            claim = self.casualties.owner_beside(selected, rest)
            if claim is not None:
                self._update(self.casualties.add_selected(claim, selected))
                del self._claims[id]
                if self.previous is not None and self.previous.id == id:
                    self.previous = self._claims[rest[-1][1].id]

    def _share_costs(
        self,
        sentence: AnalysedSentence,
        made: Sequence[tuple[Selected, str]],
        before: Claim | None,
    ) -> None:
        """Give the dead and hurt that no claim tells of to the claim that they belong to."""
        words = self.casualties.words_told(sentence, self._taken)
        kept = [(self._claims[id], s.candidate.token) for s, id in made if id in self._claims]
        costly = [(claim, token) for claim, token in kept if self.casualties.may_have(claim)]
        for word in words:
            claim = owner_of(word, sentence, costly)
            if not costly and before is not None and self.casualties.go_on(sentence, word, before):
                claim = before
            if claim is not None:
                self._update(self.casualties.add_word(self._claims[claim.id], sentence, word))

    def _update(self, claim: Claim) -> None:
        """Put a claim that has grown in the place of what it was."""
        self._claims[claim.id] = claim
        if self.previous is not None and self.previous.id == claim.id:
            self.previous = claim

    def _remember(self, selected: Selected, claim: Claim) -> None:
        """Keep the claim for what follows; its type only where the codebook states it."""
        candidate = selected.candidate
        if candidate.basis == "codebook":
            self._told = self._told.add(
                claim.type, candidate.sentence.tokens[candidate.token].lemma
            )
        self.previous = claim

    def build(self, selected: Selected) -> Claim:
        """The claim that a selected candidate states."""
        found, candidate = self.findings, selected.candidate
        sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.token]
        told, aspect = status_of(sentence, token.index, attributions=found.attributions)
        if candidate.headless and is_unsure(found.report.text, sentence):
            told = "possible"
        outcome = self._outcome(selected, told)
        if not candidate.headless:
            outcome = self._cast(selected, outcome)
        kind, status = outcome.type, outcome.status
        out_type, out_mode = self.lookup.codebook.report(kind, outcome.mode)
        participants = self.casting.participants(sentence, outcome.roles)
        if candidate.headless:
            participants = self.casting.name_states(participants)
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
            route=find_route(sentence, token.index, found.places) if kind in MOVING else (),
            time=self._time(selected, status),
            counts=self.casualties.count(selected, kind, self._taken),
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
        candidate, kind = selected.candidate, self.lookup.codebook.types[settled.type]
        guessed = candidate.basis == "network"
        if guessed and settled.status == "denied" and kind.withholds:
            return replace(settled, status="asserted")
        # Who denies is no attacker: the network read the deed into the word that disowns it.
        verb = candidate.sentence.tokens[candidate.token]
        if guessed and kind.violent and is_denial(verb, load_cues()):
            return replace(settled, status="denied")
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

    def _is_informed(self, kind: str) -> bool:
        """Whether the network has learned to see happenings of the type in such reports."""
        speaks = self.lookup.codebook.speaks_of(kind) and is_known(kind)
        return self._context.eventful > 0 and speaks

    def _is_too_weak(self, claim: Claim, candidate: Candidate) -> bool:
        """Whether the claim is dropped; what the codebook alone can judge is kept.

        The network has not learned the terse sentences of entries: what is sure there is kept too.
        """
        if self.lookup.topic is not None and candidate.basis == "codebook":
            trigger = candidate.trigger
            if candidate.headless or is_state(trigger) or trigger.weight >= SURE_WEIGHT:
                return False
        return self._is_informed(claim.type) and claim.score < least_score(candidate.basis)

    def _score(self, selected: Selected, outcome: Outcome, claim: Claim) -> float:
        return score_of(
            Judged(
                selected=selected,
                kind=outcome.type,
                status=outcome.status,
                located=claim.place is not None,
                dated=claim.time is not None and claim.time.basis == "stated",
                voiced=any(source.role == "speaker" for source in claim.sources),
                informed=self._is_informed(outcome.type),
                told=self._told,
                context=self._context,
            )
        )

    def _previous_time(self, start: int) -> ClaimTime | None:
        """The time of the claim before it, if no paragraph ends between them."""
        if self.previous is None:
            return None
        between = self.findings.report.text[self.previous.trigger.end : start]
        return None if PARAGRAPH_END.search(between) else self.previous.time

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
        if candidate.headless:
            return self.lookup.topic, "at"
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
        topic = topic_instead(selected, option.place, self.findings, self.lookup)
        return (option.place, relation) if topic is None else (topic, relation or "at")

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


def _claim_id(report: Report, trigger: Mention, kind: str) -> str:
    """The same report, the same trigger and the same type give the same id (16 hex digits)."""
    key = f"{report.id}|{trigger.start}|{trigger.end}|{kind}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
