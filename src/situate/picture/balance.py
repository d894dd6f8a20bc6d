"""Balance: what a side gained and lost over days, and who is losing ground."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from situate.picture.control import Claims, control_of_all
from situate.picture.ground import list_changes
from situate.picture.rules import DEFAULT_RULES, ControlRules
from situate.picture.series import draw_sparkline, list_spans, sum_up
from situate.records import (
    Balance,
    BalancePeriod,
    Event,
    GroundAnswer,
    GroundChange,
    Party,
    Toll,
)

Span = tuple[dt.date | None, dt.date | None]
Sided = tuple[Event, frozenset[str]]
_HAPPENED = frozenset({"asserted", "contested"})
_DAY_LONG = 92  # how many days fit a row of weeks; longer ones are drawn by month


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceQuestion:
    """Which days, by week or month (None: what fits), and the rules of control.

    ``name`` gives a side the name that it is shown by; ``same`` are places decided to be one.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    period: str | None = None
    rules: ControlRules = DEFAULT_RULES
    name: Callable[[str], str] = str
    same: Mapping[str, str] | None = None


EVERYTHING = BalanceQuestion()


def balance(
    side: str,
    events: Iterable[Event],
    claims: Claims | None = None,
    question: BalanceQuestion = EVERYTHING,
) -> Balance:
    """What a side gained and lost, with the changes that say so.

    Args:
        side: the id of a side under the question's rules.
        events: all events of the area; those before the days asked for say who held what.
        claims: claims by id, as many as are at hand.
        question: days, periods and rules.
    """
    kept = tuple(events)
    changes = _find_changes(kept, claims, question)
    return _balance_of(side, _list_sided(kept, question), changes, question)


def who_is_losing(
    events: Iterable[Event],
    claims: Claims | None = None,
    question: BalanceQuestion = EVERYTHING,
) -> GroundAnswer:
    """Who is losing ground: every side with a change in the days asked for, the worst first."""
    kept = tuple(events)
    changes = _find_changes(kept, claims, question)
    sides = sorted({side for one in changes for side in one.sides})
    sided, span = _list_sided(kept, question), _find_span(changes, ())
    found = [_balance_of(side, sided, changes, question, span) for side in sides]
    moved = [one for one in found if one.gained or one.lost]
    ranked = tuple(sorted(moved, key=lambda b: (b.net, b.net_low, b.net_high, b.side)))
    pending = any(one.undated for one in found)
    loser, sure = _find_loser(ranked, pending)
    statement = _state(ranked, loser, sure, pending)
    return GroundAnswer(balances=ranked, loser=loser, sure=sure, statement=statement)


def _find_changes(
    events: Sequence[Event], claims: Claims | None, question: BalanceQuestion
) -> tuple[GroundChange, ...]:
    controls = control_of_all(events, claims, rules=question.rules, same=question.same)
    return list_changes(controls, question.rules)


def _balance_of(
    side: str,
    sided: Sequence[Sided],
    changes: Iterable[GroundChange],
    question: BalanceQuestion,
    span: Span = (None, None),
) -> Balance:
    own = [one for one in changes if side in one.sides]
    dated = [one for one in own if _lies_in(one, question)]
    gained = tuple(one for one in dated if one.kind == "gained")
    lost = tuple(one for one in dated if one.kind == "lost")
    theirs = [event for event, sides in sided if side in sides]
    low, best, high = _sum_deaths(theirs)
    periods = _list_periods(dated, theirs, question, span)
    return Balance(
        side=side,
        name=question.name(side),
        since=question.since,
        until=question.until,
        gained=gained,
        lost=lost,
        undated=tuple(
            one for one in own if not _lies_in(one, question) and _may_lie_in(one, question)
        ),
        net=_count(gained, undisputed=True) - _count(lost, undisputed=True),
        net_low=_count(gained, certain=True) - len(lost),
        net_high=len(gained) - _count(lost, certain=True),
        periods=periods,
        events=len(theirs),
        deaths_low=low,
        deaths_best=best,
        deaths_high=high,
        sparkline=draw_sparkline(sum_up([p.gained - p.lost for p in periods])),
    )


def _count(
    changes: Iterable[GroundChange], *, certain: bool = False, undisputed: bool = False
) -> int:
    return sum(
        (not certain or one.certain) and (not undisputed or not one.disputed) for one in changes
    )


def _lies_in(one: GroundChange, question: BalanceQuestion) -> bool:
    """Whether a change is known to lie in the days asked for."""
    first, last = one.day, one.day_latest or one.day
    if question.since is None and question.until is None:
        return True
    if last is None:
        return False
    starts = question.since is None or (first is not None and first >= question.since)
    return starts and (question.until is None or last <= question.until)


def _may_lie_in(one: GroundChange, question: BalanceQuestion) -> bool:
    last = one.day_latest or one.day
    late = question.since is not None and last is not None and last < question.since
    early = question.until is not None and one.day is not None and one.day > question.until
    return not late and not early


def _list_sided(events: Iterable[Event], question: BalanceQuestion) -> list[Sided]:
    """The events that happened in the days asked for, each with the sides that take part."""
    return [
        (
            event,
            question.rules.sides(Party(actor=p.actor, name=p.name) for p in event.participants),
        )
        for event in events
        if event.status in _HAPPENED and _overlaps(event, question.since, question.until)
    ]


def _overlaps(event: Event, since: dt.date | None, until: dt.date | None) -> bool:
    first = event.begin or event.end
    last = event.end or event.begin
    if first is None or last is None:
        return since is None and until is None
    return (since is None or last >= since) and (until is None or first <= until)


def _sum_deaths(events: Iterable[Event]) -> tuple[int, int, int]:
    """Deaths of all sides in events: an unknown low is none, an unknown high the best number.

    Of an event that an origin denies the lowest number is none.
    """
    low = best = high = 0
    for event in events:
        toll: Toll | None = event.toll("killed")
        if toll is None:
            continue
        likely = toll.best or toll.low or 0
        low += 0 if event.status == "contested" else toll.low or 0
        best += likely
        high += max(toll.high or 0, likely)
    return low, best, high


def _list_periods(
    changes: Sequence[GroundChange],
    events: Sequence[Event],
    question: BalanceQuestion,
    span: Span,
) -> tuple[BalancePeriod, ...]:
    first, last = _find_span(changes, events)
    since = question.since or span[0] or first
    until = question.until or span[1] or last
    if since is None or until is None or since > until:
        return ()
    period = question.period or ("week" if (until - since).days <= _DAY_LONG else "month")
    spans = list_spans(since, until, period)
    starts = [begin for begin, _ in spans]
    own: list[list[GroundChange]] = [[] for _ in spans]
    held: list[list[Event]] = [[] for _ in spans]
    for change in changes:
        day = change.day_latest or change.day  # by then it had happened
        if day is not None and since <= day <= until and not change.disputed:
            own[bisect_right(starts, day) - 1].append(change)
    for event in events:
        day = event.begin or event.end
        if day is not None and since <= day <= until:
            held[bisect_right(starts, day) - 1].append(event)
    return tuple(map(_period_of, spans, own, held))


def _find_span(changes: Iterable[GroundChange], events: Iterable[Event]) -> Span:
    """The first and the last day that changes and events tell of."""
    days = [d for one in changes for d in (one.day, one.day_latest) if d is not None]
    days += [d for e in events for d in (e.begin, e.end) if d is not None]
    return min(days, default=None), max(days, default=None)


def _period_of(
    days: tuple[dt.date, dt.date], changes: Sequence[GroundChange], events: Sequence[Event]
) -> BalancePeriod:
    low, best, high = _sum_deaths(events)
    return BalancePeriod(
        begin=days[0],
        end=days[1],
        gained=sum(one.kind == "gained" for one in changes),
        lost=sum(one.kind == "lost" for one in changes),
        events=len(events),
        deaths_low=low,
        deaths_best=best,
        deaths_high=high,
    )


def _find_loser(ranked: Sequence[Balance], pending: bool) -> tuple[str | None, bool]:
    if not ranked or ranked[0].net >= 0:
        return None, False
    first = ranked[0]
    if len(ranked) > 1 and ranked[1].net == first.net:
        return None, False
    others = [one.net_low for one in ranked[1:]]
    sure = first.net_high < 0 and all(first.net_high < low for low in others)
    return first.side, sure and not pending


def _state(ranked: Sequence[Balance], loser: str | None, sure: bool, pending: bool) -> str:
    """The answer in a sentence, with its uncertainty."""
    undated = "; some changes may lie in these days or outside them" if pending else ""
    if not ranked:
        return f"No place is known to have changed hands{undated}."
    first = ranked[0]
    if loser is None and first.net < 0:
        alike = [one.name for one in ranked if one.net == first.net]
        named = f"{', '.join(alike[:-1])} and {alike[-1]}"
        return f"{named} lost alike (net {first.net:+d} each){undated}."
    if loser is None:
        return f"No side is known to have lost more than it gained{undated}."
    counted = f"{first.name} lost {len(first.lost)} and gained {len(first.gained)}"
    disputed = sum(one.disputed for one in (*first.lost, *first.gained))
    span = f"{disputed} of them disputed; " if disputed else ""
    span += f"net {first.net:+d}, between {first.net_low:+d} and {first.net_high:+d}"
    doubt = "; not sure, since too much rests on one origin or is disputed"
    return f"{counted} ({span}){'' if sure or pending else doubt}{undated}."
