"""What is measured on: reports of ours, and of the open corpora where they lie beside the checkout.

Each text comes with its story spans, as `situate read` would get it: datelines and mastheads are
cut off by the collect floor before anything is timed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.records import Report

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
Row = Mapping[str, Any]


def read_examples() -> list[Report]:
    """Our own example reports and the texts of the gold set."""
    import tomllib

    texts = [path.read_text(encoding="utf8") for path in sorted(ROOT.glob("examples/*.txt"))]
    for path in sorted(ROOT.glob("gold/*.toml")):
        texts.append(tomllib.loads(path.read_text(encoding="utf8"))["text"])
    return [_make(text) for text in texts]


def read_muc4(count: int, *, every: int = 1) -> list[Report]:
    """Reports of MUC-4's training part; ``every`` thins them out over the whole part."""
    return _read("muc4.train.jsonl", lambda row: str(row["text"]), count, every=every)


def read_meantime(count: int) -> list[Report]:
    """Wikinews reports on economy and industry, whose texts are given as words."""
    return _read("meantime.dev.jsonl", lambda row: _join(row, "sentence_of_token"), count)


def read_ecb(count: int) -> list[Report]:
    """Short news reports on crime, sports, disasters, business, war."""
    return _read("ecbplus.train-dev.jsonl", lambda row: _join(row, "sentence_of_token"), count)


def read_geovirus(count: int) -> list[Report]:
    """Wikinews reports on epidemics."""
    return _read("geovirus.jsonl", lambda row: str(row["text"]), count)


def read_ewt(count: int) -> list[Report]:
    """Documents of the English Web Treebank's development part: mail, blogs, reviews, answers."""
    path = CORPORA / "ewt.dev.conllu"
    if not path.is_file():
        return []
    reports: list[Report] = []
    sentences: list[str] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newdoc") and sentences:
            reports.append(_make(" ".join(sentences)))
            sentences = []
        elif line.startswith("# text = "):
            sentences.append(line[9:])
    return reports[:count]


def _read(name: str, write: Callable[[Row], str], count: int, *, every: int = 1) -> list[Report]:
    path = CORPORA / name
    if not path.is_file():
        return []
    rows = list(_rows(path))[::every][:count]
    return [_make(write(row)) for row in rows]


def _rows(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf8").splitlines():
        yield json.loads(line)


def _join(row: Row, of_sentence: str) -> str:
    """Return the words of a row as text, one sentence a paragraph."""
    numbers = row.get(of_sentence) or [0] * len(row["tokens"])
    lines: dict[int, list[str]] = {}
    for number, token in zip(numbers, row["tokens"], strict=True):
        lines.setdefault(number, []).append(token)
    text = "\n\n".join(" ".join(words) for words in lines.values())
    for mark in (".", ",", ";", ":", "?", "!", ")", "'s", "n't"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")


def _make(text: str) -> Report:
    return assemble_report(Draft(name="benchmark", text=text, language="en"), CollectOptions())
