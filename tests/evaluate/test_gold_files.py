"""Annotated reports: how their words are found in the text, and what is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from situate.errors import ConfigError
from situate.evaluate.gold import load_gold

TEXT = "Raiders burned a mill. Later the raiders burned a barn near Tolo, an elder said."
HEAD = f'id = "one"\nsplit = "test"\ntext = "{TEXT}"\n'


def _write(folder: Path, claim: str, name: str = "one.toml") -> Path:
    (folder / name).write_text(f'{HEAD}[[claims]]\ntype = "destruction"\n{claim}', encoding="utf8")
    return folder


def test_words_are_found_nearest_to_the_trigger(tmp_path: Path) -> None:
    _write(tmp_path, 'trigger = "burned#2"\nobject = ["barn"]\nspeakers = ["elder"]\n')
    (claim,) = load_gold(tmp_path)[0].claims
    assert claim.trigger.start == TEXT.rindex("burned")
    assert claim.speakers[0].text == "elder"
    for _, mention in claim.participants:
        assert TEXT[mention.start : mention.end] == mention.text


def test_the_first_of_several_is_meant_without_a_number(tmp_path: Path) -> None:
    _write(tmp_path, 'trigger = "burned"\n')
    (claim,) = load_gold(tmp_path)[0].claims
    assert claim.trigger.start == TEXT.index("burned")
    assert (claim.status, claim.aspect, claim.place, claim.days) == ("asserted", "done", None, None)


def test_an_open_side_of_a_time_is_none(tmp_path: Path) -> None:
    _write(tmp_path, 'trigger = "burned"\ntime = ["2021-05-03", ""]\n')
    assert load_gold(tmp_path)[0].claims[0].days == (dt.date(2021, 5, 3), None)


@pytest.mark.parametrize("trigger", ["bombed", "burned#3"])
def test_words_that_the_text_does_not_hold_are_refused(tmp_path: Path, trigger: str) -> None:
    _write(tmp_path, f'trigger = "{trigger}"\n')
    with pytest.raises(ConfigError, match=rf"one\.toml.*{trigger}"):
        load_gold(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("id = ")
    with pytest.raises(ConfigError, match=r"bad\.toml is not valid TOML"):
        load_gold(tmp_path)


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no gold report"):
        load_gold(tmp_path)


def test_a_split_chooses_its_reports(tmp_path: Path) -> None:
    _write(tmp_path, 'trigger = "burned"\n')
    assert load_gold(tmp_path, split="dev") == []
    assert len(load_gold(tmp_path, split="test")) == 1
