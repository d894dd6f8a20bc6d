"""The frozen records of a codebook: claim types, their triggers, frames and codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from situate.records import AcledCode, PloverCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which syntactic slot of a trigger plays which role.

    ``roles`` maps a slot (``subject``, ``object``, ``possessor``, ``modifier`` or a preposition by
    its lemma) to a participant role, or to ``place`` where the slot holds the claim's place.
    """

    name: str
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A slot that must be filled; with ``kind``, by a thing of that kind."""

    slot: str
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One way in which a claim type is said.

    ``lemmas`` holds the alternatives, each a tuple of words of which the first is the head and the
    others its dependents; in ``Codebook.triggers_by_head`` each trigger holds exactly one.
    ``absorbed_by`` is true where the trigger makes no claim of its own when it governs, or hangs
    on, another trigger of a violent type in the sentence ("killed in an air strike").
    ``weight`` is the prior that a match is right, 0 to 1.
    """

    type: str
    lemmas: tuple[tuple[str, ...], ...]
    pos: str
    frame: str
    requires: tuple[Requirement, ...] = ()
    modifiers: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    mode: str | None = None
    weight: float = 0.7
    absorbed_by: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of type once the roles are known.

    It applies to a claim whose type is in ``from_types`` when every condition that it states holds:
    one of ``words`` heads or modifies a filler of one of ``slots`` (slots or roles; none given
    means anywhere among the trigger's dependents); one of the words ``beside`` hangs on the trigger
    itself (an auxiliary, an adverb) or begins a clause that does ("unless"); a filler of the role
    ``target`` (or ``victim``) is of one of the kinds ``target``; a filler of ``actor`` is of one of
    the kinds ``actor``; the claim's status is in ``status``; what the trigger embeds is a happening
    of one of the types ``about``.
    A shift with ``status`` uses the status up: a release that is only promised becomes a promise,
    and that promise is asserted.
    """

    from_types: frozenset[str]
    to: str
    words: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRule:
    """An ACLED code that holds for some sides or modes of a type only.

    ``actor`` is ``state`` or ``nonstate``; None in ``actor`` or ``mode`` means any.
    """

    code: AcledCode
    actor: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAs:
    """The type and mode under which the claims of a type come out."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimType:
    """A type of claim: what it is, what other codebooks call it, and how its claims behave.

    ``violent`` types absorb triggers that only tell their human cost; ``ucdp`` is true where the
    type may be organised violence with deaths, ``one_sided`` where its target cannot fight back.
    ``spoken`` types are said rather than done, so that they take no place from the scene before;
    of what ``embeds`` (a demand, a ban) that which it is about makes no claim of its own. Of
    several triggers of one ``family`` in a clause only the topmost makes a claim. ``obstructs``
    names types that did not happen where this one keeps them from it. With ``vehicles_act`` a
    convoy acts for itself. What ``withholds`` may be told by what somebody does not do.
    ``plover_by_mode`` is true where the modes of the type are PLOVER's. A type with ``reported_as``
    stays itself until its claims come out under another's name.
    """

    name: str
    definition: str
    acled: AcledCode | None = None
    acled_when: tuple[AcledRule, ...] = ()
    plover: PloverCode | None = None
    plover_modes: Mapping[str, PloverCode]
    plover_by_mode: bool = False
    cameo: str | None = None
    cameo_modes: Mapping[str, str]
    ucdp: bool = False
    violent: bool = False
    one_sided: bool = False
    spoken: bool = False
    embeds: bool = False
    family: str | None = None
    obstructs: frozenset[str] = frozenset()
    vehicles_act: bool = False
    withholds: bool = False
    modes: tuple[str, ...] = ()
    reported_as: ReportedAs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """What counts as a claim, and how it is said.

    ``triggers_by_head`` maps (lemma of the head, part of speech) to the triggers with that head,
    the most specific first: more words, then more conditions, then the higher weight.
    ``light_verbs`` maps ``actor`` and ``target`` to phrases (tuples of lemmas): what the verb's
    subject is to a noun trigger that depends on it.
    ``signs`` are words of which a report must hold one to be read closely at depth "claims"; none
    where every report is to be read.
    """

    name: str
    version: int
    types: Mapping[str, ClaimType]
    frames: Mapping[str, Frame]
    nouns: Mapping[str, frozenset[str]]
    light_verbs: Mapping[str, tuple[tuple[str, ...], ...]]
    triggers_by_head: Mapping[tuple[str, str], tuple[Trigger, ...]]
    shifts: tuple[Shift, ...]
    signs: frozenset[str] = frozenset()

    def speaks_of(self, claim_type: str) -> bool:
        """Whether claims come out under this very type, so that it means what its name says."""
        known = self.types.get(claim_type)
        return known is not None and known.reported_as is None

    def usual_trigger(self, claim_type: str, lemma: str, pos: str) -> Trigger:
        """A trigger for a word that the codebook does not list: the type's most common frame."""
        pos = "NOUN" if pos in {"NOUN", "PROPN"} else "VERB"
        of_type = [t for ts in self.triggers_by_head.values() for t in ts if t.type == claim_type]
        frames = [t.frame for t in of_type if t.pos == pos] or [t.frame for t in of_type]
        frame = Counter(frames).most_common(1)[0][0] if frames else next(iter(self.frames))
        return Trigger(type=claim_type, lemmas=((lemma,),), pos=pos, frame=frame, weight=0.3)

    def report(self, claim_type: str, mode: str | None) -> tuple[str, str | None]:
        """The type and mode under which a claim comes out."""
        other = self.types[claim_type].reported_as
        if other is None:
            return claim_type, mode
        return other.type, other.mode
