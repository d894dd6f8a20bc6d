"""Write the names that exported models are sure of in EWT's training part.

python silver.py MODEL_FOLDER... --corpora DIR --to silver.jsonl; then train with
--silver silver.jsonl. Of several models the name scores are averaged; then the names of a document
are made to agree, as the package does, and those that this changed count as sure.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from agreement import agree_documents
from corpora import read_conllu
from score import Reader

from situate.language.names import NameDecoder, read_names


def average(readings: list[list[dict]], decoder: NameDecoder) -> list[dict]:
    """Return the readings of the first model with the names of all.

    Args:
        readings: What each model said of the sentences.
        decoder: The decoder of names.
    """
    merged = []
    for results in zip(*readings, strict=True):
        shares = np.mean([_find_shares(result["scores"]) for result in results], axis=0)
        scores = np.log(shares)
        names = [(name.first, name.last, name.label) for name in read_names(decoder.decode(scores))]
        merged.append({**results[0], "scores": scores, "names": names, "sure": shares.max(1)})
    return merged


def _find_shares(scores: np.ndarray) -> np.ndarray:
    """Return the probability of each tag."""
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)


def mark_agreed(before: dict, after: dict) -> list[float]:
    """Return how sure each word's tag is, with certainty for the names that agreement changed.

    Args:
        before: The reading of a sentence by itself.
        after: The same with names made to agree.
    """
    sure = np.round(before["sure"], 3)
    for first, last, _ in set(after["names"]) - set(before["names"]):
        sure[first:last] = 1.0
    return sure.tolist()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    sentences = read_conllu(arguments.corpora / "ewt.train.conllu", "ewt")
    words = [sentence.words for sentence in sentences]
    readers = [Reader(folder) for folder in arguments.folders]
    decoder = readers[0].decoder
    merged = average([reader.read(words) for reader in readers], decoder)
    agreed = agree_documents(sentences, merged, decoder)
    with arguments.to.open("w", encoding="utf8") as file:
        for sentence, before, after in zip(sentences, merged, agreed, strict=True):
            row = {"key": sentence.key, "names": after["names"], "sure": mark_agreed(before, after)}
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
