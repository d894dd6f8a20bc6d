"""Language models by name, with and without an argument behind a colon."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from importlib.resources import files
from pathlib import Path

import pytest

import situate.registry
from situate.errors import ConfigError, ModelError
from situate.language.encoder import read_model_files
from situate.registry import list_components, load_component
from situate.settings import Settings


def load_mine(settings: Settings, *, argument: str) -> str:
    """A user's own component."""
    return f"{argument} with {settings.threads} threads"


def test_ours_are_announced() -> None:
    assert {"default", "fast", "spacy", "gliner"} <= set(list_components("situate.languages"))


def test_what_stands_behind_the_first_colon_travels_as_argument(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    point = EntryPoint(name="mine", value=f"{__name__}:load_mine", group="situate.languages")
    monkeypatch.setattr(EntryPoint, "load", lambda self: load_mine)
    monkeypatch.setattr(situate.registry, "entry_points", lambda group: [point])
    factory = load_component("situate.languages", "mine:C:\\models\\one")
    assert factory(Settings(threads=2)) == "C:\\models\\one with 2 threads"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("default:large", "written 'default'"),
        ("spacy", "written 'spacy:NAME'"),
        ("spacy:", "written 'spacy:NAME'"),
        ("nobody:x", "no component 'nobody'"),
    ],
)
def test_wrong_names_are_explained(name: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        load_component("situate.languages", name)


def test_missing_weights_are_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no language model '.*none' in this installation"):
        read_model_files(tmp_path / "none")


def test_fast_loads_or_says_that_its_weights_are_missing() -> None:
    factory = load_component("situate.languages", "fast")
    if (files("situate.language") / "models" / "fast" / "encoder.onnx").is_file():
        assert factory(Settings()).version
    else:
        with pytest.raises(ModelError, match="no language model 'fast'"):
            factory(Settings())
