"""How found places are scored: described ones of UCDP, and press spellings."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import NOTHING, write_rows

from situate.evaluate.gate import measure_places
from situate.evaluate.measures import Measure
from situate.evaluate.spellings import load_spellings, score_spellings
from situate.evaluate.ucdp import Answered, answer_rows, measure_answers
from situate.gazetteer import Gazetteer


def _row(description: str, precision: int, *point: float) -> dict[str, object]:
    return {
        "where_coordinates": description, "where_prec": precision, "country": "Syria",
        "adm_1": "Homs Governorate", "latitude": point[0], "longitude": point[1],
    }  # fmt: skip


ROWS = (
    _row("Tadmur/Palmyra town", 1, 34.56, 38.28),
    _row("Palmyra town", 2, 36.0, 38.28),
    _row("Qwxzbarak village", 1, 34.5, 38.0),
    _row("Homs Governorate", 4, 34.3, 38.3),
    _row("Northern Homs Governorate", 5, 34.7, 38.0),
)


def _values(measures: list[Measure]) -> dict[str, float]:
    return {one.task.partition(",")[0]: one.value for one in measures}


def test_described_places_are_put_right_elsewhere_or_nowhere(gazetteer: Gazetteer) -> None:
    answered = answer_rows(ROWS, gazetteer)
    assert [one.away_km is None for one in answered] == [False, False, True, False, False]
    values = _values(list(measure_answers(answered, gazetteer="x")))
    assert values["towns and villages within 25 km"] == pytest.approx(1 / 3)
    assert values["towns and villages put farther off instead of nowhere"] == pytest.approx(1 / 3)
    assert values["provinces within 25 km"] == 1


def test_sides_of_provinces_count_by_their_median() -> None:
    answered = [
        Answered(description=f"Northern {x} Governorate", precision=5, away_km=km)
        for x, km in (("A", 10.0), ("B", 30.0), ("C", None))
    ]
    (median,) = [m for m in measure_answers(answered, gazetteer="x") if m.figure == "km"]
    assert (median.value, median.count) == (30, 3)


def test_the_list_of_spellings_is_of_five_countries_of_known_towns(gazetteer: Gazetteer) -> None:
    rows = load_spellings()
    assert len([row for row in rows if row.script == "latin"]) >= 200
    assert len({row.country for row in rows}) == 5
    assert len({(row.country, row.spelling) for row in rows}) == len(rows)
    for row in rows:
        for known in row.ids:
            assert gazetteer.place(int(known.removeprefix("geonames:"))).countries == (row.country,)


def test_spellings_are_scored_by_rank(tmp_path: Path) -> None:
    values = {(one.task, one.figure): one.value for one in score_spellings(NOTHING, tmp_path)}
    assert values["Latin letters: first", "accuracy"] >= 0.88
    assert values["Latin letters: among the first 5", "accuracy"] >= 0.97
    assert values["lookups a second", "per s"] > 100


def test_the_gate_measures_ucdp_only_where_it_is(tmp_path: Path, gazetteer: Gazetteer) -> None:
    assert set(measure_places(gazetteer, tmp_path)) == {"spelling_first", "spelling_among_five"}
    write_rows(tmp_path / "ucdp-ged-syria.dev.jsonl", *ROWS)
    assert measure_places(gazetteer, tmp_path)["ucdp_placed"] == pytest.approx(1 / 3)
