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
_CLOSING = frozenset({"capture", "handover"})


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
        for sign in ordered:
            if sign.order not in carrying:
                best = _best_core(index.find(sign), sign, rules)
                if best is not None:
                    found[best.number].serving.append(sign)
                    served.add(sign.order)
        strands.extend(found.values())
    return tuple(strands)


def _is_told_elsewhere(sign: Sign, rules: StoryKind, served: set[Order]) -> bool:
    """Whether a planned evacuation is no more than a term of a deal, or what a convoy is for."""
    return rules.name == "evacuation" and sign.event.status == "planned" and (sign.order in served)


def _open_cores(
    openers: Sequence[Sign], ordered: Sequence[Sign], rules: StoryKind
) -> tuple[list[Core], CoreIndex]:
    index, cores = CoreIndex(timed=rules.timed), list[Core]()
    firm = {sign.order for sign in openers if rules.is_firm(sign)}
    closing = (s for s in ordered if s.event.type in _CLOSING and s.order not in firm)
    first = sorted([*(s for s in openers if s.order in firm), *closing], key=lambda s: s.order)
    for sign in (*first, *(s for s in openers if s.order not in firm)):
        if not rules.opens(sign):
            _close_cores(index.find(sign), sign, rules)
            continue
        core = _fitting_core(index.find(sign), sign, rules)
        if core is None:
            core = Core(number=len(cores), kind=rules.name)
            cores.append(core)
        core.add(sign)
        index.add(core, sign)
        _end_core(core, sign, rules)
    return cores, index


def _close_cores(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> None:
    for core in cores:
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


def _fitting_core(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> Core | None:
    fitting = [(rules.fit(core, sign), core) for core in cores if core.kind == rules.name]
    return _best([(points, core) for points, core in fitting if points >= rules.least_fit], sign)


def _best_core(cores: Iterable[Core], sign: Sign, rules: StoryKind) -> Core | None:
    serving = [(rules.serve(core, sign), core) for core in cores]
    return _best([(points, core) for points, core in serving if points >= rules.least_serve], sign)


def _best(scored: Sequence[tuple[int, Core]], sign: Sign) -> Core | None:
    """The core for which most speaks; of equal ones the nearest in time, then the earliest."""
    if not scored:
        return None
    return min(scored, key=lambda one: (-one[0], _days_off(one[1], sign), one[1].number))[1]


def _days_off(core: Core, sign: Sign) -> int:
    if sign.first is None or core.first is None or core.last is None:
        return 0
    return max((core.first - sign.first).days, (sign.first - core.last).days, 0)
