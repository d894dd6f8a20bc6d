"""From what a person or a table says of a place to a question: its country, its province.

A country is given by ISO alpha-2 or alpha-3 code or by any of its names, a province by any of its
names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from situate.errors import ConfigError
from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.matching import CLOSE_MATCHES
from situate.gazetteer.store import Gazetteer
from situate.places.country_codes import alpha_2_by_alpha_3
from situate.places.describing import PlaceQuestion, find_described

_ASIDE = re.compile(r"\s*\([^)]*\)")
_NUMBER = r"([+-]?\d+(?:\.\d+)?(?:e-?\d+)?)"
_POINT = re.compile(rf"\s*{_NUMBER}\s*[,; ]\s*{_NUMBER}\s*")
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, and what of it was not understood and left out, in words."""

    question: PlaceQuestion
    notes: tuple[str, ...] = ()


def make_question(
    name: str,
    gazetteer: Gazetteer,
    *,
    country: str | None = None,
    admin1: str | None = None,
    near: str | None = None,
) -> Asked:
    """The question for a name, or for a description, of a place.

    A province that the gazetteer does not know is left out, with a note. ``near`` is "LAT,LON" or a
    place.

    Raises:
        ConfigError: the country is unknown, ``near`` is no point and no place, or what is given is
            no text.
    """
    _check_text(name, country, admin1, near)
    notes: list[str] = []
    land = find_country(country, gazetteer) if country else None
    unit = None
    if admin1:
        unit = find_unit(admin1, land, gazetteer)
        if unit is None:
            where = f" of {land.name}" if land else " of any country"
            notes.append(f"{admin1!r} is no known admin1 unit{where}; it was left out")
    holder = land or unit
    countries = holder.countries if holder else ()
    point = _find_point(near, countries, gazetteer) if near else None
    return Asked(
        question=PlaceQuestion(
            description=name, countries=countries, admin1=unit.key if unit else None, near=point
        ),
        notes=tuple(notes),
    )


def _check_text(*given: str | None) -> None:
    try:
        "".join(one for one in given if one).encode()
    except UnicodeEncodeError as error:
        broken = error.object[error.start : error.end]
        raise ConfigError(f"{broken!r} is no character; write the name in UTF-8") from error


def find_country(text: str, gazetteer: Gazetteer) -> GazetteerPlace:
    """The country of a code or a name.

    Raises:
        ConfigError: there is none.
    """
    text = text.strip()
    found = gazetteer.country(alpha_2_by_alpha_3().get(text.upper(), text.upper()))
    for name in (text, _ASIDE.sub("", text)):
        if found is not None:
            return found
        lands = [one for one in gazetteer.candidates(name, limit=_MOST)
                 if one.place.feature == "country"]  # fmt: skip
        found = lands[0].place if lands else None
    if found is None:
        raise ConfigError(
            f"country {text!r} is unknown; give its ISO code (SY, SYR) or its English name"
        )
    return found


def find_unit(
    text: str, land: GazetteerPlace | None, gazetteer: Gazetteer
) -> GazetteerPlace | None:
    """The admin-1 unit of a name, in a country if that is known; None if there is none."""
    countries = land.countries if land else None
    for name in dict.fromkeys((text, _ASIDE.sub("", text))):
        units = [
            one
            for one in gazetteer.candidates(name, country=countries, limit=_MOST)
            if one.place.feature == "admin1"
            and (one.match in (*CLOSE_MATCHES, "generic") or land is not None)
        ]
        if units:
            return units[0].place
    return None


def _find_point(text: str, countries: tuple[str, ...], gazetteer: Gazetteer) -> tuple[float, float]:
    if found := _POINT.fullmatch(text):
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
        raise ConfigError(f"near {text!r} is no point on the globe; write LAT,LON in degrees")
    answers = find_described(PlaceQuestion(description=text, countries=countries), gazetteer)
    if not answers:
        raise ConfigError(f"near {text!r} is no known place; write LAT,LON, like 35.1,36.8")
    return answers[0].area.latitude, answers[0].area.longitude
