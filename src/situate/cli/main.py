"""The command `situate`: its groups and what all commands share."""

from __future__ import annotations

import sys
from typing import Any

import click

import situate
from situate.cli.codebook import codebook_group
from situate.cli.config import show_config
from situate.cli.evaluate import evaluate_command
from situate.cli.gazetteer import gazetteer_group
from situate.cli.model import model_group
from situate.cli.place import place_command
from situate.cli.read import read_command
from situate.cli.schema import show_schema
from situate.errors import ConfigError, SituateError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(situate.__version__, prog_name="situate")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Turn reports of armed conflict into sourced, dated, placed claims."""
    context.obj = {"debug": debug}


cli.add_command(read_command)
cli.add_command(place_command)
cli.add_command(show_schema)
cli.add_command(show_config)
cli.add_command(evaluate_command)
cli.add_command(codebook_group)
cli.add_command(model_group)
cli.add_command(gazetteer_group)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; errors of ours become one line on standard error and exit code 1 or 2."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if "--debug" in arguments:  # accepted behind the subcommand too
        arguments = ["--debug", *(one for one in arguments if one != "--debug")]
    try:
        code: Any = cli.main(args=arguments, standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except SituateError as error:
        if "--debug" in arguments:
            raise
        click.echo(f"situate: {error}", err=True)
        code = 2 if isinstance(error, ConfigError) else 1
    sys.exit(code if isinstance(code, int) else 0)
