"""The close reader: offsets, trees, batches, long sentences, broken files."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from fake_model import FakeEncoder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from situate.errors import ModelError
from situate.language.model import ParsingModel, load_model
from situate.language.sentences import split_sentences
from situate.language.tree import is_tree
from situate.records import Span

SHIPPED = Path(str(files("situate.language"))) / "models" / "default"
TEXT = (
    "Rebels shelled the market in Tabqa on Monday. The ministry didn't confirm it; "
    "the U.S. envoy left. Nobody was hurt."
)


def test_each_sentence_gives_words_with_exact_offsets_and_one_tree(model: ParsingModel) -> None:
    spans = split_sentences(TEXT, [Span(start=0, end=len(TEXT))])
    analysed = model.analyse(TEXT, spans)
    assert [(s.index, s.start, s.end) for s in analysed] == [
        (i, span.start, span.end) for i, span in enumerate(spans)
    ]
    for sentence in analysed:
        assert is_tree([token.head for token in sentence.tokens])
        assert sentence.root is not None
        assert sentence.root.relation == "root"
        assert [t.relation for t in sentence.tokens].count("root") == 1
        assert all(TEXT[t.start : t.end] == t.text for t in sentence.tokens)


def test_given_indexes_are_kept(model: ParsingModel) -> None:
    spans = split_sentences(TEXT, [Span(start=0, end=len(TEXT))])
    analysed = model.analyse(TEXT, spans[1:], indexes=[7, 9])
    assert [sentence.index for sentence in analysed] == [7, 9]


def test_a_report_without_sentences_gives_nothing(model: ParsingModel) -> None:
    assert model.analyse("", []) == []
    assert model.analyse("   ", [Span(start=0, end=3)])[0].tokens == ()


def test_sentences_are_batched_by_length(model: ParsingModel, encoder: FakeEncoder) -> None:
    text = "\n\n".join(["Troops left the town."] * 30 + ["They went " + "far " * 10 + "away."] * 5)
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    analysed = model.analyse(text, spans)
    assert len(analysed) == 35
    assert all(pieces <= 300 for _, pieces in encoder.batches)
    assert len(encoder.batches) < 6


def test_a_sentence_reads_the_same_among_others_and_alone(model: ParsingModel) -> None:
    spans = split_sentences(TEXT, [Span(start=0, end=len(TEXT))])
    together = model.analyse(TEXT, spans)
    alone = [model.analyse(TEXT, [span], indexes=[i])[0] for i, span in enumerate(spans)]
    assert together == alone


def test_a_very_long_sentence_is_read_whole_as_one_tree(model: ParsingModel) -> None:
    text = "Observers counted " + ", ".join(f"village{i} and town{i}" for i in range(150)) + "."
    (sentence,) = model.analyse(text, [Span(start=0, end=len(text))])
    assert len(sentence.tokens) == 602
    assert is_tree([token.head for token in sentence.tokens])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300))
def test_any_text_is_read_without_losing_a_character(model: ParsingModel, text: str) -> None:
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    for sentence in model.analyse(text, spans):
        assert is_tree([token.head for token in sentence.tokens])
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_an_unknown_model_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"no language model 'nowhere'.*default"):
        load_model("nowhere")


def test_missing_files_are_listed(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(ModelError, match=r"lacks encoder\.onnx, relations\.onnx, tokenizer\.json"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "labels.json cannot be used"),
        ("[]", "not a JSON object"),
        ('{"upos": "NOUN"}', "'upos' is not a list of labels"),
    ],
)
def test_broken_labels_are_refused(tmp_path: Path, content: str, reason: str) -> None:
    for name in ("encoder.onnx", "relations.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"broken")
    (tmp_path / "labels.json").write_text(content)
    with pytest.raises(ModelError, match=reason):
        load_model(tmp_path)


def _write_labels(folder: Path) -> None:
    shapes = ["none", "lower", "title", "upper", "mixed", "digits", "punct", "has-digit", "capital"]
    labels = {"upos": ["X"], "xpos": ["X"], "relations": ["root"], "names": ["O"]}
    (folder / "labels.json").write_text(json.dumps(labels | {"shapes": shapes, "version": "t"}))


def test_a_broken_network_or_relation_layer_is_refused(tmp_path: Path) -> None:
    _write_labels(tmp_path)
    for name in ("encoder.onnx", "relations.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"broken")
    with pytest.raises(ModelError, match=r"relations\.onnx cannot be used"):
        load_model(tmp_path)


@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").is_file(), reason="no weights in this checkout")
def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    _write_labels(tmp_path)
    for name in ("encoder.onnx", "relations.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    with pytest.raises(ModelError, match="other relations than the 1"):
        load_model(tmp_path)
    (tmp_path / "relations.onnx").write_bytes((SHIPPED / "encoder.onnx").read_bytes())
    with pytest.raises(ModelError, match=r"lacks the inputs dependents, heads, is_root.*export"):
        load_model(tmp_path)
