"""Fit the weights of pair scores and write src/situate/events/match_weights.json.

python scripts/events/fit.py            # about two minutes
python scripts/events/fit.py --dry      # only the figures

A ridge logistic regression on pairs of mentions of ECB+ train, within the groups that reports fall
into by their words, and of claims of our happenings, train. The two sets weigh as in ``SHARES``:
the few pairs of ours are what the ledger is for, the many of ECB+ teach words. The dev parts only
tell how good the result is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from situate.evaluate.ecbplus import group_reports, read_reports, score_ecbplus
from situate.evaluate.happenings import load_worlds, match_all, measure_worlds, read_worlds
from situate.evaluate.measures import write_table
from situate.events import match
from situate.events.features import list_facts
from situate.events.tellings import Telling, describe
from situate.reader import RulesReader, load_reader
from situate.settings import Settings

ROOT = Path(__file__).parent.parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
HAPPENINGS = ROOT / "happenings"
WEIGHTS = ROOT / "src" / "situate" / "events" / "match_weights.json"
SHARES = {"ecbplus": 0.1, "happenings": 5.0}
RIDGE = 5.0
RAREST = 5  # pairs in which a fact must stand to get a weight

Facts = Mapping[str, float]
Pair = tuple[Facts, bool]


def list_ecb_pairs(reader: RulesReader) -> Iterator[Pair]:
    """Pairs of mentions of one group of reports, and whether they tell of one event."""
    reports = read_reports(reader, CORPORA, split="train")
    groups = group_reports(reports)
    held: dict[str, list[tuple[str, Telling]]] = {}
    for report in reports:
        told = [(one.event, describe(one.claim)) for one in report.mentions]
        held.setdefault(groups[report.report.id], []).extend(told)
    for mentions in held.values():
        for (event, a), (other, b) in combinations(mentions, 2):
            yield list_facts(a, b), event == other


def list_own_pairs(reader: RulesReader) -> Iterator[Pair]:
    """Pairs of claims that blocking lets meet and that stand for annotated mentions."""
    read = read_worlds(reader, load_worlds(HAPPENINGS, split="train"))
    for a, b, _ in match_all([one for one in read.claims if one.id in read.meant]):
        first, second = read.meant[a.claim.id], read.meant[b.claim.id]
        yield list_facts(a, b), first.happening == second.happening


def fit_logistic(
    facts: Sequence[Facts], right: Sequence[bool], shares: Sequence[float]
) -> dict[str, float]:
    """Ridge logistic regression of weighted rows by Newton steps, with a ``bias``."""
    counts = Counter(name for row in facts for name in row)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    column = {name: number for number, name in enumerate(names, start=1)}
    rows: NDArray[np.float64] = np.zeros((len(facts), len(names) + 1))
    rows[:, 0] = 1.0
    for number, row in enumerate(facts):
        for name, value in row.items():
            if name in column:
                rows[number, column[name]] = value
    wanted, share = np.array(right, dtype=float), np.array(shares)
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[0, 0] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        curvature = (rows * (share * p * (1 - p))[:, None]).T @ rows + penalty
        step = rows.T @ (share * (wanted - p)) - penalty @ weights
        weights = weights + np.linalg.solve(curvature, step)
    return {n: round(float(w), 3) for n, w in zip(["bias", *names], weights, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    reader = load_reader(Settings())
    assert isinstance(reader, RulesReader)
    sets = {"ecbplus": list(list_ecb_pairs(reader)), "happenings": list(list_own_pairs(reader))}
    weights = fit_logistic(
        [facts for pairs in sets.values() for facts, _ in pairs],
        [right for pairs in sets.values() for _, right in pairs],
        [SHARES[name] for name, pairs in sets.items() for _ in pairs],
    )
    for name, pairs in sets.items():
        print(f"{name}: {len(pairs)} pairs, {sum(right for _, right in pairs)} of one happening")
    if not arguments.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf8")
    match.load_weights.cache_clear()
    for split in ("train", "dev"):
        worlds = load_worlds(HAPPENINGS, split=split)
        print(write_table(measure_worlds(read_worlds(reader, worlds), worlds, split=split)))
    print(write_table(score_ecbplus(reader, CORPORA)))


if __name__ == "__main__":
    main()
