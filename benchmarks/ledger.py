"""What a ledger of 100,000 claims costs: a report more, a list, the control of an area, memory.

The readings are generated (`ledger_rows`), as many a day as of a busy desk: twelve reports, a
hundred claims. Wall clock of one process on SQLite; beside each save stands the same rows in a bare
SQLite transaction, the floor that any ledger has.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.ledger_rows import ReportWriter
from situate.ledger import Ledger, open_ledger
from situate.ledger.filtering import make_filter
from situate.ledger.picture import gather_claims, gather_control
from situate.picture.control import control_of_all
from situate.reading_format import write_line
from situate.records import Filter, Reading
from situate.settings import Settings

# Issue 6: what a report more, a filtered list and the control of an area may cost.
MOST_MS = {"save": 50, "list": 100, "control": 200}
_LAST = 2000  # saves that the figures are of: those to the full ledger
_PAGE = 100  # events of one listed page
_ROUNDS = 60
_LISTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "type": {"type": ["capture"]},
    "area and days": {"area": ["Syria"], "since": ["2022-03-01"], "until": ["2022-03-31"]},
    "actor": {"actor": ["Ukraine"]},
    "text": {"text": ["Kyiv"]},
    "two origins": {"min-origins": ["2"]},
    "box, type, status": {"bbox": ["35,32,43,37.5"], "type": ["siege"], "status": ["asserted"]},
}
_AREAS = ("Homs governorate, Syria", "Kharkiv, Ukraine", "North Darfur, Sudan")


def measure_ledger(*, claims: int = 100_000) -> dict[str, object]:
    """Return milliseconds (p50, p95) of saving, listing and control, and megabytes on the way."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(ledger=str(Path(folder) / "ledger.sqlite"))
        with open_ledger(settings, create=True) as ledger:
            saves, memory, last = _fill(ledger, claims)
            ledger.store.vacuum()
            summary = ledger.store.summary()
            lists = {name: _time_list(ledger, given) for name, given in _LISTS.items()}
            control = {area: _time_control(ledger, area) for area in _AREAS}
        return {
            "claims": summary.counts["claims"],
            "reports": summary.counts["reports"],
            "events": summary.counts["events"],
            "megabytes": round(summary.size_bytes / 1e6),
            "most": MOST_MS,
            "save": _spread(saves[-_LAST:]),
            "floor": _spread(_time_floor(last, Path(folder) / "floor.sqlite")),
            "peak_mb_at_claims": memory,
            "list": lists,
            "control": control,
        }


def _fill(ledger: Ledger, claims: int) -> tuple[list[float], dict[str, int], list[Reading]]:
    saves: list[float] = []
    memory: dict[str, int] = {}
    last: list[Reading] = []
    held = 0
    for reading in ReportWriter().write(claims):
        start = time.perf_counter()
        ledger.save(reading)
        saves.append(time.perf_counter() - start)
        before, held = held, held + len(reading.claims)
        if held * 5 // claims > before * 5 // claims:
            memory[str(held)] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        last = [*last[-199:], reading]
    return saves, memory, last


def _time_list(ledger: Ledger, given: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """A first page of events, names of the filter looked up before."""
    asked = make_filter(given, ledger.words)
    return _spread(_repeat(lambda: list(_page(ledger, asked))))


def _page(ledger: Ledger, asked: Filter) -> Iterator[object]:
    with ledger.store.read() as unit:
        yield from unit.query(asked, limit=_PAGE)


def _time_control(ledger: Ledger, area: str) -> dict[str, float]:
    asked = make_filter({"area": [area]}, ledger.words)
    assert asked.area is not None
    found = asked.area

    def control() -> object:
        """As ``situate control`` does."""
        events = gather_control(ledger, found)
        return control_of_all(events, gather_claims(ledger, events))

    return _spread(_repeat(control))


def _time_floor(readings: Iterable[Reading], path: Path) -> Iterator[float]:
    """The same readings, each as one row of a bare table in one transaction."""
    with sqlite3.connect(path, isolation_level=None) as rows:
        rows.execute("pragma journal_mode = wal")
        rows.execute("create table reading (id text primary key, document text)")
        for reading in readings:
            start = time.perf_counter()
            rows.execute("begin immediate")
            rows.execute(
                "insert into reading values (?, ?)", (reading.report.id, write_line(reading))
            )
            rows.execute("commit")
            yield time.perf_counter() - start
    rows.close()


def _repeat(call: Callable[[], object]) -> Iterator[float]:
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        call()
        yield time.perf_counter() - start


def _spread(seconds: Iterable[float]) -> dict[str, float]:
    cuts = statistics.quantiles([one * 1e3 for one in seconds], n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}


def write_ledger(figures: Mapping[str, Any], run: str) -> list[str]:
    """The lines of the page."""
    most = figures["most"]
    return [
        "",
        "## The ledger",
        "",
        run,
        "",
        f"A ledger of {figures['claims']:,} claims in {figures['reports']:,} generated reports, "
        f"merged into {figures['events']:,} events ({figures['megabytes']} MB, SQLite): saving a "
        "report more (trace its origins, match, merge, write), the first hundred events of a "
        "filter, who holds each place of a province. One process, wall clock.",
        "",
        "| what | p50 | p95 | allowed |",
        "|---|---|---|---|",
        _row("save a report", figures["save"], most["save"]),
        _row("the same reading as one row in bare SQLite", figures["floor"], None),
        *(_row(f"list: {name}", one, most["list"]) for name, one in figures["list"].items()),
        *(_row(f"control: {name}", one, most["control"])
          for name, one in figures["control"].items()),
        "",
        "Peak memory while it was filled: "
        + ", ".join(f"{mb} MB at {int(claims):,} claims"
                    for claims, mb in figures["peak_mb_at_claims"].items())
        + ".",
        "",
        "Lists and control are asked 60 times each in the process that filled the ledger. Where "
        "p95 is far above p50 some rounds took several times as long; why has not been found out.",
    ]  # fmt: skip


def _row(name: str, figure: Mapping[str, float], most: int | None) -> str:
    allowed = f"{most} ms" if most else ""
    return f"| {name} | {figure['p50_ms']} ms | {figure['p95_ms']} ms | {allowed} |"
