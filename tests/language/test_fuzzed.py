"""A small run of the fuzzing in fuzz/: nothing breaks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from fuzz.fuzz_language import run_hypothesis, run_mutations, run_network

from situate.language.encoder import list_shipped


def test_mutated_texts_and_scores_keep_all_properties() -> None:
    assert run_mutations(3000, start=10_000_000).total() == 3000


def test_drawn_texts_and_scores_keep_all_properties() -> None:
    counts = run_hypothesis(200)
    assert set(counts) == {"hypothesis, text", "hypothesis, tree"}


@pytest.mark.skipif("default" not in list_shipped(), reason="the weights are not in this checkout")
def test_the_network_reads_mutated_texts() -> None:
    assert run_network(60)["network"] == 60
