"""Areas by name: a country, a province, a region, a town, or a gazetteer id."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from situate.errors import ConfigError
from situate.gazetteer.store import Gazetteer
from situate.places.asking import find_country, make_question
from situate.places.describing import PlaceAnswer, find_described
from situate.places.descriptions import AT
from situate.records import Area

_LEAST_RADIUS_KM = 3.0  # what is reported of a town lies in it, not on its point


_LIKELY = 0.75  # a name less alike is more likely a slip than a place


def find_area(text: str, gazetteer: Gazetteer, *, countries: Collection[str] = ()) -> Area:
    """The area that is meant: a country, or "NAME", "NAME, COUNTRY", as ``situate place`` reads it.

    Of places of one name the first in ``countries`` (where the ledger's events lie) is meant.

    Raises:
        ConfigError: no place is called so, or the country behind the comma is unknown.
    """
    try:
        land = find_country(text, gazetteer)
    except ConfigError:
        return _as_area(text, find_place_named(text, gazetteer, countries))
    return Area(name=land.name, country=land.countries[0] if land.countries else None)


def find_place_named(
    text: str, gazetteer: Gazetteer, countries: Collection[str] = ()
) -> PlaceAnswer:
    """The likeliest place of a name, in some countries before elsewhere.

    Raises:
        ConfigError: no place is called so, or the country behind the comma is unknown.
    """
    name, comma, country = text.rpartition(",")
    if comma:
        questions = [make_question(name, gazetteer, country=country).question]
    else:
        bare = make_question(text, gazetteer).question
        near = replace(bare, countries=tuple(sorted(countries)))
        questions = [near, bare] if countries else [bare]
    for question in questions:
        for answer in find_described(question, gazetteer, limit=1):
            if answer.score >= _LIKELY:
                return answer
    raise ConfigError(
        f"area {text!r} is no place that the gazetteer knows; write NAME, COUNTRY, or use bbox"
    )


def _as_area(text: str, best: PlaceAnswer) -> Area:
    whole = best.reading.setting == AT and not best.reading.between
    if whole and best.place.feature == "admin1":
        return Area(name=best.place.name, country=best.country, admin1=best.place.name)
    if whole and best.place.box is not None:
        return Area(name=best.place.name, place=best.place.id, box=best.place.box)
    return Area(
        name=best.place.name if whole else text,
        place=best.place.id if whole else None,
        latitude=best.area.latitude,
        longitude=best.area.longitude,
        radius_km=max(best.area.radius_km, _LEAST_RADIUS_KM),
    )
