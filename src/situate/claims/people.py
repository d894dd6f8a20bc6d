"""Participants of a claim: its roles as mentions with registry actors, and the codes they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from situate.actors.coreference import resolve_pronoun
from situate.actors.registry import ActorRegistry
from situate.claims.casts import Role
from situate.claims.codes import codes_for
from situate.claims.fillers import Filler, Lookup
from situate.claims.findings import Findings
from situate.claims.phrases import name_after, phrase_span
from situate.language.analysis import AnalysedSentence
from situate.records import Codes, Participant

CIVILIANS_INTER = 7
PROTESTERS_INTER = 6


class Casting:
    """Turns the roles of a claim into its participants."""

    def __init__(self, findings: Findings, lookup: Lookup, registry: ActorRegistry) -> None:
        self.findings = findings
        self.lookup = lookup
        self.registry = registry

    def participants(
        self, sentence: AnalysedSentence, roles: Sequence[Role]
    ) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for role in roles:
            if role.role != "place":
                found.extend(self._shared_heads(sentence, role.role, role.filler))
                found.append(self._participant(sentence, role.role, role.filler))
        return tuple(dict.fromkeys(found))

    def _shared_heads(
        self, sentence: AnalysedSentence, role: str, filler: Filler
    ) -> Iterator[Participant]:
        """In "Syrian and Lebanese armies" the first adjective names an army of its own."""
        for child in sentence.children(filler.core, "amod", "compound"):
            entity = self.lookup.entity_headed_by(sentence, child.index)
            if entity is None or entity == filler.entity:
                continue
            named = self.findings.entities[entity]
            is_word = (named.start, named.end) == (child.start, child.end)
            if named.kind == "group" and is_word and sentence.child(child.index, "conj"):
                yield Participant(
                    role=role,
                    start=named.start,
                    end=named.end,
                    text=named.text,
                    actor=named.actor,
                    entity=entity,
                )

    def _participant(self, sentence: AnalysedSentence, role: str, filler: Filler) -> Participant:
        entity = filler.entity
        if entity is None and sentence.tokens[filler.core].upos == "PRON":
            entity = resolve_pronoun(
                self.findings.sentences,
                self.findings.position_of(sentence),
                filler.core,
                self.findings.entities,
            )
        end = filler.end
        name = name_after(sentence, filler.token, filler.end)
        if name is not None:
            # "Its leader, [Arayik H.], ..."
            end = phrase_span(sentence, name)[1]
            entity = self.lookup.entity_headed_by(sentence, name) if entity is None else entity
        return Participant(
            role=role,
            start=filler.start,
            end=end,
            text=self.findings.report.text[filler.start : end],
            actor=None if entity is None else self.findings.entities[entity].actor,
            entity=entity,
        )

    def name_states(self, participants: Sequence[Participant]) -> tuple[Participant, ...]:
        """The participants with ISO codes of countries ("taken by ET") as their governments."""
        return tuple(self._name_state(one) for one in participants)

    def _name_state(self, participant: Participant) -> Participant:
        code = participant.text.split(" ")[0].strip("/,")
        if participant.actor is not None or code not in self.registry.states.names:
            return participant
        return replace(participant, actor=f"{code}:government")

    def codes(
        self,
        kind: str,
        mode: str | None,
        roles: Sequence[Role],
        participants: Sequence[Participant],
    ) -> Codes:
        return codes_for(
            kind,
            mode=mode,
            actor_inter=self._inter({"actor", "party"}, roles, participants),
            target_inter=self._inter({"target", "victim"}, roles, participants),
            codebook=self.lookup.codebook,
        )

    def _inter(
        self, wanted: set[str], roles: Sequence[Role], participants: Sequence[Participant]
    ) -> int | None:
        """The ACLED inter code of the first participant in a role, where it is known."""
        for participant in participants:
            if participant.role in wanted and participant.actor is not None:
                actor = self.registry.actor(participant.actor)
                if actor is not None and actor.inter is not None:
                    return actor.inter
        kinds = {kind for role in roles if role.role in wanted for kind in role.filler.kinds}
        if "protester" in kinds:
            return PROTESTERS_INTER
        return CIVILIANS_INTER if "civilians" in kinds and "fighters" not in kinds else None
