"""Numbers in words and figures, as counts of time units, days and years."""

from __future__ import annotations

from collections.abc import Sequence

from situate.times.words import NUMBER_WORDS, ORDINAL_WORDS, UNIT_LETTERS, UNITS


def read_count(words: Sequence[str]) -> float | None:
    """The number that the words of a count name; None for "a few", "several" and the like.

    "a couple of" is two, "a dozen" twelve; a half is added where the words say so.
    """
    half = 0.5 if "half" in words else 0.0
    if "couple" in words:
        return 2.0
    if "dozen" in words:
        return 12.0
    if half and words[0] == "half":
        return half
    if any(word in ("few", "several", "many", "some", "dozens", "handful") for word in words):
        return None
    figures = [word for word in words if word[0].isdigit()]
    if figures:
        scale = 1000.0 if "thousand" in words else 1e6 if "million" in words else 1.0
        number = figures[0].replace(",", "")
        return (float(number[:15]) + half) * scale
    named = sum(NUMBER_WORDS.get(word, 0) for word in words)
    if "hundred" in words:
        return 100.0 + named
    return named + half if named else 1.0


def read_ordinal(word: str) -> int | None:
    """The number of ``3rd`` or ``third``."""
    if word in ORDINAL_WORDS:
        return ORDINAL_WORDS[word]
    digits = word[:-2]
    return int(digits) if digits.isdigit() else None


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: ``P3D``, ``PT2H``, ``PXW``, ``P2.5Y``."""
    name = UNITS[unit]
    letters = UNIT_LETTERS[name]
    if count is not None and name == "fortnight":
        count *= 2
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    if letters.startswith("T"):
        return f"PT{number}{letters[1:]}"
    return f"P{number}{letters}"
