"""Rows of GeoNames' files: places, alternate names and the names of administrative units.

The columns stand in https://download.geonames.org/export/dump/readme.txt; which feature codes are
kept, and as what, in ``geonames_features.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from situate.gazetteer.imports.records import (
    BadRowError,
    ImportRecord,
    NameRecord,
    PlaceRecord,
    read_country,
    read_geonames_id,
    read_point,
    read_population,
)

PLACE_COLUMNS = 19
CLASSES = frozenset("AHLPRSTUV")
# Pseudo-languages of alternateNamesV2: links, post codes, codes of airports and ports.
NO_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon"})


@cache
def feature_codes() -> dict[str, str]:
    """GeoNames feature code to our feature; codes that are not there are dropped."""
    text = (files("situate.gazetteer.imports") / "geonames_features.toml").read_text("utf8")
    return {
        code: feature for feature, codes in tomllib.loads(text).items() for code in codes.split()
    }


def parse_place(line: str) -> ImportRecord | None:
    """A row of a country file or allCountries; None for features that are not kept.

    Raises:
        BadRowError: the row is not in the format.
    """
    cells = line.split("\t")
    if len(cells) != PLACE_COLUMNS:
        raise BadRowError(f"{len(cells)} columns instead of {PLACE_COLUMNS}")
    feature = feature_codes().get(cells[7])
    if feature is None:
        return None
    latitude, longitude = read_point(cells[4], cells[5])
    if not cells[1]:
        raise BadRowError("no name")
    country = read_country(cells[8])
    unit = f"{country}.{cells[10]}"
    code = {"admin1": unit, "admin2": f"{unit}.{cells[11]}"}.get(feature)
    return PlaceRecord(
        geonames=_read_id(cells[0]),
        ref=None,
        name=cells[1],
        names=(cells[2], *cells[3].split(",")),
        feature=feature,
        country=country,
        latitude=latitude,
        longitude=longitude,
        admin1=f"gn:{unit}" if cells[10] and feature != "admin1" else None,
        code=code,
        population=read_population(cells[14]),
    )


def parse_name(line: str) -> ImportRecord | None:
    """A row of alternateNamesV2 (or the older alternateNames); None for links and codes.

    Raises:
        BadRowError: the row is not in the format.
    """
    cells = line.split("\t")
    if len(cells) < 4:
        raise BadRowError(f"{len(cells)} columns instead of 8 or 10")
    if cells[2] in NO_NAMES:
        return None
    if not cells[3]:
        raise BadRowError("no name")
    return NameRecord(geonames=_read_id(cells[1]), name=cells[3])


def parse_unit(line: str) -> ImportRecord | None:
    """A row of admin1CodesASCII or admin2Codes: code, name, ASCII name, GeoNames id.

    Raises:
        BadRowError: the row is not in the format.
    """
    cells = line.split("\t")
    if len(cells) != 4:
        raise BadRowError(f"{len(cells)} columns instead of 4")
    parts = cells[0].split(".")
    if len(parts) not in (2, 3) or not all(parts):
        raise BadRowError(f"code {cells[0]!r} is not like SY.09 or SY.09.24")
    if not cells[1]:
        raise BadRowError("no name")
    return PlaceRecord(
        geonames=_read_id(cells[3]),
        ref=None,
        name=cells[1],
        names=(cells[2],),
        feature="admin1" if len(parts) == 2 else "admin2",
        country=read_country(parts[0]),
        latitude=None,
        longitude=None,
        admin1=f"gn:{parts[0]}.{parts[1]}" if len(parts) == 3 else None,
        code=cells[0],
    )


def _read_id(text: str) -> int:
    number = read_geonames_id(text)
    if number is None:
        raise BadRowError(f"{text!r} is no GeoNames id")
    return number
