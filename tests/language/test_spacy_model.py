"""A spaCy pipeline as language model, with a tiny one that is trained here."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_spacy import train

from situate.errors import ModelError
from situate.language.sentences import split_sentences
from situate.language.spacy_model import SpacyModel, load_pipeline
from situate.language.tree import is_tree
from situate.records import Span
from situate.registry import load_component
from situate.settings import Settings

pytest.importorskip("spacy", reason="spaCy is not installed (extra `spacy`)")
pytestmark = pytest.mark.filterwarnings("ignore")
TEXT = (
    "  Rebels shelled the bridge of Kolbe on Friday.\n\n"
    "Gunmen seized\nthe  depot of Varn on Monday. "
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> SpacyModel:
    return load_pipeline(str(train(tmp_path_factory.mktemp("ud"))))


def test_words_tags_tree_and_names_become_our_records(model: SpacyModel) -> None:
    first, second = model.analyse(TEXT, split_sentences(TEXT, [Span(start=0, end=len(TEXT))]))
    assert first.root is not None
    assert (first.root.text, first.root.lemma, first.root.upos) == ("shelled", "shell", "VERB")
    assert [t.text for t in first.children(first.root.index, "nsubj")] == ["Rebels"]
    assert [t.text for t in first.children(first.root.index, "obj")] == ["bridge"]
    assert [(first.tokens[n.first].text, n.label) for n in first.names] == [("Kolbe", "GPE")]
    assert [t.text for t in second.tokens] == "Gunmen seized the depot of Varn on Monday .".split()


def test_offsets_are_exact_and_blanks_are_no_words(model: SpacyModel) -> None:
    for sentence in model.analyse(TEXT, split_sentences(TEXT, [Span(start=0, end=len(TEXT))])):
        assert all(TEXT[t.start : t.end] == t.text for t in sentence.tokens)
        assert all(t.text.strip() == t.text for t in sentence.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked. Soldiers fled. Troops shelled the market. Gunmen raided the school.",
        "\n \t\n",
        "...",
        "Okuma, Varn; Kolbe -- Sendra! ? Rebels",
        "\u0627\u0644\u062c\u064a\u0634 took \U0001f4a5 e\u0301lan\u200b .",
    ],
)
def test_any_span_is_one_tree(model: SpacyModel, text: str) -> None:
    (sentence,) = model.analyse(text, [Span(start=0, end=len(text))], indexes=[7])
    assert sentence.index == 7
    assert not sentence.tokens or is_tree([token.head for token in sentence.tokens])
    assert sum(t.relation == "root" for t in sentence.tokens) == bool(sentence.tokens)
    kept = "".join(t.text for t in sentence.tokens)
    assert "".join(kept.split()) == "".join(text.split())


def test_text_in_capitals_keeps_its_letters(model: SpacyModel) -> None:
    text = TEXT.upper()
    first, *_ = model.analyse(text, split_sentences(text, [Span(start=0, end=len(text))]))
    assert [t.text for t in first.tokens][:2] == ["REBELS", "SHELLED"]
    assert first.tokens[1].lemma == "shell"


def test_clearnlp_relations_are_turned_into_universal_ones(tmp_path: Path) -> None:
    model = load_pipeline(str(train(tmp_path / "clear", scheme="clearnlp")))
    text = "Rebels attacked the market of Tamra on Monday."
    (sentence,) = model.analyse(text, [Span(start=0, end=len(text))])
    assert [(t.text, t.head, t.relation) for t in sentence.tokens] == [
        ("Rebels", 1, "nsubj"),
        ("attacked", -1, "root"),
        ("the", 3, "det"),
        ("market", 1, "obj"),
        ("of", 5, "case"),
        ("Tamra", 3, "nmod"),
        ("on", 7, "case"),
        ("Monday", 1, "obl"),
        (".", 1, "punct"),
    ]


def test_a_pipeline_without_a_tree_is_refused(tmp_path: Path) -> None:
    folder = train(tmp_path / "bare", without=("parser", "ner"))
    with pytest.raises(ModelError, match="gives no DEP, HEAD"):
        load_pipeline(str(folder))


def test_a_pipeline_that_is_not_there_is_named() -> None:
    factory = load_component("situate.languages", "spacy:no_such_pipeline")
    with pytest.raises(ModelError, match="no_such_pipeline"):
        factory(Settings())
