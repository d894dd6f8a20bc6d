"""The cue words of attribution, status, aspect and framing, read from `cues.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from situate.actors.rows import read_package_table
from situate.claims.inflection import inflect
from situate.errors import ConfigError

Words = frozenset[str]
# Verbs of saying that do not stand as a parenthesis beside what is said.
NOT_ASIDE = frozenset({"deny", "reject", "dismiss", "allege", "refute"})
TIMES = frozenset(
    {"today", "yesterday", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday"}
    | {"saturday", "sunday"}
)
OUTLET_KINDS = frozenset({"agency", "newspaper", "broadcaster", "outlet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cue words by section and name, all in lower case.

    ``words("reporting", "say")`` are the verbs of saying; ``class_of("status.verbs", "deny")`` is
    the name of the list in which the word stands.
    """

    lists: Mapping[str, Words]
    prepositions: tuple[tuple[str, ...], ...]

    def words(self, section: str, name: str) -> Words:
        """The words of one list; an unknown list is a programming error and raises KeyError."""
        return self.lists[f"{section}.{name}"]

    def class_of(self, section: str, word: str) -> str | None:
        """The name of the first list of a section that holds the word, or None."""
        prefix = f"{section}."
        for name, words in self.lists.items():
            if name.startswith(prefix) and "." not in name[len(prefix) :] and word in words:
                return name[len(prefix) :]
        return None


@cache
def load_cues() -> Cues:
    """The cue words that come with situate."""
    source = resources.files("situate.claims").joinpath("cues.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    prepositions = table["reporting"].pop("prepositions")
    lists: dict[str, Words] = {}
    _gather(lists, "", table)
    return Cues(lists=lists, prepositions=tuple(tuple(words) for words in prepositions))


# Words after which a name with "press" or "media" in it is an office, not an outlet.
OFFICES = frozenset(
    {"secretary", "officer", "office", "attache", "centre", "center", "activist", "conference"}
    | {"wing", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "ministry"}
    | {"minister", "director", "team", "department", "committee"}
)


def is_outlet(name: str) -> bool:
    """Whether a source is a news agency, newspaper or broadcaster, by its name."""
    words = name.lower().replace("’", "'").removesuffix("'s").rstrip("'").split()
    if words and words[0] in {"the", "a", "an"}:
        words = words[1:]
    if not words or words[-1] in OFFICES:
        return False
    if not _words("common_words").isdisjoint(words) and _words("beside").isdisjoint(words):
        return True
    return " ".join(words) in _outlet_names() or not _words("words").isdisjoint(words)


@cache
def speech_forms() -> Words:
    """Forms of the verbs of saying, lower case.

    A sentence with one, or with a quotation mark, may name the speaker of the sentence before: read
    it closely wherever not every sentence is.
    """
    cues = load_cues()
    verbs = cues.words("reporting", "say") | cues.words("reporting", "quote") | {"accord"}
    forms = {form for verb in verbs for form in inflect(verb, "VERB")}
    return frozenset(forms | {"told", "wrote", "thought", "written"})


def _words(name: str) -> Words:
    return load_cues().words("outlets", name)


@cache
def _outlet_names() -> Words:
    """Names in the cue file and those of the registry's agencies, newspapers and broadcasters."""
    names = set(_words("names") | _words("platforms"))
    for row in read_package_table("sources.tsv"):
        if row[2] in OUTLET_KINDS:
            spelled = [row[1], *row[10].split("|")]
            names.update(name.lstrip("?=").lower().removeprefix("the ") for name in spelled)
    return frozenset(names - {""})


def _gather(lists: dict[str, Words], path: str, table: Mapping[str, Any]) -> None:
    for name, value in table.items():
        where = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            _gather(lists, where, value)
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            lists[where] = frozenset(word.lower() for word in value)
        else:
            raise ConfigError(f'cues.toml: {where} is not a list of words; write it as ["word"]')
