"""What commands that ask the ledger share: it is open, and what they write goes where it should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

from situate.cli.output import open_output, until_pipe_breaks
from situate.ledger import Ledger, open_ledger
from situate.settings import load_settings


@contextmanager
def ask_ledger(options: Mapping[str, Any]) -> Iterator[tuple[Ledger, TextIO]]:
    """The ledger that the options name, and the stream to write to."""
    settings, _ = load_settings({"ledger": options["ledger"]})
    with (
        open_ledger(settings) as ledger,
        until_pipe_breaks(),
        open_output(options["output"]) as stream,
    ):
        yield ledger, stream
