"""Sentences of the corpora: CoNLL-U, column files and lines with inline names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Name = tuple[int, int, str]


@dataclass
class Sentence:
    """A sentence with the annotation that its corpus has.

    Attributes:
        words: The words.
        upos: Universal tags, empty where unknown.
        xpos: Penn tags.
        heads: Head of each word, counted from 1, 0 for the root.
        relations: Relation to the head.
        lemmas: Lemmas.
        misc: The last column of CoNLL-U.
        names: (start, end, label) spans, or None where names are not annotated.
        open: Words whose name tag is unknown although `names` is set.
        source: The corpus.
        key: Identifier inside the corpus.
    """

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    names: list[Name] | None = None
    open: set[int] = field(default_factory=set)
    source: str = ""
    key: str = ""

    @property
    def parsed(self) -> bool:
        """Whether the sentence has a tree."""
        return bool(self.heads)


def read_conllu(path: Path, source: str) -> list[Sentence]:
    """Read a CoNLL-U file; multi-word ranges and empty nodes are left out.

    Args:
        path: The file.
        source: Name of the corpus.
    """
    sentences = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        sentence = Sentence([], source=source)
        for line in block.split("\n"):
            if line.startswith("# sent_id"):
                sentence.key = line.split("=", 1)[1].strip()
            elif line and line[0] != "#":
                _add_row(sentence, line.split("\t"))
        if sentence.words:
            sentences.append(sentence)
    return sentences


def _add_row(sentence: Sentence, row: list[str]) -> None:
    """Add one row of CoNLL-U to a sentence."""
    if not row[0].isdigit():
        return
    sentence.words.append(row[1])
    sentence.lemmas.append(row[2])
    sentence.upos.append(row[3])
    sentence.xpos.append(row[4])
    sentence.heads.append(int(row[6]))
    sentence.relations.append(row[7])
    sentence.misc.append(row[9])


def read_columns(path: Path, word_column: int, tag_column: int) -> Iterator[tuple[str, list, list]]:
    """Yield (identifier, words, tags) of a file with one word a line.

    Args:
        path: The file.
        word_column: Column of the word.
        tag_column: Column of the name tag.
    """
    key, words, tags = "", [], []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("# "):
            key = line.split("=", 1)[1].strip() if line.startswith("# sent_id") else key
        elif line.strip():
            row = line.split("\t") if "\t" in line else line.split()
            words.append(row[word_column])
            tags.append(row[tag_column])
        elif words:
            yield key, words, tags
            words, tags = [], []


def read_spans(tags: list[str]) -> list[Name]:
    """Return the spans of IOB1 or IOB2 tags.

    Args:
        tags: One tag a word.
    """
    spans, start, label = [], None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != label):
            spans.append((start, index, label))
            start = None
        if tag != "O" and start is None:
            start, label = index, tag[2:]
    return spans


_INLINE = re.compile(r"\[(PERSON|ORG|GPE|LOC|FAC|NORP) ([^\[\]]+)\]")


def parse_inline(line: str) -> tuple[str, list[Name]]:
    """Return the text of a line with inline marks and its character spans.

    Args:
        line: Text such as `[ORG ISIS] took [GPE Akerabat] .`
    """
    text, spans, last = "", [], 0
    for match in _INLINE.finditer(line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return text + line[last:], spans
