"""What speaks for and against a place that the event's own sentence names.

Plain facts: how far the name stands from the trigger in the tree and over what, the preposition,
whether it is the finest place named, whether it holds or stands over another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from situate.claims.placement import (
    LEAVING,
    REACHING,
    Spot,
    describe_path,
    find_path,
    holds,
    is_capital,
    leading_preposition,
    relate,
)
from situate.claims.selection import Selected
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, Place

STEPS = (0.6, 1.2, 2.0, 3.0, 4.5, 7.0)
_PREPOSITIONS = {
    **dict.fromkeys(("in", "at", "on", "inside", "within"), "in"),
    **dict.fromkeys(("near", "outside", "around", "off", "beside", "along", "nearby"), "near"),
    **dict.fromkeys(("to", "into", "onto", "toward", "towards", "for"), "to"),
    **dict.fromkeys(("from", "through", "between", "across", "of", "'s"), ""),
    "against": "against", "by": "by", "with": "with", "": "none",
}  # fmt: skip
_LIKELY = 0.5  # how sure the network must be that a word tells a happening
_FINE = {"settlement": 3, "facility": 3, "neighbourhood": 3, "admin2": 2, "admin1": 1, "country": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuestion:
    """What the options are made for: a selected candidate with what is known of its claim."""

    selected: Selected
    kind: str
    spoken: bool
    status: str
    places: Sequence[Place]
    previous: Claim | None


def own_facts(
    question: PlaceQuestion, spot: Spot, spots: Sequence[Spot], costs: Sequence[float]
) -> Iterator[str]:
    """What speaks for and against a name of the event's own sentence."""
    candidate = question.selected.candidate
    sentence, trigger = candidate.sentence, candidate.token
    cost = costs[spot.head]
    yield f"path-{sum(cost > step for step in STEPS)}"
    if all(cost <= costs[other.head] for other in spots):
        yield "nearest-path"
    gaps = [abs(other.head - trigger) for other in spots if other != spot]
    if all(abs(spot.head - trigger) <= gap for gap in gaps):
        yield "nearest-words"
    yield f"before-{spot.head < trigger}"
    preposition = _PREPOSITIONS.get(leading_preposition(sentence, spot.head), "other")
    link = sentence.tokens[spot.head].base_relation
    place = question.places[spot.place]
    yield f"preposition-{preposition}"
    yield f"link-{link}"
    yield f"link-{link}-{place.feature or 'unknown'}"
    if is_capital(place):
        yield f"capital-{link}"
    yield from _path_facts(question, spot, spots)
    yield from grain_facts(question.places, spot, spots)
    role = _role_over(question, question.places[spot.place])
    if role:
        yield f"within-{role}"
    if trigger in spot.words:
        yield "is-trigger"


def _path_facts(question: PlaceQuestion, spot: Spot, spots: Sequence[Spot]) -> Iterator[str]:
    """What lies on the way from the trigger to the name, and whether other names lie there too."""
    candidate = question.selected.candidate
    sentence, trigger = candidate.sentence, candidate.token
    path = find_path(sentence, trigger, spot.head)
    verb = "verb" if sentence.tokens[trigger].upos == "VERB" else "noun"
    yield f"way-{verb}-{describe_path(sentence, path)}"
    own = _own_words(question)
    between = [i for i in path if i not in own and i not in spot.words]
    if any(_is_happening(sentence, index) for index in between):
        yield "through-happening"
    heads = {word for other in spots if other != spot for word in other.words}
    if heads & set(path):
        yield "through-place"
    if any(spot.head in find_path(sentence, trigger, o.head) for o in spots if o != spot):
        yield "before-place"
    lemma = sentence.tokens[trigger].lemma
    relation = relate(sentence, trigger, spot, question.places[spot.place])
    if lemma in LEAVING | REACHING:
        yield f"{'leaving' if lemma in LEAVING else 'reaching'}-{relation}"


def _is_happening(sentence: AnalysedSentence, index: int) -> bool:
    hint = sentence.happening_at(index)
    return hint is not None and hint.probability >= _LIKELY


def _role_over(question: PlaceQuestion, place: Place) -> str | None:
    """The role of the participant whose phrase holds the place."""
    for role in question.selected.roles:
        if role.filler.start <= place.start and place.end <= role.filler.end:
            return role.role
    return None


def grain_facts(places: Sequence[Place], spot: Spot, spots: Sequence[Spot]) -> Iterator[str]:
    """How fine a place is beside the others that its sentence names."""
    mine = _FINE.get(places[spot.place].feature or "", 2)
    yield f"grain-{places[spot.place].feature or 'unknown'}"
    finest = max(_FINE.get(places[other.place].feature or "", 2) for other in spots)
    yield "finest" if mine == finest else "coarser"
    if any(holds(places[spot.place], places[o.place]) for o in spots if o != spot):
        yield "holds-other"
    if any(holds(places[o.place], places[spot.place]) for o in spots if o != spot):
        yield "held"
    near = [o for o in spots if 0 < spot.head - o.head <= 4 and o != spot]
    if any(_FINE.get(places[o.place].feature or "", 2) > mine for o in near):
        yield "holds-finer"  # "Kulgam, Kashmir"


def _own_words(question: PlaceQuestion) -> frozenset[int]:
    """The words that tell the event itself, with those of what it absorbed."""
    candidate = question.selected.candidate
    told = (*question.selected.absorbed, *question.selected.embedded)
    own = {candidate.token, *candidate.words, *(one.token for one in told)}
    return frozenset(own if candidate.carrier is None else {*own, candidate.carrier})
