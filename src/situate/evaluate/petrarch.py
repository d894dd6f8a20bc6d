"""PETRARCH's unit records: the CAMEO root of a sentence's events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.corpora import Row, load_rows, make_report, read_rows
from situate.evaluate.measures import Measure, measure_tally
from situate.evaluate.scores import Tally
from situate.reader import Reader
from situate.records import Reading

CAMEO_ROOTS = frozenset(f"{number:02d}" for number in range(1, 21))


def score_petrarch(reader: Reader, folder: Path) -> Iterator[Measure]:
    """P, R and F over the pairs of record and root, of all roots and of the material ones."""
    every, material = Tally(), Tally()
    for row, reading in read_rows(reader, load_rows(folder / "petrarch-unit.jsonl"), make_report):
        tally_roots(row, reading, every=every, material=material)
    yield from measure_tally(
        every,
        corpus="PETRARCH",
        task="CAMEO root of the sentence",
        peer="PETRARCH2 .61, UniversalPetrarch .79 with both countries also right",
    )
    yield from measure_tally(
        material, corpus="PETRARCH", task="CAMEO root of the sentence, roots 14 to 20"
    )


def tally_roots(row: Row, reading: Reading, *, every: Tally, material: Tally) -> None:
    """Count one record; one whose codes are none of CAMEO's (the coder's own tests) is left out."""
    codes = {event["code"] for event in row["events"] if event["code"]}
    wanted = {code[:2] for code in codes} & CAMEO_ROOTS
    if codes and not wanted:
        return
    found = {claim.codes.cameo[:2] for claim in reading.claims if claim.codes.cameo}
    for tally, roots in ((every, CAMEO_ROOTS), (material, {r for r in CAMEO_ROOTS if r >= "14"})):
        tally.add(
            hits=len(found & wanted & roots), found=len(found & roots), wanted=len(wanted & roots)
        )
