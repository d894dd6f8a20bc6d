"""Names from scores of BIO tags: the best sequence in which each name begins with its B."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from situate.language.analysis import Name

_FORBIDDEN = -1e9


class NameDecoder:
    """Reads names off the scores of BIO tags.

    Args:
        tags: The tags in the order of the scores: O, B-PERSON, I-PERSON, ...
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.tags = tags
        self._allowed = np.zeros((len(tags), len(tags)))
        for after, tag in enumerate(tags):
            if tag.startswith("I-"):
                for before, earlier in enumerate(tags):
                    if earlier[1:] != tag[1:]:
                        self._allowed[before, after] = _FORBIDDEN
        self._first = np.array([_FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags])
        self._insides = frozenset(n for n, tag in enumerate(tags) if tag.startswith("I-"))
        self._pairs = {(b, a) for b, a in np.argwhere(self._allowed == 0.0).tolist()}

    def decode(self, scores: NDArray[np.float32]) -> list[str]:
        """Return the best valid tags for scores [W, tags]; Viterbi only where greedy is invalid."""
        if scores.shape[0] == 0:
            return []
        best = scores.argmax(axis=1).tolist()
        if not self._is_valid(best):
            found = self._search(np.clip(np.nan_to_num(scores.astype(np.float64)), -1e6, 1e6))
            best = found.tolist()
        return [self.tags[number] for number in best]

    def _is_valid(self, best: list[int]) -> bool:
        """Whether no I- stands without its B-."""
        if self._insides.isdisjoint(best):
            return True
        return best[0] not in self._insides and self._pairs.issuperset(pairwise(best))

    def _search(self, scores: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the best valid sequence (Viterbi)."""
        logits = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        total = logits[0] + self._first
        back = np.zeros(scores.shape, dtype=np.int64)
        for row in range(1, len(logits)):
            paths = total[:, None] + self._allowed
            back[row] = paths.argmax(axis=0)
            total = paths.max(axis=0) + logits[row]
        best = np.zeros(len(logits), dtype=np.int64)
        best[-1] = total.argmax()
        for row in range(len(logits) - 1, 0, -1):
            best[row - 1] = back[row, best[row]]
        return best


def read_names(tags: list[str]) -> list[Name]:
    """Return the names of valid BIO tags."""
    names: list[Name] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag.startswith("B-"):
            names.append(Name(first=index, last=index + 1, label=tag[2:]))
        elif tag.startswith("I-") and names:
            last = names.pop()
            names.append(Name(first=last.first, last=index + 1, label=last.label))
    return names
