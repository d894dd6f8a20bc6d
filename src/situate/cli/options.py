"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

output_option = click.option(
    "--output", type=click.Path(dir_okay=False), help="Write to FILE, whole or not at all."
)
form_option = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="A table for people, or one JSON object a line.",
)  # fmt: skip
_Command = TypeVar("_Command", bound=Callable[..., Any])


def gazetteer_option(command: _Command) -> _Command:
    """Add ``--gazetteer FILE``, which comes before SITUATE_GAZETTEER and situate.toml."""
    option = click.option(
        "--gazetteer",
        metavar="FILE",
        help="Gazetteer file, or `package` for the one that comes with situate.",
    )
    return option(command)


def ledger_option(command: _Command) -> _Command:
    """Add ``--ledger FILE|URL``, which comes before SITUATE_LEDGER and situate.toml."""
    return click.option("--ledger", metavar="FILE|URL", help="The ledger, instead of the setting.")(
        command
    )
