"""`situate model` as a user meets it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from click.testing import CliRunner, Result

import situate.cli.model
from situate.cli.main import cli
from situate.errors import ConfigError, ModelError
from situate.language.analysis import AnalysedSentence
from situate.language.encoder import list_shipped
from situate.records import Span

pytestmark = pytest.mark.skipif(
    "default" not in list_shipped(), reason="the trained weights are not in this checkout"
)


class Mute:
    """A model that finds no word."""

    version = "mute-1"

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]:
        return [
            AnalysedSentence(index=i, start=s.start, end=s.end, tokens=(), names=())
            for i, s in enumerate(sentences)
        ]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["model", *arguments], catch_exceptions=False)


def test_the_list_shows_versions_sizes_and_what_must_be_brought() -> None:
    lines = {line.split()[0]: line for line in _run("list").stdout.splitlines()}
    assert "MB" in lines["default"]
    assert {"spacy:MODEL", "gliner:MODEL", "fast"} <= lines.keys()


def test_the_facts_of_a_model_hold_its_files_and_labels() -> None:
    shown = _run("info").stdout
    assert "encoder.onnx" in shown
    assert "sha256" in shown
    assert "CC BY-SA 4.0" in shown
    assert "nsubj:pass" in shown
    assert "layers            6" in shown


def test_a_sound_model_is_said_to_be_sound() -> None:
    result = _run("check")
    assert result.exit_code == 0
    assert "sound" in result.stdout
    assert "loaded in" in result.stdout


def test_a_model_that_reads_wrongly_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        situate.cli.model, "load_component", lambda group, name: lambda settings: Mute()
    )
    with pytest.raises(ModelError, match=r"mute-1.*words are missing"):
        _run("check", "mute")


def test_unknown_models_are_explained() -> None:
    with pytest.raises(ModelError, match="'large' do not come with this installation"):
        _run("info", "large")
    with pytest.raises(ConfigError, match="no component 'large'"):
        _run("check", "large")
