"""MinHash signatures of a report and of each of its paragraphs, and the bands that propose copies.

A signature holds, for each of 48 fixed orders of all shingles, the first shingle of the text; two
texts agree in about as many places as their shingles overlap (Broder 1997). Cut into 16 bands of 3
rows, two texts of overlap s share a band with the chance 1 - (1 - s^3)^16: .02 at .1, .35 at .3,
.88 at .5, .98 at .6, .999 at .7. A shared band only proposes: `situate.events.copies` decides on
the texts. One band between any two paragraphs of two reports is enough to propose the pair.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from situate.events.shingles import Hashes, hash_shingles, mix, split_shingle_words
from situate.records import Report, Span

BANDS, ROWS = 16, 3
# A paragraph of fewer words is a dateline, a credit or a phrase that anybody may write.
LEAST_WORDS = 15
# One of these words or more is signed without bands: it proposes nothing, but may be a copy where
# the reports have others in common.
SHORTEST_WORDS = 5

Minima = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphSignature:
    """The signature of the paragraph at ``[start, end)`` of the report's text.

    ``whole`` marks the one of the whole story. ``minima`` are 48 little-endian 32-bit numbers;
    ``bands`` are 16 numbers below 2**63, each of which tells its band too; a paragraph of less than
    15 words has none.
    """

    start: int
    end: int
    words: int
    minima: bytes
    bands: tuple[int, ...]
    whole: bool = False


def sign_paragraphs(report: Report) -> tuple[ParagraphSignature, ...]:
    """The signature of the whole story, then those of its paragraphs of 5 words or more.

    The headline has none of its own. Empty where the story has fewer than 15 words.
    """
    words = [split_shingle_words(report.text[span.start : span.end]) for span in report.story]
    total = sum(map(len, words))
    if total < LEAST_WORDS:
        return ()
    hashes = [hash_shingles(one) for one in words]
    filled = [one for one in hashes if len(one)]
    if not filled:
        return ()
    everything = np.unique(np.concatenate(filled))
    story = Span(start=report.story[0].start, end=report.story[-1].end)
    signed = [_sign(story, total, everything, whole=True)]
    for span, one, shingles in zip(report.story, words, hashes, strict=True):
        if len(one) >= SHORTEST_WORDS and span != report.headline:
            signed.append(_sign(span, len(one), shingles))
    return tuple(signed)


def compare(first: ParagraphSignature, second: ParagraphSignature) -> float:
    """The overlap (Jaccard) of the shingles of two texts, estimated; standard error to .07."""
    pair = (np.frombuffer(one.minima, dtype="<u4") for one in (first, second))
    return float(np.mean(next(pair) == next(pair)))


def _sign(span: Span, words: int, shingles: Hashes, *, whole: bool = False) -> ParagraphSignature:
    minima = _find_minima(shingles)
    return ParagraphSignature(
        start=span.start,
        end=span.end,
        words=words,
        minima=minima.astype("<u4").tobytes(),
        bands=_fold_bands(minima) if words >= LEAST_WORDS else (),
        whole=whole,
    )


def _find_minima(shingles: Hashes) -> Minima:
    """The least hash of the text under each of the orders."""
    ordered = mix(shingles[np.newaxis, :] ^ _SEEDS[:, np.newaxis])
    least: Minima = (ordered.min(axis=1) >> np.uint64(32)).astype(np.uint32)
    return least


def _fold_bands(minima: Minima) -> tuple[int, ...]:
    rows = minima.astype(np.uint64).reshape(BANDS, ROWS)
    folded = np.arange(BANDS, dtype=np.uint64)
    for column in range(ROWS):
        folded = mix(folded * np.uint64(0x9E3779B97F4A7C15) + rows[:, column])
    return tuple(int(one) for one in folded >> np.uint64(1))


def _make_seeds() -> Hashes:
    seeds = (
        hashlib.blake2b(b"situate/%d" % n, digest_size=8).digest() for n in range(BANDS * ROWS)
    )
    return np.array([int.from_bytes(seed, "little") for seed in seeds], dtype=np.uint64)


_SEEDS = _make_seeds()
