from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from situate.records import Filter
from situate.store import Store

NewLocation = Callable[[], str]
WORKER = Path(__file__).with_name("ledger_worker.py")


def start(location: str, name: str, count: int) -> subprocess.Popen[str]:
    """Start a worker and wait until it begins to write."""
    command = [sys.executable, str(WORKER), location, name, str(count)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n", worker.communicate()[1]
    return worker


def assert_whole(store: Store) -> int:
    """Every report has all its claims and stands in the event that counts them."""
    assert store.check() == []
    with store.read() as unit:
        reports = [report.id for report in unit.query_reports(Filter())]
        assert all(len(unit.claims_of_report(report)) == 8 for report in reports)
        assert unit.count_reports(Filter(text="hill")) == len(reports)
        shared = unit.events(["shared"])
        assert len(shared[0].claims if shared else ()) == len(reports)
        assert len(list(unit.changes())) == len(reports)
    return len(reports)


@pytest.mark.slow
def test_killed_at_any_moment_the_ledger_holds_whole_reports_only(
    new_location: NewLocation,
) -> None:
    location = new_location()
    Store.create(location).close()
    chance = random.Random()
    counts = []
    for _ in range(6):
        worker = start(location, "a", 100_000)
        time.sleep(chance.uniform(0.02, 0.4))
        worker.kill()
        worker.communicate()
        with Store.open(location) as store:
            counts.append(assert_whole(store))
    assert counts == sorted(counts)
    assert counts[-1] > 0


@pytest.mark.slow
def test_processes_that_write_at_once_lose_nothing(new_location: NewLocation) -> None:
    location = new_location()
    Store.create(location).close()
    workers = [start(location, name, 30) for name in ("a", "b", "c")]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors
    with Store.open(location) as store:
        assert assert_whole(store) == 90


@pytest.mark.slow
def test_the_same_reports_saved_by_two_processes_are_kept_once(new_location: NewLocation) -> None:
    location = new_location()
    Store.create(location).close()
    workers = [start(location, "a", 30) for _ in range(2)]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors
    with Store.open(location) as store:
        assert assert_whole(store) == 30
