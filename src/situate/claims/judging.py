"""What speaks for and against a candidate: the facts that the judge and the score weigh.

Facts are numbers by name. Most are 0 or 1; the others are log odds of the network's and the
codebook's own estimates. ``confidence`` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.claims.fillers import Lookup
from situate.claims.selection import Selected
from situate.language.analysis import AnalysedSentence, Happening, Token

ARMED = frozenset({"fighters", "weapon", "aircraft", "explosive", "artillery"})
SORTS = ("fighters", "civilians", "person", "place")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
OTHER_SIDE = frozenset({"target", "victim", "object"})
# Slots of a deed by which people came to harm: "died in [the ambush]", "killed by [the blast]".
_TELLING = ("in", "by", "during", "from", "subject", "object")
_LEAST, _MOST = 0.003, 0.997
_NEUTRAL = 0.1  # what a word is given that the network says nothing of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the report as a whole is about.

    ``armed`` is the share of its sentences that name fighters or weapons, ``eventful`` the mean of
    the sentences' likeliest happenings.
    """

    armed: float
    eventful: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the codebook's triggers have told before in the report: types and lemmas of triggers."""

    types: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()

    def add(self, kind: str, lemma: str) -> Told:
        """The same with one more claim."""
        return Told(types=self.types | {kind}, lemmas=self.lemmas | {lemma})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is known of a candidate's claim when it is judged.

    ``informed`` tells that the network has learned to see happenings of this type, ``dated`` that
    the text states a time for it, ``voiced`` that somebody is named who says so.
    """

    selected: Selected
    kind: str
    status: str
    located: bool
    dated: bool
    voiced: bool
    informed: bool
    told: Told
    context: Context


def describe_context(sentences: Sequence[AnalysedSentence], lookup: Lookup) -> Context:
    """The context that a report's sentences make."""
    armed = sum(
        any(lookup.noun_kinds(token.lemma) & ARMED for token in sentence.tokens)
        for sentence in sentences
    )
    eventful = sum(
        max((one.probability for one in sentence.happenings), default=0.0) for sentence in sentences
    )
    size = max(1, len(sentences))
    return Context(armed=armed / size, eventful=eventful / size)


def list_facts(judged: Judged) -> dict[str, float]:
    """The facts of a candidate."""
    candidate = judged.selected.candidate
    hint = candidate.sentence.happening_at(candidate.token)
    facts = dict(_network_facts(judged, hint))
    facts["weight"] = odds(candidate.trigger.weight) if candidate.basis == "codebook" else 0.0
    facts["context-armed"] = judged.context.armed
    facts["context-eventful"] = judged.context.eventful
    facts |= dict.fromkeys(_plain_facts(judged), 1.0)
    return facts


def odds(probability: float) -> float:
    """Log odds, held within reason."""
    held = min(max(probability, _LEAST), _MOST)
    return math.log(held / (1 - held))


def _network_facts(judged: Judged, hint: Happening | None) -> Iterator[tuple[str, float]]:
    basis = judged.selected.candidate.basis
    happens = odds(hint.probability if hint else _NEUTRAL)
    yield "happens", happens
    yield f"happens-{basis}", happens
    share = dict(hint.types).get(judged.kind, 0.0) if hint else _NEUTRAL / 4
    yield "of-type", math.log(max(share, _LEAST))
    yield f"of-type-{basis}", math.log(max(share, _LEAST))
    around = [hint for hint in _hints_around(judged.selected) if hint is not None]
    yield "happens-around", odds(max((one.probability for one in around), default=_NEUTRAL))
    likely = max((dict(one.types).get(judged.kind, 0.0) for one in around), default=_NEUTRAL / 4)
    yield "of-type-around", math.log(max(likely, _LEAST))


def _hints_around(selected: Selected) -> Iterator[Happening | None]:
    """What the network says of all words that tell of the claim: "killed" with its "blast"."""
    candidate = selected.candidate
    told = {candidate.token, *candidate.words, *(one.token for one in selected.absorbed)}
    told |= {filler.token for slot in _TELLING for filler in candidate.slots.get(slot, ())}
    if candidate.carrier is not None:
        told.add(candidate.carrier)
    for token in sorted(told):
        yield candidate.sentence.happening_at(token)


def _plain_facts(judged: Judged) -> Iterator[str]:
    candidate, roles = judged.selected.candidate, judged.selected.roles
    token = candidate.sentence.tokens[candidate.token]
    yield f"basis-{candidate.basis}"
    yield f"type-{judged.kind}"
    yield f"status-{judged.status}"
    yield f"form-{token.xpos}"
    yield f"link-{token.base_relation}"
    yield "dated" if judged.dated else "undated"
    if judged.voiced:
        yield "voiced"
    yield from _repetition_facts(judged, token)
    if candidate.trigger.absorbed_by:
        yield "cost"
    if len(candidate.words) > 1:
        yield "phrase"
    if candidate.carrier is not None:
        yield "carried"
    yield "located" if judged.located else "nowhere"
    for side, names in (("actor", {"actor", "party"}), ("other", OTHER_SIDE)):
        fillers = [role.filler for role in roles if role.role in names]
        if not fillers:
            yield f"no-{side}"
        kinds = {kind for filler in fillers for kind in filler.kinds}
        yield from (f"{side}-{kind}" for kind in SORTS if kind in kinds)
        if any(filler.entity is not None for filler in fillers):
            yield f"{side}-named"


def _repetition_facts(judged: Judged, token: Token) -> Iterator[str]:
    """Whether the report has told the like before, and whether the words point back to it."""
    sentence = judged.selected.candidate.sentence
    determiner = sentence.child(token.index, "det", "nmod:poss")
    definite = determiner is not None and determiner.text.lower() in DEFINITE
    if definite and token.upos == "NOUN":
        yield "definite"
    if not judged.told.types:
        yield "first"
    if judged.kind in judged.told.types:
        yield "again-type"
        if definite:
            yield "again-definite"
    if token.lemma in judged.told.lemmas:
        yield "again-lemma"
    yield f"sentence-{min(sentence.index, 3)}"
