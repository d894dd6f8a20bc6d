"""Codebooks: what counts as a claim, as data that users may replace.

A codebook is a TOML file: ``[types.NAME]`` with a definition, triggers and codes, ``[frames.NAME]``
with the role of each syntactic slot, ``[nouns]`` with the kinds of things by head noun,
``[light_verbs]`` and ``[[shifts]]``. Ours lies beside this module.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

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
]

#: Kinds of thing that a name or a pronoun can be, without any noun of that kind in the sentence.
_NAMEABLE = frozenset({"actor", "building", "person", "place"})
#: Contracted and so never a word of its own in folded text.
_UNSEEN = frozenset({"n't", "not"})


@cache
def load_codebook(name_or_path: str = "conflict.v1") -> Codebook:
    """The codebook of that name, or in that file.

    Raises:
        ConfigError: there is no such codebook, or it has faults; the message names the first ones.
    """
    table, origin = _read_table(name_or_path)
    codebook, faults = parse_codebook(table)
    if faults:
        shown = "\n  ".join(faults[:5])
        more = f"\n  and {len(faults) - 5} more" if len(faults) > 5 else ""
        raise ConfigError(f"codebook {origin} has faults; correct them:\n  {shown}{more}")
    return codebook


def check(path: str | Path) -> list[str]:
    """All faults of a codebook file, each with its type and key; empty if it is sound."""
    try:
        table, _ = _read_table(str(path))
    except ConfigError as error:
        return [str(error)]
    return parse_codebook(table)[1]


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
    return Conditions(frozenset(found))


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


def _read_table(name_or_path: str) -> tuple[Mapping[str, Any], str]:
    path = Path(name_or_path)
    if path.suffix == ".toml" or path.is_file():
        return _read_file(path), str(path)
    shipped = resources.files("situate.claims").joinpath(f"{name_or_path}.toml")
    if not shipped.is_file():
        raise ConfigError(
            f"there is no codebook '{name_or_path}'; use conflict.v1 or the path of a TOML file"
        )
    return tomllib.loads(shipped.read_text(encoding="utf-8")), name_or_path


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
