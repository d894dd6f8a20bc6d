"""`situate codebook`: look at, check and start the data that says what counts as a claim."""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from string import Template

import click

from situate.claims.codebook import DEFAULT_CODEBOOK, check, load_codebook, shipped_codebooks
from situate.errors import ConfigError


@click.group("codebook")
def codebook_group() -> None:
    """Work with codebooks, the data that says what counts as a claim."""


@codebook_group.command("check")
@click.argument("file", type=click.Path())
def check_codebook(file: str) -> None:
    """List all faults of a codebook FILE; exit code 1 if there are any."""
    faults = check(file)
    for fault in faults:
        click.echo(f"{file}: {fault}")
    click.echo(f"{file}: {_count(faults)}" if faults else f"{file}: sound")
    sys.exit(1 if faults else 0)


@codebook_group.command("list")
@click.option("--codebook", default=DEFAULT_CODEBOOK, show_default=True, help="Name or file.")
def list_types(codebook: str) -> None:
    """List the claim types of a codebook with their definitions and modes."""
    for name, kind in load_codebook(codebook).types.items():
        if kind.reported_as is None:
            modes = f" Modes: {', '.join(kind.modes)}." if kind.modes else ""
            click.echo(f"{name:22} {kind.definition}{modes}")


@codebook_group.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "base", default=DEFAULT_CODEBOOK, show_default=True,
              help="The codebook, by name or file, that the new one extends.")  # fmt: skip
def start_codebook(file: Path, base: str) -> None:
    """Start a codebook FILE: a commented template that extends another and is sound as it is."""
    if file.suffix != ".toml":
        raise ConfigError(f"{file} does not end in .toml; name it {file.stem or 'mine'}.toml")
    if file.exists():
        raise ConfigError(f"{file} is there already; name another file, or remove that one")
    load_codebook(base)
    if base not in shipped_codebooks():
        base = str(Path(base).resolve())
    template = resources.files("situate.cli").joinpath("codebook_template.toml")
    text = Template(template.read_text(encoding="utf-8"))
    try:
        file.write_text(
            text.substitute(name=file.stem, file=file, base=_in_toml(base)), encoding="utf-8"
        )
    except OSError as error:
        raise ConfigError(f"{file} cannot be written ({error.strerror}); check the path") from error
    click.echo(f"{file}: started from {base}; next: situate codebook check {file}")


def _in_toml(path: str) -> str:
    """A path as it stands between quotation marks in TOML."""
    return path.replace("\\", "\\\\").replace('"', '\\"')


def _count(faults: list[str]) -> str:
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
