"""Records of Who's On First: its GeoJSON features, and the same as one short object a line.

Placetypes: https://github.com/whosonfirst/whosonfirst-placetypes. The short form has the keys id,
gn (GeoNames id), name, pt (placetype), a1 (GeoNames admin-1 code), lat, lon, pop, h (hierarchy),
sup (superseded by), cc and names (language, kind, name).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from situate.gazetteer.imports.records import (
    BadRowError,
    ImportRecord,
    PlaceRecord,
    read_country,
    read_geonames_id,
    read_point,
    read_population,
)
from situate.gazetteer.transliterate import is_latin

FEATURES = {
    "region": "admin1", "county": "admin2", "locality": "settlement", "borough": "settlement",
    "neighbourhood": "settlement", "macrohood": "settlement", "microhood": "settlement",
    "campus": "facility",
}  # fmt: skip
MOST_NAMES = 2_000
_MILITARY = re.compile(r"(?i)\b(air ?base|army|military|naval|barracks)\b|^[A-Z]{2,}.*\bAFB\b")
_CODE = re.compile(r"[A-Z0-9]{2,4}")  # of airports: OSKL, KAC
_NAME_KEY = re.compile(r"name:([a-z]{3})_x_(preferred|variant|colloquial|historical)")

Name = tuple[str, str, str]


def parse_record(text: str) -> ImportRecord | None:
    """A record in GeoJSON or in the short form; None for placetypes that are not kept.

    Raises:
        BadRowError: the text is no such record.
    """
    record = _parse_object(text)
    if record.get("type") == "Feature":
        return _make_record(_read_feature(record))
    if {"id", "pt", "lat", "lon", "names"} <= record.keys():
        return _make_record(record)
    raise BadRowError("no GeoJSON feature, nor a record with the keys id, pt, lat, lon and names")


def _read_feature(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """The short form of a GeoJSON record."""
    about = feature.get("properties")
    if not isinstance(about, dict) or "wof:id" not in about:
        raise BadRowError("no property wof:id")
    hierarchy = about.get("wof:hierarchy")
    ended = about.get("edtf:deprecated") not in (None, "", "uuuu", "..")
    latitude, longitude = about.get("lbl:latitude"), about.get("lbl:longitude")
    if latitude is None or longitude is None:
        latitude, longitude = about.get("geom:latitude"), about.get("geom:longitude")
    concordances = about.get("wof:concordances")
    known = concordances if isinstance(concordances, dict) else {}
    return {
        "id": about["wof:id"],
        "gn": known.get("gn:id", about.get("gn:geonameid")),
        "name": about.get("wof:name"),
        "pt": about.get("wof:placetype"),
        "a1": about.get("gn:admin1_code"),
        "lat": latitude,
        "lon": longitude,
        "pop": about.get("gn:population") or about.get("wof:population"),
        "h": hierarchy[0] if hierarchy and isinstance(hierarchy, list) else None,
        "sup": about.get("wof:superseded_by") or (["deprecated"] if ended else []),
        "cc": about.get("wof:country") or about.get("iso:country"),
        "names": list(_list_names(about)),
        "box": about.get("geom:bbox"),
    }


def _parse_object(text: str) -> dict[str, Any]:
    try:
        parsed = json.loads(text)
        if "\\u" in text:  # half a pair of surrogates is no text
            json.dumps(parsed, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise BadRowError(f"no JSON: {error}") from None
    if not isinstance(parsed, dict):
        raise BadRowError("no JSON object")
    return parsed


def _list_names(about: Mapping[str, Any]) -> Iterator[Name]:
    for key in sorted(about):
        found = _NAME_KEY.fullmatch(key)
        if found and isinstance(about[key], list):
            for name in about[key]:
                yield found.group(1), found.group(2), str(name)


def _make_record(record: Mapping[str, Any]) -> ImportRecord | None:
    feature = FEATURES.get(str(record["pt"]))
    if feature is None or record.get("sup"):
        return None
    names = _read_names(record["names"])
    shown = _find_shown(str(record.get("name") or ""), names)
    if not shown:
        raise BadRowError("no name")
    latitude, longitude = read_point(record["lat"], record["lon"])
    country = read_country(record.get("cc"))
    number = _read_number(record["id"])
    if number is None:
        raise BadRowError(f"id {record['id']!r} is no number")
    known = list(dict.fromkeys([str(record.get("name") or ""), *(name for *_, name in names)]))
    if feature == "facility":
        feature = "base" if any(map(_MILITARY.search, (shown, *known))) else feature
        known = [name for name in known if not _CODE.fullmatch(name)]
    return PlaceRecord(
        geonames=read_geonames_id(record.get("gn")),
        ref=f"wof:{number}",
        name=shown,
        names=tuple(known),
        feature=feature,
        country=country,
        latitude=latitude,
        longitude=longitude,
        admin1=_find_unit(record, country) if feature != "admin1" else None,
        population=read_population(record.get("pop")),
        box=_read_box(record.get("box")) if feature in ("admin1", "admin2") else None,
    )


def _read_names(rows: Any) -> list[Name]:
    found = [
        (str(row[0]), str(row[1]), str(row[2]))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, list | tuple) and len(row) == 3
    ]
    if len(found) > MOST_NAMES:
        raise BadRowError(f"{len(found)} names, more than {MOST_NAMES}")
    return found


def _find_shown(own: str, names: list[Name]) -> str:
    """The record's own name where it is Latin, else the preferred English one, else any."""
    if own and is_latin(own):
        return own
    english = (name for language, kind, name in names if (language, kind) == ("eng", "preferred"))
    return next((name for name in (*english, own, *(name for *_, name in names)) if name), "")


def _find_unit(record: Mapping[str, Any], country: str) -> str | None:
    """The region that the record lies in, by Who's On First's id, then by GeoNames' code."""
    hierarchy = record.get("h")
    region = _read_number(hierarchy.get("region_id")) if isinstance(hierarchy, dict) else None
    found = [f"wof:{region}"] if region else []
    code = str(record.get("a1") or "").removesuffix(".0")  # 9.0 stands for 09
    if code:
        found.append(f"gn:{country}.{code.zfill(2) if code.isdigit() else code}")
    return "|".join(found) or None


def _read_number(value: Any) -> int | None:
    """A positive id, or None."""
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if 0 < number < 1 << 62 else None


def _read_box(value: Any) -> str | None:
    """South, west, north, east, from a bounding box that begins with the west."""
    try:
        west, south, east, north = (float(edge) for edge in str(value).split(","))
    except ValueError:
        return None
    return f"{south:.2f},{west:.2f},{north:.2f},{east:.2f}"
