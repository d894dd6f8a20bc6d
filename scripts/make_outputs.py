"""Run the commands of the docs and put what they print below them.

    python scripts/make_outputs.py [PAGE...]

The blocks of a page (```sh) run one after another in one shell, in the root of the project, with
an empty folder in $OUT. A block below the mark ``<!-- output -->`` shows what the one above prints,
errors included. In it "…" stands for text that is another each time, and a line of "…" for any
lines; such a block is left as it is, and named where it no longer fits.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(
    r"^```sh\n(.*?)^```$(?:\n\n<!-- output -->\n```\n(.*?)^```$)?", re.MULTILINE | re.DOTALL
)
END = "<<the end of a block>>"
ANY = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """Commands, what the page says they print (None: nothing is said), and where that stands."""

    command: str
    shown: str | None
    span: tuple[int, int]


def find_blocks(page: str) -> list[Block]:
    """The commands of a page."""
    return [Block(m.group(1), m.group(2), m.span(2)) for m in BLOCK.finditer(page)]


def run_blocks(blocks: list[Block], out: Path) -> list[str]:
    """What the blocks of a page print.

    Raises:
        RuntimeError: one fails.
    """
    script = "".join(f"{block.command}\necho '{END}'\n" for block in blocks)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SITUATE_")},
        "OUT": str(out),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(out),
        "XDG_DATA_HOME": str(out / "data"),
        "USER": "ann",
    }
    done = subprocess.run(
        ["bash", "-euc", script],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )
    printed = done.stdout.split(f"{END}\n")
    if done.returncode != 0:
        raise RuntimeError(f"{blocks[len(printed) - 1].command}\n{printed[-1]}")
    return [_trim(text) for text in printed[:-1]]


def fits(shown: str, printed: str) -> bool:
    """Whether a page shows what is printed."""
    lines = []
    for line in _trim(shown).splitlines(keepends=True):
        parts = map(re.escape, line.split(ANY))
        lines.append("(?:.*\n)*" if line == f"{ANY}\n" else ".*".join(parts))
    return re.fullmatch("".join(lines), printed) is not None


def _trim(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


def fill(path: Path) -> None:
    """Bring what a page shows up to date."""
    text = path.read_text(encoding="utf8")
    blocks = find_blocks(text)
    if all(block.shown is None for block in blocks):
        return
    with tempfile.TemporaryDirectory() as out:
        printed = run_blocks(blocks, Path(out))
    for block, output in reversed(list(zip(blocks, printed, strict=True))):
        if block.shown is None or fits(block.shown, output):
            continue
        if ANY in block.shown:
            print(f"{path}: mend by hand below:\n{block.command}{output}")
            continue
        text = text[: block.span[0]] + output + text[block.span[1] :]
    path.write_text(text, encoding="utf8")


if __name__ == "__main__":
    for page in sys.argv[1:] or sorted((ROOT / "docs").rglob("*.md")):
        fill(Path(page))
