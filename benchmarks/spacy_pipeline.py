"""The spaCy pipeline that ours is measured beside: the size of its small English models.

tok2vec (hash embeddings of width 96, four convolutions), tagger, morphologizer, parser and names on
one shared tok2vec, or with names on a tok2vec of their own, as spaCy's own small English pipelines
have them (see the `config.cfg` of any of them). It is trained for a minute only: what it costs a
word does not depend on how well it reads, as long as its labels and its habits are those of real
text; its scores are not measured here.
"""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import Any

from benchmarks.texts import CORPORA

_UPDATES = 400
_BATCH = 24
_WIDTH = 96
_LISTENER = {
    "@architectures": "spacy.Tok2VecListener.v1",
    "width": _WIDTH,
    "upstream": "*",
}


def open_pipeline(folder: Path, *, names_apart: bool = False) -> Any:
    """Return the trained pipeline of a folder, trained first where there is none.

    Args:
        folder: where it lies.
        names_apart: whether names have a tok2vec of their own.
    """
    import spacy

    if not (folder / "meta.json").is_file():
        _train(folder, names_apart=names_apart)
    return spacy.load(folder)


def _train(folder: Path, *, names_apart: bool) -> None:
    """Train on the English Web Treebank where it lies here, else on three sentences of ours."""
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(1)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": _tok2vec()})
    for part, model in _heads(_tok2vec() if names_apart else _LISTENER).items():
        pipeline.add_pipe(part, config={"model": model})
    examples = [
        Example.from_dict(
            spacy.tokens.Doc(pipeline.vocab, words=row["words"]),
            {name: row[name] for name in ("tags", "pos", "heads", "deps", "entities")},
        )
        for row in _read_trees()
    ]
    chance = random.Random(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        optimizer = pipeline.initialize(lambda: examples)
        for _ in range(_UPDATES):
            pipeline.update(chance.choices(examples, k=_BATCH), sgd=optimizer)
    pipeline.to_disk(folder)


def _tok2vec() -> dict[str, Any]:
    return {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": _WIDTH,
        "depth": 4,
        "embed_size": 2500,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }


def _heads(of_names: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the models of the four parts; ``of_names`` is what the names listen to."""
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": _LISTENER}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": _LISTENER,
    }
    return {
        "tagger": tagger,
        "morphologizer": tagger,
        "parser": {**transitions, "state_type": "parser", "extra_state_tokens": False},
        "ner": {
            **transitions,
            "tok2vec": of_names,
            "state_type": "ner",
            "extra_state_tokens": False,
        },
    }


def _read_trees(count: int = 9000) -> list[dict[str, Any]]:
    """Return sentences with tags, tree and (roughly: runs of proper nouns) names."""
    path = CORPORA / "ewt.train.conllu"
    if not path.is_file():
        return [_SAMPLE] * 30
    rows = []
    for block in path.read_text(encoding="utf8").split("\n\n")[:count]:
        words = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        words = [word for word in words if word[0].isdigit()]
        if words:
            rows.append(_make_row(words))
    return rows


def _make_row(words: list[list[str]]) -> dict[str, Any]:
    tags = [word[3] for word in words]
    kinds = ("GPE", "PERSON", "ORG", "NORP")
    names = []
    for place, tag in enumerate(tags):
        is_inside = place > 0 and tags[place - 1] == "PROPN"
        if tag != "PROPN":
            names.append("O")
        elif is_inside:
            names.append("I-" + names[-1][2:])
        else:
            names.append("B-" + kinds[len(words[place][1]) % len(kinds)])
    return {
        "words": [word[1] for word in words],
        "tags": [word[4] for word in words],
        "pos": tags,
        "heads": [int(word[6]) - 1 if word[6] != "0" else i for i, word in enumerate(words)],
        "deps": ["ROOT" if word[6] == "0" else word[7] for word in words],
        "entities": names,
    }


_SAMPLE = {
    "words": "Rebels attacked the market of Tamra on Monday .".split(),
    "tags": "NNS VBD DT NN IN NNP IN NNP .".split(),
    "pos": "NOUN VERB DET NOUN ADP PROPN ADP PROPN PUNCT".split(),
    "heads": [1, 1, 3, 1, 5, 3, 7, 1, 1],
    "deps": "nsubj ROOT det obj case nmod case obl punct".split(),
    "entities": ["O", "O", "O", "O", "O", "B-GPE", "O", "O", "O"],
}
