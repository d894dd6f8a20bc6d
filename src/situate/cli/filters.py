"""The filter options that every listing and export takes, and how they become a filter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from situate.ledger.filtering import FilterWords, make_filter
from situate.records import Filter

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = {
    "type": ("TYPE", "Claim type, such as capture; several by commas."),
    "actor": ("NAME", "Who takes part: a registry id or name; its wings and bodies count too."),
    "area": ("PLACE", "Where: a country, province, region or town."),
    "bbox": ("W,S,E,N", "Where: a box in degrees."),
    "since": ("DAY", "From this day on (YYYY-MM-DD)."),
    "until": ("DAY", "Up to this day (YYYY-MM-DD)."),
    "status": ("STATUS", "asserted, contested, denied, planned, possible, demanded, threatened."),
    "min-origins": ("N", "Told by at least so many independent origins."),
    "text": ("WORDS", "Words of the sentences or the report."),
}


def filter_options(command: _Command) -> _Command:
    """Add the options of the filter grammar; they reach the command as its other options do."""
    for name, (metavar, text) in reversed(_OPTIONS.items()):
        add = click.option(f"--{name}", metavar=metavar, help=text, multiple=True)
        command = add(command)
    return command


def read_filter(options: dict[str, Any], words: FilterWords) -> Filter:
    """The filter that a command's options give.

    Raises:
        ConfigError: an option names something unknown.
    """
    given = {
        name: options[name.replace("-", "_")]
        for name in _OPTIONS
        if options.get(name.replace("-", "_"))
    }
    return make_filter(given, words)
