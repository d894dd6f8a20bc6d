"""Whether a reprint ever adds an origin, on our happenings: dev and train.

Run: ``python scripts/events/measure_origins.py``. Each happening's claims are those that stand for
its mentions; its origins are counted with and without those of reports that copy another, and of
their copied passages and headlines alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from situate.evaluate.happenings import World, find_meant, load_worlds
from situate.events.houses import Houses
from situate.events.kept import keep_claims
from situate.events.origins import corroborate, trace_origins
from situate.events.reprints import MemoryBook, trace_voices
from situate.reader import RulesReader
from situate.records import KeptClaim
from situate.settings import Settings

ROOT = Path(__file__).parents[2]


Told = dict[str, list[tuple[KeptClaim, bool]]]


def claims_of(world: World, reader: RulesReader) -> Told:
    """The claims of each happening of a world, and whether each stands in copied words."""
    book, houses = MemoryBook(), Houses(reader.registry)
    for told in world.reports:
        book.add(told.report)
    voices = trace_voices({told.report.id for told in world.reports}, book, houses)
    found: Told = defaultdict(list)
    for told in world.reports:
        reading = reader.read(told.report)
        voice = voices[told.report.id]
        kept = [
            replace(claim, origins=trace_origins(claim, voice, houses))
            for claim in keep_claims(reading)
        ]
        meant = find_meant(kept, told.mentions, reading.sentences)
        for claim in kept:
            if claim.id in meant:
                copied = voice.is_copied(claim.trigger.start) and told.copy_of is not None
                found[meant[claim.id].happening].append((claim, copied))
    return found


def adds(claims: list[KeptClaim], reprinted: list[KeptClaim]) -> bool | None:
    """Whether some claims have more origins with reprints; None where only reprints tell."""
    without = corroborate(claims)
    return len(corroborate([*claims, *reprinted])) > len(without) if without else None


def main() -> None:
    """Print how many reprints add an origin, and which copied words do."""
    reader = RulesReader(Settings())
    told: list[int] = []
    whole: list[bool] = []
    passages: list[bool] = []
    for world in [w for s in ("dev", "train") for w in load_worlds(ROOT / "happenings", split=s)]:
        copies = {one.report.id for one in world.reports if one.copy_of}
        for happening, pairs in claims_of(world, reader).items():
            told.append(len(corroborate([claim for claim, _ in pairs])))
            others = [claim for claim, _ in pairs if claim.report not in copies]
            reprints = [claim for claim, _ in pairs if claim.report in copies]
            copied = [claim for claim, is_copied in pairs if is_copied]
            if reprints and (more := adds(others, reprints)) is not None:
                whole.append(more)
            if copied and (more := adds(others, copied)) is not None:
                passages.append(more)
                if more:
                    print("copied words add an origin:", happening)
    print(f"happenings told {len(told)}, independent origins {sum(told)}")
    print(f"with a reprint {len(whole)}: it adds an origin in {sum(whole)}")
    print(f"with copied words {len(passages)}: they add an origin in {sum(passages)}")


if __name__ == "__main__":
    main()
