"""Words as events compare them: stems, and how rare each is in news."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from situate.language.irregular import NOUNS, VERBS
from situate.text import fold, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_STEPS = (
    ("ization", "ize"), ("isation", "ize"), ("ational", "ate"), ("fulness", "ful"),
    ("ations", "ate"), ("ation", "ate"), ("nesses", ""), ("ness", ""), ("ments", ""),
    ("ment", ""), ("ings", ""), ("ing", ""), ("edly", ""), ("ied", "y"), ("ies", "y"), ("ed", ""),
    ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ly", ""), ("s", ""),
)  # fmt: skip
_LEAST = 3
RAREST = 7.0
FILLING = word_set(
    "a an the this that these those and or but nor if then than so as of in on at by for with "
    "about against between into through during before after above below to from up down out off "
    "over under again further once here there when where why how all any both each few more most "
    "other some such no not only own same too very s t can will just don should now i me my we our "
    "you your he him his she her it its they them their what which who whom be is am are was were "
    "been being have has had having do does did doing would could may might must shall also said "
    "say says saying told tell according one two while since until among per amid near"
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded word without its endings, so that forms of one word are alike.

    "captured", "captures" and "capturing" are "captur", "took" is "tak", "killings" "kill". Light
    on purpose: nouns of doers ("attacker") stay apart from deeds ("attack").
    """
    word = fold(word)
    word = word.removesuffix("'s")
    word = VERBS.get(word) or NOUNS.get(word) or word
    if word.endswith("ss"):
        return word
    if word.endswith("ied") and len(word) == _LEAST + 1:
        return word[:-1]  # "died", "tied"
    for ending, instead in _STEPS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _LEAST:
            word = _undouble(word[: -len(ending)] + instead)
            break
    return word.rstrip("e") if len(word) > _LEAST else word


def _undouble(word: str) -> str:
    """Write a doubled last letter once: "stopp" is "stop"; "kill", "pass" and "buzz" stay."""
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "lszaeiou":
        return word[:-1]
    return word


def find_words(text: str) -> Iterator[str]:
    """The words and numbers of a text as they stand."""
    return (match.group() for match in _WORD.finditer(text))


@lru_cache(maxsize=16384)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; numbers are left out."""
    return frozenset(
        stem(word)
        for word in find_words(text)
        if len(word) > 1 and not word[0].isdigit() and fold(word) not in FILLING
    )


@cache
def _rarities() -> dict[str, tuple[float, int]]:
    """Rarity and row of each listed stem."""
    path = resources.files("situate.events").joinpath("rarity.tsv.gz")
    rows = (line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines())
    return {word: (float(value), row) for row, (word, value) in enumerate(rows)}


@cache
def _vectors() -> NDArray[np.float32]:
    """What each listed stem means, in rows of length 1; the last row, zeros, is for the others."""
    with resources.files("situate.events").joinpath("vectors.npy").open("rb") as stream:
        rows = np.load(stream).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.vstack([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])


def rarity(one: str) -> float:
    """How rare a stem is in news: the logarithm of one over the share of reports that hold it.

    The table is made by ``scripts/events/rarity.py``; a stem that it lacks is as rare as the
    rarest.
    """
    found = _rarities().get(one)
    return RAREST if found is None else found[0]


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How alike two stems are in meaning: 1 for one and the same, about 0 for unrelated ones.

    The cosine of their vectors (``scripts/events/vectors.py``); 0 where one is not listed.
    """
    if one == other:
        return 1.0
    table = _rarities()
    if one not in table or other not in table:
        return 0.0
    vectors = _vectors()
    return float(vectors[table[one][1]] @ vectors[table[other][1]])


def mean_meaning(weights: Mapping[str, float]) -> NDArray[np.float32]:
    """The weighted mean of what stems mean, of length 1 (zeros where none of them is listed)."""
    table = _rarities()
    listed = [(table[one][1], weight) for one, weight in weights.items() if one in table]
    rows, shares = zip(*listed, strict=True) if listed else ((-1,), (1.0,))
    total = np.asarray(shares, dtype=np.float32) @ _vectors()[list(rows)]
    length = float(np.linalg.norm(total))
    return total / length if length else total
