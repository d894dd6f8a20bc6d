"""The rules' notation: small regular expressions over words and classes of words.

A pattern is written as words, ``<classes>``, ``name=<class>`` for what the builder needs, and the
usual ``( | )``, ``?``, ``(?=...)``, ``(?!...)``, ``(?<=.)``; blanks mean nothing. It is compiled to
a regular expression over the codes of `situate.times.tokens`, without unbounded repetition, so that
matching takes time linear in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from situate.times.calendar_words import JALALI_MONTHS
from situate.times.drafts import Draft
from situate.times.tokens import FIRST_CODE, OTHER, PLURAL, CodedSentence, code_of
from situate.times.words import (
    NUMBER_WORDS,
    ORDINAL_WORDS,
    PARTS_OF_DAY,
    PLURAL_UNITS,
    SEASONS,
    UNITS,
    YEAR_LICENCES,
    ZONES,
)

_DOM = ("#n12", "#n24", "#n31")
_INTEGER = (*_DOM, "#n99", "#n999")
CLASSES: dict[str, tuple[str, ...]] = {
    "month": ("#month",),
    "anymonth": ("#month", "#shortmonth", "#weakmonth"),
    "datemonth": ("#month", "#shortmonth", "#weakmonth", "#lowmonth"),
    "shortmonth": ("#shortmonth",),
    "weakmonth": ("#weakmonth",),
    "weekday": ("#weekday",),
    "anyweekday": ("#weekday", "#shortweekday"),
    "dom": _DOM,
    "ordinal": ("#ordinal",),
    "year": ("#year",),
    "short": ("#short",),
    "two": ("#n12", "#n24", "#n31", "#n99"),
    "hour": ("#n12", "#n24"),
    "hours": ("#hours", "#year"),
    "anyhours": ("#hours", "#year", "#late"),
    "fourdigits": ("#hours",),
    "clock": ("#clock",),
    "meridiem": ("#meridiem",),
    "era": ("#era",),
    "iso": ("#iso",),
    "slash": ("#slash",),
    "decade": ("#decade",),
    "integer": _INTEGER,
    "figure": (*_INTEGER, "#number", "#decimal", "#year", "#late"),
    "unit": tuple(UNITS),
    "units": PLURAL_UNITS,
    "length": tuple(u for u in UNITS if u not in ("second", "quarter", "quarters", "weekend")),
    "calendar": ("day", "week", "month", "year", "weekend", "decade", "century", "quarter"),
    "season": tuple(SEASONS),
    "part": tuple(PARTS_OF_DAY),
    "jalalimonth": tuple(JALALI_MONTHS),
    "numword": tuple(NUMBER_WORDS),
    "nth": (*ORDINAL_WORDS, "#ordinal"),
    "zone": tuple(ZONES),
    "dash": ("-", "–", "—", "‑"),
    "anydash": ("-", "–", "—", "‑", "#spaced"),
    "early": ("early", "beginning", "start", "onset"),
    "mid": ("mid", "middle"),
    "late": ("late", "end", "close"),
    "yearword": tuple(YEAR_LICENCES),
    "other": (OTHER, PLURAL),
    "plural": (PLURAL, "people", "men", "women"),
    "article": ("al", "ul", "el"),
    "closing": (",", ".", ";", ":", ")", "?", "!", "#spaced"),
}
_MACROS = {
    # a number of units, as read by `situate.times.numbers.read_count`
    "count": (
        "(<figure>(and? a half|million|thousand)?|(a|the)? couple of?"
        "|(a|the|just|only)? (few|handful of)"
        "|several|many|some|a dozen|(dozen|dozens) of|a|an|one and a half|half (a|an)"
        "|<numword>(<dash>? <numword>)?(and? a? half)?|a? hundred (and <numword>)?)"
    ),
    "more": (
        "((more|less|fewer) than|at least|at most|up to|as (many|much) as|nearly|almost|about|"
        "around|approximately|roughly|over|under|just|some|only|barely|close to)"
    ),
    # a month of the Islamic year, as read by `situate.times.rules_feasts`
    "islamicmonth": (
        "(muharram|moharram|safar|rajab|shaban|shaaban|sha ('|’) (ban|aban)|shawwal|shawal"
        "|ramadan|ramadhan|ramazan"
        "|rabi ('|’)? (<article>? <dash>? (awwal|awal|thani|akhir|akhar)|i|ii)"
        "|(jumada|jamadi) (<article>? <dash>? (awwal|awal|ula|thani|akhira|akhirah|ukhra)|i|ii)"
        "|(dhu|zu|dhul|zul|dhi|zi|zil) (('|’) l)? <dash>? <article>? <dash>?"
        " (qa ('|’) (dah|da|adah|ada)|qadah|qada|qidah|kadah|hijjah|hijja|hija|hijah)"
        "|zilhaj|zilhajj|zulhijjah|zulhijja|zulqadah|zulqada)"
    ),
    "mod": (
        "((the)? (very)? (early|late|mid) (<dash>)? (in)?"
        "|the? (very)? (beginning|start|onset|end|close|middle) of"
        "|the? (early|latter|later|first|last|middle) part of|(earlier|later|late|early) in"
        "|the? rest of)"
    ),
}
_ATOM = re.compile(
    r"(?P<blank>\s+)|(?P<named>[a-z][a-z0-9]*)=|<(?P<cls>[a-z]+)>|(?P<look>\(\?(?:<?[=!]|:))"
    r"|(?P<word>[a-z][a-z'’]*)|(?P<char>\\.|.)",
    re.DOTALL,
)

_ALWAYS = frozenset((OTHER, PLURAL))
_SIGNS = ",;:/'’%"
Builder = Callable[["Match"], "list[Draft]"]


@dataclass(frozen=True, slots=True)
class Match:
    """One rule's match in a coded sentence; groups are asked for by name."""

    sentence: CodedSentence
    found: re.Match[str]

    def words(self, group: str) -> tuple[str, ...]:
        """The lower-case words of a group, none if the group did not take part."""
        first, last = self.bounds(group)
        return self.sentence.words[first:last]

    def word(self, group: str) -> str | None:
        """The first word of a group, or None."""
        return next(iter(self.words(group)), None)

    def bounds(self, group: str) -> tuple[int, int]:
        """The tokens ``[first, last)`` of a group; (0, 0) if it did not take part."""
        if group not in self.found.re.groupindex:
            return 0, 0
        first, last = self.found.span(group)
        return (first, last) if first >= 0 else (0, 0)

    def text(self) -> str:
        """The words of the whole match, joined by blanks."""
        return " ".join(self.sentence.words[self.found.start() : self.found.end()])


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that makes drafts of its matches.

    ``needs`` are codes of which every match holds at least one.
    """

    pattern: re.Pattern[str]
    build: Builder
    needs: frozenset[str]


def make_rule(pattern: str, build: Builder) -> Rule:
    """Compile a pattern of the notation above."""
    return Rule(re.compile(_compile(pattern)), build, _needs(pattern))


def _needs(pattern: str) -> frozenset[str]:
    """The smallest set of codes that the pattern cannot match without.

    Of each part of the pattern that is not optional: the codes it is made of.
    """
    sets: list[set[str]] = []
    depth, skip = 0, 0
    for atom in _ATOM.finditer(pattern):
        optional = pattern[atom.end() : atom.end() + 1] == "?"
        char = atom["char"]
        if atom["look"] or char == "(":
            depth += 1
            skip = skip or (depth if atom["look"] else 0)
            if depth == 1:
                sets.append(set())
        elif char == ")":
            skip = 0 if skip == depth else skip
            depth -= 1
            if depth == 0 and optional:
                sets.pop()
        elif not skip and (atom["cls"] or atom["word"] or (char and char in _SIGNS)):
            codes = set(_piece(atom)) if atom["word"] or char else set(_class(atom["cls"]))
            if depth:
                sets[-1] |= codes
            elif not optional:
                sets.append(codes)
    full = [frozenset(c for c in codes if c in _ALWAYS or c >= FIRST_CODE) for codes in sets]
    return min((codes for codes in full if codes), key=_size)


def _size(codes: frozenset[str]) -> int:
    return len(codes)


def _compile(pattern: str) -> str:
    made: list[str] = []
    name: str | None = None
    for atom in _ATOM.finditer(pattern):
        if atom["blank"]:
            continue
        if atom["named"]:
            name = atom["named"]
            continue
        piece = _piece(atom)
        if name is not None:
            piece = f"(?P<{name}>" if piece == "(?:" else f"(?P<{name}>{piece})"
            name = None
        made.append(piece)
    return "".join(made)


def _piece(atom: re.Match[str]) -> str:
    if atom["cls"]:
        return _class(atom["cls"])
    if atom["word"]:
        return code_of(atom["word"])
    if atom["look"]:
        return atom["look"]
    char = atom["char"]
    if char == "(":
        return "(?:"
    if len(char) == 2 or char in _SIGNS:
        return code_of(char[-1])
    return char


def _class(name: str) -> str:
    if name in _MACROS:
        return f"(?:{_compile(_MACROS[name])})"
    members = "".join(c if c in (OTHER, PLURAL) else code_of(c) for c in CLASSES[name])
    return f"[{members}]"
