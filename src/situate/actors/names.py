"""Names brought to one form, so that spellings of one name meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = dict.fromkeys(map(ord, "'’‘`ʼʾʿ.\""), None) | {ord(c): " " for c in "-–—‐‑/"}
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:[sS](?!\w)|(?!\w))|(?<!\w)['’][sS](?!\w)")


def strip_accents(text: str) -> str:
    """The text without combining marks ("Séléka" -> "Seleka")."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """The name without accents, dots, apostrophes, hyphens and possessives; case kept."""
    if not text.isalnum() or not text.isascii():
        text = _POSSESSIVE.sub("", strip_accents(text)).translate(_MARKS)
        return " ".join(text.split())
    return text


def fold(text: str) -> str:
    """The plain name in lower case without a leading article: the key of a name."""
    return plain(text).casefold().removeprefix("the ")


def is_abbreviation(text: str) -> bool:
    """Whether a name is an abbreviation (ISIS, M23, FARC-EP, LeT): its case then matters."""
    if " " in text:
        return False
    upper = sum(c.isupper() for c in text)
    return upper >= 1 and (upper >= 2 or len(text) <= 3) and upper >= sum(c.islower() for c in text)


def spelled_as_word(abbreviation: str) -> str | None:
    """The form of an abbreviation that is read as a word ("Isis", "Nato"), or None if it is not."""
    letters = plain(abbreviation)
    if len(letters) < 4 or not letters.isalpha() or not re.search("[AEIOU]", letters):
        return None
    return letters.capitalize() if letters.isupper() else None


_PARTICLES = frozenset(
    {"al", "el", "ul", "as", "ash", "ad", "an", "ar", "az", "at", "e", "i", "wa", "wal"}
)
_SPELLINGS = str.maketrans({"q": "k", "c": "k", "v": "w", "p": "b", "z": "s"})
_LEAST_SKELETON = 6


def skeleton(text: str) -> str | None:
    """The consonants of a romanised Arabic or Persian name, the same for its usual spellings.

    "Hay'at Tahrir al-Sham" and "Hayyaat Tahreer Al Sham" give one skeleton. None for names too
    short to tell apart, or without an article or particle that marks them as romanised.
    """
    words = plain(text).casefold().split()
    if _PARTICLES.isdisjoint(words):
        return None
    bare = [_consonants(word) for word in words if word not in _PARTICLES]
    key = " ".join(word for word in bare if word)
    return key if len(key.replace(" ", "")) >= _LEAST_SKELETON else None


def _consonants(word: str) -> str:
    """A word's consonants, doubles once, weak letters left out; "a" for a vowel that opens it."""
    opening = "a" if word[0] in "aeiou" else ""
    kept = re.sub(r"[aeiouyw]|(?<=[aeiou])h$", "", word.translate(_SPELLINGS))
    return opening + re.sub(r"(.)\1+", r"\1", kept)
