"""Word shingles: the hashed runs of words by which texts are compared.

Words are folded (no case, accents or signs). A word is hashed by BLAKE2b, and a shingle from the
hashes of its words by fixed 64-bit arithmetic, so that the same words give the same number on every
machine and for ever; a change here is a new migration of every signature that is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from situate.text import fold_words

Hashes = NDArray[np.uint64]

SHINGLE_WORDS = 3

# Odd constants of SplitMix64 (Steele, Lea and Flood 2014) and of its finaliser.
_STEPS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFT_1, _SHIFT_2, _SHIFT_3 = np.uint64(30), np.uint64(27), np.uint64(31)


def split_shingle_words(text: str) -> list[str]:
    """The folded words of a text, in order; numbers are words too."""
    return fold_words(text).split()


def hash_shingles(words: Sequence[str]) -> Hashes:
    """The hash of each run of three words, in order; empty where there are fewer words."""
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashed = np.fromiter(map(_hash_word, words), dtype=np.uint64, count=len(words))
    total = np.zeros(count, dtype=np.uint64)
    for place, step in enumerate(_STEPS):
        total += mix(hashed[place : place + count] * step)
    return mix(total)


def mix(hashes: Hashes) -> Hashes:
    """The hashes with every bit spread over all 64 (finaliser of SplitMix64)."""
    mixed = (hashes ^ (hashes >> _SHIFT_1)) * _MIX_1
    mixed = (mixed ^ (mixed >> _SHIFT_2)) * _MIX_2
    return mixed ^ (mixed >> _SHIFT_3)


@lru_cache(maxsize=1 << 16)
def _hash_word(word: str) -> int:
    encoded = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(encoded, digest_size=8).digest(), "little")
