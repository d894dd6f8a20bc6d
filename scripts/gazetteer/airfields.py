"""Make airfields.tsv, the airports and air bases of countries at war, from airportsdata (MIT).

Kept are those with an IATA code and all air bases. What regions.tsv already has is left out.
Run by hand when the package changes; build.py needs only the table.
Run: ``python scripts/gazetteer/airfields.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version

import airportsdata
from check_regions import COLUMNS, HERE, TABLE, distance_km, read_table

from situate.text import word_set

COUNTRIES = word_set(
    "SY IQ YE SD LY UA RU AF PK SO ML NE NG BF CM TD CD SS ET ER MZ MM LB IL PS IR SA EG JO CF AZ "
    "AM GE HT TR"
)
BASE = re.compile(r"(?i)\b(?:air ?base|air force|military|naval|airfield|air station)\b")
END = re.compile(
    r"(?i)[\s(]*\b(?:new )?(?:international |intl |domestic |military |naval |regional )*"
    r"(?:airport|air ?base|air force base|air ?field|airstrip|air station|heliport)\b.*$"
)
AIRPORT = ("airport", "international airport")
MILITARY = ("airbase", "air base", "airfield", "military airport", "military airbase")
SAME_KM = 8.0
RADIUS_KM = 3


def main() -> None:
    """Write the table and print its length."""
    known = [
        (float(row["latitude"]), float(row["longitude"]))
        for row in read_table(TABLE)
        if row["type"] in ("base", "facility")
    ]
    rows = list(make_rows(known))
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    (HERE / "airfields.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    print(len(rows), "airfields")


def make_rows(known: list[tuple[float, float]]) -> Iterator[tuple[str, ...]]:
    """The kept airfields in the columns of regions.tsv, in the order of their codes."""
    source = f"airportsdata {version('airportsdata')}"
    for code, field in sorted(airportsdata.load("ICAO").items()):
        point = (float(field["lat"]), float(field["lon"]))
        names = list(name_field(field))
        if not names or any(distance_km(point, other) < SAME_KM for other in known):
            continue
        kind = "base" if BASE.search(field["name"]) else "facility"
        place = (f"{point[0]:.4f}", f"{point[1]:.4f}", str(RADIUS_KM))
        yield (
            f"icao:{code}",
            names[0],
            ";".join(names[1:]),
            kind,
            field["country"],
            *place,
            source,
        )


def name_field(field: Mapping[str, str]) -> Iterator[str]:
    """What reports call an airfield; nothing for one that is not kept."""
    is_base = bool(BASE.search(field["name"]))
    if field["country"] not in COUNTRIES or not (field["iata"] or is_base):
        return
    stem = END.sub("", field["name"]).strip(" ,()-")
    if not stem:
        return
    endings = (*MILITARY, *AIRPORT) if is_base else (*AIRPORT, *MILITARY[:3])
    stems = dict.fromkeys((stem, *([field["city"]] if not is_base and field["city"] else [])))
    yield field["name"]
    for one in stems:
        for ending in endings:
            name = f"{one} {ending}"
            if name.lower() != field["name"].lower():
                yield name


if __name__ == "__main__":
    main()
