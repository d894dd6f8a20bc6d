"""How far a second coder, who has not seen the first one's work, agrees with the teaching set.

python scripts/teaching/agreement.py SECOND.ann    # annotations of reports of the set
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pack import CORPORA, ROOT, pack

from situate.evaluate.gold import GoldClaim, GoldReport, load_gold
from situate.evaluate.matching import overlap, words_of
from situate.evaluate.teaching import load_teaching
from situate.language.sentences import split_sentences
from situate.records import Mention

ACTORS, TARGETS = {"actor", "party"}, {"target", "victim", "object"}
FIELDS = ("actor", "target", "place", "time", "status", "source")


def pair_claims(one: GoldReport, other: GoldReport) -> list[tuple[GoldClaim, GoldClaim]]:
    """Claims of the same type at the same words, else in the same sentence."""
    spans = split_sentences(one.report.text, one.report.story)

    def sentence(claim: GoldClaim) -> int:
        return sum(span.start <= claim.trigger.start for span in spans)

    free, pairs = list(other.claims), list[tuple[GoldClaim, GoldClaim]]()
    for same_words in (True, False):
        for claim in one.claims:
            if any(claim is mine for mine, _ in pairs):
                continue
            for candidate in free:
                near = sentence(claim) == sentence(candidate)
                at = overlap(claim.trigger, candidate.trigger) if same_words else near
                if at and candidate.type == claim.type:
                    pairs.append((claim, candidate))
                    free.remove(candidate)
                    break
    return pairs


def agree_on(one: GoldClaim, other: GoldClaim) -> dict[str, bool]:
    """Which fields of two claims say the same."""

    def people(claim: GoldClaim, roles: set[str]) -> list[Mention]:
        return [m for role, m in claim.participants if role in roles]

    def cover(these: Sequence[Mention], those: Sequence[Mention]) -> bool:
        return all(any(overlap(a, b) for b in those) for a in these)

    def same(roles: set[str]) -> bool:
        mine, theirs = people(one, roles), people(other, roles)
        return cover(mine, theirs) and cover(theirs, mine)

    place = (one.place is None) == (other.place is None) and (
        one.place is None or other.place is None or one.place.text == other.place.text
    )
    speakers = len(one.speakers) == len(other.speakers) and all(
        set(words_of(a.text)) & set(words_of(b.text))
        for a, b in zip(one.speakers, other.speakers, strict=True)
    )
    return {
        "actor": same(ACTORS),
        "target": same(TARGETS),
        "place": place,
        "time": one.days == other.days,
        "status": one.status == other.status,
        "source": speakers,
    }


def load_second(path: Path) -> dict[str, GoldReport]:
    """The second coder's reports by their ids."""
    with tempfile.TemporaryDirectory() as folder:
        faults = pack([path], Path(folder))
        if faults:
            raise SystemExit("\n".join(faults))
        reports = [*load_gold(Path(folder)), *load_teaching(Path(folder), CORPORA)]
    return {str(one.report.given_id): one for one in reports}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("second", type=Path)
    arguments = parser.parse_args()
    second = load_second(arguments.second)
    first = {str(g.report.given_id): g for g in load_teaching(ROOT / "teaching", CORPORA)}
    counts, right = Counter[str](), Counter[str]()
    for name, theirs in second.items():
        mine = first[name]
        pairs = pair_claims(mine, theirs)
        counts.update(first=len(mine.claims), second=len(theirs.claims), pairs=len(pairs))
        for one, other in pairs:
            verdict = agree_on(one, other)
            right.update(field for field, agreed in verdict.items() if agreed)
            right["whole record"] += all(verdict.values())
    total = counts["first"] + counts["second"]
    print(f"{len(second)} reports; claims {counts['first']} and {counts['second']}")
    print(f"events with type: F {2 * counts['pairs'] / total:.3f}")
    print(f"whole records: F {2 * right['whole record'] / total:.3f}")
    for field in FIELDS:
        print(f"{field}: {right[field] / counts['pairs']:.3f} of {counts['pairs']}")


if __name__ == "__main__":
    main()
