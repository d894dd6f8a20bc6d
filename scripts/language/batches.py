"""Training examples: labels, augmentation and padded batches."""

import random
from collections import Counter
from dataclasses import dataclass

import torch
from corpora import Sentence
from torch import Tensor
from vocabulary import MAX_PIECES, SPECIAL

from situate.language.pieces import PieceReader

NAME_KINDS = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"]
NAME_TAGS = ["O"] + [f"{prefix}-{kind}" for kind in NAME_KINDS for prefix in "BI"]
IGNORED = -100


@dataclass
class Labels:
    """Label inventories in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    names: list[str]

    def count(self) -> dict[str, int]:
        """Return the number of labels of each kind."""
        return {kind: len(values) for kind, values in vars(self).items()}


def collect_labels(sentences: list[Sentence]) -> Labels:
    """Return the labels of the training treebanks, most frequent first.

    Args:
        sentences: Training sentences.
    """

    def rank(attribute: str) -> list[str]:
        counts = Counter(value for s in sentences for value in getattr(s, attribute))
        return [value for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

    return Labels(rank("upos"), rank("xpos"), rank("relations"), list(NAME_TAGS))


@dataclass
class Example:
    """One sentence as numbers; targets are empty where the corpus has none."""

    pieces: list[int]
    shapes: list[int]
    starts: list[int]
    targets: dict[str, list[int]]


def tag_names(sentence: Sentence) -> list[str]:
    """Return BIO tags of a sentence's names.

    Args:
        sentence: A sentence with names.
    """
    tags = ["O"] * len(sentence.words)
    for start, end, kind in sentence.names or ():
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tags


def make_example(sentence: Sentence, reader: PieceReader, labels: Labels) -> Example | None:
    """Return the example of a sentence, or None where it does not fit the encoder.

    Args:
        sentence: A training sentence.
        reader: Cuts words into pieces.
        labels: Label inventories.
    """
    read = reader.read(sentence.words)
    if len(read.ids) > MAX_PIECES:
        return None
    targets: dict[str, list[int]] = {}
    if sentence.parsed:
        for kind in ("upos", "xpos", "relations"):
            numbers = {label: number for number, label in enumerate(getattr(labels, kind))}
            targets[kind] = [numbers.get(value, IGNORED) for value in getattr(sentence, kind)]
        targets["arcs"] = sentence.heads
    if sentence.names is not None:
        tags = [NAME_TAGS.index(tag) for tag in tag_names(sentence)]
        targets["names"] = [IGNORED if i in sentence.open else tag for i, tag in enumerate(tags)]
    return Example(list(read.ids), list(read.shapes), list(read.starts), targets)


def augment(sentences: list[Sentence], share: float, random_state: random.Random) -> list[Sentence]:
    """Return extra copies: some in capitals, some in small letters, some without their full stop.

    Args:
        sentences: Training sentences.
        share: Share of sentences copied in each of the three ways.
        random_state: Source of chance.
    """
    copies = []
    for sentence in sentences:
        if random_state.random() < share:
            copies.append(_copy(sentence, [word.upper() for word in sentence.words]))
        if random_state.random() < share:
            copies.append(_copy(sentence, [word.lower() for word in sentence.words]))
        if random_state.random() < share and len(sentence.words) > 3:
            copy = _cut_end(sentence)
            if copy:
                copies.append(copy)
    return copies


def _copy(sentence: Sentence, words: list[str]) -> Sentence:
    """Return a sentence with other words and the same annotation."""
    return Sentence(**{**vars(sentence), "words": words})


def _cut_end(sentence: Sentence) -> Sentence | None:
    """Return the sentence without a final full stop that no word hangs on."""
    last = len(sentence.words) - 1
    if sentence.words[last] not in ".!?" or last + 1 in sentence.heads:
        return None
    cut = Sentence(**vars(sentence))
    for kind in ("words", "upos", "xpos", "heads", "relations", "lemmas", "misc"):
        setattr(cut, kind, getattr(sentence, kind)[:last])
    cut.names = None if cut.names is None else [n for n in cut.names if n[1] <= last]
    return cut


def make_batches(
    examples: list[Example], size: int, random_state: random.Random
) -> list[list[Example]]:
    """Return shuffled batches of at most `size` padded pieces, alike in length.

    Args:
        examples: Training examples.
        size: Padded pieces a batch.
        random_state: Source of chance.
    """
    order = list(examples)
    random_state.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), 2000):
        chunk = sorted(order[start : start + 2000], key=lambda example: len(example.pieces))
        batch: list[Example] = []
        for example in chunk:
            if batch and len(example.pieces) * (len(batch) + 1) > size:
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    random_state.shuffle(batches)
    return batches


def collate(batch: list[Example]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return the padded inputs and targets of a batch.

    Args:
        batch: Examples.
    """
    length = max(len(example.pieces) for example in batch)
    width = max(len(example.starts) for example in batch)

    def pad(rows: list[list[int]], size: int, filler: int = 0) -> Tensor:
        return torch.tensor([row + [filler] * (size - len(row)) for row in rows])

    inputs = {
        "ids": pad([e.pieces for e in batch], length),
        "shapes": pad([e.shapes for e in batch], length),
        "mask": pad([[1] * len(e.pieces) for e in batch], length),
        "starts": pad([e.starts for e in batch], width),
        "words": pad([[1] * len(e.starts) for e in batch], width),
    }
    targets = {
        kind: pad([e.targets.get(kind, []) for e in batch], width, IGNORED)
        for kind in ("upos", "xpos", "names", "arcs", "relations")
    }
    return inputs, targets


def drop_pieces(ids: Tensor, share: float) -> Tensor:
    """Return pieces with a share replaced by [UNK], so that context counts for more.

    Args:
        ids: [B, T] pieces.
        share: Share to replace.
    """
    special = ids < len(SPECIAL)
    dropped = (torch.rand(ids.shape) < share) & ~special
    return torch.where(dropped, torch.full_like(ids, SPECIAL.index("[UNK]")), ids)
