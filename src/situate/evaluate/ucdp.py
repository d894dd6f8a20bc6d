"""UCDP GED Syria: places as coders described them, put on the map with country and province given.

Measured with the reader's gazetteer and again with the places of Who's On First imported into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from situate.evaluate.corpora import Row, load_rows, require_file
from situate.evaluate.measures import Measure, measure_share
from situate.gazetteer import Gazetteer
from situate.gazetteer.imports import ImportOptions, import_places
from situate.gazetteer.nearness import distance_km
from situate.places.asking import make_question
from situate.places.describing import find_described
from situate.reader import Reader

CORPUS = "UCDP Syria"
EVENTS = "ucdp-ged-syria.dev.jsonl"
NEAR_KM = 25.0
# Where_prec of events in a town or village (1) or near one (2).
TOWN = (1, 2)
PROVINCE = 4
_SIDE = re.compile(r"(?i)^(?:north|south|east|west)\w*\s.+\sgovernorate$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A described place, and how far from the coders' point it was put; None: nowhere."""

    description: str
    precision: int
    away_km: float | None


def score_ucdp(reader: Reader, folder: Path) -> Iterator[Measure]:
    """Shares placed, and placed elsewhere instead of nowhere, without and with the import."""
    rows = list(load_rows(folder / EVENTS))
    gazetteer: Gazetteer = getattr(reader, "gazetteer", None) or Gazetteer()
    yield from measure_answers(answer_rows(rows, gazetteer), gazetteer="default gazetteer")
    source = folder / "places" / "whosonfirst.sy.jsonl.gz"
    require_file(source)
    with TemporaryDirectory() as scratch:
        target = Path(scratch) / "imported.sqlite"
        import_places([source], target, options=ImportOptions(), base=gazetteer.path)
        yield from measure_answers(
            answer_rows(rows, Gazetteer(target)), gazetteer="with Who's On First imported"
        )


def answer_rows(rows: Sequence[Row], gazetteer: Gazetteer) -> list[Answered]:
    """The first answer to each row's description, in its country and province."""
    answered = []
    for row in rows:
        asked = make_question(
            row["where_coordinates"], gazetteer, country=row["country"], admin1=row["adm_1"]
        )
        found = find_described(asked.question, gazetteer, limit=1)
        away = None
        if found:
            area = found[0].area
            away = distance_km((area.latitude, area.longitude), (row["latitude"], row["longitude"]))
        answered.append(
            Answered(
                description=row["where_coordinates"], precision=row["where_prec"], away_km=away
            )
        )
    return answered


def measure_answers(answered: Sequence[Answered], *, gazetteer: str) -> Iterator[Measure]:
    """The figures of one gazetteer, which is named in each."""
    towns = [one.away_km for one in answered if one.precision in TOWN]
    yield measure_share(
        sum(km is not None and km <= NEAR_KM for km in towns),
        len(towns),
        corpus=CORPUS,
        task=f"towns and villages within 25 km, {gazetteer}",
        headline=True,
    )
    yield measure_share(
        sum(km is not None and km > NEAR_KM for km in towns),
        len(towns),
        corpus=CORPUS,
        task=f"towns and villages put farther off instead of nowhere, {gazetteer}",
    )
    provinces = [one.away_km for one in answered if one.precision == PROVINCE]
    yield measure_share(
        sum(km is not None and km <= NEAR_KM for km in provinces),
        len(provinces),
        corpus=CORPUS,
        task=f"provinces within 25 km, {gazetteer}",
    )
    sides = [one.away_km for one in answered if _SIDE.match(one.description)]
    yield Measure(
        corpus=CORPUS,
        task=f'"northern X Governorate" and the like: median error in km, {gazetteer}',
        figure="km",
        value=median([float("inf") if km is None else km for km in sides] or [0.0]),
        count=len(sides),
    )
