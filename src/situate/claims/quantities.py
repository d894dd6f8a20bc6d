"""Quantities in words and figures as ranges: "at least four", "dozens", "10 to 15", "about 300".

The ranges of vague words are those of the reading format ("dozens" 24 to 99).
``best`` is the figure that the text gives; of two figures, and for vague words, the lower one, as
UCDP and ACLED coders take the more cautious figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of things; ``high`` None means no upper bound is given."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitySpan:
    """A quantity over the words ``[first, last)``; ``core`` is the word of its (last) number."""

    first: int
    last: int
    core: int
    quantity: Quantity


_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_VAGUE: dict[tuple[str, ...], tuple[int, int]] = {
    ("dozens",): (24, 99),
    ("scores",): (40, 99),
    ("tens",): (20, 99),
    ("hundreds",): (200, 999),
    ("thousands",): (2_000, 9_999),
    ("millions",): (2_000_000, 9_999_999),
    ("dozens", "of", "thousands"): (24_000, 99_999),
    ("tens", "of", "thousands"): (20_000, 99_999),
    ("hundreds", "of", "thousands"): (200_000, 999_999),
    ("several",): (3, 9),
    ("a", "few"): (3, 9),
    ("a", "handful", "of"): (3, 9),
    ("a", "handful"): (3, 9),
    ("a", "couple", "of"): (2, 2),
    ("a", "couple"): (2, 2),
    ("a", "pair", "of"): (2, 2),
    ("half", "a", "dozen"): (6, 6),
    ("half-a-dozen",): (6, 6),
    ("half-dozen",): (6, 6),
    ("a", "half-dozen"): (6, 6),
    ("both",): (2, 2),
    ("no",): (0, 0),
    ("no", "one"): (0, 0),
    ("nobody",): (0, 0),
    ("none",): (0, 0),
}
_AT_LEAST = (
    "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|upwards of|"
    "upward of"
)
_ABOVE = "more than|over|in excess of|above|well over|just over|exceeding"
_UP_TO = "up to|as many as|at most|no more than|not more than|a maximum of|at the most"
_BELOW = "fewer than|less than|under|below"
_ALMOST = "almost|nearly|close to|just under|virtually|near|just short of"
_ABOUT = (
    "about|around|approximately|roughly|some|circa|an estimated|estimated|an approximate|"
    "somewhere around|in the region of"
)
_NEUTRAL = (
    "another|an additional|additional|a further|further|other|the other|all|only|just|exactly|"
    "a total of|total of|the"
)
_PREFIXES = tuple(
    sorted(
        (
            (tuple(phrase.split()), kind)
            for kind, phrases in (
                ("at_least", _AT_LEAST),
                ("above", _ABOVE),
                ("up_to", _UP_TO),
                ("below", _BELOW),
                ("almost", _ALMOST),
                ("about", _ABOUT),
                ("neutral", _NEUTRAL),
            )
            for phrase in phrases.split("|")
        ),
        key=lambda entry: -len(entry[0]),
    )
)
_SUFFIXES = (
    (("or", "so"), "about"),
    (("or", "more"), "at_least"),
    (("plus",), "at_least"),
    (("or", "fewer"), "up_to"),
)
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_COMPARATIVES = {("more",), ("less",), ("fewer",), ("longer",)}
_RANGE_MARKS = frozenset({"to", "-", "–", "—", "or"})


def parse_quantity(words: Sequence[str]) -> Quantity | None:
    """The quantity that the words state as a whole ("at", "least", "12"), or None."""
    spans = find_quantities(words)
    if len(spans) == 1 and (spans[0].first, spans[0].last) == (0, len(words)):
        return spans[0].quantity
    return None


def find_quantities(words: Sequence[str]) -> list[QuantitySpan]:
    """All quantities among the words of a sentence, in order, each as long as it goes."""
    lowered = [word.lower() for word in words]
    found: list[QuantitySpan] = []
    start = 0
    while start < len(lowered):
        span = _quantity_at(lowered, start, floor=found[-1].last if found else 0)
        if span is None:
            start += 1
        else:
            found.append(span)
            start = span.last
    return found


def _quantity_at(words: Sequence[str], start: int, *, floor: int) -> QuantitySpan | None:
    core = _core_at(words, start)
    if core is None:
        return None
    last, low, high = core
    first, kinds = _prefixes_before(words, start, floor)
    between = first > floor and words[first - 1] in ("between", "from")
    second = _second_figure(words, last, between=between)
    if second is not None and low == high and second[1] >= low:
        last, high = second[0], second[2]
        first -= between
        return QuantitySpan(
            first=first, last=last, core=last - 1, quantity=Quantity(low=low, best=low, high=high)
        )
    end, suffix = _suffix_after(words, last)
    kind = suffix or next((k for k in kinds if k != "neutral"), None)
    return QuantitySpan(first=first, last=end, core=last - 1, quantity=_bounded(low, high, kind))


def _second_figure(
    words: Sequence[str], last: int, *, between: bool
) -> tuple[int, int, int] | None:
    if last >= len(words):
        return None
    if words[last] in _RANGE_MARKS or (between and words[last] == "and"):
        return _core_at(words, last + 1)
    return None


def _bounded(low: int, high: int, kind: str | None) -> Quantity:
    if kind in ("at_least", "above"):
        # "more than 100" is 101 at least; "more than dozens" stays what "dozens" is.
        least = low + (kind == "above" and low == high)
        return Quantity(low=least, best=least, high=None)
    if kind in ("up_to", "below"):
        top = max(high - (kind == "below"), 0)
        return Quantity(low=min(1, top), best=top, high=top)
    if kind == "almost" and low > 1:
        return Quantity(low=low * 9 // 10, best=high - 1, high=high - 1)
    if kind == "about":
        return Quantity(low=low * 9 // 10, best=low, high=-(-high * 11 // 10))
    return Quantity(low=low, best=low, high=high)


def _prefixes_before(words: Sequence[str], start: int, floor: int) -> tuple[int, list[str]]:
    """Where the words that qualify the number begin, and what they say, nearest last."""
    first, kinds = start, list[str]()
    while True:
        match = next(
            (
                (phrase, kind)
                for phrase, kind in _PREFIXES
                if first - len(phrase) >= floor
                and tuple(words[first - len(phrase) : first]) == phrase
            ),
            None,
        )
        if match is None:
            return first, kinds
        first -= len(match[0])
        kinds.insert(0, match[1])


def _suffix_after(words: Sequence[str], last: int) -> tuple[int, str | None]:
    for phrase, kind in _SUFFIXES:
        if tuple(words[last : last + len(phrase)]) == phrase:
            return last + len(phrase), kind
    return last, None


def _core_at(words: Sequence[str], start: int) -> tuple[int, int, int] | None:
    """End, lowest and highest value of the number that starts at a word."""
    vague = _vague_at(words, start)
    figure = _figure_at(words, start)
    if vague is None or (figure is not None and figure[0] >= vague[0]):
        return None if figure is None else (figure[0], figure[1], figure[1])
    last, low, high = vague
    if last < len(words) and words[last] in _SCALES and low >= 2 and words[last - 1] != "of":
        scale = _SCALES[words[last]]
        top = low * scale if low == high else (high + 1) * scale - 1
        return last + 1, low * scale, top
    return vague


def _vague_at(words: Sequence[str], start: int) -> tuple[int, int, int] | None:
    if tuple(words[start : start + 1]) == ("no",) and (
        tuple(words[start + 1 : start + 2]) in _COMPARATIVES
    ):
        return None
    for size in (3, 2, 1):
        phrase = tuple(words[start : start + size])
        values = _VAGUE.get(phrase)
        if values is not None and len(phrase) == size:
            return start + size, *values
    return None


def _figure_at(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """End and value of an exact number in figures or words."""
    if start >= len(words):
        return None
    if words[start] in ("a", "an") and start + 1 < len(words) and words[start + 1] in _SCALES:
        return _scaled(words, start + 1, 1.0)
    if _FIGURE.fullmatch(words[start]):
        return _scaled(words, start + 1, float(words[start].replace(",", "")))
    number = _below_hundred(words, start)
    return None if number is None else _scaled(words, number[0], float(number[1]))


def _below_hundred(words: Sequence[str], start: int) -> tuple[int, int] | None:
    word = words[start]
    if word in _UNITS:
        return start + 1, _UNITS[word]
    tens, hyphen, unit = word.partition("-")
    if tens not in _TENS or (hyphen and unit not in _UNITS):
        return None
    value, last = _TENS[tens] + _UNITS.get(unit, 0), start + 1
    if not hyphen and tuple(words[last : last + 1]) == ("-",):
        last += 1
    if not hyphen and last < len(words) and 0 < _UNITS.get(words[last], 0) < 10:
        return last + 1, value + _UNITS[words[last]]
    return start + 1, value


def _scaled(words: Sequence[str], start: int, value: float) -> tuple[int, int]:
    """Apply "hundred", "thousand" ... and add what follows ("two hundred and fifty")."""
    last = start
    while last < len(words) and words[last] in _SCALES:
        value *= _SCALES[words[last]]
        last += 1
    if last > start and words[last - 1] in ("hundred", "thousand"):
        after = last + (tuple(words[last : last + 1]) == ("and",))
        rest = _below_hundred(words, after) if after < len(words) else None
        if rest is not None:
            tail, more = _scaled(words, rest[0], float(rest[1]))
            if more < value:
                return tail, int(value) + more
    return last, int(value)
