"""Generic actor nouns ("the rebels", "government forces") and what they say of a side."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClass:
    """What a generic noun says of those it names.

    ``side`` is state, rebel, militia, armed, external, protest or civilian, or None where the noun
    is neutral; ``body`` the state body that it names when it stands alone; ``framing`` marks words
    that judge, ``role`` those for a person who speaks or acts for a body, ``weak`` those that name
    an organisation only where one came before.
    """

    kind: str
    inter: int | None = None
    sector: str | None = None
    side: str | None = None
    body: str | None = None
    framing: bool = False
    weak: bool = False
    role: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericNouns:
    """The generic nouns by word and by phrase, and the modifiers that decide a side."""

    words: dict[str, NounClass] = field(default_factory=dict)
    phrases: dict[str, NounClass] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def of_word(self, text: str, lemma: str) -> NounClass | None:
        """The class of a noun by its written form or lemma, or None."""
        return self.words.get(text.casefold()) or self.words.get(lemma.casefold())

    def of_phrase(self, phrase: str) -> NounClass | None:
        """The class of the longest known phrase that ends the words, else of the last word."""
        words = phrase.casefold().split()
        for first in range(len(words) - 1):
            found = self.phrases.get(" ".join(words[first:]))
            if found:
                return found
        return self.words.get(words[-1]) if words else None

    def is_framing(self, phrase: str) -> bool:
        """Whether a mention uses a word that judges ("terrorists", "regime forces")."""
        found = self.of_phrase(phrase)
        words = phrase.casefold().split()
        return bool(found and found.framing) or any(
            word in self.words and self.words[word].framing for word in words
        )


@cache
def _tables() -> dict[str, Any]:
    source = files("situate.actors").joinpath("generic.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of the package (``lists`` in generic.toml)."""
    return frozenset(_tables()["lists"][name])


@cache
def load_generic_nouns() -> GenericNouns:
    """The generic nouns of the package."""
    table = _tables()
    words: dict[str, NounClass] = {}
    phrases: dict[str, NounClass] = {}
    for entry in table["class"]:
        keys = ("kind", "inter", "sector", "side", "body", "framing", "weak", "role")
        noun_class = NounClass(**{key: entry[key] for key in keys if key in entry})
        words.update({noun: noun_class for noun in entry["nouns"] if noun not in words})
        phrases.update(dict.fromkeys(entry["phrases"], noun_class))
    modifiers = dict(table["modifiers"])
    kept = frozenset(modifiers.pop("kept"))
    sides = {word: side for side, listed in modifiers.items() for word in listed}
    return GenericNouns(words=words, phrases=phrases, sides=sides, kept=kept)
