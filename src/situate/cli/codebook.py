"""`situate codebook`: look at and check the data that says what counts as a claim."""

from __future__ import annotations

import sys

import click

from situate.claims.codebook import check, load_codebook


@click.group("codebook")
def codebook_group() -> None:
    """Work with codebooks, the data that says what counts as a claim."""


@codebook_group.command("check")
@click.argument("file", type=click.Path())
def check_codebook(file: str) -> None:
    """List all faults of a codebook FILE; exit code 1 if there are any."""
    faults = check(file)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{file}: {len(faults)} faults" if faults else f"{file}: sound")
    sys.exit(1 if faults else 0)


@codebook_group.command("list")
@click.option("--codebook", default="conflict.v1", show_default=True, help="Name or file.")
def list_types(codebook: str) -> None:
    """List the claim types of a codebook with their definitions."""
    for name, kind in load_codebook(codebook).types.items():
        click.echo(f"{name:22} {kind.definition}")
