"""A filler in a role, and what its kinds let it be."""

from __future__ import annotations

from dataclasses import dataclass

from situate.claims.fillers import Filler
from situate.language.analysis import AnalysedSentence

ARMS = ("weapon", "aircraft", "explosive", "artillery")
CARRIERS = ("vehicle", "convoy")
SUFFERING = frozenset({"target", "victim"})
EXPOSED = frozenset({"building", "vehicle", "fighters", "civilians", "crowd"})
ACTING_ROLES = frozenset({"actor", "party", "supporter"})
ANIMATE = frozenset({"actor", "person", "fighters", "civilians", "leader", "protester"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A filler in a role; ``slot`` is where it stood."""

    role: str
    slot: str
    filler: Filler


def is_own(sentence: AnalysedSentence, head: int) -> bool:
    """Whether a possessive pronoun makes it someone's own: "refused to lay down [their arms]"."""
    return any(c.upos == "PRON" for c in sentence.children(head, "nmod:poss"))


def is_animate(filler: Filler) -> bool:
    """Whether it is somebody, and no weapon."""
    return bool(filler.kinds & ANIMATE) and not filler.kinds.intersection(ARMS)


def is_only_place(filler: Filler) -> bool:
    """Whether the filler is a place by name, and nothing that can act or be hit as such."""
    return {"place", "named"} <= filler.kinds and not filler.kinds & {"actor", "fighters"}


def is_exposed(slot: str, filler: Filler, sentence: AnalysedSentence) -> bool:
    """Whether what stands around a blast is hit by it, more than it says where the blast was.

    People, buildings and vehicles are; of other things what is told of here for the first time
    ("in a market canteen", unlike "in the second row").
    """
    if filler.kinds & EXPOSED or slot == "beside":
        return True
    if sentence.tokens[filler.token].lemma == "front":
        return filler.core != filler.token
    determiner = sentence.child(filler.token, "det")
    indefinite = determiner is not None and determiner.text.lower() in {"a", "an"}
    return indefinite and not filler.kinds
