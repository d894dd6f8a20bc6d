"""How far two coders, or machine and human, agree: field by field over the events that both have.

The rows are paired first (``pairing``); the figures of a field rest on the pairs in which both give
it a value, and how often one leaves it out is counted beside them.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from situate.records import CodedEvent
from situate.review.coefficients import (
    Table,
    cohen_kappa,
    confusion_table,
    interval,
    krippendorff_alpha,
    share_agreed,
)
from situate.review.pairing import Tolerance, distance_of, family_of_coded, pair_events
from situate.text import fold_words

NOMINAL, INTERVAL = "nominal", "interval"
Value = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """How far two coders agree on one field.

    ``level`` is nominal (names) or interval (days, numbers). ``compared`` pairs have a value on
    both sides, in ``only_first`` and ``only_second`` one side has none. ``agreed`` is the share of
    equal values; ``kappa`` is Cohen's, of names alone; ``alpha`` Krippendorff's at that level;
    ``mean_difference`` how far days or numbers lie apart. None is undefined.
    """

    field: str
    level: str
    compared: int
    only_first: int
    only_second: int
    agreed: float | None
    kappa: float | None
    alpha: float | None
    mean_difference: float | None
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two coders' agreement: paired rows, rows that only one has, and each field.

    ``median_km`` is the median distance of the points of paired rows.
    """

    pairs: tuple[tuple[int, int], ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]
    median_km: float | None
    fields: tuple[FieldAgreement, ...]

    def field(self, name: str) -> FieldAgreement:
        """The agreement on one field.

        Raises:
            KeyError: there is no such field.
        """
        found = next((one for one in self.fields if one.field == name), None)
        if found is None:
            raise KeyError(name)
        return found


def compare_coders(
    first: Sequence[CodedEvent],
    second: Sequence[CodedEvent],
    *,
    tolerance: Tolerance | None = None,
) -> Agreement:
    """The agreement of two coders' rows.

    Types are compared as they are where both use one scheme, and by family else.
    """
    pairs = pair_events(first, second, tolerance=tolerance)
    matched = [(first[i], second[j]) for i, j in pairs]
    distances = [km for km in (distance_of(*pair) for pair in matched) if km is not None]
    ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    return Agreement(
        pairs=pairs,
        only_first=tuple(i for i in range(len(first)) if i not in ours),
        only_second=tuple(j for j in range(len(second)) if j not in theirs),
        median_km=statistics.median(distances) if distances else None,
        fields=tuple(_compare_field(name, matched) for name in _READERS),
    )


def _compare_field(name: str, matched: Sequence[tuple[CodedEvent, CodedEvent]]) -> FieldAgreement:
    level, read = _READERS[name]
    values = [read(one, other) for one, other in matched]
    both = [(one, other) for one, other in values if one is not None and other is not None]
    numbers = [(a, b) for a, b in both if isinstance(a, int) and isinstance(b, int)]
    is_nominal = level == NOMINAL
    return FieldAgreement(
        field=name,
        level=level,
        compared=len(both),
        only_first=sum(one is not None and other is None for one, other in values),
        only_second=sum(one is None and other is not None for one, other in values),
        agreed=share_agreed(both),
        kappa=cohen_kappa(both) if is_nominal else None,
        alpha=krippendorff_alpha(both, distance=None if is_nominal else interval),
        mean_difference=(
            statistics.fmean(abs(one - other) for one, other in numbers)
            if numbers and not is_nominal
            else None
        ),
        table=confusion_table(both) if is_nominal else (),
    )


Reader = Callable[[CodedEvent, CodedEvent], tuple[Value, Value]]


def _each(read: Callable[[CodedEvent], Value]) -> Reader:
    return lambda one, other: (read(one), read(other))


def _types(one: CodedEvent, other: CodedEvent) -> tuple[Value, Value]:
    if one.scheme == other.scheme:
        return one.type, other.type
    return family_of_coded(one), family_of_coded(other)


def _subtypes(one: CodedEvent, other: CodedEvent) -> tuple[Value, Value]:
    """Finer types, of one scheme alone."""
    return (one.subtype, other.subtype) if one.scheme == other.scheme else (None, None)


def _name(words: str | None) -> str | None:
    return None if words is None else fold_words(words).strip() or None


def _number(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


_READERS: dict[str, tuple[str, Reader]] = {
    "type": (NOMINAL, _types),
    "subtype": (NOMINAL, _subtypes),
    "begin": (INTERVAL, _each(lambda event: _number(event.begin))),
    "end": (INTERVAL, _each(lambda event: _number(event.end))),
    "precision": (NOMINAL, _each(lambda event: event.precision)),
    "place": (NOMINAL, _each(lambda event: _name(event.place))),
    "place_precision": (NOMINAL, _each(lambda event: event.place_precision)),
    "admin1": (NOMINAL, _each(lambda event: _name(event.admin1))),
    "admin2": (NOMINAL, _each(lambda event: _name(event.admin2))),
    "country": (NOMINAL, _each(lambda event: _name(event.country))),
    "actor": (NOMINAL, _each(lambda event: _name(event.actor))),
    "target": (NOMINAL, _each(lambda event: _name(event.target))),
    "deaths_low": (INTERVAL, _each(lambda event: event.deaths_low)),
    "deaths_best": (INTERVAL, _each(lambda event: event.deaths_best)),
    "deaths_high": (INTERVAL, _each(lambda event: event.deaths_high)),
    "deaths_actor": (INTERVAL, _each(lambda event: event.deaths_actor)),
    "deaths_target": (INTERVAL, _each(lambda event: event.deaths_target)),
    "deaths_civilians": (INTERVAL, _each(lambda event: event.deaths_civilians)),
}
