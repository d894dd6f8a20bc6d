"""A codebook's TOML turned into records, with every fault named: which type, key, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from situate.claims.codebook_desk import Desk
from situate.claims.codebook_patterns import (
    ROLES,
    SLOTS,
    index_triggers,
    read_shifts,
    read_triggers,
)
from situate.claims.codebook_records import AcledRule, ClaimType, Codebook, Frame, ReportedAs
from situate.records import AcledCode, PloverCode

_TOP_KEYS = {"name", "version", "signs", "nouns", "light_verbs", "frames", "types", "shifts"}
_TYPE_KEYS = {
    "definition", "plover", "plover_when", "cameo", "cameo_when", "ucdp", "acled", "acled_when",
    "triggers", "violent", "one_sided", "spoken", "embeds", "family", "obstructs", "vehicles_act",
    "withholds", "modes", "reported_as",
}  # fmt: skip
_SIDES = ("actor", "target")


def parse_codebook(table: Mapping[str, Any]) -> tuple[Codebook, list[str]]:
    """Read a codebook's table; gives what could be read, and all faults (none if it is sound)."""
    desk = Desk(table)
    desk.expect_keys("codebook", table, _TOP_KEYS)
    if not isinstance(table.get("name"), str):
        desk.fault("codebook", "'name' is missing; give it a name such as \"conflict.v1\"")
    if not isinstance(table.get("version"), int):
        desk.fault("codebook", "'version' is missing; give it a whole number such as 1")
    nouns = _read_nouns(desk)
    light = _read_light_verbs(desk)
    frames = _read_frames(desk)
    types = {name: _read_type(desk, name, row) for name, row in desk.section("types")}
    if not types:
        desk.fault("codebook", "there is no [types.NAME] table; add at least one type")
    _check_names_of_types(desk, types)
    triggers = read_triggers(desk, types, frames=frames, nouns=nouns)
    shifts = read_shifts(desk, types, nouns=nouns)
    _check_reach(desk, types, {t.type for t in triggers} | {s.to for s in shifts})
    codebook = Codebook(
        name=str(table.get("name", "")),
        version=int(table.get("version", 0)) if isinstance(table.get("version"), int) else 0,
        types=types,
        frames=frames,
        nouns=nouns,
        light_verbs=light,
        triggers_by_head=index_triggers(triggers),
        shifts=shifts,
        signs=frozenset(desk.words("codebook", table, "signs")),
    )
    return codebook, desk.faults


def _read_nouns(desk: Desk) -> dict[str, frozenset[str]]:
    rows = desk.table.get("nouns", {})
    if not isinstance(rows, Mapping):
        desk.fault("codebook", "'nouns' must be a table; write [nouns] and kind = [\"noun\"]")
        return {}
    return {kind: frozenset(desk.words("[nouns]", rows, kind)) for kind in rows}


def _read_light_verbs(desk: Desk) -> dict[str, tuple[tuple[str, ...], ...]]:
    rows = desk.table.get("light_verbs", {})
    if not isinstance(rows, Mapping):
        desk.fault("codebook", "'light_verbs' must be a table; write [light_verbs]")
        rows = {}
    for side in rows:
        desk.expect_known("[light_verbs]", "side", side, _SIDES)
    return {
        side: tuple(tuple(phrase.split()) for phrase in desk.words("[light_verbs]", rows, side))
        for side in _SIDES
    }


def _read_frames(desk: Desk) -> dict[str, Frame]:
    frames = {}
    for name, row in desk.section("frames"):
        where = f"[frames.{name}]"
        for slot, role in row.items():
            desk.expect_known(where, "slot", slot, SLOTS)
            desk.expect_known(where, "role", str(role), ROLES)
        frames[name] = Frame(name=name, roles=dict(row))
    if not frames:
        desk.fault("codebook", "there is no [frames.NAME] table; add at least one frame")
    return frames


def _read_type(desk: Desk, name: str, row: Mapping[str, Any]) -> ClaimType:
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
        for rule in desk.rows(where, row, "acled_when")
    )
    modes = desk.rows(where, row, "plover_when")
    ucdp = desk.flag(where, row, "ucdp")
    return ClaimType(
        name=name,
        definition=str(row.get("definition", "")),
        acled=acled,
        acled_when=rules,
        plover=_read_plover(desk, where, row["plover"]) if "plover" in row else None,
        plover_modes={str(r.get("when")): _read_plover(desk, where, r) for r in modes},
        plover_by_mode=_is_by_mode(row),
        cameo=desk.text(where, row, "cameo"),
        cameo_modes=_read_codes_of_modes(desk, where, row),
        ucdp=ucdp,
        violent=desk.flag(where, row, "violent", ucdp),
        one_sided=desk.flag(where, row, "one_sided"),
        spoken=desk.flag(where, row, "spoken"),
        embeds=desk.flag(where, row, "embeds"),
        family=desk.text(where, row, "family"),
        obstructs=frozenset(desk.words(where, row, "obstructs")),
        vehicles_act=desk.flag(where, row, "vehicles_act"),
        withholds=desk.flag(where, row, "withholds"),
        modes=desk.words(where, row, "modes"),
        reported_as=_read_reported_as(desk, where, row),
    )


def _read_acled(desk: Desk, where: str, row: Any, event_type: str | None) -> AcledCode:
    if not isinstance(row, Mapping):
        desk.fault(where, f"'acled' is {row!r}; give {{ event_type = ..., sub_event_type = ... }}")
        row = {}
    event, sub = row.get("event_type", event_type), row.get("sub_event_type")
    if not event or not sub:
        desk.fault(where, "'acled' needs event_type and sub_event_type")
    return AcledCode(event_type=str(event), sub_event_type=str(sub))


def _read_plover(desk: Desk, where: str, row: Any) -> PloverCode:
    if not isinstance(row, Mapping) or not isinstance(row.get("event"), str):
        desk.fault(where, f'\'plover\' is {row!r}; give {{ event = "ASSAULT", mode = "aerial" }}')
        return PloverCode(event="", mode=None)
    return PloverCode(event=row["event"], mode=desk.text(where, row, "mode"))


def _is_by_mode(row: Mapping[str, Any]) -> bool:
    plover = row.get("plover")
    return isinstance(plover, Mapping) and plover.get("by_mode") is True


def _read_codes_of_modes(desk: Desk, where: str, row: Mapping[str, Any]) -> dict[str, str]:
    codes = row.get("cameo_when", {})
    if not isinstance(codes, Mapping) or not all(isinstance(c, str) for c in codes.values()):
        desk.fault(where, "'cameo_when' must give a CAMEO code for each mode: { mode = \"code\" }")
        return {}
    return dict(codes)


def _read_reported_as(desk: Desk, where: str, row: Mapping[str, Any]) -> ReportedAs | None:
    value = row.get("reported_as")
    if value is None:
        return None
    if not isinstance(value, Mapping) or not isinstance(value.get("type"), str):
        desk.fault(where, f'\'reported_as\' is {value!r}; give {{ type = "...", mode = "..." }}')
        return None
    return ReportedAs(type=value["type"], mode=desk.text(where, value, "mode"))


def _check_names_of_types(desk: Desk, types: Mapping[str, ClaimType]) -> None:
    """Types may name one another; each name must be there."""
    for name, kind in types.items():
        where = f"[types.{name}]"
        for other in sorted(kind.obstructs):
            desk.expect_known(where, "type in 'obstructs'", other, types)
        if kind.reported_as is not None:
            out = kind.reported_as
            desk.expect_known(where, "type in 'reported_as'", out.type, types)
            if out.mode is not None and out.type in types and types[out.type].modes:
                desk.expect_known(where, "mode in 'reported_as'", out.mode, types[out.type].modes)


def _check_reach(desk: Desk, types: Mapping[str, ClaimType], reached: set[str]) -> None:
    """Every type must be found somehow: by a trigger, a shift, or as what others come out as."""
    reached = reached | {k.reported_as.type for k in types.values() if k.reported_as is not None}
    for name in types.keys() - reached:
        desk.fault(f"[types.{name}]", "nothing leads to it; give it 'triggers' or remove it")
