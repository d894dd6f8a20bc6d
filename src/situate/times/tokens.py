"""Words, numbers and signs of a sentence, each coded as one character for the time grammar.

The grammar (`situate.times.grammar`) works on a string with one character a token, so that a rule
is a small regular expression over words and an offset is looked up, never computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from situate.times.words import (
    AMBIGUOUS_MONTHS,
    FULL_MONTHS,
    FULL_WEEKDAYS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
)

_TOKEN = re.compile(
    r"""
    (?P<plain>[^\W\d_]++(?!\.))
  | (?P<iso>(?<![\d-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))
  | (?P<slash>(?<![\d/.])(?:[0-9]{1,4}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})
        (?![0-9/]))
  | (?P<clock>(?<![\d:.])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?
        |\.[0-9]{2}(?=\s?(?:[ap]\.?m|gmt|utc)))(?![0-9:]))
  | (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)
  | (?P<decade>(?:(?<!\d)[0-9]{3}0|['’]?(?<!\d)[1-9]0)(?:\s?['’])?s\b)
  | (?P<short>(?<!\w)['’][0-9]{2}\b)
  | (?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)
  | (?P<meridiem>[ap]\.m\b\.?)
  | (?P<era>b\.\s?c\.(?:\s?e\.)?|b\.c\b)
  | (?P<short_month>\b(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.)
  | (?P<short_weekday>\b(?:mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun)\.)
  | (?P<word>[^\W\d_]+)
  | (?P<gap>\n[^\S\n]*\n)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "last",
        "next",
        "during",
        "early",
        "late",
        "mid",
        "of",
        "by",
        "between",
        "from",
        "through",
        "this",
        "and",
        "before",
        "after",
        "to",
    ]
)
# Words whose class depends on how they stand.
_SPECIAL = frozenset(
    (*FULL_MONTHS, *SHORT_MONTHS, *SHORT_WEEKDAYS, *FULL_WEEKDAYS, "pm", "am", "bc", "bce")
)
_DASHES = ("-", "–", "—", "‑")
FIRST_CODE = "\ue000"
_codes: dict[str, str] = {}
OTHER = "\u00b7"
PLURAL = "\u00a7"
GAP = "\u00b6"


def code_of(key: str) -> str:
    """The character that stands for a word or token class in coded sentences."""
    if key not in _codes:
        _codes[key] = chr(ord(FIRST_CODE) + len(_codes))
    return _codes[key]


@dataclass(frozen=True, slots=True)
class TimeToken:
    """One word, number or sign; ``word`` is its lower-case form without the abbreviating dot."""

    start: int
    end: int
    word: str
    kind: str


@dataclass(frozen=True)
class CodedSentence:
    """The tokens of a sentence and their codes, one character a token."""

    text: str = field(repr=False)
    tokens: tuple[TimeToken, ...]
    codes: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lower-case forms of the tokens."""
        return tuple(token.word for token in self.tokens)


def code_sentence(text: str, start: int, end: int, months: dict[int, bool]) -> CodedSentence:
    """Tokenise and code ``text[start:end]``.

    Args:
        text: the report's text.
        start: where the sentence begins.
        end: where it ends.
        months: for the offsets of words such as ``May``: whether the close reading takes them for
            names; empty where the sentence was not read closely.
    """
    tokens: list[TimeToken] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "sign"
        word = match.group().lower()
        if kind == "plain":
            kind = "word"
        elif kind in ("short_month", "short_weekday"):
            word = word.rstrip(".")
        tokens.append(TimeToken(match.start(), match.end(), word, kind))
    upper = text[start:end].isupper()
    keys = (_key(text, tokens, at, upper, months) for at in range(len(tokens)))
    codes = "".join(_code(key) for key in keys)
    return CodedSentence(text, tuple(tokens), codes)


def _code(key: str) -> str:
    if key == "#gap":
        return GAP
    return _codes.get(key) or (PLURAL if len(key) > 3 and key.endswith("s") else OTHER)


def _key(text: str, tokens: list[TimeToken], at: int, upper: bool, months: dict[int, bool]) -> str:
    """The name of a token's class, or the word itself."""
    token = tokens[at]
    if token.kind == "word" and token.word not in _SPECIAL:
        return token.word
    if token.kind == "number":
        return _number_key(token.word)
    if token.kind not in ("word", "short_month", "short_weekday", "sign"):
        return f"#{token.kind}"
    word = token.word
    if word in _DASHES:
        return word if _is_tight(tokens, at) else "#spaced"
    if word in FULL_MONTHS:
        return _month_key(text, tokens, at, upper, months)
    if word in SHORT_MONTHS:
        return "#lowmonth" if text[token.start].islower() else "#shortmonth"
    if word in SHORT_WEEKDAYS:
        return word if text[token.start].islower() else "#shortweekday"
    if word in FULL_WEEKDAYS:
        return "#weekday"
    if word in ("pm", "am"):
        before = tokens[at - 1] if at else None
        return "#meridiem" if before and before.kind in ("number", "clock") else word
    if word in ("bc", "bce"):
        return "#era"
    return word


def _is_tight(tokens: list[TimeToken], at: int) -> bool:
    """Whether a dash touches the words on both its sides."""
    if not 0 < at < len(tokens) - 1:
        return False
    token = tokens[at]
    return tokens[at - 1].end == token.start and token.end == tokens[at + 1].start


def _number_key(word: str) -> str:
    """The class of a number: possible hour, day of month, year, or none of them.

    Four figures between 2200 and 2359 are the hours of a late clock, beside a zone.
    """
    if not word.isdigit():
        return "#decimal"
    if len(word) == 4:
        late = "2200" <= word <= "2359" and word[2] < "6"
        if word[0] == "0":
            return "#hours"
        return "#year" if word < "2200" else "#late" if late else "#number"
    if len(word) > 4:
        return "#number"
    value = int(word)
    if value == 0:
        return "#number"
    bounds = ((12, "#n12"), (24, "#n24"), (31, "#n31"), (99, "#n99"))
    return next((key for bound, key in bounds if value <= bound), "#n999")


def _month_key(
    text: str, tokens: list[TimeToken], at: int, upper: bool, months: dict[int, bool]
) -> str:
    """Whether a month's name is one: ``#month`` surely, ``#weakmonth`` perhaps, ``#lowmonth`` no.

    ``May``, ``March`` and ``August`` are sure only where they are capitalised inside a sentence of
    mixed case, or where the close reading takes them for names.
    """
    token = tokens[at]
    if token.word not in AMBIGUOUS_MONTHS:
        return "#month"
    known = months.get(token.start)
    if known is not None and not upper:
        return "#month" if known else "#lowmonth"
    if text[token.start].islower():
        return "#lowmonth"
    if upper or at == 0 or tokens[at - 1].kind in ("gap", "sign"):
        return "#weakmonth"
    if token.word == "march" and tokens[at - 1].word not in _PREPOSITIONS:
        number_near = tokens[at - 1].kind in ("number", "ordinal") or (
            at + 1 < len(tokens) and tokens[at + 1].kind in ("number", "ordinal")
        )
        return "#month" if number_near else "#weakmonth"
    return "#month"
