"""`situate export`, `import` and `agree` on a small ledger."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from situate.cli.main import main

REPORTS = (
    "BAMAKO, 5 March 2024 (River Agency) - The Malian army clashed with rebels near Gao on Monday, "
    "killing four fighters, the defence ministry said.",
    "BAMAKO, 7 March 2024 (River Agency) - The army plans to attack Kidal next week, an officer "
    "said. The rebels denied that they had captured Timbuktu.",
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf8")
    path = str(folder / "ledger.sqlite")
    with pytest.raises(SystemExit) as stop:
        main(["read", *map(str, sorted(folder.glob("*.txt"))), "--save", "--ledger", path])
    assert stop.value.code == 0
    return path


def run(*arguments: str, code: int = 0) -> None:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    assert stop.value.code == code


def test_export_writes_to_standard_output_and_tells_losses_beside_it(ledger, capsys) -> None:
    run("export", "--format", "acled", "--ledger", ledger)
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out, newline="")))
    assert rows
    assert "events written as acled" in told.err
    assert "left out (status planned)" in told.err
    assert "not carried:" in told.err


def test_export_to_a_file_keeps_the_losses_beside_it(ledger, tmp_path, capsys) -> None:
    path = tmp_path / "events.geojson"
    run("export", "--format", "geojson", "--licence", "For the desk", "--type", "clash",
        "--ledger", ledger, "--output", str(path))  # fmt: skip
    collection = json.loads(path.read_text(encoding="utf8"))
    assert collection["situate"]["licence"] == "For the desk"
    assert collection["situate"]["filter"] == "type: clash"
    losses = json.loads(Path(f"{path}.losses.json").read_text(encoding="utf8"))
    assert losses["events_written"] == len(collection["features"])
    assert losses["filter"] == "type: clash"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["ucdp", "plover", "csv", "parquet", "hxl", "stix"])
def test_every_format_writes_a_file(ledger, tmp_path, form: str) -> None:
    path = tmp_path / "events"
    run("export", "--format", form, "--ledger", ledger, "--output", str(path))
    assert path.stat().st_size > 0
    assert not path.with_name("events.part").exists()


def test_export_of_no_ledger_is_an_error_that_makes_no_file(tmp_path) -> None:
    path = tmp_path / "events.csv"
    run("export", "--format", "csv", "--ledger", str(tmp_path / "none.sqlite"),
        "--output", str(path), code=1)  # fmt: skip
    assert not path.exists()


def test_import_lists_bad_rows_and_reads_the_rest(tmp_path, capsys) -> None:
    path = tmp_path / "own.csv"
    path.write_text("event_date,event_type\n2024-03-05,Battles\nsoon,Riots\n", encoding="utf8")
    run("import", "--format", "acled", str(path), "--output", str(tmp_path / "read.jsonl"), code=1)
    told = capsys.readouterr()
    assert "1 rows of acled read, 1 left out" in told.out
    assert "own.csv:3: event_date: 'soon' is no day" in told.err
    (line,) = (tmp_path / "read.jsonl").read_text(encoding="utf8").splitlines()
    assert json.loads(line)["type"] == "Battles"


def test_import_knows_a_file_by_its_columns(tmp_path, capsys) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Event Date;Event Type\n2024-03-05;Battles\n", encoding="utf8")
    run("import", str(path))
    assert "rows of acled" in capsys.readouterr().out
    path.write_text("a,b\n", encoding="utf8")
    run("import", str(path), code=1)
    assert "no known scheme" in capsys.readouterr().err


def test_the_ledger_agrees_with_its_own_export(ledger, tmp_path, capsys) -> None:
    path = str(tmp_path / "events.csv")
    run("export", "--format", "acled", "--ledger", ledger, "--output", path)
    capsys.readouterr()
    run("agree", "ledger", path, "--ledger", ledger, "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["pairs"]
    assert (found["only_first"], found["only_second"]) == ([], [])
    assert {field["agreed"] for field in found["fields"] if field["compared"]} == {1.0}


def test_agree_shows_a_table_or_the_confusion_of_a_field(ledger, tmp_path, capsys) -> None:
    path = str(tmp_path / "events.csv")
    run("export", "--format", "csv", "--ledger", ledger, "--output", path)
    run("agree", path, "ledger", "--ledger", ledger)
    assert "kappa" in capsys.readouterr().out
    run("agree", path, path, "--confusion", "type")
    assert "clash" in capsys.readouterr().out
    run("agree", path, path, "--confusion", "colour", code=2)
    assert "there is no such field" in capsys.readouterr().err


def test_the_ledger_is_not_compared_with_itself(ledger, capsys) -> None:
    run("agree", "ledger", "ledger", "--ledger", ledger, code=2)
    assert "give a file" in capsys.readouterr().err
