"""Every command in the docs runs, and the README's example shows what the program prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = sorted((ROOT / "docs").rglob("*.md"))
EXAMPLE = re.compile(
    r"<!-- example -->\n```sh\n(.*?)```\n\n```\n(.*?)```\n<!-- /example -->", re.DOTALL
)


def _blocks() -> list[tuple[str, str]]:
    return [
        (str(page.relative_to(ROOT)), block)
        for page in PAGES
        for block in BLOCK.findall(page.read_text(encoding="utf8"))
    ]


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
@pytest.mark.parametrize(("page", "block"), _blocks())
def test_the_commands_of_the_docs_run(page: str, block: str, tmp_path: Path) -> None:
    done = _run(block, tmp_path)
    assert done.returncode == 0, f"{page}: {done.stderr}"


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
