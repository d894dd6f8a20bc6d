"""How fast a gazetteer is written and asked, how large it is, and what twelve million places cost.

``python -m benchmarks gazetteer`` builds the default again, imports Who's On First's Syria and its
five countries of ../shared, and three country files that it makes up: blends of real names, 1.33
alternates a place, which is the ratio of GeoNames (12 million places, 16 million alternates). Each
import and each measurement of lookups has a process of its own, so that no cache is warm and the
largest memory is its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.texts import ROOT
from situate.gazetteer import Gazetteer
from situate.gazetteer.imports import ImportOptions, import_places
from situate.gazetteer.store import open_file

PLACES = ROOT.parent / "shared" / "corpora" / "places"
WHOLE = 12_000_000  # places of GeoNames
MADE_UP = (50_000, 200_000, 600_000)
MADE_UP_COUNTRY = "IR"
_ASKED = 1500
_CHANGES = (("a", "e"), ("i", "e"), ("u", "o"), ("o", "u"), ("e", "i"))


def measure_gazetteer() -> dict[str, object]:
    """The figures of all files: how they were written, how they answer, and the extrapolation."""
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, dict[str, Any]] = {}
        default = Gazetteer(None).path
        files["default"] = {"size_mb": default.stat().st_size / 1e6} | _count(default)
        files["default"] |= _run("lookups", default, "SY")
        for name, inputs, country in _list_imports(Path(folder)):
            target = Path(folder) / f"{len(files)}.sqlite"
            files[name] = _run("import", target, *inputs) | _count(target)
            files[name] |= _run("lookups", target, country)
            print(name, files[name], file=sys.stderr)
            target.unlink()
        build = _time_build(Path(folder) / "build.sqlite")
    return {"build": build, "files": files, "whole": _extrapolate(files)}


def _list_imports(folder: Path) -> Iterator[tuple[str, list[Path], str]]:
    """What is imported: name, files, and the country that is asked about."""
    found = sorted(PLACES.glob("whosonfirst.*.jsonl.gz"))
    if found:
        yield "with Who's On First, SY", [PLACES / "whosonfirst.sy.jsonl.gz"], "SY"
        yield f"with Who's On First, {len(found)} countries", found, "YE"
    for count in MADE_UP:
        path = folder / "made-up.txt"
        path.write_text("".join(_make_up(count)), encoding="utf8")
        yield f"with {count:,} made-up places", [path], MADE_UP_COUNTRY


def _make_up(count: int) -> Iterator[str]:
    """Lines of a country file whose names are blends of two real ones."""
    chance = random.Random(1)
    query = "select name from place where feature = 1 and country in ('SY','IQ','YE','IR','AF')"
    names = [name for (name,) in open_file(Gazetteer(None).path).execute(query)]

    def blend() -> str:
        one, other = chance.choice(names), chance.choice(names)
        return one[: max(3, len(one) // 2)] + other[len(other) // 2 :].lower()

    for number in range(count):
        alternates = ",".join(blend() for _ in range(1 + (number % 3 == 0)))
        latitude, longitude = chance.uniform(26, 38), chance.uniform(45, 62)
        yield (
            f"{20_000_000 + number}\t{blend()}\t\t{alternates}\t{latitude:.5f}\t{longitude:.5f}\tP"
            f"\tPPL\t{MADE_UP_COUNTRY}\t\t26\t\t\t\t0\t\t\tAsia/Tehran\t2020-01-01\n"
        )


def _time_build(path: Path) -> dict[str, float]:
    """The time that our script takes to build the default, where what it needs is installed."""
    begun, cpu = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(ROOT / "scripts/gazetteer/build.py"), "--out", str(path)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return {}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "wall_s": round(time.perf_counter() - begun, 1),
        "cpu_s": round(after.ru_utime + after.ru_stime - cpu.ru_utime - cpu.ru_stime, 1),
    }


def _count(path: Path) -> dict[str, int]:
    connection = open_file(path)
    (places,) = connection.execute("select count(*) from place").fetchone()
    (names,) = connection.execute("select count(*) from name_index").fetchone()
    (keys,) = connection.execute("select count(*) from key_index").fetchone()
    return {"places": places, "names": names, "keys": keys}


def _extrapolate(files: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """Twelve million places: the slope from the least to the largest made-up file, times that."""
    small, large = (files[f"with {MADE_UP[at]:,} made-up places"] for at in (0, -1))
    more = MADE_UP[-1] - MADE_UP[0]
    seconds = (large["cpu_s"] - small["cpu_s"]) / more
    bytes_a_place = (large["size_mb"] - small["size_mb"]) * 1e6 / more
    return {
        "places": WHOLE,
        "microseconds_a_place": round(seconds * 1e6, 1),
        "bytes_a_place": round(bytes_a_place, 1),
        "cpu_minutes": round(seconds * WHOLE / 60, 1),
        "size_gb": round(bytes_a_place * WHOLE / 1e9, 2),
        "disk_gb": round((large["disk_mb"] - small["disk_mb"]) * WHOLE / more / 1e3, 1),
    }


def _run(what: str, *arguments: object) -> dict[str, Any]:
    """Figures of a process of its own."""
    command = [sys.executable, "-m", "benchmarks.gazetteer", what, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _import(target: Path, inputs: list[Path]) -> dict[str, float]:
    steps: dict[str, float] = {}
    begun = last = time.process_time()
    disk = 0

    def tell(step: str, done: int, count: int) -> None:
        nonlocal last, disk
        disk = max(disk, sum(one.stat().st_size for one in target.parent.glob(f"{target.name}*")))
        now = time.process_time()
        kind = step.partition(" ")[0]
        steps[kind] = steps.get(kind, 0.0) + now - last
        last = now

    wall = time.perf_counter()
    outcome = import_places(inputs, target, options=ImportOptions(kind=None), tell=tell)
    kept = sum(told.kept for told in outcome.inputs.values())
    return {
        "rows": kept,
        "cpu_s": round(time.process_time() - begun, 2),
        "wall_s": round(time.perf_counter() - wall, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
        "size_mb": target.stat().st_size / 1e6,
        "disk_mb": round(disk / 1e6, 1),
        **{f"{step}_cpu_s": round(seconds, 2) for step, seconds in steps.items()},
    }


def _measure_lookups(path: Path, country: str) -> dict[str, float]:
    """Lookups a second inside a country: names as they stand there, and names misspelt."""
    query = "select name from place where country = ? and feature = 1 order by id"
    names = [name for (name,) in open_file(path).execute(query, (country,))]
    names = random.Random(2).sample(names, min(_ASKED, len(names)))
    exact = _time_lookups(path, names, country)
    alike = _time_lookups(path, [_misspell(name) for name in names], country)
    return {f"{kind}_{figure}": value for kind, found in (("exact", exact), ("key", alike))
            for figure, value in found.items()} | {"asked": len(names)}  # fmt: skip


def _time_lookups(path: Path, names: list[str], country: str) -> dict[str, float]:
    """Median and 95th percentile in microseconds, lookups a second of CPU time, share answered."""
    gazetteer = Gazetteer(path)
    gazetteer.check()
    times, answered = [], 0
    for name in names:
        begun = time.process_time()
        answered += bool(gazetteer.candidates(name, country=country))
        times.append(time.process_time() - begun)
    times.sort()
    return {
        "p50_us": round(times[len(times) // 2] * 1e6),
        "p95_us": round(times[len(times) * 95 // 100] * 1e6),
        "a_second": round(len(times) / sum(times)),
        "answered": round(answered / len(times), 3),
    }


def _misspell(name: str) -> str:
    """The name with its vowels exchanged, so that only its consonants can find it."""
    table = str.maketrans(dict(_CHANGES))
    return name.translate(table)


if __name__ == "__main__":
    what, target, *others = sys.argv[1:]
    if what == "import":
        print(json.dumps(_import(Path(target), list(map(Path, others)))))
    else:
        print(json.dumps(_measure_lookups(Path(target), others[0])))
