"""Whether a reprint ever adds an origin, on our happenings: dev and train.

Run: ``python scripts/events/measure_origins.py``. The measure is that of ``situate evaluate
happenings``; here the happenings are named to which reprints add an origin.
"""

from __future__ import annotations

from pathlib import Path

from situate.evaluate.happenings import load_worlds, read_worlds, trace_worlds
from situate.evaluate.reprints import find_added
from situate.events.origins import corroborate
from situate.reader import RulesReader
from situate.settings import Settings

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print how many reprints add an origin, and which copied words do."""
    reader = RulesReader(Settings())
    for split in ("dev", "train"):
        worlds = load_worlds(ROOT / "happenings", split=split)
        traced = trace_worlds(read_worlds(reader, worlds), worlds)
        origins = sum(len(corroborate([one.claim for one in told])) for told in traced.values())
        print(f"{split}: happenings told {len(traced)}, independent origins {origins}")
        for name, copied in (("a reprint", False), ("copied words", True)):
            added = find_added(traced, copied=copied)
            names = sorted(happening for happening, more in added.items() if more)
            print(f"  with {name} {len(added)}: an origin is added in {len(names)}", *names)


if __name__ == "__main__":
    main()
