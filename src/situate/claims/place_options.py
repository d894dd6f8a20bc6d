"""The places an event may have happened at, each with what speaks for and against it.

Options are the places that the event's own sentence names, those of the sentences shortly before,
that of the claim before, and none at all. What speaks for an option are plain facts: how far it
stands from the trigger in the tree, the preposition, whether it is the finest place named, whether
the claim before happened there. ``choice`` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from situate.claims.findings import Findings
from situate.claims.place_facts import STEPS, PlaceQuestion, grain_facts, own_facts
from situate.claims.placement import (
    ANAPHORS,
    Spot,
    find_spots,
    is_actor,
    measure_paths,
    refers_back,
    relate,
)
from situate.language.analysis import AnalysedSentence
from situate.records import Claim

REACH = 3  # sentences
MOST_SPOTS = 30  # of a sentence: beyond that it is a list, and those nearest the trigger do
FARTHEST = 4.5  # cost of the path from the trigger, beyond which a name is elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOption:
    """One option: its index among the places (None for no place), its relation, and the facts."""

    place: int | None
    relation: str | None
    facts: Mapping[str, float]


def list_options(question: PlaceQuestion, findings: Findings) -> list[PlaceOption]:
    """All options of one claim; the last is no place at all."""
    sentence = question.selected.candidate.sentence
    trigger = question.selected.candidate.token
    spots = find_spots(sentence, question.places)
    if len(spots) > MOST_SPOTS:
        spots = nsmallest(MOST_SPOTS, spots, key=lambda spot: abs(spot.head - trigger))
    costs = measure_paths(sentence, trigger)
    context = set(_context(question, spots, costs))
    options = [_own(question, spot, spots, costs, context) for spot in spots]
    options += _earlier(question, findings, context)
    options.append(_nowhere(question, spots, context))
    return options


def _context(
    question: PlaceQuestion, spots: Sequence[Spot], costs: Sequence[float]
) -> Iterator[str]:
    """Facts of the claim itself, which weigh on every option in its own way."""
    candidate = question.selected.candidate
    sentence = candidate.sentence
    if question.spoken:
        yield "spoken"
    if question.status not in ("asserted", "denied"):
        yield "unreal"
    if question.status == "denied":
        yield "denied"
    if refers_back(sentence):
        yield "back"
    if any(child.text.lower() in ANAPHORS for child in sentence.children(candidate.token)):
        yield "there"
    if not spots:
        yield "bare"
    elif not any(_may_be_site(question, spot, costs) for spot in spots):
        yield "elsewhere"
    if _hints(question):
        yield "unnamed-site"
    if question.kind in ("movement", "displacement"):
        yield "moves"


def _may_be_site(question: PlaceQuestion, spot: Spot, costs: Sequence[float]) -> bool:
    """Whether a name of the sentence is near the trigger and stands for no people."""
    candidate, place = question.selected.candidate, question.places[spot.place]
    near = costs[spot.head] <= FARTHEST
    return near and not is_actor(candidate.sentence, spot, place, candidate.token)


def _hints(question: PlaceQuestion) -> bool:
    """Whether the claim has a place or a thing at a place that is not named: "the town"."""
    return any(
        role.role == "place" or "place" in role.filler.kinds
        for role in question.selected.roles
        if "named" not in role.filler.kinds
    )


def _own(
    question: PlaceQuestion,
    spot: Spot,
    spots: Sequence[Spot],
    costs: Sequence[float],
    context: set[str],
) -> PlaceOption:
    candidate = question.selected.candidate
    sentence, trigger = candidate.sentence, candidate.token
    place = question.places[spot.place]
    facts = {"own", *own_facts(question, spot, spots, costs)}
    facts |= {f"own&{fact}" for fact in context}
    if is_actor(sentence, spot, place, trigger):
        facts |= {"names-people", f"names-people-{sentence.tokens[spot.head].base_relation}"}
    relation = relate(sentence, trigger, spot, place)
    facts.add(f"relation-{relation}")
    if "moves" in context:
        facts.add(f"moves-{relation}")
    return PlaceOption(place=spot.place, relation=relation, facts=_as_facts(facts))


def _earlier(
    question: PlaceQuestion, findings: Findings, context: set[str]
) -> Iterator[PlaceOption]:
    """Places of the sentences before, each name once, and that of the claim before."""
    sentence = question.selected.candidate.sentence
    at = findings.position_of(sentence)
    seen: set[int] = set()
    before = findings.sentences[max(0, at - REACH) : at]
    previous = question.previous
    for distance, earlier in enumerate(reversed(before), start=1):
        paragraph = _same_paragraph(findings, earlier, sentence)
        spots = find_spots(earlier, question.places)[-MOST_SPOTS:]
        for spot in spots:
            facts = {"earlier", f"distance-{distance}", f"paragraph-{paragraph}"}
            facts |= {f"e-{fact}" for fact in grain_facts(question.places, spot, spots)}
            facts |= set(_earlier_facts(earlier, spot, spots, question))
            if previous is not None and previous.place == spot.place:
                facts |= _previous_facts(previous, sentence, paragraph)
            seen.add(spot.place)
            yield _finish(spot.place, facts, context)
    if previous is not None and previous.place is not None and previous.place not in seen:
        spot_start = question.places[previous.place].start
        if not sentence.start <= spot_start < sentence.end:
            facts = {"inherited", *_previous_facts(previous, sentence, False)}
            yield _finish(previous.place, facts, context)


def _earlier_facts(
    earlier: AnalysedSentence, spot: Spot, spots: Sequence[Spot], question: PlaceQuestion
) -> Iterator[str]:
    place = question.places[spot.place]
    root = earlier.root
    if root is not None and is_actor(earlier, spot, place, root.index):
        yield "e-names-people"
    if root is not None:
        costs = measure_paths(earlier, root.index)
        yield f"e-path-{sum(costs[spot.head] > step for step in STEPS)}"
        if all(costs[spot.head] <= costs[other.head] for other in spots):
            yield "e-nearest-path"
    if spot == spots[-1]:
        yield "e-last"


def _previous_facts(previous: Claim, sentence: AnalysedSentence, paragraph: bool) -> set[str]:
    gap = min(sentence.index - previous.sentence, 3)
    return {"previous", f"previous-gap-{gap}", f"previous-paragraph-{paragraph}"}


def _same_paragraph(findings: Findings, one: AnalysedSentence, other: AnalysedSentence) -> bool:
    between = findings.report.text[one.end : other.start]
    return "\n\n" not in between and "\n \n" not in between


def _finish(place: int, facts: set[str], context: set[str]) -> PlaceOption:
    crossed = {f"earlier&{fact}" for fact in context}
    if "previous" in facts:
        crossed |= {f"previous&{fact}" for fact in context}
    return PlaceOption(place=place, relation="at", facts=_as_facts(facts | crossed))


def _nowhere(question: PlaceQuestion, spots: Sequence[Spot], context: set[str]) -> PlaceOption:
    facts = {"none", *(f"none&{fact}" for fact in context)}
    if question.previous is None or question.previous.place is None:
        facts.add("none&no-previous")
    facts.add(f"none&type-{question.kind}")
    return PlaceOption(place=None, relation=None, facts=_as_facts(facts))


def _as_facts(names: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(sorted(names), 1.0)
