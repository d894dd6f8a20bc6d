"""Events of the ledger as a coder of another scheme would have them in his file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from situate.errors import SourceError
from situate.export.context import ExportContext
from situate.export.formats import find_format
from situate.export.imports import IMPORTERS
from situate.export.losses import Losses
from situate.export.tables import BadRow, read_columns
from situate.records import CodedEvent, Event


def code_events(
    events: Iterable[Event], scheme: str, *, context: ExportContext
) -> tuple[list[CodedEvent], Losses]:
    """The events in a scheme (acled, ucdp, or csv for our own), and what it left out.

    They take the way through the file, so that what is compared is what would be handed on.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        with path.open("wb") as out:
            losses = find_format(scheme).write(events, out, context=context)
        return list(IMPORTERS[scheme](path)), losses


def read_coded(
    path: str | Path, scheme: str | None = None, *, bad: list[BadRow] | None = None
) -> tuple[list[CodedEvent], str]:
    """The events of a file and its scheme, which its columns tell where none is given.

    Raises:
        SourceError: it is a file of none of the schemes.
    """
    scheme = scheme or detect_scheme(path)
    return list(IMPORTERS[scheme](path, bad=bad)), scheme


def detect_scheme(path: str | Path) -> str:
    """Whether a table is of acled, ucdp or csv, by the columns in its first row.

    Raises:
        SourceError: it is of none of them.
    """
    found = read_columns(path)
    signs = {"acled": "event_date", "ucdp": "type_of_violence", "csv": "origin_count"}
    for scheme, sign in signs.items():
        if sign in found:
            return scheme
    raise SourceError(
        f"{path}: its first row names the columns of no known scheme; give --format, or a file "
        f"with a column {', '.join(signs.values())}",
        stage="parse",
    )
