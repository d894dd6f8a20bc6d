"""`situate schema`: the JSON Schema of what situate writes."""

import json

import click

from situate.reading_format import reading_schema


@click.command("schema")
@click.argument("name", type=click.Choice(["reading"]))
def show_schema(name: str) -> None:
    """Print the JSON Schema of NAME."""
    click.echo(json.dumps(reading_schema(), indent=1))
