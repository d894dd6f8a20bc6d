"""The gazetteer's part of docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def write_gazetteer(result: Mapping[str, Any], run: str) -> Iterator[str]:
    """Yield the tables of files, of lookups, and the extrapolation."""
    files, whole = result["files"], result["whole"]
    yield "\n## Gazetteer\n"
    yield f"{run}\n"
    if result["build"]:
        cpu_s, wall_s = result["build"]["cpu_s"], result["build"]["wall_s"]
        yield (
            f"`scripts/gazetteer/build.py` builds the default in {cpu_s:.0f} s of CPU time "
            f"({wall_s:.0f} s on the clock). Imports start from it.\n"
        )
    yield "| file | places | name hashes | key hashes | size | bytes a place |"
    yield "|---|---|---|---|---|---|"
    for name, row in files.items():
        yield (
            f"| {name} | {row['places']:,} | {row['names']:,} | {row['keys']:,} "
            f"| {row['size_mb']:.1f} MB | {row['size_mb'] * 1e6 / row['places']:.0f} |"
        )
    yield (
        "\n| import | rows | CPU | of it reading, names, joining, writing | rows/s | on the clock "
        "| largest memory |"
    )
    yield "|---|---|---|---|---|---|---|"
    for name, row in files.items():
        if "cpu_s" in row:
            steps = [row.get(f"{step}_cpu_s", 0.0) for step in _STEPS]
            yield (
                f"| {name} | {row['rows']:,} | {row['cpu_s']:.1f} s "
                f"| {' + '.join(f'{seconds:.1f}' for seconds in steps)} s "
                f"| {row['rows'] / row['cpu_s']:,.0f} | {row['wall_s']:.0f} s "
                f"| {row['peak_mb']} MB |"
            )
    yield _ABOUT_LOOKUPS
    yield "| file | asked | exact: lookups/s, p50, p95 | by key: lookups/s, p50, p95 | answered |"
    yield "|---|---|---|---|---|"
    for name, row in files.items():
        yield f"| {name} | {row['asked']:,} | {_rate(row, 'exact')} | {_rate(row, 'key')} " + (
            f"| {row['exact_answered']:.2f}, {row['key_answered']:.2f} |"
        )
    yield _ABOUT_WHOLE.format(**whole)


_STEPS = ("reading", "names", "joining", "writing")


def _rate(row: Mapping[str, Any], kind: str) -> str:
    rate, p50, p95 = (row[f"{kind}_{figure}"] for figure in ("a_second", "p50_us", "p95_us"))
    return f"{rate:,}, {p50} µs, {p95 / 1e3:.1f} ms"


_ABOUT_LOOKUPS = """
Lookups inside one country (Syria for the default and with it imported; Yemen, the largest, with all
five; Iran, where the made-up places lie), of names of settlements as they stand there (*exact*) and
with their vowels exchanged, so that most are found by their consonants only and every candidate's
spelling is compared (*by key*). New process, no name asked twice, CPU time, files in the cache of
the operating system.
"""

_ABOUT_WHOLE = """
**All of GeoNames** (12 million places, 16 million alternate names), extrapolated: the made-up files
have GeoNames' ratio of alternates, and the slope from the least to the largest of them is
{microseconds_a_place:.0f} µs of CPU time and {bytes_a_place:.0f} bytes a place. That gives
{cpu_minutes:.0f} minutes on one core and {size_gb:.1f} GB ({disk_gb:.0f} GB on the disk while it is
written). What this leaves out: sorting grows a little faster than linearly; GeoNames'
alternates come as a file of their own; about half of its rows are of kinds that are dropped, and
towns of countries of one spelling get no keys (both cost less). Memory is that of caches of fixed
size, full from some 200,000 places on, and of the places without a GeoNames id, which are joined by
their names. Exact lookups do not depend
on the number of places but for namesakes; lookups by key grow with the places of the country that
is asked about, not with the file: compare the made-up files, whose places lie in one country."""
