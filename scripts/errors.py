"""Error analysis: what the reader gets wrong on annotated reports that may be looked at.

python scripts/errors.py --set dev                       # kinds of error and how often
python scripts/errors.py --set train --show source time  # each error of these fields
python scripts/errors.py --set gold --show miss extra type

Sets: gold (the dev half of the gold set), train and dev (of the teaching set). The test parts
cannot be chosen, since nobody who builds the reader may look at them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from situate.cli.table import fields as tabulate
from situate.evaluate.claims import FIELDS, ClaimScores, judge_fields, match_claims
from situate.evaluate.gold import GoldClaim, GoldReport, load_gold
from situate.evaluate.teaching import load_teaching
from situate.reader import load_reader
from situate.records import Claim, Reading
from situate.settings import Settings

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
Pairs = Sequence[tuple[GoldClaim, Claim]]


def load_set(name: str) -> list[GoldReport]:
    """The annotated reports of a set that may be looked at."""
    if name == "gold":
        return load_gold(ROOT / "gold", split="dev")
    return load_teaching(ROOT / "teaching", CORPORA, split=name)


def sentence_at(reading: Reading, offset: int) -> str:
    """The sentence that holds an offset, on one line."""
    text = reading.report.text
    for one in reading.sentences:
        if one.start <= offset < one.end:
            return " ".join(text[one.start : one.end].split())[:420]
    return " ".join(text[max(0, offset - 80) : offset + 80].split())


def describe_event_errors(
    gold: GoldReport, reading: Reading, pairs: Pairs
) -> Iterator[tuple[str, str]]:
    """Claims that are missed, are extra, or have another type: kind of error and a line."""
    matched = {id(a) for a, _ in pairs} | {id(b) for _, b in pairs}
    missed = [c for c in gold.claims if id(c) not in matched]
    extra = [c for c in reading.claims if id(c) not in matched]
    for wanted in list(missed):
        start, end = wanted.trigger.start, wanted.trigger.end
        other = next((c for c in extra if c.trigger.start < end and start < c.trigger.end), None)
        line = f"{wanted.trigger.text} :: {sentence_at(reading, start)}"
        if other is None:
            yield f"miss {wanted.type}", line
        else:
            extra.remove(other)
            yield f"type {wanted.type} read as {other.type}", line
    for found in extra:
        line = f"{found.trigger.text} ({found.status}, {found.score}) :: "
        yield f"extra {found.type}", line + sentence_at(reading, found.trigger.start)


def describe_field_errors(reading: Reading, pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Fields of matched claims that are wrong: the field and a few lines."""
    for wanted, found in pairs:
        verdict = judge_fields(wanted, found, reading)
        wrong = [name for name, is_right in verdict.items() if not is_right]
        shown = tabulate(reading, found)
        days = wanted.days and "..".join(str(day or "") for day in wanted.days)
        lines = (
            f"{wanted.type} {wanted.trigger.text} {wrong} :: "
            f"{sentence_at(reading, wanted.trigger.start)}\n"
            f"      gold: {[(role, m.text) for role, m in wanted.participants]} | "
            f"{wanted.place and wanted.place.text} | {days} | {wanted.status} {wanted.aspect} | "
            f"{[m.text for m in wanted.speakers]} | {wanted.counts}\n"
            f"      ours: {[(p.role, p.text) for p in found.participants]} | {shown['where']} | "
            f"{shown['when']} | {found.status} {found.aspect} | {shown['who says so']} | "
            f"{shown['counts']}"
        )
        yield from ((name, lines) for name in wrong)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=("gold", "train", "dev"), default="dev")
    parser.add_argument("--show", nargs="*", default=[], metavar="miss|extra|type|FIELD")
    parser.add_argument("--region", help="only reports of this region")
    arguments = parser.parse_args()
    reader, scores, kinds = load_reader(Settings()), ClaimScores(), Counter[str]()
    for gold in load_set(arguments.set):
        if arguments.region and gold.region != arguments.region:
            continue
        reading = reader.read(gold.report)
        scores.add(gold, reading)
        pairs = match_claims(gold, reading)
        errors = [*describe_event_errors(gold, reading, pairs)]
        errors += describe_field_errors(reading, pairs)
        kinds.update(kind for kind, _ in errors)
        for kind, line in errors:
            if kind.split()[0] in arguments.show:
                print(f"[{gold.report.given_id}] {kind}: {line}")
    print()
    for kind, count in kinds.most_common(100):
        print(f"{count:5d}  {kind}")
    print(
        f"\nevents P {scores.events.precision:.3f} R {scores.events.recall:.3f} "
        f"F {scores.events.f:.3f}; whole records F {scores.whole.f:.3f}; "
        + ", ".join(f"{name} {scores.accuracy(name):.3f}" for name in FIELDS)
    )


if __name__ == "__main__":
    main()
