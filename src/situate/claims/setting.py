"""The claim's place: what its own slots say, else what placement finds around it."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.placement import place_of
from situate.claims.roles import Role
from situate.claims.selection import Selected
from situate.language.analysis import AnalysedSentence
from situate.records import Claim, Place

RELATIONS = {"from": "from", "out_of": "from", "to": "to", "into": "to", "toward": "to",
             "through": "through", "near": "near", "between": "between"}  # fmt: skip
SETTLEMENTS = frozenset({"village", "town", "city", "settlement", "hamlet"})
POINTERS = frozenset({"this", "that", "the", "these", "those", "it", "its"})


def locate(
    selected: Selected,
    places: Sequence[Place],
    previous: Claim | None,
    before: Sequence[AnalysedSentence],
) -> tuple[int | None, str | None]:
    """Index of the claim's place and the relation it stands in; nulls where it is unknown."""
    sentence = selected.candidate.sentence
    hints = [role for role in selected.roles if role.role == "place" or _is_site(role)]
    for role in hints:
        index = _named_place(role, places)
        if index is not None:
            return index, RELATIONS.get(role.slot, "at")
    for role in hints:
        index = _place_meant(role, sentence, places)
        if index is not None:
            return index, RELATIONS.get(role.slot, "at")
    if previous is not None and any(_points_to(role, sentence) for role in hints):
        return previous.place, None if previous.place is None else "at"
    unnamed = any(not _is_anaphoric(role, sentence) for role in hints)
    alone = unnamed and not _speaks_of_area(sentence)
    token = selected.candidate.token
    return place_of(sentence, token, places=places, before=() if alone else before)


def _place_meant(role: Role, sentence: AnalysedSentence, places: Sequence[Place]) -> int | None:
    """The settlement last named before "the town", "this village"; None for other phrases."""
    core = sentence.tokens[role.filler.core]
    if core.lemma not in SETTLEMENTS or core.xpos == "NNS" or not _is_anaphoric(role, sentence):
        return None
    before = [i for i, p in enumerate(places) if p.end <= role.filler.start]
    settled = [i for i in before if places[i].feature == "settlement"]
    return settled[-1] if settled else None


def _speaks_of_area(sentence: AnalysedSentence) -> bool:
    """Whether the sentence points to a place told before: "villages in the area"."""
    areas = [t for t in sentence.tokens if t.lemma in {"area", "region", "district", "vicinity"}]
    return any(
        determiner.text.lower() in {"the", "this", "that"}
        for area in areas
        for determiner in sentence.children(area.index, "det")
    )


def _is_site(role: Role) -> bool:
    """Whether a target or object is itself a place: "captured the town"."""
    return role.role in {"target", "object"} and "place" in role.filler.kinds


def _named_place(role: Role, places: Sequence[Place]) -> int | None:
    """The named place within the filler's phrase; of several, the one named first."""
    inside = [
        index
        for index, place in enumerate(places)
        if role.filler.start <= place.start and place.end <= role.filler.end
    ]
    return inside[0] if inside else None


def _is_anaphoric(role: Role, sentence: AnalysedSentence) -> bool:
    """Whether an unnamed place may be one that was named before: "the town", "there"."""
    core = sentence.tokens[role.filler.core]
    if core.upos in {"PRON", "ADV"}:
        return True
    determiner = sentence.child(core.index, "det")
    return determiner is not None and determiner.text.lower() in POINTERS


def _points_to(role: Role, sentence: AnalysedSentence) -> bool:
    """Such as "this settlement", "it": the place of the claim told before."""
    core = sentence.tokens[role.filler.core]
    if core.text.lower() in POINTERS:
        return True
    determiner = sentence.child(core.index, "det")
    return determiner is not None and determiner.text.lower() in {"this", "that"}
