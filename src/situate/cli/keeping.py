"""What `situate read --save` does with readings: they go into the ledger, and are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from situate.collect import Failure
from situate.ledger import Ledger, open_ledger
from situate.records import Reading, Report
from situate.settings import Settings


class Keeper:
    """Saves readings to a ledger and counts what was new."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new = self._known = self._claims = 0

    def pass_by(self, reports: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """The reports less those that are kept already, which need not be read again."""
        for report in reports:
            if isinstance(report, Report) and self._ledger.holds(report.id):
                self._known += 1
            else:
                yield report

    def keep(self, reading: Reading) -> None:
        """Save a reading, and count whether it was new."""
        if self._ledger.save(reading):
            self._new += 1
            self._claims += len(reading.claims)
        else:
            self._known += 1

    def describe(self) -> str:
        """What was kept, for a person."""
        known = f", {self._known} kept before" if self._known else ""
        where = self._ledger.store.location
        return f"{self._new} new report(s) with {self._claims} claim(s){known} in {where}"


@contextmanager
def open_keeper(settings: Settings) -> Iterator[Keeper]:
    """A keeper for the settings' ledger, which is made where there is none."""
    with open_ledger(settings, create=True) as ledger:
        yield Keeper(ledger)
