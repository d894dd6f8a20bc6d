"""An import from its files to the new gazetteer, which appears whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from situate.errors import GazetteerError
from situate.gazetteer.coverage import Source
from situate.gazetteer.imports.forming import form_names
from situate.gazetteer.imports.inputs import ImportInput, RawRow, list_inputs, read_head
from situate.gazetteer.imports.joining import join_places
from situate.gazetteer.imports.merging import NewFile, write_merged
from situate.gazetteer.imports.parsing import ImportOptions, RowReader, choose_reader
from situate.gazetteer.imports.records import BadRowError, ImportRecord
from situate.gazetteer.imports.staging import MOST_FAULTS, Fault, InputProgress, Staging
from situate.gazetteer.imports.units import join_units
from situate.gazetteer.index import FORMAT
from situate.gazetteer.store import locate_file, open_file
from situate.gazetteer.writing import FIRST_IMPORTED

_BATCH = 10_000
_TRIED = 200  # rows: when all of the first are bad, the file is of another kind

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What an import did: of each input, by label, how many rows became what; and the bad ones."""

    path: Path
    version: str
    places: int
    resumed: bool
    inputs: Mapping[str, InputProgress]
    faults: Sequence[Fault]


def import_places(
    paths: Sequence[Path],
    target: Path,
    *,
    options: ImportOptions,
    base: Path | None = None,
    tell: Tell = lambda step, done, count: None,
) -> ImportOutcome:
    """Write to ``target`` what the base holds and what the files hold.

    Args:
        paths: files, zip files and folders.
        target: the gazetteer to write; read as the base too where it is there and none is given.
        options: how tables are read, and what the source is called.
        base: the gazetteer to start from; the one in the package if None and no target is there.
        tell: told the step, how much of it is done and how much there is.

    Raises:
        GazetteerError: a file is missing, broken, of no known kind or holds nothing to import, or
            the target cannot be written.
    """
    if target.is_dir():
        raise GazetteerError(f"{target} is a folder; name a file to write the gazetteer to")
    start = base or (target if target.is_file() else locate_file(None))
    open_file(start).close()
    inputs = list(dict.fromkeys(one for path in paths for one in list_inputs(path)))
    readers = [choose_reader(one, read_head(one), options, start) for one in inputs]
    plan = _describe_plan(inputs, readers, start)
    with _explain_trouble(target), _open_staging(target, plan, start) as staging:
        sources, bits = _number_sources(staging, readers)
        for number, (one, reader) in enumerate(zip(inputs, readers, strict=True)):
            _read_input(staging, number, one, reader, bits[reader.source.label], tell)
        progress = {one.label: staging.progress(at) for at, one in enumerate(inputs)}
        faults = staging.list_faults()
        if not any(one.kept for one in progress.values()):
            staging.remove()
            raise GazetteerError(_describe_nothing(progress, faults))
        version, count = _write(staging, target, start, sources, tell)
        staging.remove()
    return ImportOutcome(
        path=target,
        version=version,
        places=count,
        resumed=staging.resumed,
        inputs=progress,
        faults=faults,
    )


def _describe_nothing(progress: Mapping[str, InputProgress], faults: Sequence[Fault]) -> str:
    """Why an import has nothing to add, and what to do."""
    rows = sum(one.kept + one.dropped + one.bad for one in progress.values())
    if not rows:
        reason = "there are no rows"
    elif faults:
        reason = f"row {faults[0].row}: {faults[0].reason}"
    else:
        reason = f"{rows} rows, all of kinds that are not kept"
    return f"nothing to import from {', '.join(progress)} ({reason}); check the file and --kind"


def _open_staging(target: Path, plan: str, base: Path) -> Staging:
    return Staging(target.with_name(target.name + ".work"), plan, base)


@contextmanager
def _explain_trouble(target: Path) -> Iterator[None]:
    """Say what to do when the disk is full, a file cannot be written or the base is broken."""
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise GazetteerError(
            f"{target} cannot be written ({error}); check the folder and the space that is left. "
            "What was read is kept: the same command goes on from there"
        ) from error
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"the gazetteer that {target} starts from is broken ({error}); import everything again "
            "with --fresh"
        ) from error


def _write(
    staging: Staging, target: Path, base: Path, sources: list[Source], tell: Tell
) -> tuple[str, int]:
    """Form the names, join, and put the new file in the place of the old one."""
    connection = staging.connection
    form_names(connection, lambda done, count: tell("names", done, count))
    units = join_units(connection)
    places = join_places(connection, lambda done, count: tell("joining", done, count))
    new = NewFile(
        path=target.with_name(target.name + ".part"),
        base=base,
        version=_find_version(staging),
        sources=tuple(sources),
    )
    count = write_merged(
        new,
        connection,
        units=units,
        places=places,
        tell=lambda done, count: tell("writing", done, count),
    )
    _sync(new.path)
    new.path.replace(target)
    return new.version, count


def _sync(path: Path) -> None:
    """See that a file is on the disk before it takes another's name."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _find_version(staging: Staging) -> str:
    """The base's version with a hash of everything imported: same places, same version."""
    connection = staging.connection
    (known,) = connection.execute("select value from base.meta where name = 'version'").fetchone()
    digest = hashlib.sha256(str(known).encode())
    for query in (
        "select * from record order by key",
        "select key, names from formed order by key",
    ):
        for row in connection.execute(query):
            digest.update(repr(row).encode())
    return f"{str(known).partition('+')[0]}+{digest.hexdigest()[:10]}"


def _number_sources(
    staging: Staging, readers: Sequence[RowReader]
) -> tuple[list[Source], dict[str, int]]:
    """The sources of the new file, and the number of each by label."""
    rows = staging.connection.execute("select id, label, licence, attribution from base.source")
    known = {
        label: Source(id=number, label=label, licence=licence, attribution=line)
        for number, label, licence, line in rows
    }
    for reader in readers:
        label = reader.source.label
        there = known.get(label)
        if there is not None and there.id < FIRST_IMPORTED and reader.kind == "table":
            raise GazetteerError(f"--source {label!r} is what the package's own is called; name it")
        highest = max((one.id for one in known.values()), default=0)
        number = there.id if there else max(FIRST_IMPORTED, highest + 1)
        if number > 62:
            raise GazetteerError("a gazetteer holds at most 54 imported sources; start a new one")
        known[label] = reader.describe_source(there, number)
    return sorted(known.values(), key=lambda one: one.id), {
        label: one.id for label, one in known.items()
    }


def _describe_plan(inputs: Sequence[ImportInput], readers: Sequence[RowReader], base: Path) -> str:
    """What has to be the same for an interrupted import to be gone on with."""
    files = []
    for one, reader in zip(inputs, readers, strict=True):
        stat = one.path.stat()
        files.append((str(one.path.resolve()), one.member, stat.st_size, stat.st_mtime_ns,
                      reader.describe()))  # fmt: skip
    start = base.stat()
    return json.dumps([FORMAT, str(base.resolve()), start.st_size, start.st_mtime_ns, files])


def _read_input(
    staging: Staging, number: int, source: ImportInput, reader: RowReader, bit: int, tell: Tell
) -> None:
    """Read the rows of one input that are not read yet, in batches."""
    progress = staging.progress(number)
    if progress.done:
        return
    step, size = f"reading {source.path.name}", source.measure()
    for batch in _batch(reader.read(source, skip=progress.rows)):
        records, faults, progress = _sort_rows(batch, number, progress, reader)
        staging.save(number, progress, records, faults, source=bit)
        if progress.rows >= _TRIED and progress.bad == progress.rows:
            raise GazetteerError(
                f"{source.label}: none of {progress.rows} rows can be read as {reader.kind} "
                f"({faults[0].reason}); name the kind with --kind"
            )
        tell(step, min(batch[-1][0].position, size), size)
    staging.save(number, replace(progress, done=True), (), (), source=bit)
    tell(step, size, size)


Parsed = tuple[RawRow, ImportRecord | BadRowError | None]


def _batch(rows: Iterator[Parsed]) -> Iterator[list[Parsed]]:
    batch: list[Parsed] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _sort_rows(
    batch: list[Parsed], number: int, progress: InputProgress, reader: RowReader
) -> tuple[list[ImportRecord], list[Fault], InputProgress]:
    """What a batch holds: records, faults, and how far it brings us."""
    records: list[ImportRecord] = []
    faults: list[Fault] = []
    for row, parsed in batch:
        if isinstance(parsed, BadRowError):
            faults.append(Fault(input=number, row=row.number, file=row.file, reason=str(parsed)))
        elif parsed is not None:
            records.append(parsed)
    bad = progress.bad + len(faults)
    return (
        records,
        faults[: max(0, MOST_FAULTS - progress.bad)],
        InputProgress(
            rows=batch[-1][0].number,
            kept=progress.kept + len(records),
            dropped=progress.dropped + len(batch) - len(records) - len(faults),
            bad=bad,
            done=False,
        ),
    )
