"""A codebook's TOML turned into records, with every fault named: which type, key, what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from situate.claims.codebook_records import (
    AcledRule,
    ClaimType,
    Codebook,
    Frame,
    Requirement,
    Shift,
    Trigger,
)
from situate.records import AcledCode, PloverCode

PREPOSITIONS = frozenset(
    "to from on against with by for of between among at in into onto over through toward towards "
    "across during near inside outside under upon along around after as off out within".split()
)
SLOTS = PREPOSITIONS | {"subject", "object", "possessor", "modifier", "content"}
ROLES = frozenset(
    "actor supporter target victim party object instrument beneficiary place source".split()
)
KINDS_BUILT_IN = frozenset({"place", "actor", "person"})
PARTS_OF_SPEECH = frozenset({"VERB", "NOUN", "ADJ"})
_TOP_KEYS = {"name", "version", "nouns", "light_verbs", "frames", "types", "shifts"}
_TYPE_KEYS = {
    "definition", "plover", "plover_when", "cameo", "ucdp", "acled", "acled_when", "triggers",
    "violent",
}  # fmt: skip
_TRIGGER_KEYS = {
    "lemmas", "pos", "frame", "requires", "modifiers", "excludes", "mode", "weight", "absorbed_by",
}  # fmt: skip
_SHIFT_KEYS = {"from", "to", "words", "slots", "target", "actor", "mode"}


@dataclass(slots=True)
class _Desk:
    """The table that is being read and the faults found so far."""

    table: Mapping[str, Any]
    faults: list[str] = field(default_factory=list)

    def fault(self, where: str, what: str) -> None:
        self.faults.append(f"{where}: {what}")

    def expect_keys(self, where: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                self.fault(where, f"unknown key '{key}'; use one of {', '.join(sorted(known))}")

    def words(self, where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.fault(where, f"'{key}' must be a list of words")
            return ()
        return tuple(value)


def parse_codebook(table: Mapping[str, Any]) -> tuple[Codebook, list[str]]:
    """Read a codebook's table; gives what could be read, and all faults (none if it is sound)."""
    desk = _Desk(table)
    desk.expect_keys("codebook", table, _TOP_KEYS)
    if not isinstance(table.get("name"), str):
        desk.fault("codebook", "'name' is missing; give it a name such as \"conflict.v1\"")
    if not isinstance(table.get("version"), int):
        desk.fault("codebook", "'version' is missing; give it a whole number such as 1")
    nouns = {kind: frozenset(desk.words("[nouns]", table.get("nouns", {}), kind))
             for kind in table.get("nouns", {})}  # fmt: skip
    light = {side: tuple(tuple(p.split()) for p in desk.words("[light_verbs]", verbs, side))
             for verbs in [table.get("light_verbs", {})] for side in verbs}  # fmt: skip
    for side in light.keys() - {"actor", "target"}:
        desk.fault("[light_verbs]", f"unknown side '{side}'; use actor or target")
    frames = _read_frames(desk)
    types = {name: _read_type(desk, name, row) for name, row in table.get("types", {}).items()}
    triggers = _read_triggers(desk, frames, nouns)
    shifts = tuple(
        _read_shift(desk, number, row, types.keys(), nouns.keys() | KINDS_BUILT_IN)
        for number, row in enumerate(table.get("shifts", []), start=1)
    )
    codebook = Codebook(
        name=str(table.get("name", "")),
        version=int(table.get("version", 0)) if isinstance(table.get("version"), int) else 0,
        types=types,
        frames=frames,
        nouns=nouns,
        light_verbs=light,
        triggers_by_head=_index(triggers),
        shifts=shifts,
    )
    return codebook, desk.faults


def _read_frames(desk: _Desk) -> dict[str, Frame]:
    frames = {}
    for name, row in desk.table.get("frames", {}).items():
        where = f"[frames.{name}]"
        for slot, role in row.items():
            if slot not in SLOTS:
                desk.fault(where, f"unknown slot '{slot}'; use one of {', '.join(sorted(SLOTS))}")
            if role not in ROLES:
                desk.fault(where, f"unknown role '{role}' for '{slot}'; use one of "
                                  f"{', '.join(sorted(ROLES))}")  # fmt: skip
        frames[name] = Frame(name=name, roles=dict(row))
    if not frames:
        desk.fault("codebook", "there is no [frames.NAME] table; add at least one frame")
    return frames


def _read_type(desk: _Desk, name: str, row: Mapping[str, Any]) -> ClaimType:
    where = f"[types.{name}]"
    desk.expect_keys(where, row, _TYPE_KEYS)
    if not row.get("definition"):
        desk.fault(where, "'definition' is missing; say in a sentence what the type is")
    acled = _read_acled(desk, where, row["acled"], None) if "acled" in row else None
    event_type = acled.event_type if acled else None
    rules = tuple(
        AcledRule(
            code=_read_acled(desk, f"{where} acled_when", rule, event_type),
            actor=rule.get("actor"),
            mode=rule.get("mode"),
        )
        for rule in row.get("acled_when", [])
    )
    plover = _read_plover(row["plover"]) if "plover" in row else None
    modes = {rule["when"]: _read_plover(rule) for rule in row.get("plover_when", [])}
    return ClaimType(
        name=name,
        definition=str(row.get("definition", "")),
        acled=acled,
        acled_when=rules,
        plover=plover,
        plover_modes=modes,
        cameo=row.get("cameo"),
        ucdp=bool(row.get("ucdp", False)),
        violent=bool(row.get("violent", row.get("ucdp", False))),
    )


def _read_acled(
    desk: _Desk, where: str, row: Mapping[str, Any], event_type: str | None
) -> AcledCode:
    event, sub = row.get("event_type", event_type), row.get("sub_event_type")
    if not event or not sub:
        desk.fault(where, "'acled' needs event_type and sub_event_type")
    return AcledCode(event_type=str(event), sub_event_type=str(sub))


def _read_plover(row: Mapping[str, Any]) -> PloverCode:
    return PloverCode(event=str(row.get("event")), mode=row.get("mode"))


def _read_triggers(
    desk: _Desk, frames: Mapping[str, Frame], nouns: Mapping[str, frozenset[str]]
) -> list[Trigger]:
    triggers: list[Trigger] = []
    kinds = nouns.keys() | KINDS_BUILT_IN
    for name, row in desk.table.get("types", {}).items():
        for number, entry in enumerate(row.get("triggers", []), start=1):
            where = f"[types.{name}] trigger {number}"
            if trigger := _read_trigger(desk, where, name, entry):
                _check_trigger(desk, where, trigger, frames.keys(), kinds)
                triggers.append(trigger)
    return triggers


def _read_trigger(
    desk: _Desk, where: str, type_name: str, entry: Mapping[str, Any]
) -> Trigger | None:
    desk.expect_keys(where, entry, _TRIGGER_KEYS)
    lemmas = desk.words(where, entry, "lemmas")
    if not lemmas:
        desk.fault(where, "'lemmas' is empty; list the words that trigger the type")
        return None
    weight = entry.get("weight", 0.7)
    if not isinstance(weight, int | float) or not 0 <= weight <= 1:
        desk.fault(where, f"'weight' is {weight!r}; give a number from 0 to 1")
        weight = 0.7
    return Trigger(
        type=type_name,
        lemmas=tuple(tuple(lemma.split()) for lemma in lemmas),
        pos=str(entry.get("pos", "VERB")),
        frame=str(entry.get("frame", "")),
        requires=tuple(_read_requirement(r) for r in desk.words(where, entry, "requires")),
        modifiers=frozenset(desk.words(where, entry, "modifiers")),
        excludes=frozenset(desk.words(where, entry, "excludes")),
        mode=entry.get("mode"),
        weight=float(weight),
        absorbed_by=bool(entry.get("absorbed_by", False)),
    )


def _read_requirement(text: str) -> Requirement:
    slot, _, kind = text.partition(":")
    return Requirement(slot=slot, kind=kind or None)


def _check_trigger(
    desk: _Desk, where: str, trigger: Trigger, frames: Collection[str], kinds: Collection[str]
) -> None:
    if trigger.pos not in PARTS_OF_SPEECH:
        desk.fault(where, f"unknown pos '{trigger.pos}'; use VERB, NOUN or ADJ")
    if trigger.frame not in frames:
        desk.fault(where, f"unknown frame '{trigger.frame}'; add [frames.{trigger.frame}] or use "
                          f"one of {', '.join(sorted(frames))}")  # fmt: skip
    for requirement in trigger.requires:
        if requirement.slot not in SLOTS:
            desk.fault(where, f"'requires' names the unknown slot '{requirement.slot}'")
        if requirement.kind is not None and requirement.kind not in kinds:
            desk.fault(where, f"'requires' names the unknown kind '{requirement.kind}'; add it to "
                              f"[nouns] or use one of {', '.join(sorted(kinds))}")  # fmt: skip


def _read_shift(
    desk: _Desk,
    number: int,
    row: Mapping[str, Any],
    types: Collection[str],
    kinds: Collection[str],
) -> Shift:
    where = f"[[shifts]] {number}"
    desk.expect_keys(where, row, _SHIFT_KEYS)
    shift = Shift(
        from_types=frozenset(desk.words(where, row, "from")),
        to=str(row.get("to", "")),
        words=frozenset(desk.words(where, row, "words")),
        slots=frozenset(desk.words(where, row, "slots")),
        target=frozenset(desk.words(where, row, "target")),
        actor=frozenset(desk.words(where, row, "actor")),
        mode=row.get("mode"),
    )
    for name in {*shift.from_types, shift.to} - set(types):
        desk.fault(where, f"unknown type '{name}'; use a type of this codebook")
    for kind in (shift.target | shift.actor) - set(kinds):
        desk.fault(where, f"unknown kind '{kind}'; add it to [nouns]")
    for slot in shift.slots - SLOTS - ROLES:
        desk.fault(where, f"unknown slot '{slot}'; use a slot or a role")
    if not (shift.words or shift.target or shift.actor):
        desk.fault(where, "it has no condition; give words, target or actor")
    return shift


def _index(triggers: Collection[Trigger]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    rows: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        for lemma in trigger.lemmas:
            rows[lemma[0], trigger.pos].append(replace(trigger, lemmas=(lemma,)))
    return {head: tuple(sorted(row, key=_specificity)) for head, row in rows.items()}


def _specificity(trigger: Trigger) -> tuple[int, int, float]:
    kinds = sum(1 + (requirement.kind is not None) for requirement in trigger.requires)
    return -len(trigger.lemmas[0]), -kinds - 2 * bool(trigger.modifiers), -trigger.weight
