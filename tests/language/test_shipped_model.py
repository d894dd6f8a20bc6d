"""The trained model that comes with the package, end to end on sentences of ours."""

from __future__ import annotations

from importlib.resources import files

import pytest

from situate.language.analysis import AnalysedSentence, LanguageModel
from situate.language.model import load_model
from situate.language.sentences import split_sentences
from situate.records import Span

pytestmark = pytest.mark.skipif(
    not (files("situate.language") / "models" / "default" / "encoder.onnx").is_file(),
    reason="the trained weights are not in this checkout",
)
TEXT = (
    "Rebels shelled the market of Aleppo on Monday, killing four civilians. The Defence Ministry "
    "said that the army had retaken two villages. Karim Haddad, a Lebanese doctor, was freed."
)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_model("default")


def read(model: LanguageModel, text: str) -> list[AnalysedSentence]:
    return model.analyse(text, split_sentences(text, [Span(start=0, end=len(text))]))


def test_trees_lemmas_and_names_are_what_a_reader_sees(model: LanguageModel) -> None:
    first, second, third = read(model, TEXT)
    assert first.root is not None
    assert first.root.lemma == "shell"
    assert [t.text for t in first.children(first.root.index, "nsubj")] == ["Rebels"]
    assert [t.text for t in first.children(first.root.index, "obj")] == ["market"]
    assert second.root is not None
    assert second.root.lemma == "say"
    assert [t.lemma for t in second.children(second.root.index, "ccomp")] == ["retake"]
    names = {
        (" ".join(t.text for t in s.tokens[n.first : n.last]), n.label)
        for s in (first, second, third)
        for n in s.names
    }
    assert ("Aleppo", "GPE") in names
    assert ("Karim Haddad", "PERSON") in names
    assert ("Lebanese", "NORP") in names


def test_neighbours_do_not_change_a_reading(model: LanguageModel) -> None:
    spans = split_sentences(TEXT, [Span(start=0, end=len(TEXT))])
    together = read(model, TEXT)
    alone = [model.analyse(TEXT, [span], indexes=[i])[0] for i, span in enumerate(spans)]
    assert [s.tokens for s in together] == [s.tokens for s in alone]


def test_capitals_are_read_like_ordinary_print(model: LanguageModel) -> None:
    shouted = read(model, TEXT.upper())
    assert [s.root.lemma for s in shouted if s.root] == ["shell", "say", "free"]
    assert all(TEXT.upper()[t.start : t.end] == t.text for s in shouted for t in s.tokens)


def test_a_sentence_longer_than_a_window_is_one_tree(model: LanguageModel) -> None:
    text = "Observers saw " + ", ".join(f"a convoy near village {i}" for i in range(80)) + "."
    (sentence,) = read(model, text)
    assert len(sentence.tokens) > 300
    assert sum(token.head < 0 for token in sentence.tokens) == 1
    assert sentence.root is not None
    assert sentence.root.lemma == "see"
