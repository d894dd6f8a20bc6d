"""The check of happenings/: all files load and hold to the format; prints what they hold."""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "happenings"
TYPES = ROOT / "src" / "situate" / "claims" / "conflict.v1.toml"
SPLITS = ("train", "dev", "test")
NEEDED = {
    "file": {"id", "region", "split", "happenings", "reports"},
    "happening": {"id", "type", "place", "begin", "end"},
    "report": {"id", "publisher", "published", "text", "mentions"},
    "mention": {"happening", "trigger", "type"},
}
ALLOWED = {
    "file": set[str](),
    "happening": {"note"},
    "report": {"agency", "copy_of", "origins"},
    "mention": {"denied", "planned"},
}

Table = Mapping[str, Any]


def key_faults(kind: str, table: Table) -> Iterator[str]:
    """Keys that are missing, unknown or of no use."""
    yield from (f"{kind}: no {key}" for key in sorted(NEEDED[kind] - set(table)))
    yield from (
        f"{kind}: unknown key {key}" for key in sorted(set(table) - NEEDED[kind] - ALLOWED[kind])
    )
    yield from (f"{kind}: empty {key}" for key, value in table.items() if value in ("", []))


def count_word(words: str, text: str) -> int:
    """How often the text holds the words as whole words, in this case."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def mention_faults(mention: Table, report: Table, happenings: Mapping[str, Table]) -> Iterator[str]:
    """A trigger that the text does not hold, an unknown happening, a day that is not yet."""
    yield from key_faults("mention", mention)
    words, _, number = mention.get("trigger", "").partition("#")
    found = count_word(words, report.get("text", ""))
    if (
        not words
        or (number and not number.isdigit())
        or int(number or 1) not in range(1, found + 1)
    ):
        yield f"trigger {mention.get('trigger')!r}: the text holds it {found} times"
    meant = happenings.get(mention.get("happening", ""))
    if meant is None:
        yield f"unknown happening {mention.get('happening')!r}"
    elif not mention.get("planned") and meant["begin"] > report["published"]:
        yield f"{meant['id']}: told on {report['published']} and only planned till {meant['begin']}"
    for key in ("denied", "planned"):
        if mention.get(key, True) is not True:
            yield f"{key}: write true or leave it out"


def report_faults(report: Table, ids: set[str], happenings: Mapping[str, Table]) -> Iterator[str]:
    """What is wrong within one report."""
    yield from key_faults("report", report)
    if not isinstance(report.get("published"), dt.date):
        yield "published: not a day"
        return
    if report.get("copy_of", None) not in ids - {report["id"]} | {None}:
        yield f"copy_of: no other report {report['copy_of']}"
    told = Counter((m.get("happening"), m.get("trigger")) for m in report.get("mentions", []))
    yield from (f"annotated twice: {pair}" for pair, times in told.items() if times > 1)
    for mention in report.get("mentions", []):
        yield from mention_faults(mention, report, happenings)


def happening_faults(happening: Table, mentioned: set[str]) -> Iterator[str]:
    """Days that are none or turned round, and a happening that no report tells."""
    yield from key_faults("happening", happening)
    days = (happening.get("begin"), happening.get("end"))
    if not all(isinstance(day, dt.date) for day in days):
        yield "begin, end: not days"
    elif happening["begin"] > happening["end"]:
        yield "begin after end"
    if happening["id"] not in mentioned:
        yield "no report mentions it"


def file_faults(path: Path, world: Table, types: set[str]) -> Iterator[str]:
    """Every fault of one file, with the record that it is in."""
    yield from key_faults("file", world)
    name = world.get("id", "")
    if name != path.stem:
        yield f"the id is {name!r}"
    if world.get("split") not in SPLITS:
        yield f"unknown split {world.get('split')!r}"
    reports, happenings = world.get("reports", []), world.get("happenings", [])
    ids = [row["id"] for row in [*reports, *happenings]]
    yield from (f"{one}: id used twice" for one, times in Counter(ids).items() if times > 1)
    yield from (f"{one}: id does not begin with {name}" for one in ids if not one.startswith(name))
    mentions = [mention for report in reports for mention in report.get("mentions", [])]
    used = {row.get("type", "") for row in [*happenings, *mentions]}
    yield from (f"unknown type {one!r}" for one in sorted(used - types))
    mentioned = {mention.get("happening", "") for mention in mentions}
    for happening in happenings:
        yield from (f"{happening['id']}: {f}" for f in happening_faults(happening, mentioned))
    by_id = {happening["id"]: happening for happening in happenings}
    for report in reports:
        yield from (f"{report['id']}: {f}" for f in report_faults(report, set(ids), by_id))


def print_totals(worlds: Iterable[Table]) -> None:
    """Files, reports, mentions and happenings by split."""
    totals = {split: Counter[str]() for split in SPLITS}
    for world in worlds:
        mentions = [m for report in world["reports"] for m in report["mentions"]]
        tellers = Counter(
            one
            for report in world["reports"]
            for one in {m["happening"] for m in report["mentions"]}
        )
        totals[world["split"]].update(
            {
                "files": 1,
                "reports": len(world["reports"]),
                "copies": sum("copy_of" in report for report in world["reports"]),
                "mentions": len(mentions),
                "denied": sum(m.get("denied", False) for m in mentions),
                "planned": sum(m.get("planned", False) for m in mentions),
                "happenings": len(world["happenings"]),
                "told in 3 or more reports": sum(times >= 3 for times in tellers.values()),
            }
        )
    for split, held in totals.items():
        print(split, dict(held))


def main() -> int:
    types = set(tomllib.loads(TYPES.read_text(encoding="utf8"))["types"])
    faults, worlds = [], []
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            world = tomllib.loads(path.read_text(encoding="utf8"))
            found = list(file_faults(path, world, types))
        except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            faults.append(f"{path.name}: does not load: {error!r}")
            continue
        faults += [f"{path.name}: {fault}" for fault in found]
        if not found:
            worlds.append(world)
    print_totals(worlds)
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
