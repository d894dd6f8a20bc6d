"""Turn annotators' files into the teaching set: TOML for our texts, offsets for others'.

python scripts/teaching/pack.py WORK/*.ann --check     # only the faults, with their lines
python scripts/teaching/pack.py WORK/*.ann             # writes teaching/
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notation import Annotated, NotationError, find_phrase, read_claim, read_notation

from situate.evaluate.gold import ROLES
from situate.evaluate.teaching import BORROWED, BUILDERS, read_corpus
from situate.records import Report

ROOT = Path(__file__).parent.parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
Row = dict[str, Any]
LATER = ("africa2-", "asia2-", "eurlat2-", "mena2-", "leads-")


def choose_split(name: str) -> str:
    """Which part a report belongs to, by the name alone.

    Of the first round three of five reports are to train, one to look at, one to test; of the
    reports of later rounds, whose names begin as ``LATER`` says, eight of ten, one and one.
    """
    number = zlib.crc32(name.encode())
    if name.startswith(LATER):
        return {0: "dev", 1: "test"}.get(number % 10, "train")
    return ("dev", "test", "train", "train", "train")[number % 5]


def locate(claim: Row, text: str, after: int) -> Row:
    """The claim with offsets for phrases; a trigger without a number is the next one onward."""
    start, end = _find_trigger(claim["trigger"], text, after)

    def find(phrase: str) -> list[int]:
        return list(find_phrase(phrase, text, near=start))

    return {
        "type": claim["type"],
        "mode": claim["mode"],
        "trigger": [start, end],
        "status": claim.get("status", "asserted"),
        "aspect": claim.get("aspect", "done"),
        "participants": [[role, *find(p)] for role in ROLES for p in claim.get(role, [])],
        "place": find(claim["place"]) if "place" in claim else None,
        "time": claim.get("time"),
        "counts": claim["counts"],
        "speakers": [find(phrase) for phrase in claim.get("by", [])],
    }


def _find_trigger(phrase: str, text: str, after: int) -> tuple[int, int]:
    if "#" in phrase:
        return find_phrase(phrase, text, near=None)
    try:
        start, end = find_phrase(phrase, text[after:], near=None)
    except NotationError:
        return find_phrase(phrase, text, near=None)
    return start + after, end + after


def locate_all(one: Annotated, text: str, path: Path, faults: list[str]) -> list[Row]:
    """The claims of a report, found in its text in order."""
    found: list[Row] = []
    for number, line in one.claims:
        after = found[-1]["trigger"][1] if found else 0
        try:
            found.append(locate(read_claim(line), text, after))
        except (NotationError, ValueError) as error:
            faults.append(f"{path}:{number}: {error}")
    return found


def write_toml(one: Annotated, claims: list[Row], text: str) -> str:
    """The file of one of our reports, in the form of the gold set."""
    name, region, publisher, agency, published = one.fields
    head = {"id": name, "region": region, "split": choose_split(name), "publisher": publisher}
    if agency != "-":
        head["agency"] = agency
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lines.append(f"published = {published}")
    body = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines.append(f'text = """\n{body}\n"""')
    for claim in claims:
        lines += ["", "[[claims]]", *_claim_lines(claim, text)]
    return "\n".join(lines) + "\n"


def _claim_lines(claim: Row, text: str) -> Iterator[str]:
    def quote(span: list[int]) -> str:
        start, end = span
        words, begin, number = text[start:end], -1, 0
        while begin < start:
            begin = text.find(words, begin + 1)
            number += 1
        several = text.count(words) > 1
        return json.dumps(f"{words}#{number}" if several else words, ensure_ascii=False)

    yield f'type = "{claim["type"]}"'
    if claim["mode"]:
        yield f'mode = "{claim["mode"]}"'
    yield f"trigger = {quote(claim['trigger'])}"
    for key, usual in (("status", "asserted"), ("aspect", "done")):
        if claim[key] != usual:
            yield f'{key} = "{claim[key]}"'
    for role in ROLES:
        spans = [offsets for name, *offsets in claim["participants"] if name == role]
        if spans:
            yield f"{role} = [{', '.join(map(quote, spans))}]"
    if claim["place"]:
        yield f"place = {quote(claim['place'])}"
    if claim["time"]:
        yield f"time = {json.dumps([day or '' for day in claim['time']])}"
    if claim["counts"]:
        counts = ", ".join(
            f'{{ what = "{what}", low = {low}{"" if high is None else f", high = {high}"} }}'
            for what, low, high in claim["counts"]
        )
        yield f"counts = [{counts}]"
    if claim["speakers"]:
        yield f"speakers = [{', '.join(map(quote, claim['speakers']))}]"


def pack(paths: list[Path], target: Path | None) -> list[str]:
    """Write the set (or only look through it); returns the faults."""
    faults: list[str] = []
    borrowed: dict[tuple[str, str], Row] = {}
    corpora: dict[str, dict[str, Report]] = {}
    for path in paths:
        for one in read_notation(path):
            if one.is_own:
                if len(one.fields) != 5:
                    faults.append(f"{path}:{one.line}: id | region | publisher | agency | day")
                    continue
                text = "\n".join(one.text).strip("\n")
                claims = locate_all(one, text, path, faults)
                if target:
                    content = write_toml(one, claims, text)
                    (target / f"{one.fields[0]}.toml").write_text(content, encoding="utf8")
                continue
            corpus, name = one.fields[0].split(" ", 1)
            if corpus not in corpora and corpus in BUILDERS:
                corpora[corpus] = read_corpus(corpus, CORPORA)
            if name not in corpora.get(corpus, {}):
                faults.append(f"{path}:{one.line}: there is no report {corpus} {name}")
                continue
            claims = locate_all(one, corpora[corpus][name].text, path, faults)
            split = choose_split(name)
            row = {"corpus": corpus, "id": name, "split": split, "claims": claims}
            borrowed[corpus, name] = row
    if target and borrowed:
        lines = [json.dumps(borrowed[key], separators=(",", ":")) for key in sorted(borrowed)]
        (target / BORROWED).write_text("\n".join(lines) + "\n", encoding="utf8")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--target", type=Path, default=ROOT / "teaching")
    arguments = parser.parse_args()
    faults = pack(arguments.files, None if arguments.check else arguments.target)
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
