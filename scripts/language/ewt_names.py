"""What EWT's trees tell of names: a word that is no proper noun is no name.

EWT's training part has no names. Its tags still say where there are none; proper nouns and what
stands between them are left open, or filled in by an earlier model that is sure of itself.
"""

import json
from pathlib import Path

from corpora import Sentence
from word_lists import LINKS, find_demonyms

SURE = 0.8


def add_certain_words(sentences: list[Sentence]) -> None:
    """Set the names of parsed sentences to their demonyms, with proper nouns left open.

    Args:
        sentences: Sentences of EWT, changed in place.
    """
    for sentence in sentences:
        sentence.open = _find_open(sentence)
        sentence.names = find_demonyms(sentence.words, set())
        sentence.open -= {start for start, _, _ in sentence.names if _is_alone(sentence, start)}


def add_silver(sentences: list[Sentence], path: Path) -> None:
    """Fill in open words of which an earlier model is sure.

    Args:
        sentences: Sentences after `add_certain_words`, changed in place.
        path: What `silver.py` wrote.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    silver = {row["key"]: row for row in rows}
    for sentence in sentences:
        row = silver.get(sentence.key)
        if row is None or not sentence.open:
            continue
        sure = {index for index in sentence.open if row["sure"][index] >= SURE}
        named = [set(range(start, end)) for start, end, _ in row["names"]]
        doubtful = [span for span in named if not span <= sure]
        sure = sure.difference(*doubtful)
        kept = [name for name in sentence.names if name[0] not in sentence.open]
        added = [tuple(name) for name in row["names"] if set(range(*name[:2])) <= sure]
        sentence.names = sorted(kept + added)
        sentence.open -= sure


def _is_proper(sentence: Sentence, index: int) -> bool:
    """Return whether a word is a proper noun, or foreign or unclear matter that may be a name."""
    tags = sentence.upos[index], sentence.xpos[index]
    return tags[0] in {"PROPN", "X"} or tags[1] in {"NNP", "NNPS", "ADD", "FW"}


def _is_alone(sentence: Sentence, index: int) -> bool:
    """Return whether no proper noun stands beside a word."""
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(sentence.words)]
    return not any(_is_proper(sentence, i) for i in beside)


def _find_open(sentence: Sentence) -> set[int]:
    """Return the words whose name tag is unknown: proper nouns and what may belong to them."""
    size = len(sentence.words)
    opened = {index for index in range(size) if _is_proper(sentence, index)}
    for index in sorted(opened):
        for step in (-1, 1):
            place = index + step
            while 0 <= place < size and _may_belong(sentence.words[place]):
                opened.add(place)
                place += step
    return opened


def _may_belong(word: str) -> bool:
    """Return whether a word beside a proper noun may be part of its name."""
    return word[:1].isupper() or word[:1].isdigit() or word.lower() in LINKS
