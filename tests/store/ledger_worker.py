"""A process that writes to a ledger until it is done or killed (run by test_processes.py)."""

from __future__ import annotations

import dataclasses
import sys

from ledger_builders import DAY, kept, make_event, make_reading

from situate.records import Origin
from situate.store import Store


def main(location: str, name: str, count: int) -> None:
    """Save reports; in each unit an event that all processes share counts them."""
    with Store.open(location) as store:
        print("ready", flush=True)
        for number in range(count):
            sentences = [f"Unit {n} took hill {number} of {name}." for n in range(8)]
            reading = make_reading(f"{name}-{number}", sentences=sentences)
            claims = kept(reading, origins=(Origin(id=name, kind="publisher", name=name),))
            with store.write() as unit:
                if not unit.add_reading(reading, claims):
                    continue
                shared = unit.events(["shared"])
                event = shared[0] if shared else make_event("shared", day=DAY)
                told = tuple(sorted({*event.claims, claims[0].id}))
                unit.put_events([dataclasses.replace(event, claims=told)])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
