"""`situate control` and `situate balance` over a ledger of reports of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ledger_worlds import read_world

from situate.cli.main import cli
from situate.ledger import open_ledger
from situate.reader import RulesReader
from situate.settings import Settings

Run = Callable[..., Result]
WORLD = (
    ("First Desk", "2021-03-03",
     "GAO, March 3 - The town of Ansongo is under the control of the army, a spokesman said. "
     "Rebels of the CMA captured the town of Menaka on Tuesday, residents said."),
    ("Second Desk", "2021-03-10",
     "BAMAKO, March 10 - The Malian army recaptured the town of Menaka on Monday, the ministry "
     "said. Five soldiers were killed in the battle."),
    ("Third Desk", "2021-04-10",
     "BAMAKO, April 10 - Fighters of JNIM besieged the town of Ansongo on Friday. The army "
     "withdrew from Menaka on Thursday."),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(reader: RulesReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three reports on two towns of Mali."""
    path = tmp_path_factory.mktemp("control") / "ledger.sqlite"
    with open_ledger(Settings(ledger=str(path)), create=True) as opened:
        for reading in read_world(reader, WORLD):
            opened.save(reading)
    return path


@pytest.fixture
def run(ledger: Path) -> Run:
    """Runs `situate` over the ledger; the result's exit code is checked."""

    def invoke(*arguments: str, code: int = 0) -> Result:
        given = [*arguments, "--ledger", str(ledger)]
        result = CliRunner().invoke(cli, given, standalone_mode=code == 0)
        assert result.exit_code == code, result.output
        return result

    return invoke


def _records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_place_has_its_holdings_in_order(run: Run) -> None:
    (found,) = _records(run("control", "Menaka", "--format", "json"))
    holdings = found["holdings"]
    assert isinstance(holdings, list)
    assert [(h["state"], h["since"], h["until"]) for h in holdings] == [
        ("held", "2021-03-02", "2021-03-07"),
        ("held", "2021-03-08", "2021-04-07"),
        ("unknown", "2021-04-08", None),
    ]


def test_the_table_names_holders_origins_and_events(run: Run) -> None:
    shown = run("control", "Menaka").stdout
    assert "Coordination of Azawad Movements" in shown
    assert "ministry (Second Desk)" in shown


def test_a_day_and_a_span_cut_the_timeline(run: Run) -> None:
    (state,) = _records(run("control", "Menaka", "--at", "2021-03-09", "--format", "json"))
    assert state["day"] == "2021-03-09"
    (found,) = _records(
        run("control", "Menaka", "--until", "2021-03-05", "--format", "json")
    )  # fmt: skip
    assert len(found["holdings"]) == 1  # type: ignore[arg-type]


def test_an_area_lists_its_places_as_on_the_last_day_told(run: Run) -> None:
    states = _records(run("control", "Mali", "--format", "json"))
    assert [(s["place"]["name"], s["holding"]["state"]) for s in states] == [  # type: ignore[index]
        ("Ansongo", "besieged"),
        ("Ménaka", "unknown"),
    ]
    assert "on 2021-04-10" in run("control", "Mali").stdout


def test_a_balance_counts_the_bodies_of_a_state_as_one(run: Run) -> None:
    (found,) = _records(run("balance", "Mali", "--format", "json"))
    assert (found["net"], found["net_low"], found["net_high"]) == (0, -1, 1)
    assert found["deaths_best"] == 5
    shown = run("balance", "Malian army", "--alone", "--since", "2021-04-01").stdout
    assert "gained 0, lost 1, net -1" in shown


def test_who_is_losing_ground_is_answered_with_its_doubt(run: Run) -> None:
    shown = run("balance", "--area", "Mali", "--since", "2021-04-01").stdout
    assert "lost 1 and gained 0 (net -1, between -1 and +0); not sure" in shown


def test_a_balance_needs_an_actor_or_an_area(run: Run) -> None:
    assert "name an actor" in str(run("balance", code=1).exception)


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    assert "is no day" in str(run("control", "Menaka", "--at", "spring", code=1).exception)


def test_the_answer_has_a_row_for_each_change_with_loser_and_gainer(run: Run) -> None:
    told = run("balance", "--area", "Mali").output
    retaken = " ".join(told.partition("\n2021-03-08")[2].partition("\n2021-")[0].split())
    assert "Ménaka" in retaken
    assert "Government of Mali" in retaken
    assert "lost by: " in retaken or "lost by" in told
    assert told.count("2021-03-08") == 1


def test_a_contested_place_names_its_rivals_and_who_denies(
    reader: RulesReader, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.sqlite"
    world = (
        ("First Desk", "2021-03-03",
         "GAO, March 3 - Fighters of JNIM captured the town of Menaka on Tuesday, residents said."),
        ("Second Desk", "2021-03-04",
         "BAMAKO, March 4 - The army denied that fighters of JNIM had captured the town of Menaka "
         "on Tuesday."),
    )  # fmt: skip
    with open_ledger(Settings(ledger=str(path)), create=True) as opened:
        for reading in read_world(reader, world):
            opened.save(reading)
    given = ["control", "Menaka", "--ledger", str(path)]
    told = " ".join(CliRunner().invoke(cli, given, standalone_mode=False).output.split())
    assert "contested" in told
    assert " or others" in told
    assert "denied by" in told
    assert "Armed forces of Mali" in told
