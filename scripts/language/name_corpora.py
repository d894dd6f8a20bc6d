"""Names from wikigold, UNER and the project's own annotated sentences."""

from collections.abc import Iterable
from pathlib import Path

from corpora import Name, Sentence, parse_inline, read_columns, read_spans
from mentions import is_before_name, label_name
from word_lists import DEMONYMS, find_demonyms

from situate.language.tokens import tokenise

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}


def read_wikigold(path: Path) -> list[Sentence]:
    """Read wikigold; its MISC names are no names here, demonyms become NORP.

    Args:
        path: `wikigold.conll`.
    """
    return [
        Sentence(words, names=_relabel(words, read_spans(tags)), source="wikigold")
        for _, words, tags in read_columns(path, 0, 1)
    ]


def read_uner(path: Path) -> dict[str, list[Name]]:
    """Return the names of UNER's sentences by sentence identifier.

    Args:
        path: `uner-ewt.dev.iob2`.
    """
    return {key: _relabel(words, read_spans(tags)) for key, words, tags in read_columns(path, 1, 2)}


def _relabel(words: list[str], spans: Iterable[Name]) -> list[Name]:
    """Turn PER, ORG and LOC spans into the project's names."""
    names = []
    for start, end, label in spans:
        if label not in _LABELS:
            continue
        while end - start > 1 and is_before_name(words[start], label == "PER"):
            start += 1
        if end - start > 1 or words[start] not in DEMONYMS:
            names.append(label_name(words, start, end, _LABELS[label]))
    taken = {index for start, end, _ in names for index in range(start, end)}
    return sorted(names + find_demonyms(words, taken))


def read_inline(folder: Path) -> list[Sentence]:
    """Read the project's own sentences with inline marks.

    Args:
        folder: Folder of `*.txt` files, one sentence a line.
    """
    sentences = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf8").splitlines():
            if line.strip() and not line.startswith("#"):
                text, spans = parse_inline(line.strip())
                sentences.append(_align(text, spans, tokenise(text, 0, len(text)), path.stem))
    return [sentence for sentence in sentences if sentence.words]


def _align(text: str, spans: list[Name], offsets: list, source: str) -> Sentence:
    """Return a sentence whose names cover the words that the character spans touch."""
    words = [text[start:end] for start, end in offsets]
    names = []
    for begin, finish, label in spans:
        inside = [i for i, (start, end) in enumerate(offsets) if start < finish and end > begin]
        if inside:
            names.append((inside[0], inside[-1] + 1, label))
    return Sentence(words, names=sorted(names), source=source)
