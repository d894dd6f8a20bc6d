"""A tiny spaCy pipeline, trained in a few seconds on sentences made here from a pattern."""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import Any

_ACTORS = ("Rebels", "Soldiers", "Gunmen", "Fighters", "Troops")
_VERBS = ("attacked", "shelled", "stormed", "seized", "raided")
_THINGS = ("market", "bridge", "village", "school", "depot")
_TOWNS = ("Tamra", "Kolbe", "Sendra", "Varn", "Okuma")
_DAYS = ("Monday", "Tuesday", "Friday")
#: Head and relation of "Rebels attacked the market of Tamra on Monday.", in both schemes.
_UNIVERSAL = (
    (1, 1, 3, 1, 5, 3, 7, 1, 1),
    ("nsubj", "ROOT", "det", "obj", "case", "nmod", "case", "obl", "punct"),
)
_CLEARNLP = (
    (1, 1, 3, 1, 3, 4, 1, 6, 1),
    ("nsubj", "ROOT", "det", "dobj", "prep", "pobj", "prep", "pobj", "punct"),
)
_TAGS = ("NNS", "VBD", "DT", "NN", "IN", "NNP", "IN", "NNP", ".")
_POS = ("NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "ADP", "PROPN", "PUNCT")


def train(folder: Path, *, scheme: str = "ud", without: tuple[str, ...] = ()) -> Path:
    """Train a pipeline with tags, tree and names of one scheme and save it; the seed is fixed."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(1)
    pipeline = spacy.blank("en")
    for part in ("tagger", "morphologizer", "parser", "ner"):
        if part not in without:
            pipeline.add_pipe(part, config={"model": _shrink(pipeline, part)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        examples = [
            Example.from_dict(pipeline.make_doc(text), gold) for text, gold in _write(scheme)
        ]
        optimizer = pipeline.initialize(lambda: examples)
        for _ in range(10):
            for first in range(0, len(examples), 8):
                pipeline.update(examples[first : first + 8], sgd=optimizer)
        pipeline.to_disk(folder)
    return folder


def _shrink(pipeline: Any, part: str) -> dict[str, Any]:
    """Return the part's usual model with a small tok2vec of its own."""
    model = pipeline.get_factory_meta(part).default_config["model"]
    return {
        **model,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 32,
            "depth": 2,
            "embed_size": 300,
            "window_size": 1,
            "maxout_pieces": 2,
            "subword_features": True,
        },
    }


def _write(scheme: str) -> list[tuple[str, dict[str, Any]]]:
    """Return 80 sentences and what is to be learned of them."""
    chance = random.Random(1)
    heads, relations = _UNIVERSAL if scheme == "ud" else _CLEARNLP
    rows = []
    for _ in range(80):
        actor, verb, thing, town, day = map(
            chance.choice, (_ACTORS, _VERBS, _THINGS, _TOWNS, _DAYS)
        )
        text = f"{actor} {verb} the {thing} of {town} on {day}."
        first = text.index(town)
        gold = {
            "heads": list(heads),
            "deps": list(relations),
            "tags": list(_TAGS),
            "pos": list(_POS),
            "entities": [
                (first, first + len(town), "GPE"),
                (len(text) - 1 - len(day), len(text) - 1, "DATE"),
            ],
        }
        rows.append((text, gold))
    return rows
