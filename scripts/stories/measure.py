"""Measure stories on our happenings: is each tracked situation one story, and are they kept apart?

    python scripts/stories/measure.py [--split dev] [happenings]

Tracked are the happenings of type siege and agreement, and those that a sentence with a word for a
convoy tells as a movement, aid or an obstruction. All worlds of the splits are read into one set of
events. Of a happening whose mentions were read (a claim stands for one), the figures are: the share
of them that are in a story of its kind, the share of happenings that are in exactly one such story,
and the share that share it with no happening of another world. Files with split = "test" are for
totals only.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from situate.evaluate.happenings import load_worlds, match_all, read_worlds
from situate.events.cluster import cluster
from situate.events.merge import merge_claims
from situate.picture.stories import build_stories
from situate.picture.stories_words import words_for
from situate.reader import RulesReader
from situate.records import KeptClaim
from situate.settings import Settings
from situate.text import fold_words

KINDS = {"siege": "siege", "agreement": "agreement"}
CARRYING = frozenset({"movement", "aid", "obstruction"})


def main() -> None:
    """Print the figures of the splits asked for."""
    parser = argparse.ArgumentParser(description="Measure stories on the happenings gold.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("happenings"))
    parser.add_argument("--split", action="append", choices=["train", "dev", "test"])
    parser.add_argument(
        "--names", action="store_true", help="Name the happenings that are not one."
    )
    options = parser.parse_args()
    splits = options.split or ["train", "dev"]
    worlds = [w for split in splits for w in load_worlds(options.folder, split=split)]
    read = read_worlds(RulesReader(Settings()), worlds)
    known = {claim.id: claim for claim in read.claims}
    matches = [match for *_, match in match_all(read.claims)]
    events = [
        merge_claims(group[0], [known[one] for one in group])
        for group in cluster(read.claims, matches)
    ]
    stories = build_stories(events, known.get)
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim_id, mention in read.meant.items():
        kind = _kind(mention.type, known[claim_id])
        if kind is not None:
            told[kind, mention.happening].append(claim_id)
    print(f"{len(events)} events, {len(stories)} stories of {', '.join(splits)}")
    for kind in ("siege", "agreement", "convoy"):
        held = {
            happening: [[s.id for s in stories if s.kind == kind and c in s.claims] for c in claims]
            for (one, happening), claims in told.items()
            if one == kind
        }
        _print(kind, held, names=options.names and "test" not in splits)


def _kind(type_: str, claim: KeptClaim) -> str | None:
    if type_ in CARRYING:
        words = frozenset(fold_words(claim.quote).split())
        return "convoy" if words & words_for("mentions", "convoy") else None
    return KINDS.get(type_)


def _print(kind: str, held: dict[str, list[list[str]]], *, names: bool) -> None:
    mentions = [ids for rows in held.values() for ids in rows]
    inside = sum(bool(ids) for ids in mentions)
    sets = {name: {one for ids in rows for one in ids} for name, rows in held.items()}
    single = {name for name, found in sets.items() if len(found) == 1}
    worlds: dict[str, set[str]] = defaultdict(set)
    for name, found in sets.items():
        for story in found:
            worlds[story].add(name.partition(".")[0])
    apart = {name for name, found in sets.items() if all(len(worlds[s]) == 1 for s in found)}
    parts = (
        f"{kind:<10} happenings {len(held)}",
        f"mentions in a story {inside}/{len(mentions)}",
        f"in one story {len(single)}/{len(held)}",
        f"with no other world {len(apart)}/{len(held)}",
    )
    print("; ".join(parts))
    if names:
        others = sorted(held.keys() - single)
        print("   not one:", ", ".join(f"{name} ({len(sets[name])})" for name in others))


if __name__ == "__main__":
    main()
