"""Names of GLiNER over our trees, with a stand-in that has GLiNER's interface."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from situate.errors import ModelError
from situate.language.gliner_model import GlinerModel, load_names
from situate.language.model import ParsingModel
from situate.language.sentences import split_sentences
from situate.records import Span

TEXT = "Fighters left Port Anselm. The Anselm Relief Corps, of Varnland, stayed."


class FakeGliner:
    """`gliner.GLiNER` as far as it is used: answers from a list of surfaces."""

    surfaces = (
        ("Port Anselm", "city or village", 0.9),
        ("Anselm", "person", 0.6),
        ("Anselm Relief Corps", "organization", 0.8),
        ("Relief Corps, of", "armed group", 0.7),
        ("Varnlan", "Country", 0.9),
        ("stayed", "award", 0.9),
    )

    @classmethod
    def from_pretrained(cls, name: str, *, local_files_only: bool = False) -> FakeGliner:
        assert local_files_only, "nothing may be downloaded"
        if name != "here":
            raise FileNotFoundError(name)
        return cls()

    def predict_entities(
        self, text: str, labels: list[str], *, flat_ner: bool = True, threshold: float = 0.5
    ) -> list[dict[str, Any]]:
        assert flat_ner
        assert "armed group" in labels
        return [
            {
                "start": text.index(surface),
                "end": text.index(surface) + len(surface),
                "text": surface,
                "label": label,
                "score": score,
            }
            for surface, label, score in self.surfaces
            if surface in text and score >= threshold
        ]


@pytest.fixture
def _gliner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gliner", SimpleNamespace(GLiNER=FakeGliner))


@pytest.mark.usefixtures("_gliner")
def test_its_names_stand_over_our_words_and_trees(model: ParsingModel) -> None:
    spans = split_sentences(TEXT, [Span(start=0, end=len(TEXT))])
    reading = load_names("here", model).analyse(TEXT, spans)
    names = [
        (" ".join(t.text for t in s.tokens[n.first : n.last]), n.label)
        for s in reading
        for n in s.names
    ]
    assert names == [
        ("Port Anselm", "GPE"),
        ("Anselm Relief Corps", "ORG"),
        ("Varnland", "GPE"),
    ]
    ours = model.analyse(TEXT, spans)
    assert [s.tokens for s in reading] == [s.tokens for s in ours]


@pytest.mark.usefixtures("_gliner")
def test_the_version_names_both_models(model: ParsingModel) -> None:
    assert load_names("here", model).version == "fake-1+gliner:here"
    assert isinstance(load_names("here", model), GlinerModel)


@pytest.mark.usefixtures("_gliner")
def test_a_model_that_is_not_here_is_not_fetched(model: ParsingModel) -> None:
    with pytest.raises(ModelError, match="'elsewhere' cannot be opened"):
        load_names("elsewhere", model)


def test_without_the_library_the_error_names_the_extra(
    model: ParsingModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gliner", None)
    with pytest.raises(ModelError, match=r"pip install 'situate\[gliner\]'"):
        load_names("here", model)
