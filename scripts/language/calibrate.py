"""Ranges of a network's activations on our own sentences: what its int8 scales are made from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnxruntime
from graph import GraphWriter
from name_corpora import read_inline
from numpy.typing import NDArray

from situate.language.batches import join_windows
from situate.language.pieces import PieceReader, Pieces

_SENTENCES = Path(__file__).parent / "names"
_BATCH = 32


def measure_channels(
    weights: Mapping[str, NDArray], reader: PieceReader, *, attention_heads: int
) -> list[NDArray]:
    """Return [2, channels], smallest and largest values, for each activation that is quantised.

    The sentences are those of names/, as they are, in capitals and in small letters.

    Args:
        weights: The network's tensors by name.
        reader: Cuts words into the network's pieces.
        attention_heads: Number of attention heads.
    """
    writer = GraphWriter(weights, attention_heads=attention_heads)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    session = onnxruntime.InferenceSession(writer.write().SerializeToString(), options)
    found: list[NDArray] = []
    for batch in _read_batches(reader):
        values = session.run(writer.taps, join_windows(batch))
        sides = [np.stack([value.min(0), value.max(0)]) for value in values]
        found = [
            np.stack([np.minimum(old[0], new[0]), np.maximum(old[1], new[1])])
            for old, new in zip(found or sides, sides, strict=True)
        ]
    return found


def _read_batches(reader: PieceReader) -> Iterator[list[Pieces]]:
    """Yield the sentences' pieces, sorted by length."""
    words = [sentence.words for sentence in read_inline(_SENTENCES)]
    words += [[write(word) for word in row] for row in words for write in (str.upper, str.lower)]
    pieces = sorted((reader.read(row) for row in words), key=lambda found: len(found.ids))
    for start in range(0, len(pieces), _BATCH):
        yield pieces[start : start + _BATCH]
