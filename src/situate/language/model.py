"""The close reader of English: sentences of a report become words, tags, trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from situate.language.analysis import AnalysedSentence, LanguageModel, Token
from situate.language.batches import read_sentences
from situate.language.casing import CaseRestorer
from situate.language.consistency import agree_names
from situate.language.encoder import ModelFiles, read_model_files
from situate.language.happenings import HappeningFinder
from situate.language.lemmas import Lemmatiser, read_lemmas
from situate.language.mending import Tree, mend_tree
from situate.language.names import NameDecoder, read_names
from situate.language.tokens import tokenise
from situate.language.tree import find_tree
from situate.language.windows import Scores
from situate.records import Span

Offsets = list[tuple[int, int]]


def load_model(
    name: str | Path = "default", *, threads: int = 1, batch_pieces: int = 512
) -> LanguageModel:
    """Load a language model: one of the package's ("default", "fast") or a folder of one's own.

    Args:
        name: a name, or the path of a folder with the four files of a model.
        threads: threads of one run of the network.
        batch_pieces: word pieces that are read at once at most; it does not change a reading.

    Raises:
        ModelError: a file of the model is missing or broken.
    """
    files = read_model_files(name, threads=threads)
    return ParsingModel(files, read_lemmas(), batch_pieces=batch_pieces)


class ParsingModel:
    """The joint network with everything around it.

    Args:
        files: the trained network.
        lemmatiser: finds lemmas.
        batch_pieces: word pieces a batch.
    """

    def __init__(
        self, files: ModelFiles, lemmatiser: Lemmatiser, *, batch_pieces: int = 512
    ) -> None:
        self.version = files.labels.version
        self._files = files
        self._lemmatiser = lemmatiser
        self._case = CaseRestorer()
        self._decoder = NameDecoder(files.labels.names)
        self._relations = RelationNamer(files)
        self._happenings = HappeningFinder(files)
        self._batch_pieces = batch_pieces

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        """Read sentences of one report closely; the contract is that of `LanguageModel`."""
        offsets = [tokenise(text, span.start, span.end) for span in sentences]
        words = self._case.restore(text, offsets)
        numbers = range(len(sentences)) if indexes is None else indexes
        readings = read_sentences(self._files, words, max_pieces=self._batch_pieces)
        trees = [find_tree(scores.arcs) for scores in readings]
        relations = self._relations.name(readings, trees)
        happenings = self._happenings.find(readings)
        analysed = [
            AnalysedSentence(
                index=index,
                start=span.start,
                end=span.end,
                tokens=self._write_tokens(text, (places, forms, scores), heads, labels),
                names=tuple(read_names(self._decoder.decode(scores.names))),
                happenings=found,
            )
            for index, span, places, forms, scores, heads, labels, found in zip(
                numbers,
                sentences,
                offsets,
                words,
                readings,
                trees,
                relations,
                happenings,
                strict=True,
            )
        ]
        return agree_names(analysed, words, [scores.names for scores in readings], self._decoder)

    def _write_tokens(
        self,
        text: str,
        reading: tuple[Offsets, list[str], Scores],
        heads: list[int],
        relations: list[str],
    ) -> tuple[Token, ...]:
        """Return the words of one sentence as records."""
        offsets, forms, scores = reading
        tree = Tree(
            heads=heads,
            relations=list(relations),
            upos=[self._files.labels.upos[number] for number in scores.upos.tolist()],
            xpos=[self._files.labels.xpos[number] for number in scores.xpos.tolist()],
        )
        mend_tree(tree)
        find_lemma = self._lemmatiser.find_lemma
        return tuple(
            Token(
                index=place,
                start=start,
                end=end,
                text=text[start:end],
                lemma=find_lemma(form, coarse, fine),
                upos=coarse,
                xpos=fine,
                head=head,
                relation=relation,
            )
            for place, ((start, end), form, coarse, fine, head, relation) in enumerate(
                zip(
                    offsets,
                    forms,
                    tree.upos,
                    tree.xpos,
                    heads,
                    tree.relations,
                    strict=True,
                )
            )
        )


class RelationNamer:
    """Names the relations of the arcs of a report's trees, once the trees are fixed.

    Args:
        files: the trained network, whose relation layer is used.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._labels = files.labels.relations
        self._layer = files.relations

    def name(self, readings: Sequence[Scores], trees: Sequence[list[int]]) -> list[list[str]]:
        """Return the relation of each word of each sentence."""
        chosen = [r.heads[np.array(t) + 1] for r, t in zip(readings, trees, strict=True) if t]
        if not chosen:
            return [[] for _ in trees]
        feeds = {
            "dependents": np.concatenate([scores.dependents for scores in readings]),
            "heads": np.concatenate(chosen),
            "is_root": np.array([head < 0 for tree in trees for head in tree], dtype=np.int32),
        }
        best = iter(self._layer.run(feeds)["scores"].argmax(axis=1).tolist())
        return [[self._labels[next(best)] for _ in tree] for tree in trees]
