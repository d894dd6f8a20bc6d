"""Count in how many reports each stem stands and write src/situate/events/rarity.tsv.gz.

python scripts/events/rarity.py

Reports: the train parts of MUC-4, of ECB+ and of the teaching set.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.teaching import load_teaching
from situate.events.words import content_stems

ROOT = Path(__file__).parent.parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
TABLE = ROOT / "src" / "situate" / "events" / "rarity.tsv.gz"
FEWEST = 3  # reports in which a stem must stand to be listed


def load_texts() -> Iterator[str]:
    for name in ("muc4.train.jsonl", "ecbplus.train-dev.jsonl"):
        with (CORPORA / name).open(encoding="utf8") as lines:
            for row in map(json.loads, lines):
                if row.get("split", "train") == "train":
                    yield row["text"] if "text" in row else " ".join(row["tokens"])
    for gold in load_teaching(ROOT / "teaching", CORPORA, split="train"):
        yield gold.report.text


def main() -> None:
    counts, reports = Counter[str](), 0
    for text in load_texts():
        counts.update(content_stems(text))
        reports += 1
    listed = {one: number for one, number in counts.items() if number >= FEWEST}
    lines = [f"{one}\t{math.log(reports / n):.1f}" for one, n in sorted(listed.items())]
    TABLE.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(lines)} stems of {reports} reports, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
