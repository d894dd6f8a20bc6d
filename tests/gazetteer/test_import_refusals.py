"""Imports that are refused or interrupted: what they say, and what they leave."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from situate.errors import GazetteerError
from situate.gazetteer import Gazetteer
from situate.gazetteer.imports import ImportOptions, ImportOutcome, import_places

Lines = Callable[..., Path]
Row = Callable[..., str]
COLUMNS = {"name": ("name",), "latitude": ("lat",), "longitude": ("lon",)}


def _import(paths: Sequence[Path], target: Path, base: Path, **options: Any) -> ImportOutcome:
    return import_places(paths, target, options=ImportOptions(**options), base=base)


def test_a_file_of_which_no_row_can_be_read_is_refused(
    small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    target = tmp_path / "out.sqlite"
    path = write_lines("SY.txt", ["a\tb"] * 300)
    with pytest.raises(GazetteerError, match=r"none of 300 rows.*--kind"):
        _import([path], target, small, kind="geonames")
    assert not target.exists()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["name,lat,lon"], "there are no rows"),
        (["name,lat,lon", "Tall,north,37"], "row 2: latitude 'north' is no number"),
    ],
)
def test_a_file_that_holds_nothing_to_import_leaves_all_as_it_was(
    lines: list[str], reason: str, small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    path = write_lines("villages.csv", lines)
    with pytest.raises(GazetteerError, match=f"nothing to import from .*{reason}"):
        _import([path], tmp_path / "out.sqlite", small, columns=COLUMNS, country="SY")
    assert [file.name for file in tmp_path.iterdir()] == ["villages.csv"]


def test_a_broken_gazetteer_is_not_built_upon(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    target = tmp_path / "out.sqlite"
    content = bytearray(small.read_bytes())
    half = len(content) // 2
    content[half:] = b"\xff" * (len(content) - half)
    target.write_bytes(content)
    path = write_lines("SY.txt", [geonames_row(1001, "Tall Zuhur")])
    with pytest.raises(GazetteerError, match=r"broken .*--fresh"):
        import_places([path], target, options=ImportOptions())
    assert target.read_bytes() == content


def test_a_folder_is_no_target(small: Path, tmp_path: Path, write_lines: Lines) -> None:
    path = write_lines("villages.csv", ["name,lat,lon", "Tall,36,37"])
    with pytest.raises(GazetteerError, match="is a folder"):
        _import([path], tmp_path, small, columns=COLUMNS, country="SY")


@pytest.mark.parametrize("source", ["wof", "WOF", "GeoNames", "iso"])
def test_the_ids_of_a_table_are_never_those_of_others(
    source: str, small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    path = write_lines("villages.csv", ["name,lat,lon,id", "Tall Zuhur,36,37,162803"])
    outcome = _import(
        [path], tmp_path / "out.sqlite", small,
        columns={**COLUMNS, "id": ("id",)}, country="SY", source=source,
    )  # fmt: skip
    (found,) = Gazetteer(outcome.path).candidates("Tall Zuhur")
    assert found.place.id == f"{source.lower()}-table:162803"


def test_what_was_said_of_a_source_holds_until_something_else_is_said(
    small: Path, tmp_path: Path, write_lines: Lines
) -> None:
    target = tmp_path / "out.sqlite"
    path = write_lines("villages.csv", ["name,lat,lon", "Tall Zuhur,36,37"])
    said: list[tuple[str, str]] = []
    for more in ({"licence": "CC0", "attribution": "by us"}, {}, {"licence": "ODbL"}):
        options = ImportOptions(columns=COLUMNS, country="SY", source="Camps", **more)
        import_places([path], target, options=options, base=None if said else small)
        source = Gazetteer(target).sources()[-1]
        said.append((source.licence, source.attribution))
    assert said == [("CC0", "by us"), ("CC0", "by us"), ("ODbL", "by us")]
    with pytest.raises(GazetteerError, match="what the package's own is called"):
        _import([path], target, small, columns=COLUMNS, country="SY", source="small")


# An import that kills itself the first time that it is told of a step.
KILLED = """
import os, signal, sys
from pathlib import Path
from situate.gazetteer.imports import ImportOptions, import_places
from situate.gazetteer.imports import importing
importing._BATCH = 100

def tell(step, done, count):
    if step.startswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)

base, target, file = map(Path, sys.argv[2:])
import_places([file], target, options=ImportOptions(), base=base, tell=tell)
"""


@pytest.mark.parametrize("step", ["reading", "names", "joining", "writing"])
def test_a_killed_import_leaves_the_old_file_and_goes_on_afterwards(
    step: str, small: Path, tmp_path: Path, write_lines: Lines, wof_line: Row
) -> None:
    target, whole = tmp_path / "out.sqlite", tmp_path / "whole.sqlite"
    rows = [wof_line(99_000_000 + n, f"Tall Number {n}", lat=33 + n / 500) for n in range(1000)]
    path = write_lines("wof.jsonl", rows)
    old = small.read_bytes()
    target.write_bytes(old)
    command = [sys.executable, "-c", KILLED, step, str(small), str(target), str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert target.read_bytes() == old

    resumed = _import([path], target, small)
    assert resumed.resumed
    (told,) = resumed.inputs.values()
    assert (told.rows, told.kept) == (1000, 1000)
    afresh = _import([path], whole, small)
    assert not afresh.resumed
    assert resumed.version == afresh.version
    hashes = {hashlib.sha256(file.read_bytes()).hexdigest() for file in (target, whole)}
    assert len(hashes) == 1
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {"out.sqlite", "whole.sqlite", "wof.jsonl"}


def test_an_interruption_while_it_is_written_leaves_the_rows_read_alone(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    path = write_lines("one.txt", [geonames_row(1001, "Tall Zuhur")])

    def interrupt(step: str, done: int, count: int) -> None:
        if step == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_places(
            [path], tmp_path / "out.sqlite", options=ImportOptions(), base=small, tell=interrupt
        )
    left = {file.name.removesuffix("-wal").removesuffix("-shm") for file in tmp_path.iterdir()}
    assert left == {"one.txt", "out.sqlite.work"}


def test_another_import_begins_anew(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    target = tmp_path / "out.sqlite"

    def interrupt(step: str, done: int, count: int) -> None:
        raise KeyboardInterrupt

    first = write_lines("one.txt", [geonames_row(1001, "Tall Zuhur")])
    with pytest.raises(KeyboardInterrupt):
        import_places([first], target, options=ImportOptions(), base=small, tell=interrupt)
    outcome = _import([write_lines("two.txt", [geonames_row(1002, "Sabur")])], target, small)
    assert not outcome.resumed
    assert Gazetteer(target).candidates("Tall Zuhur") == []


def test_two_imports_into_one_file_at_once_are_refused(
    small: Path, tmp_path: Path, write_lines: Lines, geonames_row: Row
) -> None:
    target = tmp_path / "out.sqlite"
    path = write_lines("one.txt", [geonames_row(1001, "Tall Zuhur")])
    refused: list[str] = []

    def import_again(step: str, done: int, count: int) -> None:
        if not refused:
            with pytest.raises(GazetteerError, match="another import may be running") as stop:
                _import([path], target, small)
            refused.append(str(stop.value))

    import_places([path], target, options=ImportOptions(), base=small, tell=import_again)
    assert refused
    assert Gazetteer(target).candidates("Tall Zuhur")
