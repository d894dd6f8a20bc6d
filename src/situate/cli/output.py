"""Where commands write: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from situate.errors import ConfigError


@contextmanager
def until_pipe_breaks() -> Iterator[None]:
    """Stop quietly, exit code 0, when who reads our output has seen enough ("| head")."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if path is None:
        yield sys.stdout
        return
    target = Path(path)
    partial = target.with_name(target.name + ".part")
    try:
        stream = partial.open("w", encoding="utf8", newline="\n")
    except OSError as error:
        message = f"--output {path} cannot be written ({error.strerror}); choose another file."
        raise ConfigError(message) from error
    try:
        with stream:
            yield stream
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    partial.replace(target)
