"""The docs check: links lead somewhere, the reference and the README's table are up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
TABLE = re.compile(r"<!-- quality -->\n(.*?)<!-- /quality -->", re.DOTALL)


def broken_links() -> list[str]:
    """Relative links of all pages that lead nowhere."""
    faults = []
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in LINK.findall(page.read_text(encoding="utf8")):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                faults.append(f"{page.relative_to(ROOT)}: link to {target} leads nowhere")
    return faults


def stale_table() -> list[str]:
    """The README quotes the summary table of docs/quality.md, word for word."""
    quoted = TABLE.search((ROOT / "README.md").read_text(encoding="utf8"))
    measured = TABLE.search((ROOT / "docs" / "quality.md").read_text(encoding="utf8"))
    if quoted is None or measured is None:
        return ["README.md or docs/quality.md lacks the <!-- quality --> table"]
    if quoted.group(1).strip() != measured.group(1).strip():
        return ["README.md's quality table is not the one of docs/quality.md"]
    return []


def main() -> int:
    faults = broken_links() + stale_table()
    for fault in faults:
        print(fault)
    command = [sys.executable, str(ROOT / "scripts" / "make_reference.py"), "--check"]
    stale = subprocess.run(command, check=False).returncode
    return 1 if faults or stale else 0


if __name__ == "__main__":
    sys.exit(main())
