"""A codebook's patterns: its triggers, and the shifts of type once the roles are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from situate.claims.codebook_desk import Desk
from situate.claims.codebook_records import (
    ClaimType,
    Frame,
    Requirement,
    Shift,
    Trigger,
)

PREPOSITIONS = frozenset(
    "to from on against with by for of between among at in into onto over through toward towards "
    "across during near inside beside outside under upon along around after as off out within "
    "about behind".split()
)
SLOTS = PREPOSITIONS | {"subject", "object", "possessor", "modifier", "content", "content-object"}
ROLES = frozenset(
    "actor supporter target victim party object instrument beneficiary place source".split()
)
KINDS_BUILT_IN = frozenset({"place", "actor", "person"})
PARTS_OF_SPEECH = frozenset({"VERB", "NOUN", "ADJ"})
STATUSES = frozenset({"asserted", "denied", "planned", "possible", "demanded", "threatened"})
ANY_TYPE = "*"
DEFAULT_WEIGHT = 0.7
_TRIGGER_KEYS = {
    "lemmas", "pos", "frame", "requires", "modifiers", "excludes", "mode", "weight", "absorbed_by",
}  # fmt: skip
_SHIFT_KEYS = {
    "from", "to", "words", "slots", "beside", "target", "actor", "status", "about", "mode",
}  # fmt: skip
_CONDITIONS = ("words", "beside", "target", "actor", "status", "about")
# Folded words as the sentences' lemmas are: lower case, with inner hyphens, dots and apostrophes.
_WORD = re.compile(r"[^\WA-Z_](?:[^\WA-Z_]|['’.-](?=\w))*\.?|'\w+")


def read_triggers(
    desk: Desk,
    types: Mapping[str, ClaimType],
    *,
    frames: Mapping[str, Frame],
    nouns: Mapping[str, frozenset[str]],
) -> list[Trigger]:
    """All triggers of all types, as many as could be read."""
    triggers: list[Trigger] = []
    for name, row in desk.section("types"):
        for number, entry in enumerate(desk.rows(f"[types.{name}]", row, "triggers"), start=1):
            where = f"[types.{name}] trigger {number}"
            if trigger := _read_trigger(desk, where, name, entry):
                _check_trigger(desk, where, trigger, frames=frames, nouns=nouns)
                if trigger.mode is not None and types[name].modes:
                    desk.expect_known(where, "mode", trigger.mode, types[name].modes)
                triggers.append(trigger)
    return triggers


def _read_trigger(
    desk: Desk, where: str, type_name: str, entry: Mapping[str, Any]
) -> Trigger | None:
    desk.expect_keys(where, entry, _TRIGGER_KEYS)
    lemmas = desk.words(where, entry, "lemmas")
    if not lemmas:
        desk.fault(where, "'lemmas' is empty; list the words that trigger the type")
        return None
    weight = entry.get("weight", DEFAULT_WEIGHT)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1:
        desk.fault(where, f"'weight' is {weight!r}; give a number from 0 to 1")
        weight = DEFAULT_WEIGHT
    return Trigger(
        type=type_name,
        lemmas=tuple(tuple(lemma.split()) for lemma in lemmas),
        pos=str(entry.get("pos", "VERB")),
        frame=str(entry.get("frame", "")),
        requires=tuple(_read_requirement(r) for r in desk.words(where, entry, "requires")),
        modifiers=frozenset(desk.words(where, entry, "modifiers")),
        excludes=frozenset(desk.words(where, entry, "excludes")),
        mode=desk.text(where, entry, "mode"),
        weight=float(weight),
        absorbed_by=desk.flag(where, entry, "absorbed_by"),
    )


def _read_requirement(text: str) -> Requirement:
    slot, _, kind = text.partition(":")
    return Requirement(slot=slot, kind=kind or None)


def _check_trigger(
    desk: Desk,
    where: str,
    trigger: Trigger,
    *,
    frames: Mapping[str, Frame],
    nouns: Mapping[str, frozenset[str]],
) -> None:
    desk.expect_known(where, "pos", trigger.pos, PARTS_OF_SPEECH)
    desk.expect_known(where, "frame", trigger.frame, frames)
    for requirement in trigger.requires:
        desk.expect_known(where, "slot in 'requires':", requirement.slot, SLOTS)
        if requirement.kind is not None:
            kinds = nouns.keys() | KINDS_BUILT_IN
            desk.expect_known(where, "kind", requirement.kind, kinds)
    phrases = {word for lemma in trigger.lemmas for word in lemma}
    for word in sorted(phrases | trigger.modifiers | trigger.excludes):
        if not _WORD.fullmatch(word):
            desk.fault(where, f"'{word}' can never match; write one lemma in lower case, its words "
                              "apart by blanks, without wildcards")  # fmt: skip


def read_shifts(
    desk: Desk, types: Mapping[str, ClaimType], *, nouns: Mapping[str, frozenset[str]]
) -> tuple[Shift, ...]:
    """All shifts in the order of the file."""
    kinds = nouns.keys() | KINDS_BUILT_IN
    rows = desk.rows("codebook", desk.table, "shifts")
    return tuple(
        _read_shift(desk, f"[[shifts]] {number}", row, types=types, kinds=kinds)
        for number, row in enumerate(rows, start=1)
    )


def _read_shift(
    desk: Desk,
    where: str,
    row: Mapping[str, Any],
    *,
    types: Mapping[str, ClaimType],
    kinds: Collection[str],
) -> Shift:
    desk.expect_keys(where, row, _SHIFT_KEYS)
    given = {key: frozenset(desk.words(where, row, key)) for key in _SHIFT_KEYS - {"to", "mode"}}
    to = str(row.get("to", ""))
    for name in sorted(given["from"] | given["about"] | {to}):
        if name != ANY_TYPE:
            desk.expect_known(where, "type", name, types)
    for kind in sorted(given["target"] | given["actor"]):
        desk.expect_known(where, "kind", kind, kinds)
    for slot in sorted(given["slots"]):
        desk.expect_known(where, "slot or role", slot, SLOTS | ROLES)
    for status in sorted(given["status"]):
        desk.expect_known(where, "status", status, STATUSES)
    if not any(given[key] for key in _CONDITIONS):
        desk.fault(where, f"it has no condition; give one of {', '.join(_CONDITIONS)}")
    return Shift(
        from_types=_expand(given["from"], types),
        to=to,
        words=given["words"],
        slots=given["slots"],
        beside=given["beside"],
        target=given["target"],
        actor=given["actor"],
        status=given["status"],
        about=_expand(given["about"], types),
        mode=desk.text(where, row, "mode"),
    )


def _expand(names: frozenset[str], types: Mapping[str, ClaimType]) -> frozenset[str]:
    """The types that are meant: all of them by ``*``, and those that come out as a named one."""
    if ANY_TYPE in names:
        return frozenset(types)
    reported = (n for n, k in types.items() if k.reported_as and k.reported_as.type in names)
    return names | frozenset(reported)


def index_triggers(triggers: Collection[Trigger]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    """Triggers by (lemma of the head, part of speech), the most specific first."""
    rows: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        for lemma in trigger.lemmas:
            rows[lemma[0], trigger.pos].append(replace(trigger, lemmas=(lemma,)))
    return {head: tuple(sorted(row, key=_specificity)) for head, row in rows.items()}


def _specificity(trigger: Trigger) -> tuple[int, int, float]:
    kinds = sum(1 + (requirement.kind is not None) for requirement in trigger.requires)
    return -len(trigger.lemmas[0]), -kinds - 2 * bool(trigger.modifiers), -trigger.weight
