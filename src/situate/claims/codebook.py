"""Codebooks: what counts as a claim, as data that users may replace.

A codebook is a TOML file: ``[types.NAME]`` with a definition, triggers and codes, ``[frames.NAME]``
with the role of each syntactic slot, ``[nouns]`` with the kinds of things by head noun,
``[light_verbs]`` and ``[[shifts]]``. With ``extends`` it starts from another codebook, by name or
file, and says only what differs. ``signs`` are the words without which a report is passed over at
depth "claims"; they are not handed down to a codebook that extends this one. Ours lie beside this
module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from situate.claims.codebook_merge import merge_tables
from situate.claims.codebook_parse import parse_codebook
from situate.claims.codebook_records import (
    AcledRule,
    ClaimType,
    Codebook,
    Frame,
    Requirement,
    Shift,
    Trigger,
)
from situate.claims.inflection import inflect
from situate.errors import ConfigError
from situate.language.relevance import Condition, Conditions

__all__ = [
    "DEFAULT_CODEBOOK",
    "AcledRule",
    "ClaimType",
    "Codebook",
    "Frame",
    "Requirement",
    "Shift",
    "Trigger",
    "check",
    "forms",
    "load_codebook",
    "shipped_codebooks",
]

DEFAULT_CODEBOOK = "conflict.v1"
#: File names of shipped codebooks; other TOML files beside them hold something else.
VERSIONED = re.compile(r"[\w-]+\.v\d+\.toml")

#: Kinds of thing that a name or a pronoun can be, without any noun of that kind in the sentence.
_NAMEABLE = frozenset({"actor", "building", "person", "place"})
#: Contracted and so never a word of its own in folded text.
_UNSEEN = frozenset({"n't", "not"})


@cache
def load_codebook(name_or_path: str = DEFAULT_CODEBOOK) -> Codebook:
    """The codebook of that name, or in that file.

    Raises:
        ConfigError: there is no such codebook, or it has faults; the message names the first ones.
    """
    codebook, faults = _parse(name_or_path)
    if faults:
        raise _faulty(name_or_path, faults)
    return codebook


def check(path: str | Path) -> list[str]:
    """All faults of a codebook file, each with its type and key; empty if it is sound."""
    try:
        return _parse(str(path))[1]
    except ConfigError as error:
        return [str(error)]


def shipped_codebooks() -> list[str]:
    """The names of the codebooks that come with situate."""
    files = (entry.name for entry in resources.files("situate.claims").iterdir())
    return sorted(name.removesuffix(".toml") for name in files if VERSIONED.fullmatch(name))


def forms(codebook: Codebook) -> Conditions:
    """What a sentence with a claim holds at least: the words of one trigger, in any inflection.

    A condition has a group of forms for the trigger's head, one for each of its further words, one
    for its modifiers, and one for each kind of thing that must fill a slot, unless a name or a
    pronoun can fill it.
    """
    kinds = {
        kind: frozenset(form for noun in nouns for form in inflect(noun, "NOUN"))
        for kind, nouns in codebook.nouns.items()
        if kind not in _NAMEABLE
    }
    found = {
        _condition_of(trigger, head, pos, kinds)
        for (head, pos), triggers in codebook.triggers_by_head.items()
        for trigger in triggers
    }
    signs = {form for word in codebook.signs for form in (word, *inflect(word, None))}
    return Conditions(frozenset(found), signs=frozenset(signs))


def _condition_of(
    trigger: Trigger, head: str, pos: str, kinds: Mapping[str, frozenset[str]]
) -> Condition:
    """The groups of forms without which a trigger cannot be there."""
    groups = [inflect(head, pos)]
    groups += [inflect(word, None) for word in trigger.lemmas[0][1:] if word not in _UNSEEN]
    if trigger.modifiers:
        groups.append(frozenset(f for word in trigger.modifiers for f in inflect(word, None)))
    groups += [kinds[need.kind] for need in trigger.requires if need.kind and need.kind in kinds]
    return frozenset(groups)


def _parse(name_or_path: str) -> tuple[Codebook, list[str]]:
    table, merging = _read_whole(name_or_path, above=())
    codebook, faults = parse_codebook(table)
    return codebook, merging + faults


def _read_whole(
    name_or_path: str, *, above: tuple[str, ...]
) -> tuple[Mapping[str, Any], list[str]]:
    """The table of a codebook with those it extends merged in, and the faults of the merging.

    ``above`` holds the codebooks that extend this one.
    """
    table, folder = _read_table(name_or_path)
    base = table.get("extends")
    if base is None:
        return table, []
    if not isinstance(base, str):
        raise ConfigError(
            f"codebook {name_or_path}: 'extends' is {base!r}; give one codebook's name or file"
        )
    if folder is not None and base.endswith(".toml"):
        base = str(folder / base)
    if base in (*above, name_or_path):
        raise ConfigError(f"codebook {name_or_path} extends itself; take its 'extends' out")
    below, faults = _read_whole(base, above=(*above, name_or_path))
    if base not in shipped_codebooks():
        faults += parse_codebook(below)[1]
    if faults:
        raise _faulty(base, faults)
    return merge_tables(below, table)


def _faulty(name_or_path: str, faults: list[str]) -> ConfigError:
    shown = "\n  ".join(faults[:5])
    more = f"\n  and {len(faults) - 5} more" if len(faults) > 5 else ""
    return ConfigError(f"codebook {name_or_path} has faults; correct them:\n  {shown}{more}")


def _read_table(name_or_path: str) -> tuple[Mapping[str, Any], Path | None]:
    """A codebook's own table, and the folder of its file (None if it is one of ours)."""
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.is_file():
        return _read_file(path), path.parent
    shipped = resources.files("situate.claims").joinpath(f"{name_or_path}.toml")
    if not VERSIONED.fullmatch(f"{name_or_path}.toml") or not shipped.is_file():
        raise ConfigError(
            f"there is no codebook '{name_or_path}'; use {' or '.join(shipped_codebooks())}, or "
            "the path of a TOML file"
        )
    return tomllib.loads(shipped.read_text(encoding="utf-8")), None


def _read_file(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"codebook {path} cannot be read ({error.strerror}); check the path"
        ) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"codebook {path} is not sound TOML: {error}; correct that line"
        ) from error
