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
from situate.evaluate.happenings import (
    ReadWorlds,
    World,
    load_worlds,
    match_all,
    measure_worlds,
    read_worlds,
)
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
SHARES = {"ecbplus": 0.1, "happenings": 5.0, "beside": 2.5}
RIDGE = 5.0
RAREST = 5  # pairs in which a fact must stand to get a weight
# Facts that can only speak for one happening, or only against it. With few reports to learn from, a
# free fit gives some the wrong sign ("other perpetrators" for, "the same place" against), which
# does no harm on texts of the same kind and much on others. A trailing "-untyped" is passed over.
SPEAK_FOR = frozenset(
    """
    acting-same actors-same actors-kin acting-words acting-words-alike suffering-same
    suffering-words suffering-words-alike count-killed-same count-injured-same count-others-same
    count-killed-close day-same day-stated-same day-told-same place-same place-spelling
    place-within place-told trigger trigger-rarity trigger-alike trigger-told words names
    names-shared meaning mode-same type-same report-headline report-definite
    """.split()
)
SPEAK_AGAINST = frozenset(
    """
    acting-other suffering-other actors-other acting-words-other suffering-words-other
    count-killed-other count-injured-other count-others-other count-killed-apart
    count-injured-apart count-others-apart day-stated-gap day-told-gap day-stated-next
    day-told-next place-beyond place-radii place-country place-admin place-unclear published-gap
    report-distance report-same type-foreign mode-other sides-swapped unreal-one aspect-other
    """.split()
)

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


def list_own_pairs(read: ReadWorlds) -> Iterator[Pair]:
    """Pairs of claims that blocking lets meet and that stand for annotated mentions."""
    for a, b, _ in match_all([one for one in read.claims if one.id in read.meant]):
        first, second = read.meant[a.claim.id], read.meant[b.claim.id]
        yield list_facts(a, b), first.happening == second.happening


def list_pairs_beside(worlds: Sequence[World], read: ReadWorlds) -> Iterator[Pair]:
    """Pairs of a mention's claim and a claim whose sentence tells nothing of that happening.

    All mentions of a happening are annotated, so these are of two; what else a report tells is most
    of what a claim must be kept apart from.
    """
    told = {told.report.id: told.mentions for world in worlds for told in world.reports}
    for a, b, _ in match_all(read.claims):
        meant = [one.claim for one in (a, b) if one.claim.id in read.meant]
        if len(meant) != 1:
            continue
        other = b.claim if meant[0] is a.claim else a.claim
        sentence = range(other.quote_start, other.quote_start + len(other.quote))
        here = {m.happening for m in told[other.report] if m.trigger.start in sentence}
        if read.meant[meant[0].id].happening not in here:
            yield list_facts(a, b), False


def fit_signed(
    facts: Sequence[Facts], right: Sequence[bool], shares: Sequence[float]
) -> dict[str, float]:
    """As `fit_logistic`, less the facts that come out with the wrong sign, until none does."""
    dropped: set[str] = set()
    while True:
        rows = [{n: v for n, v in row.items() if n not in dropped} for row in facts]
        weights = fit_logistic(rows, right, shares)
        wrong = {name for name, weight in weights.items() if weight * _sign_of(name) < 0}
        if not wrong:
            return weights
        dropped |= wrong


def _sign_of(fact: str) -> int:
    name = fact.removesuffix("-untyped")
    return (name in SPEAK_FOR) - (name in SPEAK_AGAINST)


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
    worlds = load_worlds(HAPPENINGS, split="train")
    read = read_worlds(reader, worlds)
    sets = {
        "ecbplus": list(list_ecb_pairs(reader)),
        "happenings": list(list_own_pairs(read)),
        "beside": list(list_pairs_beside(worlds, read)),
    }
    weights = fit_signed(
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
