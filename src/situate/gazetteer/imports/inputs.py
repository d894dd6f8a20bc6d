"""Imported files as rows: plain, gzip or zip, or a folder of GeoJSON; bounded in every way.

Nothing is unpacked to disk. What a header claims is not believed: bytes are counted as they come.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from situate.errors import GazetteerError

LONGEST_LINE = 8_000_000  # bytes; a long record of Who's On First has some 100,000
LARGEST_RECORD = 64_000_000  # bytes of one GeoJSON file: a country with its outline has 30 million
MOST_BYTES = 20_000_000_000  # of one input, unpacked; allCountries has 1.6 thousand million
MOST_INFLATION = 100  # unpacked bytes for a packed one; GeoNames' files have 4 to 8
_SLACK = 1_000_000
_KEPT = ". What was read is kept: the same command goes on from there"
_HEAD = 65_536
_NOT_ROWS = ("readme.txt", "iso-languagecodes.txt")


@dataclass(frozen=True, slots=True)
class ImportInput:
    """One stream of rows: a file, a member of a zip file, or all GeoJSON of a folder or zip file.

    ``form`` is plain, gzip, member, record (one GeoJSON file), folder or archive.
    """

    path: Path
    form: str
    member: str = ""

    @property
    def label(self) -> str:
        """What people call it."""
        return f"{self.path}:{self.member}" if self.member else str(self.path)

    @property
    def is_records(self) -> bool:
        """True where each row is a file of its own."""
        return self.form in ("record", "folder", "archive")

    def measure(self) -> int:
        """Bytes or files, for a progress bar; unpacked ones in a zip file."""
        if self.form in ("record", "folder"):
            return sum(1 for _ in _list_folder(self.path))
        if self.form in ("member", "archive"):
            with zipfile.ZipFile(self.path) as archive:
                if self.form == "archive":
                    return sum(map(_is_record, archive.namelist()))
                return archive.getinfo(self.member).file_size
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as bytes: its number from 1, how far it brings us, and the file it stands in if own.

    ``fault`` says why the row cannot be read at all.
    """

    number: int
    content: bytes
    position: int
    file: str = ""
    fault: str | None = None


def list_inputs(path: Path) -> list[ImportInput]:
    """The streams of rows that a path holds.

    Raises:
        GazetteerError: it does not exist, or holds nothing to import.
    """
    if path.is_dir():
        if next(_list_folder(path), None) is None:
            raise GazetteerError(f"{path} holds no .geojson; name a file, or another folder")
        return [ImportInput(path, "folder")]
    if not path.is_file():
        raise GazetteerError(f"there is no file {path}; check the path")
    if path.suffix == ".geojson":
        return [ImportInput(path, "record")]
    with _explain_broken(str(path)):
        if zipfile.is_zipfile(path):
            return _list_members(path)
        with path.open("rb") as stream:
            magic = stream.read(2)
    return [ImportInput(path, "gzip" if magic == b"\x1f\x8b" else "plain")]


def _list_members(path: Path) -> list[ImportInput]:
    with zipfile.ZipFile(path) as archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        _refuse_bombs(path, members)
        names = [one.filename for one in members]
    if any(map(_is_record, names)):
        return [ImportInput(path, "archive")]
    wanted = [
        name
        for name in sorted(names)
        if name.lower().endswith((".txt", ".csv", ".tsv", ".jsonl"))
        and Path(name).name.lower() not in _NOT_ROWS
    ]
    if not wanted:
        raise GazetteerError(f"{path} holds no .txt, .csv, .tsv, .jsonl or .geojson to import")
    return [ImportInput(path, "member", name) for name in wanted]


def _refuse_bombs(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(one.file_size for one in members)
    packed = sum(one.compress_size for one in members)
    if unpacked > MOST_BYTES or unpacked > MOST_INFLATION * packed + _SLACK:
        raise GazetteerError(
            f"{path} would unpack from {packed} to {unpacked} bytes; that is no gazetteer but "
            "looks like a zip bomb. Unpack it yourself if you know it"
        )
    if any(one.flag_bits & 1 for one in members):
        raise GazetteerError(f"{path} is encrypted; unpack it first")


def read_head(source: ImportInput) -> bytes:
    """The first row or rows, for telling what kind of file it is.

    Raises:
        GazetteerError: the file is broken or may not be read.
    """
    if source.is_records:
        return next(read_rows(source)).content
    with _explain_broken(source.label), _open_stream(source) as (stream, _):
        return stream.read(_HEAD)


def read_rows(source: ImportInput, *, skip: int = 0) -> Iterator[RawRow]:
    """The rows after the first ``skip``; lines without their ends.

    Raises:
        GazetteerError: the file is broken, or unpacks to more than it may.
    """
    with _explain_broken(source.label, _KEPT):
        rows = _read_records(source) if source.is_records else _read_lines(source)
        for row in rows:
            if row.number > skip:
                yield row


@contextmanager
def _explain_broken(label: str, kept: str = "") -> Iterator[None]:
    """Say what to do with a file that may not be read, or is broken."""
    try:
        yield
    except PermissionError as error:
        raise GazetteerError(
            f"{label} may not be read ({error.strerror}); check its rights{kept}"
        ) from error
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError) as error:
        raise GazetteerError(f"{label} is broken ({error}); fetch it again{kept}") from error


def _read_lines(source: ImportInput) -> Iterator[RawRow]:
    with _open_stream(source) as (stream, packed):
        number = read = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            read += len(line)
            fault = None
            while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                fault = f"longer than {LONGEST_LINE} bytes"
                rest = stream.readline(LONGEST_LINE)
                read += len(rest)
                _check_inflation(source, read, packed)
                if not rest or rest.endswith(b"\n"):
                    break
            position = packed.tell() if packed else read
            if number % 1000 == 0:
                _check_inflation(source, read, packed)
            yield RawRow(number, b"" if fault else line.rstrip(b"\r\n"), position, "", fault)


def _check_inflation(source: ImportInput, read: int, packed: BinaryIO | None) -> None:
    """Refuse a stream that grows beyond all measure, whatever its header says."""
    if read > MOST_BYTES or (packed and read > MOST_INFLATION * packed.tell() + _SLACK):
        raise GazetteerError(
            f"{source.label} unpacks to more than {read} bytes; that looks like a zip bomb. "
            "Unpack it yourself if you know it"
        )


@contextmanager
def _open_stream(source: ImportInput) -> Iterator[tuple[BinaryIO, BinaryIO | None]]:
    """The unpacked stream, and the packed one beneath where its place shows how far we are."""
    if source.form == "member":
        with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as member:
            yield cast(BinaryIO, member), None
    elif source.form == "gzip":
        with source.path.open("rb") as packed, gzip.open(packed) as stream:
            yield cast(BinaryIO, stream), packed
    else:
        with source.path.open("rb") as stream:
            yield stream, None


def _read_records(source: ImportInput) -> Iterator[RawRow]:
    if source.form in ("record", "folder"):
        for number, path in enumerate(_list_folder(source.path), start=1):
            size = path.stat().st_size
            name = "" if source.form == "record" else str(path.relative_to(source.path))
            if size > LARGEST_RECORD:
                fault = f"larger than {LARGEST_RECORD} bytes"
                yield RawRow(number, b"", number, name, fault)
            else:
                yield RawRow(number, path.read_bytes(), number, name)
        return
    with zipfile.ZipFile(source.path) as archive:
        names = sorted(filter(_is_record, archive.namelist()))
        for number, name in enumerate(names, start=1):
            with archive.open(name) as stream:
                content = stream.read(LARGEST_RECORD + 1)
            if len(content) > LARGEST_RECORD:
                fault = f"larger than {LARGEST_RECORD} bytes"
                yield RawRow(number, b"", number, name, fault)
            else:
                yield RawRow(number, content, number, name)


def _list_folder(path: Path) -> Iterator[Path]:
    """Its GeoJSON files by name, without Who's On First's alternative outlines."""
    for file in sorted(path.rglob("*.geojson")) if path.is_dir() else (path,):
        if _is_record(file.name) and file.is_file():
            yield file


def _is_record(name: str) -> bool:
    return name.endswith(".geojson") and "-alt-" not in name and "-alt." not in name
