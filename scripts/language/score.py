"""Score the exported int8 model with gold tokens: tags, trees after MST, names after Viterbi.

python score.py ../../src/situate/language/models/default --corpora /work/shared/corpora
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from agreement import agree_documents
from corpora import Name, Sentence, read_conllu
from gum_names import add_gum_names
from name_corpora import read_inline, read_uner
from report_names import read_re3d

from situate.language.batches import read_sentences
from situate.language.encoder import read_model_files
from situate.language.model import RelationNamer
from situate.language.names import NameDecoder, read_names
from situate.language.tree import find_tree
from situate.language.windows import Scores

_PLACES = {"GPE", "LOC", "FAC"}


class Reader:
    """Reads sentences of gold words with an exported model and the package's own decoding.

    Args:
        folder: The model's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._files = read_model_files(folder.resolve())
        self.decoder = NameDecoder(self._files.labels.names)
        self._relations = RelationNamer(self._files)

    def read(self, sentences: list[list[str]]) -> list[dict]:
        """Return tags, heads, relations and names of sentences.

        Args:
            sentences: Words of each sentence.
        """
        readings = read_sentences(self._files, sentences)
        trees = [find_tree(scores.arcs) for scores in readings]
        relations = self._relations.name(readings, trees)
        return [self._decode(*parts) for parts in zip(readings, trees, relations, strict=True)]

    def _decode(self, scores: Scores, heads: list[int], relations: list[str]) -> dict:
        """Return the labels of one sentence."""
        labels = self._files.labels
        names = read_names(self.decoder.decode(scores.names))
        shares = np.exp(scores.names - scores.names.max(1, keepdims=True))
        return {
            "upos": [labels.upos[tag] for tag in scores.upos],
            "xpos": [labels.xpos[tag] for tag in scores.xpos],
            "heads": [head + 1 for head in heads],
            "relations": relations,
            "names": [(name.first, name.last, name.label) for name in names],
            "scores": scores.names,
            "sure": shares.max(1) / shares.sum(1),
        }


def score_trees(sentences: list[Sentence], results: list[dict]) -> dict[str, float]:
    """Return the shares of right tags, heads and labelled heads.

    Args:
        sentences: Gold sentences.
        results: What the model said.
    """
    right, total = Counter(), 0
    for sentence, result in zip(sentences, results, strict=True):
        for index in range(len(sentence.words)):
            total += 1
            right["UPOS"] += sentence.upos[index] == result["upos"][index]
            right["XPOS"] += sentence.xpos[index] == result["xpos"][index]
            attached = sentence.heads[index] == result["heads"][index]
            right["UAS"] += attached
            right["LAS"] += attached and sentence.relations[index] == result["relations"][index]
    return {kind: round(100 * right[kind] / total, 2) for kind in ("UPOS", "XPOS", "UAS", "LAS")}


def _merge(name: Name) -> Name:
    """Return a name with the kinds of places made one."""
    return name[0], name[1], "PLACE" if name[2] in _PLACES else name[2]


def score_names(sentences: list[Sentence], results: list[dict]) -> dict[str, float]:
    """Return F of PERSON, ORG and place together (F3), of all kinds, and of each kind.

    Args:
        sentences: Gold sentences.
        results: What the model said.
    """
    counts: dict[str, Counter] = {}
    for sentence, result in zip(sentences, results, strict=True):
        if sentence.names is None:
            continue
        gold, found = set(sentence.names), set(result["names"])
        for kind in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"):
            of_kind = [{n for n in names if n[2] == kind} for names in (gold, found)]
            _count(counts, kind, *of_kind)
        _count(counts, "F", gold, found)
        merged = [{_merge(n) for n in names if n[2] != "NORP"} for names in (gold, found)]
        _count(counts, "F3", *merged)
    return {kind: _find_f(count) for kind, count in counts.items()}


def _count(counts: dict[str, Counter], kind: str, gold: set, found: set) -> None:
    """Add one sentence's hits."""
    counts.setdefault(kind, Counter()).update(
        hit=len(gold & found), gold=len(gold), found=len(found)
    )


def _find_f(count: Counter) -> float:
    """Return F in percent."""
    return round(200 * count["hit"] / max(1, count["gold"] + count["found"]), 1)


def read_sets(corpora: Path, names: Path | None) -> dict[str, list[Sentence]]:
    """Return the sets to score on.

    Args:
        corpora: Folder of the corpora.
        names: Folder of the project's own annotated sentences, or None.
    """
    gum = read_conllu(corpora / "gum.dev.conllu", "gum")
    add_gum_names(gum)
    ewt = read_conllu(corpora / "ewt.dev.conllu", "ewt")
    uner = read_uner(corpora / "uner-ewt.dev.iob2")
    for sentence in ewt:
        sentence.names = uner.get(sentence.key)
    re3d = corpora / "re3d.dev.jsonl"
    sets = {"GUM dev": gum, "EWT dev": ewt, "re3d dev": read_re3d(re3d)}
    sets["re3d dev, unmarked sentences too"] = read_re3d(re3d, everything=True)
    return sets | ({"own names": read_inline(names)} if names else {})


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--errors", help="print the name errors of this set")
    arguments = parser.parse_args()
    reader = Reader(arguments.folder)
    for title, sentences in read_sets(arguments.corpora, arguments.names).items():
        results = reader.read([sentence.words for sentence in sentences])
        figures = score_trees(sentences, results) if sentences[0].parsed else {}
        print(title, json.dumps(figures | score_names(sentences, results)), flush=True)
        if title != "own names":
            agreed = agree_documents(sentences, results, reader.decoder)
            print("  names made to agree", json.dumps(score_names(sentences, agreed)), flush=True)
        if title == arguments.errors:
            print_errors(sentences, results)


def print_errors(sentences: list[Sentence], results: list[dict]) -> None:
    """Print missed and invented names with their sentences.

    Args:
        sentences: Gold sentences.
        results: What the model said.
    """
    for sentence, result in zip(sentences, results, strict=True):
        gold, found = set(sentence.names or ()), set(result["names"])
        if gold != found and sentence.names is not None:
            print(" ".join(sentence.words))
            for sign, names in (("-", gold - found), ("+", found - gold)):
                for start, end, kind in sorted(names):
                    print("   ", sign, kind, " ".join(sentence.words[start:end]))


if __name__ == "__main__":
    main()
