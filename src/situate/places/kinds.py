"""What kind of place a name is by the words beside it, and whether a preposition locates it."""

from __future__ import annotations

import re

from situate.language.analysis import AnalysedSentence, Token
from situate.places.runs import JOINERS, is_capital
from situate.places.words import locative_words, place_words

POSSESSIVES = ("'s", "’s", "’", "'")
_DIRECTION = re.compile(r"(?i)^(north|south|east|west|centr)")
# Kinds that may stand before a name without "of": "the town X", "Mount X".
_DIRECT = ("settlement", "mountain", "lake")
_LONGEST_LIST = 14


def kind_before(sentence: AnalysedSentence, first: int) -> str | None:
    """The kind in "the village of X", "the village X"; None if there is no such word."""
    tokens, words = sentence.tokens, place_words()
    index = first - 1
    while index >= 0 and tokens[index].text.lower() in (
        "of",
        "the",
        "‘",
        "'",
        '"',
        "“",
        "named",
        "called",
    ):
        index -= 1
    if index < 0 or not tokens[index].text.islower():
        return None
    kind = words.get(tokens[index].text.lower())
    gap = first - 1 - index
    return kind if kind and (gap > 0 or kind in _DIRECT) else None


def kind_inside(sentence: AnalysedSentence, first: int, last: int) -> str | None:
    """The kind in a name that holds its place word: "Scott County", "Lake Chad"."""
    if last - first < 2:
        return None
    tokens, words = sentence.tokens, place_words()
    return words.get(tokens[last - 1].text.lower()) or words.get(tokens[first].text.lower())


def kind_after(sentence: AnalysedSentence, last: int) -> str | None:
    """The kind in "X province", "X and Y provinces", "X's northern countryside"."""
    tokens, words = sentence.tokens, place_words()
    index = last
    while index < len(tokens) and (
        tokens[index].text in POSSESSIVES or is_direction(tokens[index])
    ):
        index += 1
    if index >= len(tokens):
        return None
    word = tokens[index].text.lower()
    after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    kind = words.get(f"{word} {after}") or words.get(word)
    if index > last and tokens[last].text in POSSESSIVES:
        return kind if kind == "countryside" else None  # "Angola's capital" is not Angola
    return kind or _shared_kind(sentence, last)


def _shared_kind(sentence: AnalysedSentence, last: int) -> str | None:
    """The kind that the plural after a list gives each member: "Homs and Hama provinces"."""
    tokens, words = sentence.tokens, place_words()
    for token in tokens[last : last + _LONGEST_LIST]:
        word = token.text
        if word.islower() and word in words and word.endswith("s"):
            return words[word]
        if not (word in (",", "and", "-", "or") or word in JOINERS or is_capital(token)):
            return None
    return None


def after_locative(sentence: AnalysedSentence, first: int) -> bool:
    """True after a locative preposition, with directions and articles between allowed."""
    tokens = sentence.tokens
    index = first - 1
    while index >= 0 and (
        tokens[index].text.lower() in ("the", "of") or is_direction(tokens[index])
    ):
        index -= 1
    return index >= 0 and tokens[index].text.lower() in locative_words()


def is_direction(token: Token) -> bool:
    """True for a compass word in lower case: "eastern", "north"."""
    return bool(token.text.islower() and _DIRECTION.match(token.text))
