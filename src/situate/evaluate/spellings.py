"""Our list of press spellings: 400 spellings of towns of five countries, looked up in the country.

Written by us from memory of English, French and German reports, with a few in the script of the
country, before the matching was run on them, and not used to improve it; rows that only repeat the
name that the gazetteer shows are left out. ``ids`` are GeoNames ids (CC BY 4.0), several where
GeoNames has the town twice.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from situate.evaluate.measures import Measure, measure_share
from situate.gazetteer import Gazetteer
from situate.reader import Reader

CORPUS = "press spellings"
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A spelling, the country it is sought in, the entries it means, and latin or native."""

    country: str
    spelling: str
    ids: frozenset[str]
    script: str


def load_spellings() -> list[Spelling]:
    """The rows of press_spellings.tsv."""
    text = (files("situate.evaluate") / "press_spellings.tsv").read_text(encoding="utf8")
    return [
        Spelling(
            country=row["country"],
            spelling=row["spelling"],
            ids=frozenset(row["ids"].split(";")),
            script=row["script"],
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def score_spellings(reader: Reader, folder: Path) -> Iterator[Measure]:
    """R@1 and R@5 of the towns in Latin letters, by country and in all, and lookups a second."""
    gazetteer: Gazetteer = getattr(reader, "gazetteer", None) or Gazetteer()
    rows = load_spellings()
    latin = [row for row in rows if row.script == "latin"]
    begun = time.perf_counter()
    ranks = [find_rank(row, gazetteer) for row in latin]
    passed = time.perf_counter() - begun
    yield from _measure("Latin letters", ranks, headline=True)
    yield Measure(
        corpus=CORPUS, task="lookups a second", figure="per s", value=len(latin) / passed,
        count=len(latin),
    )  # fmt: skip
    for country in sorted({row.country for row in latin}):
        own = [rank for row, rank in zip(latin, ranks, strict=True) if row.country == country]
        yield from _measure(f"Latin letters, {country}", own)
    native = [find_rank(row, gazetteer) for row in rows if row.script == "native"]
    yield from _measure("the country's script", native)


def find_rank(row: Spelling, gazetteer: Gazetteer) -> int | None:
    """The rank, from 0, of the entry meant among the settlements found; None if it is not there."""
    found = gazetteer.candidates(row.spelling, country=row.country, limit=_MOST)
    towns = [one.place.id for one in found if one.place.feature == "settlement"]
    return next((rank for rank, known in enumerate(towns) if known in row.ids), None)


def _measure(
    name: str, ranks: Sequence[int | None], *, headline: bool = False
) -> Iterator[Measure]:
    for most in (1, 5):
        yield measure_share(
            sum(rank is not None and rank < most for rank in ranks),
            len(ranks),
            corpus=CORPUS,
            task=f"{name}: among the first {most}" if most > 1 else f"{name}: first",
            headline=headline,
        )
