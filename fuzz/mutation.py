"""Inputs by a mutational loop with a fixed seed: many and cheap.

Texts grow out of fragments of reports, which are cut, doubled, joined, set in capitals and sown
with odd characters; scores are random matrices with ties, infinities and numbers that are none.
"""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray

FRAGMENTS = (
    "Rebels shelled the town of al-Qasr on Monday, killing at least 12 people.",
    "TEGUCIGALPA, 5 APR 90 -- [TEXT] THE ARMY [FFAA] SAID THAT TWO SOLDIERS DIED.  ",
    '\u201cWe won\'t leave,\u201d Gen. K. T. Obi said. "Not now." ',
    "MAIDUGURI, Nigeria (Reuters) - ",
    "U.S.-backed",
    "e.g. No. 5 ",
    "at 5 p.m. Tuesday",
    "St. Petersburg",
    "\n\n- item one\n- item two\n1. three\n",
    "https://example.org/a_(b).",
    "a@b.co",
    "@handle #tag",
    "\u0627\u0644\u062c\u064a\u0634 \u0627\u0644\u0633\u0648\u0631\u064a",
    "\u0411\u0430\u0445\u043c\u0443\u0442",
    "\u4e2d\u6587\u3002",
    "I\u0307stanbul \u0130\u0131\xdf\u01c4\u01c5",
    "e\u0301\u0323\u200b\u200d\u2060\ufeff\xad",
    "\U0001f4a3\U0001f1f8\U0001f1fe",
    "3,500.5km 1/2 12:30am $5m 10% \u20ac3bn",
    "can't cannot gonna 'em 'tis",
    "......",
    "!?!?",
    "'''\"\"``",
    "((([[[",
    ")))]]]",
    "--- \u2014 \u2013",
    "\u2026",
    "\u2028\u2029\x85\x0b\x0c\x1c",
    "\r\n",
    "\t",
    " ",
    "\xa0",
    "\u3000",
    "\x00",
    "\ud800",
    "\U0010ffff",
    "A. B. C.",
    "[1][2]",
    "\u2022 ",
    "A Headline Set Like This Over Two Lines",
    "Q: Why? A: Because.",
    "aka a.k.a. Abu X",
    "x" * 40,
)
_ODD = (
    "'\"\u2019\u201c\u201d.,;:!?-()[]{}<>/\\@#"
    "$%&*_=+~`^|\n\r\t \xa0\u200b\u0130\u0131\xdf\u1e9e\u01c5\ufb01\u0345"
)


def mutate_text(chance: random.Random) -> str:
    """Return one text of up to a few hundred characters."""
    parts = [chance.choice(FRAGMENTS) for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5)))]
    text = chance.choice(("", " ", "\n", ". ", "-")).join(parts)
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        text = _change(text, chance)
    return text


def _change(text: str, chance: random.Random) -> str:
    """Return a text with one change."""
    size = len(text)
    first = chance.randrange(size + 1)
    last = min(size, first + chance.randrange(12))
    kind = chance.randrange(7)
    if kind == 0:
        return text[:first] + text[last:]
    if kind == 1:
        return text[:last] + text[first:]
    if kind == 2:
        return text[:first] + chance.choice(_ODD) + text[first:]
    if kind == 3:
        return text[:first] + chr(_pick_point(chance)) + text[last:]
    if kind == 4:
        return text.upper() if chance.random() < 0.5 else text.title()
    if kind == 5:
        return text[:first] + chance.choice(FRAGMENTS) + text[last:]
    return "".join(chance.sample(text, size)) if size < 60 else text[::-1]


def _pick_point(chance: random.Random) -> int:
    """Return a code point, most of them of the lower planes."""
    return chance.randrange(chance.choice((0x80, 0x250, 0x3000, 0x10000, 0x110000)))


def mutate_scores(chance: np.random.Generator, width: int | None = None) -> NDArray[np.float32]:
    """Return scores of up to 40 words; ``width`` None gives arc scores: a column more than rows."""
    size = int(chance.integers(0, 41 if chance.random() < 0.1 else 12))
    columns = size + 1 if width is None else width
    kind = int(chance.integers(0, 5))
    scores = chance.normal(scale=(1.0, 8.0, 1e3, 1e30, 1.0)[kind], size=(size, columns))
    if kind == 4:
        scores = np.round(scores)
    if size and chance.random() < 0.1:
        odd = chance.choice(np.array([np.nan, np.inf, -np.inf, 0.0, 1e38, -1e38]))
        scores[chance.random(scores.shape) < 0.2] = odd
    return scores.astype(np.float32)
