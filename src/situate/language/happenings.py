"""Happenings: the words of which the network thinks that they say that something happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from situate.language.analysis import Happening
from situate.language.encoder import ModelFiles
from situate.language.windows import Scores

#: Words that are less likely than this to say that something happens are passed over.
LEAST_PROBABILITY = 0.1
_LEAST_SHARE, _MOST_TYPES = 0.005, 4
_LEAST_ROLE = 0.15
Words = list[tuple[int, int]]


class HappeningFinder:
    """Finds the happenings of a report's sentences.

    Args:
        files: the trained network; one that has not learned to see happenings finds none.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._layer = files.roles
        self._types = files.labels.claim_types
        self._roles = files.labels.claim_roles

    def find(self, readings: Sequence[Scores]) -> list[tuple[Happening, ...]]:
        """Return the happenings of each sentence."""
        if self._layer is None:
            return [()] * len(readings)
        shares = [_soften(scores.types) for scores in readings]
        likely = [np.flatnonzero(1 - rows[:, 0] >= LEAST_PROBABILITY) for rows in shares]
        roles = iter(self._name_roles(readings, likely))
        return [
            tuple(
                Happening(
                    token=int(word),
                    types=tuple(self._rank_types(rows[word])),
                    arguments=tuple(self._list_arguments(int(word), next(roles))),
                )
                for word in words
            )
            for rows, words in zip(shares, likely, strict=True)
        ]

    def _name_roles(
        self, readings: Sequence[Scores], likely: Sequence[NDArray[np.intp]]
    ) -> Iterator[NDArray[np.float32]]:
        """Yield for each happening the shares of roles of the words of its sentence."""
        if not any(map(len, likely)) or self._layer is None:
            return
        triggers, arguments, sizes = [], [], []
        for scores, words in zip(readings, likely, strict=True):
            for word in words:
                size = len(scores.arguments)
                triggers.append(np.repeat(scores.triggers[word : word + 1], size, axis=0))
                arguments.append(scores.arguments)
                sizes.append(size)
        feeds = {"triggers": np.concatenate(triggers), "arguments": np.concatenate(arguments)}
        shares = self._layer.run(feeds)["shares"]
        yield from np.split(shares, np.cumsum(sizes)[:-1])

    def _rank_types(self, shares: NDArray[np.float32]) -> Iterator[tuple[str, float]]:
        """Yield the likeliest types with what is held of the whole probability."""
        best = (np.argsort(-shares[1:], kind="stable") + 1)[:_MOST_TYPES]
        kept = [number for number in best.tolist() if shares[number] >= _LEAST_SHARE]
        whole = float(shares[kept].sum()) or 1.0
        for number in kept:
            share = float(shares[number]) * float(1 - shares[0]) / whole
            yield self._types[number], round(share, 4)

    def _list_arguments(
        self, word: int, shares: NDArray[np.float32]
    ) -> Iterator[tuple[int, str, float]]:
        """Yield the words that may take part, each with its likeliest role."""
        best = shares[:, 1:].argmax(axis=1) + 1
        for other in np.flatnonzero(1 - shares[:, 0] >= _LEAST_ROLE).tolist():
            if other != word:
                number = int(best[other])
                yield other, self._roles[number], round(float(shares[other, number]), 3)


def _soften(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the shares of labels in each row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return shares
