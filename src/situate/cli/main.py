"""The command `situate`: its groups and what all commands share."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

import situate
from situate.errors import ConfigError, SituateError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


# Each command's module is loaded only when it is called: few need both the model and the ledger.
_COMMANDS = {
    "read": "read:read_command",
    "place": "place:place_command",
    "ledger": "ledger:ledger_group",
    "events": "listing:events_command",
    "event": "event:event_command",
    "claims": "listing:claims_command",
    "reports": "listing:reports_command",
    "changes": "listing:changes_command",
    "control": "control:control_command",
    "balance": "balance:balance_command",
    "export": "export:export_command",
    "import": "import_:import_command",
    "agree": "agree:agree_command",
    "story": "story:story_group",
    "decide": "decide:decide_group",
    "gazetteer": "gazetteer:gazetteer_group",
    "codebook": "codebook:codebook_group",
    "model": "model:model_group",
    "config": "config:show_config",
    "schema": "schema:show_schema",
    "evaluate": "evaluate:evaluate_command",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"situate.cli.{module}"), name)
        return command


@click.group(cls=LazyGroup, context_settings=CONTEXT)
@click.version_option(situate.__version__, prog_name="situate")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Turn reports of armed conflict into sourced, dated, placed claims, and keep the picture."""
    context.obj = {"debug": debug}


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
