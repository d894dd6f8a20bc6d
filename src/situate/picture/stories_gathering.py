"""Gathering: which events carry one story, and which others belong to it.

First the events that can open a story of a kind are joined to cores, the plain ones in the order
of their days, then the vague ones. Then every other event is given to the core of each kind for
which most speaks. Nothing depends on the order in which the events come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from situate.picture.stories_agreements import Agreements
from situate.picture.stories_convoys import Convoys
from situate.picture.stories_cores import Core, CoreIndex
from situate.picture.stories_evacuations import Evacuations
from situate.picture.stories_kinds import StoryKind
from situate.picture.stories_sieges import Sieges
from situate.picture.stories_signs import Order, Sign

# In this order: an evacuation that only a deal or a convoy tells of opens none of its own.
KINDS: tuple[StoryKind, ...] = (Agreements(), Convoys(), Sieges(), Evacuations())
# A report that tells one thing of a story may tell another in words that only it makes plain.
_ROUNDS = 2
CLOSING = frozenset({"capture", "handover"})


@dataclass(slots=True)
class Strand:
    """A core with the events that belong to it, and the rules of its kind."""

    rules: StoryKind
    core: Core
    serving: list[Sign] = field(default_factory=list)

    @property
    def signs(self) -> list[Sign]:
        """All events of the story, in their order."""
        return sorted((*self.core.signs, *self.serving), key=lambda sign: sign.order)


def gather_strands(signs: Iterable[Sign]) -> tuple[Strand, ...]:
    """The stories that events tell, each as its events."""
    ordered = sorted(signs, key=lambda sign: sign.order)
    strands: list[Strand] = []
    served: set[Order] = set()
    for rules in KINDS:
        openers = [
            s for s in ordered if rules.opens(s) and not _is_told_elsewhere(s, rules, served)
        ]
        cores, index = _open_cores(openers, ordered, rules)
        found = {core.number: Strand(rules=rules, core=core) for core in cores}
        carrying = {sign.order for core in cores for sign in core.signs}
        waiting = [s for s in ordered if s.order not in carrying and rules.may_serve(s)]
        for _ in range(_ROUNDS):
            given = _give(waiting, index, rules)
            taken = {sign.order for sign, _ in given}
            for sign, core in given:
                found[core.number].serving.append(sign)
                served.add(sign.order)
            for sign, core in given:
                core.reports.update(sign.event.reports)
                index.add_report(core, sign)
            told = {report for sign, _ in given for report in sign.event.reports}
            waiting = [
                sign
                for sign in waiting
                if sign.order not in taken and not told.isdisjoint(sign.event.reports)
            ]
        strands.extend(found.values())
    return tuple(strands)


def _give(signs: Iterable[Sign], index: CoreIndex, rules: StoryKind) -> list[tuple[Sign, Core]]:
    """The events that belong to a core, with it."""
    best = ((sign, _best_core(index.find(sign), sign, rules)) for sign in signs)
    return [(sign, core) for sign, core in best if core is not None]


def _is_told_elsewhere(sign: Sign, rules: StoryKind, served: set[Order]) -> bool:
    """Whether a planned evacuation is no more than a term of a deal, or what a convoy is for."""
    return rules.name == "evacuation" and sign.event.status == "planned" and (sign.order in served)


def _open_cores(
    openers: Sequence[Sign], ordered: Sequence[Sign], rules: StoryKind
) -> tuple[list[Core], CoreIndex]:
    index, cores = (
        CoreIndex(
            bucket_days=rules.bucket_days,
            social=rules.social,
            cells_a_degree=rules.cells_a_degree,
        ),
        list[Core](),
    )
    firm = {sign.order for sign in openers if rules.is_firm(sign)}
    closing = (s for s in ordered if s.event.type in CLOSING and s.order not in firm)
    first = sorted([*(s for s in openers if s.order in firm), *closing], key=lambda s: s.order)
    for sign in (*first, *(s for s in openers if s.order not in firm)):
        if not rules.opens(sign):
            _close_cores(index.find(sign), sign, rules)
            continue
        fitting = _fitting_cores(index.find(sign), sign, rules)
        if not fitting:
            fitting = [Core(number=len(cores), kind=rules.name)]
            cores.append(fitting[0])
        core = fitting[0]
        for other in fitting[1:]:
            _join_cores(core, other, rules)
        core.add(sign)
        index.add(core, sign)
        _end_core(core, sign, rules)
    return [core for core in cores if core.signs], index


def _close_cores(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> None:
    for core in cores if rules.may_serve(sign) else ():
        if rules.serve(core, sign) >= rules.least_serve:
            _end_core(core, sign, rules)


def _end_core(core: Core, sign: Sign, rules: StoryKind) -> None:
    if sign.event.status != "asserted":
        return
    state = rules.state_of(core, sign)
    if state in rules.endings:
        core.ended = sign.first
    elif state in rules.reopenings and core.ended is not None and _is_later(sign, core.ended):
        core.ended = None


def _is_later(sign: Sign, day: dt.date) -> bool:
    return sign.first is not None and sign.first > day


def _fitting_cores(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> list[Core]:
    """The cores whose story an event may carry, that for which most speaks first."""
    scored = [(rules.fit(core, sign), core) for core in cores if core.signs]
    fitting = [one for one in scored if one[0] >= rules.least_fit]
    return [core for _, core in sorted(fitting, key=lambda one: _rank(one, sign))]


def _join_cores(core: Core, other: Core, rules: StoryKind) -> None:
    """Make two cores one where an event that carries both shows that they are the same.

    Only where nothing in either speaks against it.
    """
    signs = tuple(other.signs)
    if any(rules.fit(core, sign) < 0 for sign in signs):
        return
    for sign in signs:
        core.add(sign)
    other.joined = core
    other.signs.clear()
    if other.ended is not None:
        core.ended = max(core.ended or other.ended, other.ended)


def _best_core(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> Core | None:
    """The core to which an event that does not open one belongs."""
    scored = [(rules.serve(core, sign), core) for core in cores if core.signs]
    serving = [one for one in scored if one[0] >= rules.least_serve]
    return min(serving, key=lambda one: _rank(one, sign))[1] if serving else None


def _rank(scored: tuple[int, Core], sign: Sign) -> tuple[int, int, int]:
    """The core for which most speaks; of equal ones the nearest in time, then the earliest."""
    points, core = scored
    return (-points, _days_off(core, sign), core.number)


def _days_off(core: Core, sign: Sign) -> int:
    if sign.first is None or core.first is None or core.last is None:
        return 0
    return max((core.first - sign.first).days, (sign.first - core.last).days, 0)
