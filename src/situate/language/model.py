"""The close reader of English: sentences of a report become words, tags, trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from situate.language.analysis import AnalysedSentence, LanguageModel, Token
from situate.language.casing import CaseRestorer
from situate.language.consistency import agree_names
from situate.language.encoder import ModelFiles, pad, read_model_files
from situate.language.lemmas import Lemmatiser, read_lemmas
from situate.language.names import NameDecoder, read_names
from situate.language.pieces import Pieces
from situate.language.tokens import tokenise
from situate.language.tree import find_tree
from situate.language.windows import Scores, cut_windows, stitch
from situate.records import Span

_ROOT = "root"
Offsets = list[tuple[int, int]]


def load_model(
    name: str | Path = "default", *, threads: int = 1, batch_pieces: int = 1
) -> LanguageModel:
    """Load a language model: one of the package's ("default", "fast") or a folder of one's own.

    Args:
        name: a name, or the path of a folder with the four files of a model.
        threads: threads of one run of the network.
        batch_pieces: padded word pieces that are read at once; 1 reads each sentence by itself,
            which is as fast and makes its reading independent of its neighbours.

    Raises:
        ModelError: a file of the model is missing or broken.
    """
    files = read_model_files(name, threads=threads)
    return ParsingModel(files, read_lemmas(), batch_pieces=batch_pieces)


class ParsingModel:
    """The joint network with everything around it.

    The network's int8 arithmetic scales the values of a whole batch together: in batches of 2048
    pieces two heads in a hundred depend on which sentences were read together. So each sentence is
    read by itself unless `batch_pieces` says otherwise; on one processor that is no slower.

    Args:
        files: the trained network.
        lemmatiser: finds lemmas.
        batch_pieces: padded word pieces a batch.
    """

    def __init__(self, files: ModelFiles, lemmatiser: Lemmatiser, *, batch_pieces: int = 1) -> None:
        self.version = files.labels.version
        self._files = files
        self._lemmatiser = lemmatiser
        self._case = CaseRestorer()
        self._decoder = NameDecoder(files.labels.names)
        self._batch_pieces = batch_pieces
        self._relation_weight = np.ascontiguousarray(files.relation_weight.T)
        self._is_root = np.array([label == _ROOT for label in files.labels.relations])

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        """Read sentences of one report closely; the contract is that of `LanguageModel`."""
        offsets = [tokenise(text, span.start, span.end) for span in sentences]
        words = self._case.restore(text, offsets)
        numbers = range(len(sentences)) if indexes is None else indexes
        readings = self._read(words)
        analysed = [
            self._build(text, span, (places, forms, scores), index)
            for span, places, forms, scores, index in zip(
                sentences, offsets, words, readings, numbers, strict=True
            )
        ]
        return agree_names(analysed, words, [scores.names for scores in readings], self._decoder)

    def _read(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Return the network's scores for sentences of words."""
        reader, room = self._files.reader, self._files.labels.max_pieces - 2
        windows = [
            cut_windows([len(reader.cut(word)) for word in words], max_pieces=room)
            for words in sentences
        ]
        inputs = [
            reader.read(words[start:end])
            for words, ranges in zip(sentences, windows, strict=True)
            for start, end in ranges
        ]
        readings = iter(self._run(inputs))
        return [stitch(ranges, [next(readings) for _ in ranges]) for ranges in windows]

    def _run(self, inputs: Sequence[Pieces]) -> list[Scores]:
        """Run the network on windows, batched by length; results in the order of the inputs."""
        order = sorted(range(len(inputs)), key=lambda number: len(inputs[number].ids))
        results: dict[int, Scores] = {}
        batch: list[int] = []
        for number in order:
            if batch and len(inputs[number].ids) * (len(batch) + 1) > self._batch_pieces:
                results.update(zip(batch, self._run_batch([inputs[n] for n in batch]), strict=True))
                batch = []
            batch.append(number)
        if batch:
            results.update(zip(batch, self._run_batch([inputs[n] for n in batch]), strict=True))
        return [results[number] for number in range(len(inputs))]

    def _run_batch(self, batch: Sequence[Pieces]) -> list[Scores]:
        """Run the network once."""
        length = max(len(pieces.ids) for pieces in batch)
        width = max(1, max(len(pieces.starts) for pieces in batch))
        outputs = self._files.encoder.run(
            {
                "ids": pad([pieces.ids for pieces in batch], length),
                "shapes": pad([pieces.shapes for pieces in batch], length),
                "mask": pad([[1] * len(pieces.ids) for pieces in batch], length),
                "starts": pad([pieces.starts for pieces in batch], width),
                "words": pad([[1] * len(pieces.starts) for pieces in batch], width),
            }
        )
        return [
            Scores(
                upos=outputs["upos"][row, :size],
                xpos=outputs["xpos"][row, :size],
                names=outputs["names"][row, :size],
                arcs=outputs["arcs"][row, :size, : size + 1],
                dependents=outputs["dependents"][row, :size],
                heads=outputs["heads"][row, : size + 1],
            )
            for row, size in enumerate(len(pieces.starts) for pieces in batch)
        ]

    def _build(
        self, text: str, span: Span, reading: tuple[Offsets, list[str], Scores], index: int
    ) -> AnalysedSentence:
        """Return the analysed sentence of one span."""
        offsets, forms, scores = reading
        labels = self._files.labels
        heads = find_tree(scores.arcs)
        relations = self._name_relations(scores, heads)
        tokens = []
        for place, (start, end) in enumerate(offsets):
            upos, xpos = labels.upos[scores.upos[place]], labels.xpos[scores.xpos[place]]
            token = Token(
                index=place,
                start=start,
                end=end,
                text=text[start:end],
                lemma=self._lemmatiser.find_lemma(forms[place], upos, xpos),
                upos=upos,
                xpos=xpos,
                head=heads[place],
                relation=relations[place],
            )
            tokens.append(token)
        return AnalysedSentence(
            index=index,
            start=span.start,
            end=span.end,
            tokens=tuple(tokens),
            names=tuple(read_names(self._decoder.decode(scores.names))),
        )

    def _name_relations(self, scores: Scores, heads: list[int]) -> list[str]:
        """Return the relation of each arc of a fixed tree; "root" is for the root alone."""
        if not heads:
            return []
        governors = np.array(heads) + 1
        dependents, chosen = scores.dependents, scores.heads[governors]
        vectors = np.concatenate([dependents, chosen, dependents * chosen], axis=1)
        logits: NDArray[np.float32] = vectors @ self._relation_weight + self._files.relation_bias
        allowed = (governors == 0)[:, None] == self._is_root[None, :]
        best = np.where(allowed, logits, -np.inf).argmax(axis=1)
        return [self._files.labels.relations[number] for number in best]
