"""Write docs/reference from the program itself; with --check only say whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from situate.claims.codebook import DEFAULT_CODEBOOK, load_codebook
from situate.cli.main import cli
from situate.settings import PREFIX, Settings

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
NOTE = "<!-- made by scripts/make_reference.py; do not edit -->\n\n"


def describe_commands() -> str:
    """Every command with its help text."""
    parts = [NOTE + "# Commands\n"]

    def walk(command: click.Command, path: str, parent: click.Context | None) -> None:
        context = click.Context(command, info_name=path.split()[-1], parent=parent)
        context.max_content_width = 100
        parts.append(f"\n## `{path}`\n\n```\n{command.get_help(context)}\n```\n")
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                walk(child, f"{path} {name}", context)

    walk(cli, "situate", None)
    return "".join(parts)


def describe_settings() -> str:
    """Every setting with its default, its variable and its meaning."""
    rows = [NOTE + "# Settings\n\nDefaults, then `situate.toml`, then variables, then options.\n\n"]
    rows.append("| setting | default | variable | meaning |\n|---|---|---|---|\n")
    for name, field in Settings.model_fields.items():
        variable = f"`{PREFIX}{name.upper()}`"
        meaning = str(field.description).replace("|", "\\|")
        rows.append(f"| `{name}` | `{field.default!r}` | {variable} | {meaning} |\n")
    return "".join(rows)


def describe_codebook(codebook_name: str = DEFAULT_CODEBOOK) -> str:
    """The claim types of a codebook with their codes."""
    codebook = load_codebook(codebook_name)
    rows = [NOTE + f"# Codebook `{codebook.name}`\n\n"]
    rows.append("| type | what it is | ACLED sub-event | PLOVER | CAMEO |\n|---|---|---|---|---|\n")
    for name, kind in codebook.types.items():
        if kind.reported_as is not None:
            continue
        acled = kind.acled.sub_event_type if kind.acled else "none"
        plover = "none" if kind.plover is None else kind.plover.event
        if kind.plover is not None and kind.plover.mode:
            plover += f"-{kind.plover.mode}"
        elif kind.plover_by_mode:
            plover += ": " + ", ".join(kind.modes)
        rows.append(
            f"| `{name}` | {kind.definition} | {acled} | {plover} | {kind.cameo or 'none'} |\n"
        )
    return "".join(rows)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": describe_commands,
    "settings.md": describe_settings,
    "codebook.md": describe_codebook,
    "codebook-plover.md": partial(describe_codebook, "plover.v1"),
}


def main() -> int:
    stale = []
    for name, describe in PAGES.items():
        path, text = REFERENCE / name, describe()
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf8")
    for name in stale:
        print(f"docs/reference/{name} is not up to date; run python scripts/make_reference.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
