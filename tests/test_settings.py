"""Settings: the order of their layers, what is remembered of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from situate.errors import ConfigError
from situate.settings import Settings, imported_gazetteer, load_settings


def test_without_file_and_environment_all_values_are_the_defaults(tmp_path: Path) -> None:
    settings, origins = load_settings(folder=tmp_path, environment={})
    assert settings == Settings()
    assert set(origins.values()) == {"default"}


def test_an_option_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "situate.toml").write_text('depth = "claims"\nthreads = 2\ntimeout_s = 3.0\n')
    environment = {"SITUATE_THREADS": "3", "SITUATE_TIMEOUT_S": "4"}
    settings, origins = load_settings({"timeout_s": 5}, folder=tmp_path, environment=environment)
    assert (settings.depth, settings.threads, settings.timeout_s) == ("claims", 3, 5.0)
    assert origins["depth"] == "situate.toml"
    assert origins["threads"] == "environment"
    assert origins["timeout_s"] == "option"


def test_an_option_that_was_not_given_changes_nothing(tmp_path: Path) -> None:
    settings, origins = load_settings({"codebook": None}, folder=tmp_path, environment={})
    assert settings.codebook == "conflict.v1"
    assert origins["codebook"] == "default"


def test_an_unknown_setting_is_named_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "situate.toml").write_text("thread = 2\n")
    with pytest.raises(ConfigError, match=r"'thread' \(situate.toml\) is unknown.*threads"):
        load_settings(folder=tmp_path, environment={})


def test_a_value_of_the_wrong_kind_is_named_with_its_origin(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'threads' \(environment\).*'many'"):
        load_settings(folder=tmp_path, environment={"SITUATE_THREADS": "many"})


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "situate.toml").write_text("threads = = 2\n")
    with pytest.raises(ConfigError, match=r"situate\.toml is not valid TOML"):
        load_settings(folder=tmp_path, environment={})


def test_the_hash_tells_settings_apart_only_where_a_reading_can_differ() -> None:
    assert Settings(threads=2).digest() == Settings().digest()
    assert Settings(depth="claims").digest() != Settings().digest()


def test_the_gazetteer_is_the_imported_one_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().gazetteer_path is None
    imported_gazetteer().parent.mkdir()
    imported_gazetteer().touch()
    assert Settings().gazetteer_path == imported_gazetteer()
    assert Settings(gazetteer="package").gazetteer_path is None
    assert Settings(gazetteer="mine.sqlite").gazetteer_path == Path("mine.sqlite")
