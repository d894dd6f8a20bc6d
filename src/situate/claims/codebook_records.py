"""The frozen records of a codebook: claim types, their triggers, frames and codes."""

from __future__ import annotations

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
    means anywhere among the trigger's dependents); a filler of the role ``target`` (or ``victim``)
    is of one of the kinds ``target``; a filler of ``actor`` is of one of the kinds ``actor``.
    """

    from_types: frozenset[str]
    to: str
    words: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
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
class ClaimType:
    """A type of claim: what it is, and what other codebooks call it.

    ``violent`` types absorb triggers that only tell their human cost; ``ucdp`` is true where the
    type may be organised violence with deaths.
    """

    name: str
    definition: str
    acled: AcledCode | None = None
    acled_when: tuple[AcledRule, ...] = ()
    plover: PloverCode | None = None
    plover_modes: Mapping[str, PloverCode]
    cameo: str | None = None
    ucdp: bool = False
    violent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """What counts as a claim, and how it is said.

    ``triggers_by_head`` maps (lemma of the head, part of speech) to the triggers with that head,
    the most specific first: more words, then more conditions, then the higher weight.
    ``light_verbs`` maps ``actor`` and ``target`` to phrases (tuples of lemmas): what the verb's
    subject is to a noun trigger that depends on it.
    """

    name: str
    version: int
    types: Mapping[str, ClaimType]
    frames: Mapping[str, Frame]
    nouns: Mapping[str, frozenset[str]]
    light_verbs: Mapping[str, tuple[tuple[str, ...], ...]]
    triggers_by_head: Mapping[tuple[str, str], tuple[Trigger, ...]]
    shifts: tuple[Shift, ...]
