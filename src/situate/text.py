"""Text: folding for comparison, code points and digests.

A report's text is never altered; what is folded here is only compared, and folding keeps the length
so that offsets in the folded text are offsets in the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_ASCII = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02bb\u02be\u02bf\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u00df": "s", "\u00e6": "a", "\u0153": "o", "\u00f8": "o", "\u0142": "l", "\u0111": "d",
    "\u00f0": "d", "\u00fe": "t", "\u0131": "i", "\u0130": "i",
}  # fmt: skip

_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return text in lower case, without accents, with plain quotes and dashes, of equal length."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """Return the one character that stands for a character in comparisons."""
    lower = character.lower()
    if character in _ASCII or lower in _ASCII:
        return _ASCII.get(character) or _ASCII[lower]
    base = unicodedata.normalize("NFKD", lower)[:1].lower()[:1] or character
    return base if not base.isspace() or character.isspace() else character


def fold_words(text: str) -> str:
    """Return the folded words of a text with one blank around each: `` word word ``.

    What is neither letter nor digit parts words ("car-bomb" and "car bomb" are alike).
    """
    words = _NOT_WORD.sub(" ", fold(text)).strip()
    return f" {words} " if words else " "


def slice_bytes(text: str, start: int, end: int) -> tuple[int, int]:
    """Return UTF-8 byte offsets of a code-point range of a text."""
    first = len(text[:start].encode("utf-8", "surrogatepass"))
    return first, first + len(text[start:end].encode("utf-8", "surrogatepass"))


def digest(*parts: str | None) -> str:
    """Return 32 hex digits of the SHA-256 of parts joined by "|"; None is the empty part."""
    joined = "|".join("" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def split_words(words: str) -> tuple[str, ...]:
    """The words of a list that is written in code as one string, in its order."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """The set of the words of a list that is written in code as one string."""
    return frozenset(words.split())
