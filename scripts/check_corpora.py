"""Read every text of the open corpora and check the readings against the reading format.

``python scripts/check_corpora.py [CORPUS...]`` writes each corpus as JSON lines, reads it with
``situate read --format jsonl`` and pipes the readings through ``../shared/check-reading.py``, one
corpus after the other. Exit code 1 if any reading has a fault or any report could not be read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from situate.evaluate.language import read_documents
from situate.evaluate.meantime import parse_created

Row = dict[str, Any]
JOIN = " "


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf8") as stream:
        yield from map(json.loads, stream)


def _texts(path: Path) -> Iterator[Row]:
    """Corpora whose rows hold a text, and often an id, a title, an address and a day."""
    for number, row in enumerate(_lines(path)):
        if row.get("text", "").strip():
            yield {
                "id": str(row.get("id", number)),
                "title": row.get("title"),
                "text": row["text"],
                "url": row.get("url"),
                "publisher": row.get("corpus"),
                "published": parse_created(row.get("dct")),
                "language": "en",
            }


def _tokens(path: Path) -> Iterator[Row]:
    """ECB+: tokens with the number of their sentence."""
    for row in _lines(path):
        sentences: dict[int, list[str]] = {}
        for token, number in zip(row["tokens"], row["sentence_of_token"], strict=True):
            sentences.setdefault(number, []).append(token)
        yield {"id": row["id"], "text": "\n".join(JOIN.join(s) for s in sentences.values())}


def _headlines(path: Path) -> Iterator[Row]:
    """UCDP GED: the headline of the event's source."""
    for row in _lines(path):
        if row.get("source_headline"):
            yield {
                "id": str(row["id"]),
                "text": row["source_headline"],
                "publisher": row["source_office"],
                "published": row["source_date"].split(";")[0],
                "language": "en",
            }


def _treebank(path: Path) -> Iterator[Row]:
    for number, document in enumerate(read_documents(path)):
        yield {"id": f"{path.stem}-{number}", "text": document.text, "language": "en"}


def _columns(path: Path) -> Iterator[Row]:
    """WikiGold: a word and its tag a line, sentences parted by empty lines."""
    words: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf8").split("\n")):
        if line.startswith("-DOCSTART-"):
            if words:
                yield {"id": f"wikigold-{number}", "text": JOIN.join(words), "language": "en"}
            words = []
        else:
            words += line.split()[:1]


SOURCES: dict[str, tuple[Callable[[Path], Iterator[Row]], tuple[str, ...]]] = {
    "muc4": (_texts, ("muc4.tst1.jsonl", "muc4.tst2.jsonl")),
    "plover": (_texts, ("plover-gsr.dev.jsonl",)),
    "petrarch": (_texts, ("petrarch-unit.jsonl",)),
    "re3d": (_texts, ("re3d.dev.jsonl",)),
    "meantime": (_texts, ("meantime.dev.jsonl",)),
    "wikiwars": (_texts, ("wikiwars.train.jsonl",)),
    "geovirus": (_texts, ("geovirus.jsonl",)),
    "control": (_texts, ("control-syria.dev.jsonl", "control-ukraine.dev.jsonl")),
    "ucdp": (_headlines, ("ucdp-ged-syria.dev.jsonl",)),
    "wikigold": (_columns, ("wikigold.conll",)),
    "treebanks": (_treebank, ("gum.dev.conllu", "ewt.dev.conllu")),
    "ecbplus": (_tokens, ("ecbplus.train-dev.jsonl",)),
    "treebanks-train": (_treebank, ("gum.train.conllu", "ewt.train.conllu")),
    "muc4-train": (_texts, ("muc4.train.jsonl",)),
}


def check_corpus(name: str, corpora: Path, checker: Path) -> bool:
    """Read one corpus and print what the checker finds; whether all is right."""
    build, files = SOURCES[name]
    with tempfile.TemporaryDirectory() as folder:
        reports, readings = Path(folder) / f"{name}.jsonl", Path(folder) / "readings.jsonl"
        with reports.open("w", encoding="utf8") as stream:
            for file in files:
                for row in build(corpora / file):
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        command = [str(Path(sys.executable).with_name("situate")), "read", str(reports)]
        read = subprocess.run([*command, "--format", "jsonl", "--output", str(readings)])
        if not readings.exists():
            print(f"== {name}: situate read ended with {read.returncode} and wrote nothing")
            return False
        checked = subprocess.run(
            [sys.executable, str(checker), str(readings)], stdout=-1, text=True
        )
    print(f"== {name}: situate read ended with {read.returncode}\n{checked.stdout}", flush=True)
    return read.returncode == 0 and checked.returncode == 0


def main() -> int:
    """Check the corpora named, or all."""
    parser = argparse.ArgumentParser(description="check the readings of the corpora's texts")
    parser.add_argument("corpora", nargs="*", help=f"any of {', '.join(SOURCES)}; default: all")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    names = arguments.corpora or list(SOURCES)
    checker = arguments.shared / "check-reading.py"
    right = [check_corpus(name, arguments.shared / "corpora", checker) for name in names]
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
