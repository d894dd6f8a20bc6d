"""The language model on the treebanks' development parts, from raw text and from gold sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.language import GoldDocument, Score, read_documents, score_documents
from situate.evaluate.measures import Measure
from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.model import load_model
from situate.reader import Reader, RulesReader
from situate.records import Span

TREEBANKS = {"GUM dev": "gum.dev.conllu", "EWT dev": "ewt.dev.conllu"}
NAMES = {
    "sentences": "sentences",
    "words": "words",
    "upos": "parts of speech (UPOS)",
    "uas": "heads (UAS)",
    "las": "heads with relations (LAS)",
    "lemma": "lemmas",
}
# Trained by the experiment that settled the design, on the same raw texts.
PEERS = {
    ("GUM dev", "upos"): "spaCy CNN trained alike .960",
    ("GUM dev", "uas"): "spaCy CNN trained alike .841",
    ("GUM dev", "las"): "spaCy CNN trained alike .808",
    ("EWT dev", "upos"): "spaCy CNN trained alike .921",
    ("EWT dev", "uas"): "spaCy CNN trained alike .804",
    ("EWT dev", "las"): "spaCy CNN trained alike .770",
}


def score_syntax(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of sentences, words, tags and trees from raw text; of the trees also by gold sentences."""
    model = reader.model if isinstance(reader, RulesReader) else load_model("default")
    for corpus, name in TREEBANKS.items():
        path = folder / name
        if not path.is_file():
            raise ConfigError(f"there is no treebank {path}; fetch it, or give --folder")
        yield from measure_treebank(list(read_documents(path)), model, corpus)


def measure_treebank(
    documents: list[GoldDocument], model: LanguageModel, corpus: str
) -> Iterator[Measure]:
    """The figures of one treebank."""
    for name, score in score_documents(documents, model).items():
        if name in NAMES:
            yield _measure(score, corpus, f"{NAMES[name]}, raw text", name)
    for name, score in score_documents(documents, GoldSentences(model, documents)).items():
        if name in ("upos", "uas", "las"):
            yield _measure(score, corpus, f"{NAMES[name]}, gold sentences", None)


class GoldSentences:
    """A language model that reads the annotated sentences, whatever sentences it is given."""

    def __init__(self, model: LanguageModel, documents: Sequence[GoldDocument]) -> None:
        self.version = model.version
        self._model = model
        self._sentences = {document.text: document.sentences for document in documents}

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        """Analyse the annotated sentences of a treebank's text."""
        return self._model.analyse(text, self._sentences[text])


def _measure(score: Score, corpus: str, task: str, name: str | None) -> Measure:
    return Measure(
        corpus=corpus,
        task=task,
        figure="F",
        value=score.f,
        count=score.gold,
        peer=PEERS.get((corpus, name or "")),
        headline=name == "las" and corpus == "GUM dev",
    )
