"""The ledger from the command line: saving, listing, deciding, and being killed in the middle."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ledger_worlds import WORLD, read_world

from situate.cli.main import cli
from situate.ledger import open_ledger
from situate.reader import RulesReader
from situate.settings import Settings

Run = Callable[..., Result]
TOWNS = ("Ariha", "Saraqib", "Binnish", "Harem", "Salqin", "Darkush", "Jisr al-Shughur", "Idlib")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `situate` with a ledger of its own; the result's exit code is checked."""
    monkeypatch.setenv("SITUATE_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.setenv("USER", "tester")  # where the tests run there may be no user

    def invoke(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, list(arguments))
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture(scope="module")
def kept(reader: RulesReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the small world."""
    path = tmp_path_factory.mktemp("kept") / "ledger.sqlite"
    with open_ledger(Settings(ledger=str(path)), create=True) as ledger:
        for reading in read_world(reader, WORLD):
            ledger.save(reading)
        ledger.store.backup(path.with_name("copy.sqlite"))
    return path.with_name("copy.sqlite")


@pytest.fixture
def saved(run: Run, kept: Path, tmp_path: Path) -> Run:
    """`situate` with a ledger of its own that holds the small world."""
    shutil.copy(kept, tmp_path / "ledger.sqlite")
    return run


def _lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_is_saved_is_listed_as_events_claims_and_reports(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "world.jsonl"
    rows = [{"publisher": p, "published": day, "text": text} for p, day, text in WORLD]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    assert "5 new report(s)" in run("read", "--save", str(path)).stderr
    events = _lines(run("events", "--format", "jsonl"))
    assert {event["type"] for event in events} == {"capture", "air-strike"}
    assert len(_lines(run("reports", "--format", "jsonl"))) == 5
    claims = _lines(run("claims", "--format", "jsonl", "--status", "denied"))
    assert [claim["type"] for claim in claims] == ["capture"]
    assert "contested" in run("events", "--type", "capture").stdout
    again = run("read", "--save", str(path)).stderr
    assert "0 new report(s) with 0 claim(s), 5 kept before" in again


def test_filters_narrow_the_list(saved: Run) -> None:
    assert "nothing found" in saved("events", "--until", "2024-03-01").stdout
    assert len(_lines(saved("events", "--format", "jsonl", "--text", "market"))) == 1
    assert "is unknown" in str(saved("events", "--type", "battle", code=1).exception)


def test_changes_go_on_from_the_last_number(saved: Run) -> None:
    changes = _lines(saved("changes"))
    numbers = [change["sequence"] for change in changes]
    assert numbers == list(range(1, len(changes) + 1))
    assert _lines(saved("changes", "--since", str(numbers[-2]))) == changes[-1:]


def test_a_decision_is_listed_and_undone(saved: Run) -> None:
    before = saved("events", "--format", "jsonl").stdout
    ids = [str(event["id"]) for event in _lines(saved("events", "--format", "jsonl"))]
    decision = saved("decide", "merge", *ids, "--by", "ann").stdout.split()[0]
    assert len(_lines(saved("events", "--format", "jsonl"))) == 1
    assert decision in saved("decide", "list").stdout
    saved("decide", "undo", decision, "--by", "ann")
    assert saved("events", "--format", "jsonl").stdout == before
    assert decision not in saved("decide", "list").stdout
    assert "undone by ann" in saved("decide", "list", "--all").stdout


def test_a_decision_is_undone_by_the_beginning_of_its_id_if_only_one_begins_so(saved: Run) -> None:
    claims = [str(claim["id"]) for claim in _lines(saved("claims", "--format", "jsonl"))]
    first, second = (saved("decide", "accept", one).stdout.split()[0] for one in claims[:2])
    assert "give more of the id" in str(saved("decide", "undo", "", code=1).exception)
    assert "undone" in saved("decide", "undo", first[:12]).stdout
    assert saved("decide", "list").stdout.split()[0] == second


def test_names_that_decisions_gave_a_meaning_are_offered(saved: Run) -> None:
    saved("decide", "same-actor", "the northern men", "Syrian Arab Army")
    kind, *name = saved("decide", "learned").stdout.split()
    assert (kind, " ".join(name)) == ("actor", "the northern men = SY:army")


def test_an_origin_that_the_ledger_does_not_hold_gets_no_grade(saved: Run) -> None:
    assert "situate ledger origins" in str(
        saved("ledger", "grade", "nobody", "A", code=1).exception
    )


def test_info_counts_what_a_person_asks_for(saved: Run) -> None:
    counted = dict(line.split(maxsplit=1) for line in saved("ledger", "info").stdout.splitlines())
    assert (counted["reports"], counted["events"]) == ("5", "2")
    assert "paragraph_bands" not in counted


def test_a_place_is_set_by_its_name(saved: Run) -> None:
    claim = _lines(saved("claims", "--format", "jsonl", "--type", "air-strike"))[0]
    saved("decide", "edit", str(claim["id"]), "place", "Aleppo, Syria")
    places = {
        event["place"]["name"]  # type: ignore[index]
        for event in _lines(saved("events", "--format", "jsonl", "--type", "air-strike"))
    }
    assert any("Aleppo" in str(name) for name in places)


def test_a_backup_is_a_ledger_with_the_same_events(
    saved: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved("events", "--format", "jsonl").stdout
    saved("ledger", "backup", str(tmp_path / "copy.jsonl.gz"))
    monkeypatch.setenv("SITUATE_LEDGER", str(tmp_path / "restored.sqlite"))
    saved("ledger", "restore", str(tmp_path / "copy.jsonl.gz"))
    assert saved("events", "--format", "jsonl").stdout == before
    assert "whole" in saved("ledger", "check").stdout


def test_sisters_and_grades_are_stated_and_listed(saved: Run) -> None:
    assert "Second Paper" in saved("ledger", "sisters", "Second Paper", "Third Paper").stdout
    monitor = "actor:syrian-observatory-for-human-rights"
    saved("ledger", "grade", monitor, "b", "--note", "known for years")
    listed = saved("ledger", "origins").stdout.splitlines()
    (graded,) = [line.split() for line in listed if monitor in line]
    assert graded[1] == "B"


def test_without_a_ledger_the_message_says_what_to_do(run: Run) -> None:
    assert "situate ledger init" in str(run("events", code=1).exception)
    run("ledger", "init")
    assert "nothing found" in run("events").stdout


@pytest.mark.slow
def test_killed_at_any_moment_the_ledger_holds_whole_reports_and_goes_on(
    run: Run, tmp_path: Path
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(24):
        town = TOWNS[number % len(TOWNS)]
        text = f"Shells hit {town} on Monday, killing {number + 1} people, the army said."
        (reports / f"{number:02}.txt").write_text(text, encoding="utf8")
    command = [sys.executable, "-m", "situate", "read", "--save", "--published", "2024-03-12",
               "--publisher", "Example", str(reports)]  # fmt: skip
    ledger, held = tmp_path / "ledger.sqlite", 0
    for wait_s in (0.05, 0.3, 0.1):
        batch = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _wait_for_growth(ledger, batch)
        time.sleep(wait_s)
        batch.send_signal(signal.SIGKILL)
        batch.wait()
        assert "whole" in run("ledger", "check").stdout
        kept = len(_lines(run("reports", "--format", "jsonl")))
        assert kept >= held
        held = kept
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert "whole" in run("ledger", "check").stdout
    assert len(_lines(run("reports", "--format", "jsonl"))) == 24
    told = {claim["report"] for claim in _lines(run("claims", "--format", "jsonl"))}
    assert len(told) == 24


def _wait_for_growth(ledger: Path, batch: subprocess.Popen[bytes]) -> None:
    """Wait until the batch has begun to write."""
    log = ledger.with_name(ledger.name + "-wal")
    before = log.stat().st_size if log.exists() else 0
    while batch.poll() is None and (not log.exists() or log.stat().st_size <= before):
        time.sleep(0.01)
