"""Scores of the language runtime on raw text: sentences, words, tags, trees and lemmas.

``python -m situate.evaluate.language gum.dev.conllu`` reads each document's raw text, paragraphs
parted by blank lines, and compares what was found with the treebank. A word counts where its
characters are exactly those of a treebank word; a head counts where it covers the head's characters
(the measure of the CoNLL 2018 shared task).
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.model import load_model
from situate.language.sentences import split_sentences
from situate.language.tokens import tokenise
from situate.records import Span

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldWord:
    """A word of the treebank; ``head`` is the offsets of its governor, None for the root."""

    upos: str
    xpos: str
    lemma: str
    relation: str
    head: Offsets | None


@dataclass(slots=True, kw_only=True)
class GoldDocument:
    """One document of a treebank as raw text."""

    text: str = ""
    story: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    words: dict[Offsets, GoldWord] = field(default_factory=dict)


@dataclass(slots=True)
class Score:
    """Counts behind precision, recall and F."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a CoNLL-U file."""
    document = GoldDocument()
    opens_paragraph = True
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if any(line.startswith("# newdoc") for line in lines) and document.sentences:
            yield document
            document = GoldDocument()
        opens_paragraph = any(
            line.startswith("# newpar") and not line.startswith("# newpar_block") for line in lines
        )
        text = next((line[9:].strip() for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
        if text and rows:
            _add_sentence(document, text, rows, opens_paragraph or not document.story)
    if document.sentences:
        yield document


def _add_sentence(
    document: GoldDocument, text: str, rows: list[list[str]], opens_paragraph: bool
) -> None:
    """Append one sentence to a document."""
    if opens_paragraph and document.text:
        document.text += "\n\n"
    elif document.text:
        document.text += " "
    start = len(document.text)
    document.text += text
    end = len(document.text)
    first = start if opens_paragraph else document.story.pop().start
    document.story.append(Span(start=first, end=end))
    document.sentences.append(Span(start=start, end=end))
    places = _place_words(document.text, start, rows)
    for row in rows:
        if row[0] in places:
            document.words[places[row[0]]] = GoldWord(
                upos=row[3],
                xpos=row[4],
                lemma=row[2],
                relation=row[7],
                head=places.get(row[6]),
            )


def _place_words(text: str, position: int, rows: list[list[str]]) -> dict[str, Offsets]:
    """Return the offsets of each word by its number; a range's words share its text."""
    places: dict[str, Offsets] = {}
    inside: list[str] = []
    limit = position
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside = [str(number) for number in range(first, last + 1)]
            position = text.index(row[1], position)
            limit = position + len(row[1])
        elif "." not in row[0]:
            found = position if row[0] in inside else text.index(row[1], position)
            end = found + len(row[1])
            if row[0] in inside:
                end = limit if row[0] == inside[-1] else min(end, limit)
            places[row[0]] = (found, end)
            position = end
    return places


def score_documents(
    documents: Sequence[GoldDocument], model: LanguageModel | None
) -> dict[str, Score]:
    """Return the scores of raw text by measure; without a model those of sentences and words."""
    scores = {name: Score() for name in ("sentences", "words", "words (gold sentences)")}
    for document in documents:
        spans = split_sentences(document.text, document.story)
        _count(scores["sentences"], set(_pairs(spans)), set(_pairs(document.sentences)))
        for name, sentences in (
            ("words", spans), ("words (gold sentences)", document.sentences),
        ):  # fmt: skip
            found = {w for s in sentences for w in tokenise(document.text, s.start, s.end)}
            _count(scores[name], found, set(document.words))
        if model is not None:
            _count_analysis(scores, document, model.analyse(document.text, spans))
    return scores


def _pairs(spans: Sequence[Span]) -> Iterator[Offsets]:
    """Yield spans as pairs."""
    return ((span.start, span.end) for span in spans)


def _count(score: Score, found: set[Offsets], gold: set[Offsets]) -> None:
    """Add the counts of one document."""
    score.right += len(found & gold)
    score.found += len(found)
    score.gold += len(gold)


def _count_analysis(
    scores: dict[str, Score], document: GoldDocument, analysed: Sequence[AnalysedSentence]
) -> None:
    """Add the counts of tags, trees and lemmas of one document."""
    right: Counter[str] = Counter()
    total = 0
    for sentence in analysed:
        total += len(sentence.tokens)
        for token in sentence.tokens:
            gold = document.words.get((token.start, token.end))
            if gold is None:
                continue
            head = sentence.tokens[token.head] if token.head >= 0 else None
            attached = gold.head == ((head.start, head.end) if head else None)
            right["upos"] += token.upos == gold.upos
            right["xpos"] += token.xpos == gold.xpos
            right["lemma"] += token.lemma.casefold() == gold.lemma.casefold()
            right["uas"] += attached
            right["las"] += attached and token.relation == gold.relation
    for name in ("upos", "xpos", "lemma", "uas", "las"):
        score = scores.setdefault(name, Score())
        score.right += right[name]
        score.found += total
        score.gold += len(document.words)


def main() -> None:
    """Print a table of scores for treebank files."""
    parser = argparse.ArgumentParser(description="score the language runtime on raw text")
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--model", default="default", help="name or folder; 'none' for words only")
    arguments = parser.parse_args()
    model = None if arguments.model == "none" else load_model(arguments.model)
    for path in arguments.treebanks:
        documents = list(read_documents(path))
        begun = time.process_time()
        scores = score_documents(documents, model)
        spent = time.process_time() - begun
        print(f"{path.name}: {scores['words'].found / spent:.0f} words a second")
        for name, score in scores.items():
            print(f"  {name:<24} F {100 * score.f:6.2f}  ({score.found} found, {score.gold} gold)")


if __name__ == "__main__":
    main()
