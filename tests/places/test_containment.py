"""What lies in a larger place, and what is no answer because it does not."""

from __future__ import annotations

import pytest

from situate.gazetteer import Gazetteer, GazetteerPlace
from situate.gazetteer.imports import ImportOptions, import_places
from situate.places.asking import make_question
from situate.places.containment import holds, lies_within
from situate.places.describing import PlaceQuestion, find_described

TABLE = """name,lat,lon,kind,unit
Qwzt Province,35.0,38.0,admin1,
Qwzt Ford,35.1,38.1,settlement,Qwzt Province
"""
FIELDS = {
    "name": "name",
    "latitude": "lat",
    "longitude": "lon",
    "feature": "kind",
    "admin1": "unit",
}


def _first(gazetteer: Gazetteer, name: str, feature: str) -> GazetteerPlace:
    found = [one.place for one in gazetteer.candidates(name, country="SY", limit=50)]
    return next(place for place in found if place.feature == feature)


def test_a_province_holds_its_towns_and_a_country_what_lies_in_it(gazetteer: Gazetteer) -> None:
    homs, palmyra = _first(gazetteer, "Homs", "admin1"), _first(gazetteer, "Tadmur", "settlement")
    hama = _first(gazetteer, "Hama", "admin1")
    syria, lebanon = gazetteer.country("SY"), gazetteer.country("LB")
    assert syria is not None
    assert lebanon is not None
    assert holds(homs, palmyra)
    assert holds(syria, palmyra)
    assert not holds(hama, palmyra)
    assert not holds(lebanon, palmyra)
    assert not holds(homs, homs)


def test_a_region_holds_what_lies_about_its_middle(gazetteer: Gazetteer) -> None:
    (ghouta,) = (one.place for one in gazetteer.candidates("Eastern Ghouta"))
    assert holds(ghouta, _first(gazetteer, "Duma", "settlement"))
    assert not holds(ghouta, _first(gazetteer, "Tadmur", "settlement"))


def test_the_edge_of_a_province_is_wide_but_not_without_end(gazetteer: Gazetteer) -> None:
    homs = _first(gazetteer, "Homs", "admin1")
    assert lies_within(_first(gazetteer, "Tadmur", "settlement"), homs)
    assert not lies_within(_first(gazetteer, "Aleppo", "settlement"), homs)


@pytest.fixture(scope="module")
def shapeless(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The package's gazetteer with a province of which no shape is known."""
    folder = tmp_path_factory.mktemp("shapeless")
    table = folder / "units.csv"
    table.write_text(TABLE)
    columns = {field: (column,) for field, column in FIELDS.items()}
    options = ImportOptions(columns=columns, country="SY")
    return Gazetteer(import_places([table], folder / "out.sqlite", options=options).path)


def test_a_province_without_a_shape_lets_no_other_provinces_town_in(shapeless: Gazetteer) -> None:
    def ask(name: str) -> list[str]:
        asked = make_question(name, shapeless, country="SY", admin1="Qwzt Province")
        assert asked.question.admin1 is not None
        return [one.place.name for one in find_described(asked.question, shapeless)]

    assert ask("Qwzt Ford") == ["Qwzt Ford"]
    assert ask("Aleppo") == []
    assert find_described(PlaceQuestion(description="Aleppo", countries=("SY",)), shapeless)
