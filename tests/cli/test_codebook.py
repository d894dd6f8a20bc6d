"""`situate codebook` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from situate.cli.main import cli, main
from situate.errors import ConfigError

EXAMPLES = Path(__file__).parents[2] / "examples"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["codebook", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("base", ["conflict.v1", "plover.v1"])
def test_a_new_codebook_is_sound_and_extends_its_base(tmp_path: Path, base: str) -> None:
    path = tmp_path / "mine.toml"
    assert _run("new", str(path), "--from", base).exit_code == 0
    assert _run("check", str(path)).output == f"{path}: sound\n"
    listed = _run("list", "--codebook", str(path)).output
    assert "my-type" in listed
    assert len(listed.splitlines()) == 1 + len(_run("list", "--codebook", base).output.splitlines())


def test_a_new_codebook_may_start_from_a_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    _run("new", str(first))
    _run("new", str(second), "--from", str(first))
    assert _run("check", str(second)).exit_code == 0


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mine")
    with pytest.raises(ConfigError, match="is there already"):
        _run("new", str(path))
    assert path.read_text() == "mine"


def test_a_name_without_toml_and_an_unknown_base_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"name it mine\.toml"):
        _run("new", str(tmp_path / "mine"))
    with pytest.raises(ConfigError, match="no codebook 'war'"):
        _run("new", str(tmp_path / "mine.toml"), "--from", "war")


def test_every_fault_is_a_line_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    _run("new", str(path))
    path.write_text(path.read_text().replace('frame = "my-frame"', 'frame = "my-fram"'))
    done = _run("check", str(path))
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert lines[0] == (
        f"{path}: [types.my-type] trigger 1: unknown frame 'my-fram'; did you mean 'my-frame'?"
    )
    assert lines[-1] == f"{path}: 2 faults"


def test_the_list_shows_categories_not_what_comes_out_as_them() -> None:
    names = [
        line.split()[0] for line in _run("list", "--codebook", "plover.v1").output.splitlines()
    ]
    assert len(names) == 16
    assert "ASSAULT" in names
    assert "air-strike" not in names


def test_the_example_of_another_field_reads_its_report(capsys: pytest.CaptureFixture[str]) -> None:
    book, report = EXAMPLES / "health-care.toml", EXAMPLES / "clinics.txt"
    with pytest.raises(SystemExit) as stop:
        main(["read", str(report), "--codebook", str(book), "--format", "jsonl"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    for kind in (
        "facility-hit",
        "transport-hit",
        "worker-held",
        "worker-harmed",
        "facility-closed",
    ):
        assert f'"type": "{kind}"' in out or f'"type":"{kind}"' in out


def test_reading_with_a_faulty_codebook_names_file_and_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    _run("new", str(path))
    path.write_text(path.read_text().replace("my-type", "my type").replace('"my-frame"', '"x"'))
    with pytest.raises(SystemExit) as stop:
        main(["read", str(EXAMPLES / "clinics.txt"), "--codebook", str(path)])
    assert stop.value.code == 2
    message = capsys.readouterr().err
    assert str(path) in message
