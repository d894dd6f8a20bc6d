"""Fill the README's example with what the program prints, and draw its picture from a real reading.

    python scripts/make_readme.py

The example's command stands in the README between the example marks; docs/pictures/reading.svg is
``situate read examples/kosti.txt`` on a terminal of 132 columns.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from situate.cli.table import print_table
from situate.collect import CollectOptions, read_reports
from situate.reader import load_reader
from situate.records import Report
from situate.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(
    r"(<!-- example -->\n```sh\n(.*?)```\n\n```\n).*?(```\n<!-- /example -->)", re.DOTALL
)
PICTURE = ROOT / "docs" / "pictures" / "reading.svg"
WIDTH = 132


def fill_example() -> None:
    """Run the example's command and put its output below it."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf8")
    found = EXAMPLE.search(text)
    if found is None:
        sys.exit("README.md has no example between its marks")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-euc", found.group(2)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    filled = found.group(1) + done.stdout.strip() + "\n" + found.group(3)
    path.write_text(text[: found.start()] + filled + text[found.end() :], encoding="utf8")


def draw_picture() -> None:
    """Export the example report's table as SVG."""
    (report,) = read_reports([str(ROOT / "examples" / "kosti.txt")], CollectOptions())
    assert isinstance(report, Report)
    reading = load_reader(Settings()).read(report)
    with open(os.devnull, "w", encoding="utf8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        print_table(reading, console)
    drawing = console.export_svg(title="situate read kosti.txt", unique_id="situate")
    # No outside host in our files: the reader's own monospaced font instead of a fetched one.
    drawing = re.sub(r"\s*@font-face \{.*?\}", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r"<!--.*?-->\s*", "", drawing, flags=re.DOTALL)
    drawing = drawing.replace("Fira Code", "monospace")
    PICTURE.write_text(drawing, encoding="utf8")


if __name__ == "__main__":
    fill_example()
    draw_picture()
