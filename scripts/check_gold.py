"""The gold check: all annotated reports load and hold to the format; prints what they hold."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from situate.errors import ConfigError
from situate.evaluate.gold import ROLES, GoldClaim, GoldReport, load_gold

ROOT = Path(__file__).parent.parent
TYPES = ROOT / "src" / "situate" / "claims" / "conflict.v1.toml"
STATUSES = {"asserted", "denied", "planned", "possible", "demanded", "threatened"}
ASPECTS = {"done", "ongoing", "ended", "repeated"}
PROTEST = {"peaceful", "intervention", "excessive-force"}
MODES = {"protest": PROTEST, "riot": {"demonstration", "mob"}}
WHATS = {"killed", "injured", "captured", "displaced", "missing", "participants", "vehicles"}
KEYS = {"type", "trigger", "status", "aspect", "mode", "place", "time", "counts", "speakers"}


def table_faults(path: Path) -> Iterator[str]:
    """An id that is not the file's name, and keys of claims that the loader passes over."""
    table = tomllib.loads(path.read_text(encoding="utf8"))
    if table["id"] != path.stem:
        yield f"the id is {table['id']}"
    for row in table.get("claims", []):
        yield from (f"{row['trigger']}: unknown key {key}" for key in set(row) - KEYS - set(ROLES))


def claim_faults(one: GoldReport, claim: GoldClaim, types: set[str]) -> Iterator[str]:
    """Unknown words, and times and counts that cannot be."""
    known = claim.type in types and claim.status in STATUSES and claim.aspect in ASPECTS
    if not known or claim.mode not in MODES.get(claim.type, {None}):
        yield f"unknown word: {claim.type}, {claim.mode}, {claim.status}, {claim.aspect}"
    first, last = claim.days or (None, None)
    if (claim.days and not (first or last)) or (first and last and first > last):
        yield f"time: {first}..{last}"
    happened = claim.status in {"asserted", "denied"}
    if happened and first and one.report.published and first > one.report.published:
        yield f"{claim.status} of a later day: {first}"
    for what, low, high in claim.counts:
        if what not in WHATS or low is None or (high is not None and low > high):
            yield f"count: {what} {low}..{high}"


def main() -> int:
    types = set(tomllib.loads(TYPES.read_text(encoding="utf8"))["types"])
    try:
        gold = load_gold(ROOT / "gold")
    except ConfigError as error:
        print(error)
        return 1
    claims = [(one, claim) for one in gold for claim in one.claims]
    faults = [f"{p.name}: {f}" for p in (ROOT / "gold").glob("*.toml") for f in table_faults(p)]
    for one, claim in claims:
        where = f"{one.report.given_id}: {claim.trigger.text}"
        faults += [f"{where}: {fault}" for fault in claim_faults(one, claim, types)]
    print(f"reports {len(gold)}, claims {len(claims)}")
    for name in ("region", "split"):
        print(name, dict(Counter(getattr(one, name) for one in gold).most_common()))
    for name in ("type", "status", "aspect"):
        print(name, dict(Counter(getattr(claim, name) for _, claim in claims).most_common()))
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
