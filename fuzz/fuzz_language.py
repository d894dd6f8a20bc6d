"""Fuzz the language floor: ``python -m fuzz.fuzz_language --inputs 1000000``.

Three sources of inputs, counted apart: the mutational loop of `mutation` (most), hypothesis'
strategies, and a share of texts that the real network reads. The first broken input is printed with
its seed and ends the run with exit code 1. `atheris_language` is the coverage-guided fourth.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from fuzz.mutation import FRAGMENTS, mutate_scores, mutate_text
from fuzz.properties import (
    TAGS,
    UPOS,
    XPOS,
    check_lemma,
    check_names,
    check_reading,
    check_story,
    check_text,
    check_tree,
)

#: Share of the mutated inputs that each check gets.
_SHARES = {"text": 0.40, "story": 0.05, "lemma": 0.25, "tree": 0.15, "names": 0.15}
_ALPHABET = st.characters(exclude_categories=())
_TEXTS = st.one_of(
    st.text(_ALPHABET, max_size=120),
    st.lists(st.sampled_from(FRAGMENTS) | st.text(_ALPHABET, max_size=8), max_size=8).map(" ".join),
)


def run_mutations(total: int, *, start: int = 0) -> Counter[str]:
    """Run the mutational loop; the input of number n is made from seed n alone."""
    counts: Counter[str] = Counter()
    names, weights = list(_SHARES), list(_SHARES.values())
    chance, numbers = random.Random(), np.random.default_rng(start)
    for number in range(start, start + total):
        chance.seed(number)
        kind = chance.choices(names, weights)[0]
        try:
            _run_one(kind, chance, numbers)
        except Exception:
            print(f"broken: check {kind!r}, seed {number}", file=sys.stderr)
            raise
        counts[f"mutation, {kind}"] += 1
    return counts


def _run_one(kind: str, chance: random.Random, numbers: np.random.Generator) -> None:
    """Run one check on one new input."""
    if kind == "tree":
        check_tree(mutate_scores(numbers))
    elif kind == "names":
        check_names(mutate_scores(numbers, len(TAGS)))
    elif kind == "lemma":
        form = mutate_text(chance).replace(" ", "")[: chance.randrange(1, 16)] or "x"
        check_lemma(form, chance.choice(UPOS), chance.choice(XPOS))
    elif kind == "story":
        text = mutate_text(chance)
        check_story(text, [chance.randrange(len(text) + 1) for _ in range(3)])
    else:
        check_text(mutate_text(chance))


def run_hypothesis(total: int) -> Counter[str]:
    """Run hypothesis' strategies over texts and scores, half and half; no example is stored."""
    half = settings(
        max_examples=max(1, total // 2),
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    counts: Counter[str] = Counter()

    @seed(1)
    @half
    @given(_TEXTS)
    def run_texts(text: str) -> None:
        counts["hypothesis, text"] += 1
        check_text(text)

    @seed(1)
    @half
    @given(st.integers(0, 12).flatmap(_square))
    def run_trees(scores: np.ndarray) -> None:
        counts["hypothesis, tree"] += 1
        check_tree(scores)

    run_texts()
    run_trees()
    return counts


def _square(size: int) -> st.SearchStrategy[np.ndarray]:
    """Arc scores of so many words."""
    return arrays.arrays(np.float32, (size, size + 1))


def run_network(total: int) -> Counter[str]:
    """Read mutated texts with the shipped network."""
    from situate.language.model import load_model

    model, chance = load_model("default"), random.Random()
    counts: Counter[str] = Counter()
    for number in range(total):
        chance.seed(-1 - number)
        text = mutate_text(chance)
        try:
            counts["words read"] += check_reading(model, text)
        except Exception:
            print(f"broken: network, text {text!r}", file=sys.stderr)
            raise
        counts["network"] += 1
    return counts


def run_all(total: int, *, network: int) -> Counter[str]:
    """Run all sources: one input in fifty by hypothesis, the rest by mutation."""
    drawn = total // 50
    counts: Counter[str] = Counter()
    sources: tuple[tuple[Callable[[int], Counter[str]], int], ...] = (
        (run_network, network),
        (run_hypothesis, drawn),
        (run_mutations, total - drawn - network),
    )
    for run, number in sources:
        counts += run(number)
    return counts


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--network", type=int, default=None, help="inputs that the network reads")
    chosen = parser.parse_args()
    network = chosen.inputs // 250 if chosen.network is None else chosen.network
    begun = time.process_time()
    counts = run_all(chosen.inputs, network=network)
    words = counts.pop("words read", 0)
    for name, number in sorted(counts.items()):
        print(f"{name}: {number}")
    print(f"{counts.total()} inputs, {words} words read by the network, nothing broken")
    print(f"{time.process_time() - begun:.0f} s of CPU time")


if __name__ == "__main__":
    main()
