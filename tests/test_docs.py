"""Every command in the docs runs, and the README's example shows what the program prints."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [
    page for page in sorted((ROOT / "docs").rglob("*.md")) if BLOCK.search(page.read_text("utf8"))
]
EXAMPLE = re.compile(
    r"<!-- example -->\n```sh\n(.*?)```\n\n```\n(.*?)```\n<!-- /example -->", re.DOTALL
)


@pytest.fixture
def outputs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that runs the commands of a page and fills in what they print."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("make_outputs")


def _run(command: str, out: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "OUT": str(out), "PATH": path, "HOME": str(out)}
    environment["XDG_DATA_HOME"] = str(out / "data")
    return subprocess.run(
        ["bash", "-euc", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_the_docs_run_and_print_what_is_shown(
    page: Path, outputs: ModuleType, tmp_path: Path
) -> None:
    blocks = outputs.find_blocks(page.read_text(encoding="utf8"))
    for block, printed in zip(blocks, outputs.run_blocks(blocks, tmp_path), strict=True):
        fits = block.shown is None or outputs.fits(block.shown, printed)
        assert fits, f"{block.command}prints\n{printed}run python scripts/make_outputs.py"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a 1\n", "a 1\n", True),
        ("a …\n", "a 12\n", True),
        ("a …\n", "b 12\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_an_ellipsis_in_a_shown_output_stands_for_any_text(
    outputs: ModuleType, shown: str, printed: str, same: bool
) -> None:
    assert outputs.fits(shown, printed) is same


def test_the_readme_shows_what_the_example_prints(tmp_path: Path) -> None:
    found = EXAMPLE.search((ROOT / "README.md").read_text(encoding="utf8"))
    assert found is not None
    done = _run(found.group(1), tmp_path)
    assert done.returncode == 0
    assert done.stdout.strip() == found.group(2).strip()


def test_the_first_block_of_the_readme_is_two_commands() -> None:
    first = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf8"))[0]
    install, test = first.strip().splitlines()
    assert "situate read examples/" in install
    assert "pytest" in test
