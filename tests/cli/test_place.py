"""`situate place` as people and programs meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from situate.cli import table
from situate.cli.main import cli
from situate.errors import ConfigError

FIELDS = [
    "id", "name", "latitude", "longitude", "country", "admin1", "feature", "precision",
    "radius_km", "score", "match",
]  # fmt: skip


def _run(*arguments: str, given: str | None = None) -> Result:
    command = ["place", *arguments, "--gazetteer", "package"]
    return CliRunner().invoke(cli, command, input=given, catch_exceptions=False)


def _answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_name_is_answered_with_a_table() -> None:
    result = _run("Oqeirbatt", "--country", "Syria")
    assert result.exit_code == 0
    for part in ("Uqayrib", "Hama, SY", "exact, 3 km", "UCDP 1, ACLED 1", "consonants", ":162803"):
        assert part in result.stdout


def test_on_a_narrow_terminal_each_candidate_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "DEFAULT_WIDTH", 90)
    lines = _run("Oqeirbatt", "--country", "Syria").stdout.splitlines()
    assert lines[1].startswith("  1  ‘Uqayribāt, geonames:162803 | Hama, SY, settlement | 35.0431,")
    assert "┃" not in "".join(lines)


def test_a_name_without_an_answer_is_unresolved_and_says_what_helps() -> None:
    result = _run("Oqeirbatt")
    assert result.exit_code == 0
    assert "unresolved" in result.stdout
    assert "--country" in result.stdout


def test_a_country_of_which_only_towns_are_known_is_told_once() -> None:
    given = '{"id": 1, "name": "Homs", "country": "SY"}\n' * 2
    result = _run("--input", "-", "--format", "jsonl", given=given)
    assert result.stderr.count("coarse for SY") == 1


def test_a_file_of_names_is_answered_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(
        '{"id": 7, "name": "Goma", "country": "COD", "admin1": "North Kivu"}\n'
        '{"id": "b", "name": "Foobarbaz", "country": "SY"}\n'
    )
    result = _run("--input", str(path), "--format", "jsonl")
    assert result.exit_code == 0
    first, second = _answers(result)
    assert list(first) == ["id", "candidates"]
    assert first["id"] == 7
    assert isinstance(first["candidates"], list)
    assert list(first["candidates"][0]) == FIELDS
    assert first["candidates"][0]["id"] == "geonames:216281"
    assert second == {"id": "b", "candidates": []}


def test_bad_lines_are_listed_and_the_batch_goes_on() -> None:
    lines = [
        "not json",
        "[1]",
        '{"id": 1}',
        '{"id": 2, "name": " "}',
        '{"id": 3, "name": "Homs", "country": 5}',
        '{"id": 4, "name": "Homs", "country": "Narnia"}',
        '{"id": 5, "name": "Homs", "near": "0,181"}',
        '{"id": 6, "name": "Homs", "country": "SY", "near": [34.7, 36.7]}',
        '{"id": NaN, "name": "Homs"}',
        r'{"id": 8, "name": "Ho\ud800ms"}',
        r'{"id": "\udfff", "name": "Homs"}',
        "",
    ]
    result = _run("--input", "-", "--format", "jsonl", given="\n".join(lines))
    assert result.exit_code == 1
    assert [one["id"] for one in _answers(result)] == [6]
    for number in (*range(1, 8), 9, 10, 11):
        assert f"-:{number}: " in result.stderr
    assert "'Narnia' is unknown" in result.stderr
    assert "10 line(s) could not be answered" in result.stderr


def test_options_stand_in_for_what_lines_do_not_say() -> None:
    result = _run("--input", "-", "--format", "jsonl", "--country", "SY", "--limit", "1",
                  given='{"name": "Oqeirbatt"}\n')  # fmt: skip
    (answer,) = _answers(result)
    assert answer["id"] is None
    assert isinstance(answer["candidates"], list)
    assert len(answer["candidates"]) == 1


def test_an_unknown_province_is_told_and_left_out() -> None:
    given = '{"id": 1, "name": "Homs city", "country": "SY", "admin1": "Rohan"}'
    result = _run("--input", "-", "--format", "jsonl", given=given)
    assert result.exit_code == 0
    assert "'Rohan' is no known admin1 unit of Syria" in result.stderr
    assert _answers(result)[0]["candidates"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give one NAME"),
        (("Homs", "--input", "-"), "give one NAME"),
        ((" ",), "NAME is empty"),
        (("Homs", "--country", "Narnia"), "'Narnia' is unknown"),
        (("Homs", "--country", "\udcff"), "is no character"),
        (("Homs", "--near", "Nowhereville Qqq"), "no known place"),
        (("Homs", "--near", "35.1,181"), "no point on the globe"),
        (("--input", "missing.jsonl"), "cannot be read"),
    ],
)
def test_wrong_usage_says_what_to_do(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        _run(*arguments)


def test_output_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    result = _run("Homs", "--country", "SY", "--format", "jsonl", "--output", str(path))
    assert result.stdout == ""
    assert json.loads(path.read_text())["candidates"][0]["name"] == "Homs"
