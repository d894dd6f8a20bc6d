"""Which language a text is in, told by script and frequent words, without any model."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

_SAMPLE_CHARACTERS = 12_000
_FEWEST_LETTERS = 12
_SCRIPT_SHARE = 0.5
_LEAST_SCORE = 1.0
_LEAST_LEAD = 1.4
# A single letter is as often an initial or a part of a name as a word.
_LETTER_WEIGHT = 0.3
_ADDRESS = re.compile(r"https? ?:|www|\bcom\b|\borg\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Letters that mark one language among those of its script; the first whose share of the letters
# reaches the bound is taken, else the script's most written language.
_SCRIPTS: tuple[tuple[str, str, tuple[tuple[str, str, float], ...]], ...] = (
    (
        "\u0600-\u06ff\u0750-\u077f",
        "ar",
        (
            ("ur", "ٹڈڑےںہ", 0.02),
            ("ku", "ەێۆڕڵ", 0.02),
            ("ps", "ښړټډڼېۍ", 0.02),
            ("fa", "پچژگکی", 0.02),
        ),
    ),
    (
        "\u0400-\u04ff",
        "ru",
        (
            ("uk", "іїєґ", 0.01),
            ("be", "ўі", 0.01),
            ("sr", "јљњћђџ", 0.01),
            ("kk", "әғқңөұүһ", 0.01),
        ),
    ),
    ("\u0590-\u05ff", "he", ()),
    ("\u0370-\u03ff", "el", ()),
    ("\u10a0-\u10ff", "ka", ()),
    ("\u0530-\u058f", "hy", ()),
    ("\u0900-\u097f", "hi", ()),
    ("\u0980-\u09ff", "bn", ()),
    ("\u1000-\u109f", "my", ()),
    ("\u0e00-\u0e7f", "th", ()),
    ("\u1200-\u137f", "am", ()),
    ("\uac00-\ud7af", "ko", ()),
    ("\u3040-\u30ff", "ja", ()),
    ("\u4e00-\u9fff", "zh", ()),
)


def normalise_language(tag: str) -> str | None:
    """The ISO 639-1 code of a language tag ("en-US", "eng"), or None where it has none."""
    primary = re.split(r"[-_]", tag.strip().casefold())[0]
    if len(primary) == 2 and primary.isascii() and primary.isalpha():
        return primary
    return _load()["three_letters"].get(primary)


def is_frequent_word(word: str, language: str) -> bool:
    """Whether a word is among the frequent ones of a language."""
    return any(name == language for name, _ in _load_weights().get(word.casefold(), ()))


def load_letters(language: str) -> frozenset[str] | None:
    """The letters outside ASCII that a language of Latin script writes, or None if not known."""
    letters = _load()["letters"].get(language)
    return frozenset(letters + letters.upper()) if letters is not None else None


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it is too short to tell."""
    sample = text[:_SAMPLE_CHARACTERS].casefold()
    letters = sum(sign.isalpha() for sign in sample)
    if letters < _FEWEST_LETTERS:
        return None
    for signs, common, marks in _SCRIPTS:
        found = re.findall(f"[{signs}]", sample)
        if len(found) >= _SCRIPT_SHARE * letters:
            return _tell_by_marks(Counter(found), common, marks)
    return _tell_by_words(sample)


def _tell_by_marks(
    signs: Counter[str], common: str, marks: tuple[tuple[str, str, float], ...]
) -> str:
    total = signs.total()
    for language, marking, share in marks:
        if sum(signs[sign] for sign in marking) >= share * total:
            return language
    return common


def _tell_by_words(sample: str) -> str | None:
    weights = _load_weights()
    scores: Counter[str] = Counter()
    for word in _WORD.findall(_ADDRESS.sub(" ", sample).replace("’", "'")):
        share = 1.0 if len(word) > 1 else _LETTER_WEIGHT
        for language, weight in weights.get(word, ()):
            scores[language] += share * weight  # type: ignore[assignment]
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_SCORE:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAST_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


@cache
def _load_weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Each frequent word with its languages, weighted by how few they are."""
    lists = {language: set(words.split()) for language, words in _load()["words"].items()}
    shared = Counter(word for words in lists.values() for word in words)
    return {
        word: tuple((name, 1 / count) for name, words in sorted(lists.items()) if word in words)
        for word, count in shared.items()
    }


@cache
def _load() -> dict[str, dict[str, str]]:
    text = (files("situate.collect") / "languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
