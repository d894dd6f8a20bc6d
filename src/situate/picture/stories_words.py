"""The word lists of stories: by which words an event belongs to one, and what it makes of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_FILE = "stories.toml"


@cache
def load_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Each section's lists by name; the words are folded."""
    text = resources.files("situate.picture").joinpath(_FILE).read_text("utf8")
    return {
        section: {name: frozenset(words) for name, words in lists.items()}
        for section, lists in tomllib.loads(text).items()
    }


@cache
def words_for(section: str, name: str) -> frozenset[str]:
    """One list."""
    return load_words()[section][name]


@cache
def ordered_words(section: str, name: str) -> tuple[str, ...]:
    """One list, the longest first, so that a phrase comes before its beginning."""
    return tuple(sorted(words_for(section, name), key=lambda word: (-len(word), word)))


def find_first(section: str, spoken: str) -> str | None:
    """The name of the first list of a section of which a folded text holds a word or phrase."""
    for name, words in load_words()[section].items():
        if any(f" {word} " in spoken for word in words):
            return name
    return None


def find_all(section: str, words: frozenset[str]) -> frozenset[str]:
    """The names of all lists of a section of which some words are one."""
    return frozenset(name for name, known in load_words()[section].items() if known & words)
