"""Facts of a pair of claims that speak for or against one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from situate.events.contradictions import ground_distance_km, stated_gap_days
from situate.events.families import UNTYPED, is_loose
from situate.events.tellings import Telling
from situate.events.words import RAREST, likeness, rarity
from situate.records import Count

Facts = Mapping[str, float]
_CLOSE_COUNT, _OTHER_COUNT = 1.35, 2.5
_LONG_GAP_DAYS = 14
_FAR_CHARACTERS = 1500
# Facts that weigh otherwise where no type is known.
_OF_WORDS = (
    "trigger", "trigger-rarity", "trigger-alike", "trigger-told", "words", "names", "meaning",
    "acting-words", "suffering-words", "report-same",
)  # fmt: skip


def list_facts(a: Telling, b: Telling) -> dict[str, float]:
    """The facts of a pair, the same whichever of the two comes first."""
    facts: dict[str, float] = {}
    for part in (_types, _words, _sides, _days, _places, _counts, _reports):
        facts.update(part(a, b))
    if UNTYPED in (a.claim.type, b.claim.type):
        facts.update({f"{name}-untyped": facts[name] for name in _OF_WORDS if name in facts})
    return facts


def _types(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    first, second = a.claim, b.claim
    same = first.type == second.type
    if same:
        yield "type-same", 1.0
        yield f"type-same-{a.family}", 1.0
    elif a.family == b.family:
        loose = is_loose(first.type) + is_loose(second.type)
        yield ("type-family", "type-loose", "type-both-loose")[loose], 1.0
    else:
        yield "type-foreign", 1.0
    if first.type != second.type:
        yield "-".join(["type", *sorted((a.family, b.family))]), 1.0
        for kind in (first.type, second.type):
            yield f"type-one-{kind}", 1.0
    if first.mode is not None and second.mode is not None:
        yield ("mode-same" if first.mode == second.mode else "mode-other"), 1.0
    if a.bounds.unreal != b.bounds.unreal:
        yield "unreal-one", 1.0
    elif a.bounds.unreal:
        yield "unreal-both", 1.0
    if "denied" in (first.status, second.status) and first.status != second.status:
        yield "denied-one", 1.0
    if first.aspect != second.aspect:
        yield "aspect-other", 1.0


def _words(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    shared = a.trigger & b.trigger
    if shared:
        yield "trigger", shared_share(a.trigger, b.trigger)
        yield "trigger-rarity", max(rarity(one) for one in shared) / RAREST
    else:
        yield "trigger-alike", max(0.0, alike(a.trigger, b.trigger))
    yield "meaning", float(a.meaning @ b.meaning)
    yield "trigger-told", max(told_share(a.trigger, b.words), told_share(b.trigger, a.words))
    yield "words", weighted_share(a.words, b.words)
    if a.names and b.names:
        yield "names", weighted_share(a.names, b.names)
        yield "names-shared", min(3.0, len(a.names.keys() & b.names.keys())) / 3
    else:
        yield "names-none", 1.0


def _sides(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    for role, ours, theirs in (
        ("acting", a.acting, b.acting), ("suffering", a.suffering, b.suffering),
    ):  # fmt: skip
        if ours and theirs:
            yield f"{role}-{'same' if ours & theirs else 'other'}", 1.0
    if a.kin and b.kin:
        if a.claim.actors & b.claim.actors:
            yield "actors-same", 1.0
        elif a.kin & b.kin:
            yield "actors-kin", 1.0
        else:
            yield "actors-other", 1.0
    if (a.acting & b.suffering or b.acting & a.suffering) and not a.acting & b.acting:
        yield "sides-swapped", 1.0
    for role, said, told in (
        ("acting", a.acting_words, b.acting_words),
        ("suffering", a.suffering_words, b.suffering_words),
    ):
        if said and told:
            yield f"{role}-words", shared_share(said, told)
            yield f"{role}-words-alike", max(0.0, alike(said, told))
            if not said & told:
                yield f"{role}-words-other", 1.0


def _days(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    gap = stated_gap_days(a.bounds, b.bounds)
    if gap is None:
        gap = _window_gap_days(a, b)
        kind = "told"
    else:
        kind = "stated"
    if gap is None:
        yield "day-unknown", 1.0
    elif gap <= 0:
        exact = kind == "stated" and _is_day(a) and _is_day(b)
        yield ("day-same" if exact else f"day-{kind}-same"), 1.0
    elif gap == 1:
        yield f"day-{kind}-next", 1.0
    else:
        yield f"day-{kind}-gap", min(gap, _LONG_GAP_DAYS) / _LONG_GAP_DAYS


def _window_gap_days(a: Telling, b: Telling) -> int | None:
    """Days between the days of two claims of which one states none; None where unknown."""
    first, second = _told_days(a), _told_days(b)
    if first is None or second is None:
        return None
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def _told_days(telling: Telling) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a claim gives or counts from; None where it has none."""
    time, begin, end = telling.claim.time, telling.claim.published, telling.claim.published
    if time is not None and time.basis is not None:
        begin, end = time.begin or time.end, time.end or time.begin
    return None if begin is None or end is None else (begin, end)


def _is_day(telling: Telling) -> bool:
    return telling.bounds.days is not None and telling.bounds.days.precision == "day"


def _places(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    told = (told_share(a.place_words, b.words), told_share(b.place_words, a.words))
    yield "place-told", max(told)
    if a.bounds.named != b.bounds.named:
        yield "place-unnamed", 1.0
    if a.bounds.spellings & b.bounds.spellings:
        yield "place-spelling", 1.0
    if a.claim.place is None or b.claim.place is None:
        yield ("place-unknown" if a.claim.place is b.claim.place else "place-one"), 1.0
        return
    if a.claim.place.id is not None and a.claim.place.id == b.claim.place.id:
        point = a.bounds.ground is not None and a.claim.place.precision not in ("admin1", "admin2")
        yield ("place-same" if point else "place-same-wide"), 1.0
        return
    if a.bounds.ground is not None and b.bounds.ground is not None:
        reach = max(1.0, a.bounds.ground.radius_km + b.bounds.ground.radius_km)
        near = ground_distance_km(a.bounds, b.bounds) / reach
        yield ("place-within" if near <= 1 else "place-beyond"), 1.0
        yield "place-radii", min(near, 5.0) / 5
        return
    if a.claim.place.admin1 is not None and a.claim.place.admin1 == b.claim.place.admin1:
        yield "place-admin", 1.0
    elif a.claim.place.country is not None and a.claim.place.country == b.claim.place.country:
        yield "place-country", 1.0
    else:
        yield "place-unclear", 1.0


def _counts(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    for what in sorted(a.counts.keys() & b.counts.keys()):
        kind = what if what in ("killed", "injured") else "others"
        yield f"count-{kind}-{compare_counts(a.counts[what], b.counts[what])}", 1.0


def compare_counts(first: Count, second: Count) -> str:
    """``same``, ``close``, ``apart`` or ``other`` number; a toll may well grow between reports."""
    if first.best is not None and first.best == second.best:
        return "same"
    first_range, second_range = range_of(first), range_of(second)
    if first_range is None or second_range is None:
        return "close"
    least = max(first_range[0], second_range[0])
    most = min(first_range[1], second_range[1])
    if least <= most * _CLOSE_COUNT:
        return "close"
    return "apart" if least <= most * _OTHER_COUNT else "other"


def range_of(count: Count) -> tuple[int, int] | None:
    """The lowest and highest number that a count allows; None where it gives none."""
    numbers = [one for one in (count.low, count.best, count.high) if one is not None]
    return (min(numbers), max(numbers)) if numbers else None


def _reports(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    if a.claim.report == b.claim.report:
        yield from _within_report(a, b)
        return
    if a.definite != b.definite:
        yield "definite-one", 1.0
    if a.claim.published is not None and b.claim.published is not None:
        gap = abs((a.claim.published - b.claim.published).days)
        yield "published-gap", min(gap, _LONG_GAP_DAYS) / _LONG_GAP_DAYS


def _within_report(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """Two sentences of one report: the later points back to the earlier, or tells something new."""
    first, second = sorted((a, b), key=lambda one: one.claim.trigger.start)
    distance = second.claim.quote_start - first.claim.quote_start
    if distance == 0:
        yield "sentence-same", 1.0
        return
    yield "report-same", 1.0
    yield "report-distance", min(distance, _FAR_CHARACTERS) / _FAR_CHARACTERS
    if second.definite:
        yield "report-definite", 1.0
    if first.claim.quote_start == 0:
        yield "report-headline", 1.0


def shared_share(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared members as a share of the smaller set."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def told_share(sought: frozenset[str], words: Mapping[str, float]) -> float:
    """The share of some stems that a sentence holds."""
    return sum(one in words for one in sought) / len(sought) if sought else 0.0


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """The likeness of the two most alike stems of two sets."""
    return max((likeness(one, other) for one in first for other in second), default=0.0)


def weighted_share(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Shared words weighed by rarity as a share of all words of both: 0 to 1."""
    shared = first.keys() & second.keys()
    both = sum(first[one] for one in shared)
    if not both:
        return 0.0
    return 2 * both / (sum(first.values()) + sum(second.values()))
