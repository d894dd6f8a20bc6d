"""The ledger: readings are kept, their origins traced, their claims merged; then asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from types import TracebackType
from typing import Self

from situate.actors.registry import ActorRegistry
from situate.claims.codebook import load_codebook
from situate.errors import ConfigError
from situate.events.houses import Houses
from situate.events.kept import keep_claims
from situate.gazetteer.store import Gazetteer
from situate.ledger.corrections import StandingDecisions
from situate.ledger.filtering import FilterWords
from situate.ledger.merging import merge
from situate.ledger.tracing import retrace, trace
from situate.records import Change, Decision, Event, Filter, KeptClaim, Reading
from situate.review.decide import find_touched, is_touched
from situate.settings import Settings
from situate.store import Store, StoredReport, Unit

_EVERYTHING = Filter()


class Ledger:
    """One open ledger. Close it, or use it in a ``with`` statement."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    @cached_property
    def registry(self) -> ActorRegistry:
        """The actors."""
        return ActorRegistry.load(*self.settings.actors)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places."""
        return Gazetteer(self.settings.gazetteer_path)

    @property
    def words(self) -> FilterWords:
        """What the names in a filter are looked up in."""
        return FilterWords(
            types=load_codebook(self.settings.codebook).types,
            gazetteer=lambda: self.gazetteer,
            registry=lambda: self.registry,
            countries=self.countries,
        )

    def countries(self) -> frozenset[str]:
        """The countries in which events lie, by ISO alpha-2 code."""
        with self.store.read() as unit:
            return frozenset(unit.countries())

    def save(self, reading: Reading) -> bool:
        """Keep a reading and bring the events up to date, all or nothing.

        Returns:
            False, and nothing is done, where the ledger holds this version of the report already.
        """
        claims = keep_claims(reading)
        with self.store.write() as unit:
            if not unit.add_reading(reading, claims):
                return False
            altered = trace(unit, reading.report, self._houses(unit))
            older = [
                claim
                for version in unit.versions(reading.report.id)
                if version.id != reading.report.id
                for claim in unit.claims_of_report(version.id)
            ]
            merge(
                unit,
                altered | {claim.id for claim in older},
                StandingDecisions(unit.decisions()),
                fresh=[claim.id for claim in claims],
                successors=_find_successors(older, claims),
            )
        return True

    def holds(self, report_id: str) -> bool:
        """Whether this version of a report is kept."""
        with self.store.read() as unit:
            return unit.has_report(report_id)

    def decide(self, decision: Decision) -> None:
        """Keep a decision and bring what it touches up to date.

        Raises:
            ConfigError: it speaks of a claim that the ledger does not hold.
        """
        with self.store.write() as unit:
            touched = _find_touched(decision, unit)
            unit.add_decision(decision)
            merge(unit, (), StandingDecisions(unit.decisions()), fresh=touched)

    def undo(self, decision_id: str, *, by: str) -> Decision:
        """Take a decision back: all is as if it had never been made.

        Raises:
            StoreError: there is no such decision, or it is undone already.
        """
        with self.store.write() as unit:
            undone = unit.undo_decision(decision_id, by=by)
            touched = _find_touched(undone, unit)
            merge(unit, (), StandingDecisions(unit.decisions()), fresh=touched)
        return undone

    def declare_sisters(self, names: Iterable[str], *, by: str) -> None:
        """State that publishers share a newsroom and count as one origin."""
        with self.store.write() as unit:
            unit.declare_sisters(tuple(names), by=by)
            reports = [one.id for one in unit.query_reports(_EVERYTHING)]
            altered = retrace(unit, reports, self._houses(unit))
            merge(unit, altered, StandingDecisions(unit.decisions()))

    def grade_source(self, source_id: str, grade: str, *, by: str, note: str | None = None) -> None:
        """State the Admiralty reliability of an origin, A to F."""
        with self.store.write() as unit:
            unit.set_source_grade(source_id, grade, by=by, note=note)
            merge(unit, unit.claims_of_origin(source_id), StandingDecisions(unit.decisions()))

    def events(self, asked: Filter = _EVERYTHING) -> Iterator[Event]:
        """The events that fulfil a filter, by first day and id."""
        with self.store.read() as unit:
            yield from unit.query(asked)

    def claims(self, asked: Filter = _EVERYTHING) -> Iterator[KeptClaim]:
        """The claims that fulfil a filter, by first day and id, as they were read."""
        with self.store.read() as unit:
            yield from unit.query_claims(asked)

    def reports(self, asked: Filter = _EVERYTHING) -> Iterator[StoredReport]:
        """The reports that fulfil a filter, by publication and id."""
        with self.store.read() as unit:
            yield from unit.query_reports(asked)

    def changes(self, since: int | dt.datetime = 0) -> Iterator[Change]:
        """What changed after a number of the feed, or from a moment on."""
        with self.store.read() as unit:
            yield from unit.changes(since)

    def event(self, event_id: str) -> Event:
        """The event with an id, or the one that took over its claims.

        Raises:
            ConfigError: the ledger holds neither.
        """
        with self.store.read() as unit:
            found = unit.events([unit.successor(event_id) or event_id])
        if not found:
            raise ConfigError(f"the ledger holds no event {event_id!r}; list them: situate events")
        return found[0]

    def _houses(self, unit: Unit) -> Houses:
        return Houses(self.registry, unit.sisters())


def _find_successors(older: Iterable[KeptClaim], newer: Iterable[KeptClaim]) -> dict[str, str]:
    """Claims of a report's older versions, each with the claim that repeats it in the newest."""
    repeated = {(claim.type, claim.quote): claim.id for claim in newer}
    return {
        claim.id: repeated[claim.type, claim.quote]
        for claim in older
        if (claim.type, claim.quote) in repeated
    }


def _find_touched(decision: Decision, unit: Unit) -> set[str]:
    """The claims that a decision bears on, as they were read."""
    touched = find_touched(decision, unit.decisions())
    if touched.places or touched.actors:
        return {one.id for one in unit.query_claims(_EVERYTHING) if is_touched(one, touched)}
    missing = touched.claims - {one.id for one in unit.claims(touched.claims)}
    if missing:
        raise ConfigError(
            f"the ledger holds no claim {sorted(missing)[0]!r}; list them: situate claims"
        )
    return set(touched.claims)
