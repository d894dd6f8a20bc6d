"""Write docs/reference from the program itself; with --check only say whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from situate.claims.codebook import DEFAULT_CODEBOOK, load_codebook
from situate.cli.main import cli
from situate.export import FORMATS, ExportFormat
from situate.export.losses import LOSABLE
from situate.export.parquet import event_schema
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


EXPORTS = """# Export formats

What each format of `situate export` carries, and what it has no place for. While it writes, each
counts what was lost; with `--output FILE` the counts stand in `FILE.losses.json`, else on standard
error. Files that can say so themselves also hold when, from what filter, under which licence line
and by which code and settings they were made. A format without a status holds only what is told as
having happened (asserted, or contested by some); what was denied, planned, demanded, threatened or
only possible is left out and counted. What is not known stays empty or null.

In comma-separated files a text that a spreadsheet would take for a formula (it begins with `=`,
`+`, `-`, `@`) has an apostrophe in front, which `situate import` takes off again. All text is
UTF-8, rows are in the order of the ledger (first day, then id), and the same events give the same
bytes.

"""


def describe_exports() -> str:
    """Every export format with what it carries and loses."""
    rows = [NOTE + EXPORTS, "| format | what it is | events | says how it was made |\n"]
    rows.append("|---|---|---|---|\n")
    for one in FORMATS.values():
        events = "all, with their status" if one.every_status else "what happened"
        header = "in the file" if one.header else "beside the file"
        rows.append(f"| [`{one.name}`](#{one.name}) | {one.meaning} | {events} | {header} |\n")
    rows += [_describe_format(one) for one in FORMATS.values()]
    return "".join(rows)


def _describe_format(one: ExportFormat) -> str:
    parts = [f"\n## `{one.name}`\n\n", (sys.modules[one.write.__module__].__doc__ or "").strip()]
    parts.append("\n\nNot carried:\n\n")
    parts += [f"- {LOSABLE[name].meaning} (`{name}`)\n" for name in one.lost]
    if one.empty:
        columns = ", ".join(f"`{column}`" for column in one.empty)
        parts.append(f"\nColumns that situate does not know and leaves empty: {columns}.\n")
    if one.name == "parquet":
        parts.append(f"\nSchema (`?` may be null):\n\n```\n{_describe_fields(event_schema())}```\n")
    return "".join(parts)


def _describe_fields(fields: Any, depth: int = 0) -> str:
    """The fields of an Arrow schema or struct, one a line, nested ones indented."""
    lines = []
    for field in fields:
        kind, name = field.type, "  " * depth + field.name + ("?" if field.nullable else "")
        is_list = hasattr(kind, "value_type")
        inner = kind.value_type if is_list else kind
        nested = bool(inner.num_fields)
        word = "struct" if nested else str(inner).partition("[")[0]
        lines.append(f"{name}: {'list of ' if is_list else ''}{word}\n")
        if nested:
            lines.append(_describe_fields(inner, depth + 1))
    return "".join(lines)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": describe_commands,
    "settings.md": describe_settings,
    "codebook.md": describe_codebook,
    "exports.md": describe_exports,
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
