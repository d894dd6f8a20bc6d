"""Write what each listed stem means: src/situate/events/vectors.npy, from the language model.

python scripts/events/vectors.py     # needs the package onnx

A stem's vector is the mean of the input embeddings of its forms' pieces in the default language
model, weighted by the root of their number, without the three main components (how frequent and of
which kind a word is), on the next ``WIDTH``, scaled to length 1, in bytes. Rows are those of
rarity.tsv.gz.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from rarity import ROOT, TABLE, load_texts
from tokenizers import Tokenizer

from situate.events.words import find_words, stem
from situate.text import fold

MODEL = ROOT / "src" / "situate" / "language" / "models" / "default"
VECTORS = TABLE.parent / "vectors.npy"
WIDTH, DROPPED = 48, 3
SCALE = 127


def read_embeddings(path: Path) -> NDArray[np.float32]:
    """The table of pieces: bytes with a scale for each row."""
    graph = onnx.load(str(path)).graph
    tables = {one.name: one for one in graph.initializer}
    found = []
    for node in graph.node:
        if node.op_type == "Gather" and node.input[1] == "ids":
            found.append(numpy_helper.to_array(tables[node.input[0]]).astype(np.float32))
    rows, scales = sorted(found, key=lambda one: -one.shape[1])
    return np.asarray(rows * scales, dtype=np.float32)


def count_forms(stems: set[str]) -> dict[str, Counter[str]]:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in load_texts():
        for word in map(fold, find_words(text)):
            one = stem(word)
            if one in stems:
                forms[one][word] += 1
    return forms


def main() -> None:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    stems = [line.split("\t")[0] for line in lines]
    forms = count_forms(set(stems))
    pieces = read_embeddings(MODEL / "encoder.onnx")
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    rows = np.zeros((len(stems), pieces.shape[1]), dtype=np.float32)
    for number, one in enumerate(stems):
        for form, count in forms[one].items():
            ids = tokenizer.encode(form, add_special_tokens=False).ids
            rows[number] += np.sqrt(count) * pieces[ids].mean(axis=0)
        rows[number] /= sum(np.sqrt(count) for count in forms[one].values())
    rows -= rows.mean(axis=0)
    axes = np.linalg.svd(rows, full_matrices=False)[2][DROPPED : DROPPED + WIDTH]
    short = rows @ axes.T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    np.save(VECTORS, np.round(short * SCALE).astype(np.int8))
    print(f"{len(stems)} vectors, {VECTORS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
