"""`situate story` on a ledger that holds invented reports."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from ledger_worlds import read_world
from story_worlds import SIEGE, STRANDED_CONVOY

from situate.cli.main import cli
from situate.ledger import open_ledger
from situate.reader import RulesReader
from situate.settings import Settings

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(reader: RulesReader, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `situate` with a ledger that holds a convoy and a siege."""
    path = tmp_path_factory.mktemp("stories") / "ledger.sqlite"
    with open_ledger(Settings(ledger=str(path)), create=True) as ledger:
        for reading in read_world(reader, (*STRANDED_CONVOY, *SIEGE)):
            ledger.save(reading)

    def invoke(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, [*arguments, "--ledger", str(path)])
        assert result.exit_code == code, result.output
        return result

    return invoke


def _titles(result: Result) -> list[str]:
    return [json.loads(line)["title"] for line in result.stdout.splitlines()]


def test_stories_are_listed_with_their_status(run: Run) -> None:
    shown = run("story", "list").stdout
    assert "Aid convoy from Gao" in shown
    assert "closed: lifted" in " ".join(shown.replace("│", " ").split())
    assert "stranded" in shown


def test_only_open_stories_are_listed_when_asked_for(run: Run) -> None:
    titles = _titles(run("story", "list", "--open", "--format", "json"))
    assert titles == ["Aid convoy from Gao to Menaka"]


def test_a_filter_keeps_the_stories_of_which_an_event_fulfils_it(run: Run) -> None:
    titles = _titles(run("story", "list", "--area", "Syria", "--format", "json"))
    assert "Siege of Darayya" in titles
    assert "Aid convoy from Gao to Menaka" not in titles


def test_a_kind_can_be_asked_for(run: Run) -> None:
    assert _titles(run("story", "list", "--kind", "siege", "--format", "json")) == [
        "Siege of Darayya"
    ]


def test_a_story_is_shown_with_the_words_of_its_updates(run: Run) -> None:
    listed = run("story", "list", "--kind", "convoy", "--open", "--format", "json")
    (story,) = (json.loads(line) for line in listed.stdout.splitlines())
    shown = " ".join(run("story", "show", story["id"]).stdout.split())
    assert "status: stranded at Ansongo" in shown
    assert "Gunmen blocked the convoy at a bridge on Thursday" in shown
    assert json.loads(run("story", "show", story["id"], "--format", "json").stdout) == story


def test_an_unknown_story_is_an_error_that_says_what_to_do(run: Run) -> None:
    result = run("story", "show", "convoy-nothing", code=1)
    assert "situate story list" in str(result.exception)
