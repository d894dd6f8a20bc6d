"""Our precision in the codes of UCDP and ACLED."""

from __future__ import annotations

import pytest

from situate.gazetteer import Gazetteer
from situate.places.describing import PlaceQuestion, find_described
from situate.places.precision import geo_precision, where_prec


@pytest.mark.parametrize(
    ("description", "ucdp", "acled"),
    [
        ("Palmyra", 1, 1),
        ("near Palmyra", 2, 2),
        ("Azaz district", 3, 2),
        ("Aleppo province", 4, 3),
        ("northern Aleppo province", 5, 3),
        ("Eastern Ghouta", 5, 2),
        ("Syria", 6, 3),
        ("Mediterranean Sea", 7, 3),
        ("Africa", None, None),
    ],
)
def test_each_precision_has_its_codes(
    gazetteer: Gazetteer, description: str, ucdp: int | None, acled: int | None
) -> None:
    (found, *_) = find_described(PlaceQuestion(description=description), gazetteer)
    codes = [one(found.area, found.place.feature) for one in (where_prec, geo_precision)]
    assert codes == [ucdp, acled]
