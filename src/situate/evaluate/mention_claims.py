"""Claims out of annotated mentions, so that these are compared by the facts of claims.

The sentence's tree gives who did it and to whom, the nearest place and date of the sentence where
and when, the network's guess the type. What is unknown stays None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from situate.claims.findings import Findings
from situate.evaluate.matching import overlap
from situate.events.families import UNTYPED
from situate.language.analysis import AnalysedSentence, Token
from situate.records import (
    ClaimTime,
    Codes,
    Entity,
    KeptClaim,
    KeptParticipant,
    KeptPlace,
    Mention,
    Place,
    Span,
    TimeExpression,
)

LEAST_SURE = 0.3  # a type that the network holds less likely is none
# Relations of a verb, and of a noun, by the role that they most often stand for.
_ROLES = {
    "nsubj": "actor", "obl:agent": "actor", "nsubj:pass": "target", "obj": "target",
    "iobj": "target", "nmod:poss": "actor", "compound": "target", "nmod": "target",
    "csubj": "actor", "amod": "target",
}  # fmt: skip
_OUTSIDE = ("acl", "appos", "conj", "parataxis", "advcl", "punct", "cc")


def build_claim(findings: Findings, words: Sequence[Span], *, name: str) -> KeptClaim:
    """A claim with the id ``name`` whose trigger are these words of the report, in text order."""
    text = findings.report.text
    start, end = words[0].start, words[-1].end
    trigger = Mention(start=start, end=end, text=" ".join(text[w.start : w.end] for w in words))
    sentence = next((s for s in findings.sentences if overlap(s, trigger)), None)
    quote = Span(start=start, end=end) if sentence is None else sentence
    head = None if sentence is None else _find_head(sentence, words)
    return KeptClaim(
        id=name,
        report=findings.report.id,
        published=findings.report.published,
        quote=text[quote.start : quote.end],
        quote_start=quote.start,
        type=UNTYPED if head is None or sentence is None else _type_of(sentence, head),
        mode=None,
        trigger=trigger,
        status="asserted",
        aspect="done",
        participants=()
        if head is None or sentence is None
        else tuple(_find_participants(findings, sentence, head)),
        place=_find_place(findings.places, sentence, start),
        place_relation=None,
        time=_find_time(findings.times, sentence, start),
        counts=(),
        sources=(),
        framing=(),
        codes=Codes(),
        score=1.0,
    )


def _find_head(sentence: AnalysedSentence, words: Sequence[Span]) -> Token | None:
    """The word of a mention whose governor stands outside of it."""
    inside = [t for t in sentence.tokens if any(overlap(t, word) for word in words)]
    numbers = {token.index for token in inside}
    return next((token for token in inside if token.head not in numbers), None)


def _type_of(sentence: AnalysedSentence, head: Token) -> str:
    for happening in sentence.happenings:
        if happening.token == head.index:
            kind, share = max(happening.types, key=lambda one: one[1], default=(UNTYPED, 0.0))
            return kind if share >= LEAST_SURE else UNTYPED
    return UNTYPED


def _find_participants(
    findings: Findings, sentence: AnalysedSentence, head: Token
) -> Iterator[KeptParticipant]:
    governor = sentence.tokens[head.head] if head.head >= 0 else None
    shared = governor is not None and head.base_relation in ("conj", "xcomp")
    for word in (head, governor) if shared and governor is not None else (head,):
        for child in sentence.children(word.index):
            role = _ROLES.get(child.relation) or _ROLES.get(child.base_relation)
            if role is not None and child.index != head.index:
                yield _participant(findings, sentence, child, role)


def _participant(
    findings: Findings, sentence: AnalysedSentence, head: Token, role: str
) -> KeptParticipant:
    inside = sentence.subtree(head.index, without=_OUTSIDE)
    start, end = sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end
    entity = next((e for e in findings.entities if e.start < head.end and head.start < e.end), None)
    meant = _first_meant(entity, findings.entities)
    return KeptParticipant(
        role=role,
        text=findings.report.text[start:end],
        actor=None if meant is None else meant.actor,
        start=start,
        end=end,
        name=None if meant is None or meant is entity else meant.text,
    )


def _first_meant(entity: Entity | None, entities: Sequence[Entity]) -> Entity | None:
    return entity if entity is None or entity.same_as is None else entities[entity.same_as]


def _find_place(
    places: Sequence[Place], sentence: AnalysedSentence | None, start: int
) -> KeptPlace | None:
    inside = [p for p in places if sentence is not None and overlap(p, sentence)]
    found = min(inside, key=lambda one: abs(one.start - start), default=None)
    if found is None:
        return None
    return KeptPlace(
        text=found.text,
        id=found.id,
        name=found.name,
        latitude=found.latitude,
        longitude=found.longitude,
        feature=found.feature,
        country=found.country,
        admin1=found.admin1,
        precision=found.precision,
        radius_km=found.radius_km,
    )


def _find_time(
    times: Sequence[TimeExpression], sentence: AnalysedSentence | None, start: int
) -> ClaimTime | None:
    inside = [
        t for t in times
        if sentence is not None and overlap(t, sentence) and (t.begin or t.end_day)
    ]  # fmt: skip
    found = min(inside, key=lambda one: abs(one.start - start), default=None)
    if found is None:
        return None
    return ClaimTime(
        begin=found.begin, end=found.end_day, precision=found.precision, times=(), basis="tense"
    )
