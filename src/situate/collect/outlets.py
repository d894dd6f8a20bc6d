"""The names of agencies and outlets, and how a line is told to be one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_SMALL_WORDS = frozenset(
    ("of", "the", "and", "for", "de", "la", "le", "el", "al", "des", "du", "in", "on", "&", "d'")
)
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|co|tv|int|[a-z]{2})", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def load_list(name: str) -> frozenset[str]:
    """One list of outlets.toml, folded for comparison."""
    text = (files("situate.collect") / "outlets.toml").read_text(encoding="utf-8")
    return frozenset(fold_name(entry) for entry in tomllib.loads(text)[name])


def fold_name(name: str) -> str:
    """A name as it is compared: no case, single spaces, no leading article, no outer signs."""
    folded = " ".join(name.casefold().split()).strip(" .,:;|*-–—()[]\"'")
    return folded.removeprefix("the ")


def is_agency(name: str) -> bool:
    """Whether the name is that of a known news agency ("AP", "ACAN - EFE", "AFP/Reuters")."""
    folded = fold_name(re.sub(r"\s*-\s*", "-", name))
    if folded in load_list("agencies"):
        return True
    parts = [fold_name(part) for part in re.split(r"\s*(?:/|,| and )\s*", folded)]
    return len(parts) > 1 and all(part in load_list("agencies") for part in parts)


def is_known_outlet(name: str) -> bool:
    """Whether the line is nothing but the name of a known outlet or agency."""
    folded = fold_name(name)
    return folded in load_list("outlets") or folded in load_list("agencies")


def is_section(name: str) -> bool:
    """Whether the line names a section of a news site ("World", "Middle East")."""
    parts = [
        fold_name(part)
        for part in re.split(r"\s*[|/>»›·•&]\s*|\s+and\s+|,\s*", name)
        if part.strip()
    ]
    return bool(parts) and all(part in load_list("sections") for part in parts)


def is_title_case(name: str) -> bool:
    """Whether every word of the line but the small ones begins with a capital or a digit."""
    words = [word for word in name.split() if _LETTERS.search(word)]
    if not words:
        return False
    large = [word for word in words if word.casefold() not in _SMALL_WORDS]
    return bool(large) and all(not _LETTERS.findall(word)[0].islower() for word in large)


def could_be_outlet(line: str) -> bool:
    """Whether the line has the form of an outlet's name: short, capitalised, and without a verb."""
    words = [fold_name(word) for word in line.split()]
    if not 1 <= len(words) <= 6 or len(line) > 60 or line.rstrip()[-1:] in "!?:;,":
        return False
    if _DOMAIN.fullmatch(line.strip()):
        return True
    verbs = load_list("headline_verbs") - load_list("outlet_words")
    return is_title_case(line) and not any(word in verbs for word in words)


def has_outlet_word(line: str) -> bool:
    """Whether the line holds a word that outlets call themselves by, or is a web domain."""
    words = {fold_name(word) for word in line.split()}
    return bool(words & load_list("outlet_words")) or bool(_DOMAIN.fullmatch(line.strip()))
