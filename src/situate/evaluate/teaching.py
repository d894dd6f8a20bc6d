"""The teaching set: annotated reports to learn from and to look at (see teaching/README.md).

Our own reports stand whole in TOML files like those of the gold set. Of other people's reports only
offsets and labels are kept; their texts come from the corpora where these are at hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.corpora import Row, load_rows, make_report
from situate.evaluate.gold import GoldClaim, GoldReport, load_gold
from situate.evaluate.meantime import build_report as build_meantime
from situate.evaluate.muc4 import build_report as build_muc4
from situate.records import Mention, Report

BORROWED = "corpora.jsonl"
REGIONS = {
    "muc4.train": "Latin America",
    "re3d.dev": "Middle East",
    "meantime.dev": "business",
    "ecbplus.train-dev": "general news",
}


def load_teaching(folder: Path, corpora: Path, *, split: str | None = None) -> list[GoldReport]:
    """All annotated reports of the teaching set, without those of corpora that are not at hand.

    Args:
        folder: where the TOML files and ``corpora.jsonl`` lie.
        corpora: where the open corpora lie.
        split: "train", "dev" or "test"; all where None.

    Raises:
        ConfigError: a file is broken, or an offset is outside its text.
    """
    reports = [*load_gold(folder), *_load_borrowed(folder / BORROWED, corpora)]
    return [one for one in reports if split is None or one.split == split]


def read_corpus(name: str, corpora: Path) -> dict[str, Report]:
    """The reports of a corpus by id; none where the corpus is not at hand."""
    path = corpora / f"{name}.jsonl"
    if not path.is_file():
        return {}
    return {str(row["id"]): BUILDERS[name](row) for row in load_rows(path)}


def _build_ecb(row: Row) -> Report:
    """Words joined by blanks, each sentence in a line of its own."""
    lines: dict[int, list[str]] = {}
    for number, token in zip(row["sentence_of_token"], row["tokens"], strict=True):
        lines.setdefault(number, []).append(token)
    return make_report(row, text="\n".join(" ".join(words) for words in lines.values()))


BUILDERS: dict[str, Callable[[Row], Report]] = {
    "muc4.train": build_muc4,
    "re3d.dev": make_report,
    "meantime.dev": build_meantime,
    "ecbplus.train-dev": _build_ecb,
}


def _load_borrowed(path: Path, corpora: Path) -> Iterator[GoldReport]:
    if not path.is_file():
        return
    rows = list(load_rows(path))
    texts = {name: read_corpus(name, corpora) for name in {row["corpus"] for row in rows}}
    for row in rows:
        report = texts[row["corpus"]].get(row["id"])
        if report is not None:
            yield GoldReport(
                report=report,
                region=REGIONS[row["corpus"]],
                split=row["split"],
                claims=tuple(_load_claim(claim, report) for claim in row["claims"]),
            )


def _load_claim(row: Row, report: Report) -> GoldClaim:
    first, last = row["time"] or (None, None)
    days = (_day(first), _day(last))
    return GoldClaim(
        type=row["type"],
        trigger=_mention(row["trigger"], report),
        mode=row["mode"],
        status=row["status"],
        aspect=row["aspect"],
        participants=tuple(
            (role, _mention(offsets, report)) for role, *offsets in row["participants"]
        ),
        place=None if row["place"] is None else _mention(row["place"], report),
        days=None if row["time"] is None else days,
        counts=tuple((what, low, high) for what, low, high in row["counts"]),
        speakers=tuple(_mention(offsets, report) for offsets in row["speakers"]),
    )


def _mention(offsets: list[int], report: Report) -> Mention:
    start, end = offsets
    if not 0 <= start < end <= len(report.text):
        raise ConfigError(
            f"teaching set: {start}..{end} is not in the text of {report.given_id}; "
            "the corpus file is another than the one that was annotated"
        )
    return Mention(start=start, end=end, text=report.text[start:end])


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
