"""Check the name-annotated sentences: marks close, labels are known, counts per file.

python check_names.py [names]
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
_MARK = re.compile(r"\[([^\[\]\s]*) ([^\[\]]*)\]")


def check_line(line: str, counts: Counter[str]) -> list[str]:
    """Return the faults of a sentence and add its labels to the counts.

    Args:
        line: A sentence with inline marks, such as ``[GPE Kauda]``.
        counts: Marks counted so far, by label.
    """
    faults = []
    for label, text in _MARK.findall(line):
        if label not in LABELS:
            faults.append(f"unknown label {label!r}")
        if not text or text != text.strip():
            faults.append(f"empty or padded name {text!r}")
        counts[label] += 1
    if set("[]") & set(_MARK.sub("", line)):
        faults.append("a mark is nested, unclosed or malformed")
    return faults


def main() -> int:
    """Check all files and print their counts; return 1 on a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="?", type=Path, default=Path(__file__).parent / "names")
    faults, seen, total = 0, {}, Counter()
    for path in sorted(parser.parse_args().names.glob("*.txt")):
        counts: Counter[str] = Counter()
        for number, line in enumerate(path.read_text(encoding="utf8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            found = check_line(line, counts)
            if line in seen:
                found.append(f"repeats {seen[line]}")
            seen.setdefault(line, f"{path.name}:{number}")
            counts.update(sentences=1, nameless="[" not in line)
            faults += len(found)
            for fault in found:
                print(f"{path.name}:{number}: {fault}")
        total += counts
        print(path.name, *(f"{key} {counts[key]}" for key in ("sentences", "nameless", *LABELS)))
    print("total", *(f"{key} {total[key]}" for key in ("sentences", "nameless", *LABELS)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
