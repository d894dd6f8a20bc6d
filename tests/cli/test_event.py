"""One event from the command line: values told, who tells them, and the sentences behind them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from ledger_worlds import WORLD, read_world

from situate.cli.main import cli
from situate.errors import ConfigError
from situate.ledger import open_ledger
from situate.reader import RulesReader
from situate.settings import Settings

Show = Callable[..., str]


@pytest.fixture(scope="module")
def ledger(reader: RulesReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("event") / "ledger.sqlite"
    with open_ledger(Settings(ledger=str(path)), create=True) as opened:
        for reading in read_world(reader, WORLD):
            opened.save(reading)
    return path


@pytest.fixture
def show(ledger: Path) -> Show:
    """Runs `situate` on the small world and gives what it prints."""

    def invoke(*arguments: str) -> str:
        found = CliRunner().invoke(
            cli, [*arguments, "--ledger", str(ledger)], catch_exceptions=False
        )
        assert found.exit_code == 0, found.output
        return found.stdout

    return invoke


def test_an_event_shows_both_who_asserts_and_who_denies_it_with_their_sentences(show: Show) -> None:
    lines = show("events", "--type", "capture", "--format", "jsonl").splitlines()
    (event,) = map(json.loads, lines)
    shown = show("event", event["id"])
    first, *others = shown.splitlines()
    assert first.startswith(f"{event['id']}  capture, ")
    assert first.endswith("contested")
    statuses = [line.split(":")[0].split()[-1] for line in others if "ed: " in line[:24]]
    assert statuses == ["asserted", "denied"]
    for claim in event["claims"]:
        assert f"claim {claim}  " in shown
    assert json.loads(show("event", event["id"], "--format", "json")) == event


def test_an_unknown_id_is_refused_with_what_to_do(show: Show) -> None:
    with pytest.raises(ConfigError, match="situate events"):
        show("event", "nosuchid")
