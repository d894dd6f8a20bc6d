"""Measure the reader on everything and write docs/quality.md.

``python scripts/make_quality.py`` runs all scorers (about ten minutes on one core) and writes the
page, whose first table the README quotes word for word; ``--readme`` copies it there too. With
``--only NAME...`` only these scorers are run and the page is printed, not written.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from situate.evaluate.measures import Measure
from situate.evaluate.suite import NAMES, measure, name_present
from situate.reader import Reader, load_reader
from situate.settings import load_settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"
WORDS = ROOT / "scripts" / "quality.md"
MAIN_FIGURES = ("F", "accuracy", "R", "km", "per s")
TABLE = re.compile(r"(<!-- quality -->\n).*?(<!-- /quality -->)", re.DOTALL)


def write_summary(measures: Iterable[Measure]) -> str:
    """The headline figures, one row each."""
    rows = ["| what | figure | gold items | beside it |", "|---|---|---|---|"]
    rows += [
        f"| {one.corpus}: {one.task} | {one.figure} {write_share(one.value)} | {one.count:,} | "
        f"{one.peer or '-'} |"
        for one in measures
        if one.headline
    ]
    return "\n".join(rows) + "\n"


def write_share(value: float) -> str:
    """A share without the zero before the point."""
    return f"{value:.3f}".removeprefix("0")


def write_figure(one: Measure) -> str:
    """A share, or a figure with its unit."""
    if one.figure in ("km", "per s"):
        return (
            f"{one.value:,.0f} {one.figure}"
            if one.value >= 100
            else f"{one.value:.1f} {one.figure}"
        )
    return write_share(one.value)


def write_tables(measures: Iterable[Measure]) -> str:
    """One table: a row for each task, with the figures side by side."""
    tasks: dict[tuple[str, str], dict[str, Measure]] = {}
    for one in measures:
        tasks.setdefault((one.corpus, one.task), {})[one.figure] = one
    rows = ["| corpus | task | P | R | F or share | gold items | others |", "|" + "---|" * 7]
    for (corpus, task), figures in tasks.items():
        main = next(figures[name] for name in MAIN_FIGURES if name in figures)
        precision, recall = (
            write_share(figures[name].value) if name in figures and main.figure == "F" else ""
            for name in ("P", "R")
        )
        rows.append(
            f"| {corpus} | {task} | {precision} | {recall} | {write_figure(main)} | "
            f"{main.count:,} | {main.peer or ''} |"
        )
    return "\n".join(rows) + "\n"


def read_words() -> dict[str, str]:
    """The prose of the page by its headings: how each corpus is measured, what is weak."""
    parts = re.split(r"^## (.+)\n", WORDS.read_text(encoding="utf8"), flags=re.MULTILINE)
    return {name.strip(): text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def write_page(measured: dict[str, list[Measure]], reader: Reader, words: dict[str, str]) -> str:
    """The whole page."""
    every = [one for measures in measured.values() for one in measures]
    run = getattr(reader, "run", None)
    made = f"Reader {reader.name}"
    if run is not None:
        made += f", model {run.model}, gazetteer {run.gazetteer}, codebook {run.codebook}"
    parts = [
        "# How well situate reads",
        "<!-- made by scripts/make_quality.py from the figures and scripts/quality.md; do not edit "
        "-->",
        words["summary"],
        f"<!-- quality -->\n{write_summary(every)}<!-- /quality -->",
        f"{made}, situate {run.code if run else ''}.",
    ]
    for name, measures in measured.items():
        parts.append(f"## {words[f'{name} title']}\n\n{words[name]}\n\n{write_tables(measures)}")
    parts.append(f"## Known weaknesses\n\n{words['weaknesses']}")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def quote_in_readme(page: str) -> None:
    """Copy the summary table to the README."""
    readme = ROOT / "README.md"
    table = TABLE.search(page)
    if table is not None:
        text = TABLE.sub(lambda _: table.group(0), readme.read_text(encoding="utf8"))
        readme.write_text(text, encoding="utf8")


def main() -> int:
    parser = argparse.ArgumentParser(description="measure the reader and write docs/quality.md")
    parser.add_argument("--only", nargs="+", choices=list(NAMES), help="run only these")
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--gold", type=Path, default=ROOT / "gold")
    parser.add_argument("--readme", action="store_true", help="copy the summary to the README")
    arguments = parser.parse_args()
    words = read_words()
    reader = load_reader(load_settings()[0])
    measured: dict[str, list[Measure]] = {}
    for name in arguments.only or name_present(arguments.folder):
        begun = time.monotonic()
        measured[name] = list(measure(name, reader, arguments.folder, arguments.gold))
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    page = write_page(measured, reader, words)
    if arguments.only:
        print(page)
        return 0
    PAGE.write_text(page, encoding="utf8")
    if arguments.readme:
        quote_in_readme(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
