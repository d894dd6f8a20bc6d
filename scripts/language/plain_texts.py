"""Sentences without annotation, for the small model to learn from the large one's scores.

MUC-4 train (true-cased as the package does), ECB+, GeoVirus, WikiWars and MEANTIME: words only,
their annotation is not read.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from corpora import Sentence

from situate.language.casing import CaseRestorer
from situate.language.sentences import split_sentences
from situate.language.tokens import tokenise
from situate.records import Span

_TEXTS = ("muc4.train", "ecbplus.train-dev", "geovirus", "wikiwars.train", "meantime.dev")
_SHORTEST, _LONGEST = 4, 60


def read_plain(corpora: Path) -> list[Sentence]:
    """Return the sentences of all texts that lie in the folder, each once.

    Args:
        corpora: Folder of the corpora.
    """
    restorer = CaseRestorer()
    sentences: dict[tuple[str, ...], Sentence] = {}
    for name in _TEXTS:
        path = corpora / f"{name}.jsonl"
        for line in path.read_text(encoding="utf8").splitlines() if path.exists() else ():
            for words in _cut(json.loads(line), restorer):
                if _SHORTEST <= len(words) <= _LONGEST:
                    sentences.setdefault(tuple(words), Sentence(list(words), source="plain"))
    return list(sentences.values())


def _cut(report: dict, restorer: CaseRestorer) -> Iterator[list[str]]:
    """Yield the sentences of a report given as words with sentence numbers, or as text."""
    if "sentence_of_token" in report:
        rows: dict[int, list[str]] = {}
        for word, number in zip(report["tokens"], report["sentence_of_token"], strict=True):
            rows.setdefault(number, []).append(word)
        yield from rows.values()
        return
    text = report["text"]
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    yield from restorer.restore(text, [tokenise(text, span.start, span.end) for span in spans])
