"""A codebook that extends another: what it adds, what it replaces, and what it takes away.

Rules: a frame or a type's key of the same name replaces ours; nouns, light verbs, triggers and
shifts are added, and stand before ours, so that of two equally specific ones the added one counts.
``[remove]`` takes away ``types`` (``["*"]`` for all), ``triggers`` by type and first lemma,
``nouns`` by kind and ``frames``. Shifts from or to types that are gone go with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from situate.claims.codebook_desk import Desk
from situate.claims.codebook_patterns import ANY_TYPE

Table = Mapping[str, Any]
_REMOVE_KEYS = ("types", "triggers", "nouns", "frames")


def merge_tables(base: Table, own: Table) -> tuple[dict[str, Any], list[str]]:
    """The table of a codebook that extends ``base``, and the faults of its [remove]."""
    desk = Desk(own)
    removed = own.get("remove", {})
    if not isinstance(removed, Mapping):
        desk.fault("[remove]", 'it must be a table; write [remove] and types = ["..."]')
        removed = {}
    desk.expect_keys("[remove]", removed, _REMOVE_KEYS)
    types = _merge_types(desk, base, own, removed)
    frames = _without(desk, base.get("frames", {}), removed, "frames")
    merged = {
        **{key: value for key, value in own.items() if key not in {"extends", "remove"}},
        "nouns": _merge_nouns(desk, base, own, removed),
        "light_verbs": _add_lists(base.get("light_verbs", {}), own.get("light_verbs", {})),
        "frames": {**frames, **_table_of(own, "frames")},
        "types": types,
        "shifts": [*_list_of(own, "shifts"), *_kept_shifts(base, types)],
    }
    return merged, desk.faults


def _merge_types(desk: Desk, base: Table, own: Table, removed: Table) -> dict[str, Any]:
    kept = _without(desk, base["types"], removed, "types")
    triggers = removed.get("triggers", {})
    for name in triggers if isinstance(triggers, Mapping) else ():
        desk.expect_known("[remove.triggers]", "type", name, base["types"])
        if name in kept:
            gone = desk.words("[remove.triggers]", triggers, name)
            kept[name] = _without_triggers(desk, name, kept[name], gone)
    merged = dict(kept)
    for name, row in _table_of(own, "types").items():
        if name in kept and isinstance(row, Mapping):
            both = [*_list_of(row, "triggers"), *_list_of(kept[name], "triggers")]
            row = {**kept[name], **row, "triggers": both}
        merged[name] = row
    return {name: _without_lost_names(row, base["types"], merged) for name, row in merged.items()}


def _without_lost_names(row: Any, before: Table, after: Table) -> Any:
    """A type that no longer names types of the base that are gone."""
    if not isinstance(row, Mapping) or not isinstance(row.get("obstructs"), list):
        return row
    lost = list(before.keys() - after.keys())
    return {**row, "obstructs": [name for name in row["obstructs"] if name not in lost]}


def _without_triggers(desk: Desk, name: str, row: Table, gone: tuple[str, ...]) -> dict[str, Any]:
    """A type without the phrases in ``gone``; a trigger that has none left goes."""
    known = {lemma for trigger in _list_of(row, "triggers") for lemma in trigger["lemmas"]}
    for lemma in gone:
        desk.expect_known("[remove.triggers]", f"lemma of {name}", lemma, known)
    kept = []
    for trigger in _list_of(row, "triggers"):
        lemmas = [lemma for lemma in trigger["lemmas"] if lemma not in gone]
        if lemmas:
            kept.append({**trigger, "lemmas": lemmas})
    return {**row, "triggers": kept}


def _without(desk: Desk, table: Table, removed: Table, key: str) -> dict[str, Any]:
    gone = desk.words("[remove]", removed, key)
    if ANY_TYPE in gone:
        return {}
    for name in gone:
        desk.expect_known("[remove]", f"name in '{key}'", name, table)
    return {name: value for name, value in table.items() if name not in gone}


def _merge_nouns(desk: Desk, base: Table, own: Table, removed: Table) -> dict[str, Any]:
    nouns = _add_lists(base.get("nouns", {}), own.get("nouns", {}))
    gone = removed.get("nouns", {})
    for kind in gone if isinstance(gone, Mapping) else ():
        desk.expect_known("[remove.nouns]", "kind", kind, nouns)
        words = desk.words("[remove.nouns]", gone, kind)
        for word in words:
            desk.expect_known("[remove.nouns]", f"noun of {kind}", word, nouns.get(kind, ()))
        nouns[kind] = [word for word in nouns.get(kind, ()) if word not in words]
    return nouns


def _add_lists(base: Table, own: Any) -> dict[str, Any]:
    """Each list of ours with the words that are added; what is no list is left to the check."""
    merged = dict(base)
    for key, words in own.items() if isinstance(own, Mapping) else ():
        is_list = isinstance(words, list)
        merged[key] = [*words, *base.get(key, ())] if is_list else words
    return merged


def _kept_shifts(base: Table, types: Table) -> list[dict[str, Any]]:
    """The shifts of the base between types that are still there."""
    kept = []
    for shift in _list_of(base, "shifts"):
        sources = [name for name in shift["from"] if name in types or name == ANY_TYPE]
        about = [name for name in shift.get("about", ()) if name in types or name == ANY_TYPE]
        lost = "about" in shift and not about
        if sources and shift["to"] in types and not lost:
            kept.append({**shift, "from": sources} | ({"about": about} if about else {}))
    return kept


def _list_of(table: Table, key: str) -> list[Any]:
    value = table.get(key, [])
    return value if isinstance(value, list) else [value]


def _table_of(table: Table, key: str) -> Table:
    value = table.get(key, {})
    return value if isinstance(value, Mapping) else {key: value}
