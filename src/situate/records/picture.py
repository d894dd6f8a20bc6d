"""The frozen records of the picture: sightings of control, holdings of a place, balances.

Days are dates, both ends included; None where a side is open or unknown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from situate.records.ledger import KeptPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who holds, takes or loses: a registry id where the name is known, and the name told."""

    actor: str | None = None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one event says about who holds a place.

    ``kind`` is taken, held, lost (somebody lost it, who took it is not told), left, besieged,
    relieved, fought or contested. It happened on a day from ``first`` to ``last``; with ``lasting``
    it was so from ``first`` on. ``parties`` take, hold, besiege or fight; ``others`` lose it, leave
    or are besieged. ``partial`` is true of a part of the place, ``disputed`` where an origin denies
    it, ``inferred_day`` where the day is that of what was told before it, or of publication.
    ``order`` is the place in its report, ``seen`` the last day it was published.
    """

    kind: str
    first: dt.date | None
    last: dt.date | None
    precision: str | None
    lasting: bool = False
    parties: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    partial: bool = False
    disputed: bool = False
    inferred_day: bool = False
    seen: dt.date | None = None
    order: int = 0
    event: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    reports: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The first day it may have been so, else the last."""
        return self.first if self.first is not None else self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who held a place from a day to a day, and what says so.

    ``state`` is held, contested, besieged or unknown. ``holders`` are joint holders, or all who
    contend for it; ``besiegers`` stand around it. It began on a day from ``since`` to
    ``since_latest`` (the same day where that is exact; ``since`` None: at an unknown day before
    ``since_latest``), by ``change``: taken, sighted, left, lost, besieged, relieved, disputed,
    exchanged, fought, lapsed or inferred. ``lost_by`` held it before, said or inferred. ``began``
    are the sightings that say how it began, ``seen`` those that confirm it, ``last_seen`` the last
    day it is known.
    """

    state: str
    holders: tuple[Party, ...]
    since: dt.date | None
    since_latest: dt.date | None
    precision: str | None
    until: dt.date | None = None
    change: str
    lost_by: tuple[Party, ...] = ()
    besiegers: tuple[Party, ...] = ()
    partial: bool = False
    began: tuple[Sighting, ...] = ()
    seen: tuple[Sighting, ...] = ()
    last_seen: dt.date | None = None

    @property
    def origins(self) -> tuple[str, ...]:
        """The ids of the independent origins that say how it began, sorted."""
        return tuple(sorted({origin for one in self.began for origin in one.origins}))

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that say how it began, in order."""
        return tuple(dict.fromkeys(one.event for one in self.began))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceControl:
    """The holdings of one place in the order of time."""

    place: KeptPlace
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """A place and who holds it on a day."""

    place: KeptPlace
    day: dt.date
    holding: Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundChange:
    """A place gained or lost by a side on a day, on whose word.

    ``kind`` is gained or lost. ``certain`` is true where two origins or more say so and nobody
    denies it, ``disputed`` where somebody does, ``inferred`` where only two sightings of different
    holders say that it must have happened.
    """

    kind: str
    place: KeptPlace
    day: dt.date | None
    day_latest: dt.date | None
    sides: tuple[str, ...]
    against: tuple[Party, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    certain: bool
    disputed: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePeriod:
    """One week or month of a balance; deaths are lowest, best and highest number told."""

    begin: dt.date
    end: dt.date
    gained: int
    lost: int
    events: int
    deaths_low: int
    deaths_best: int
    deaths_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a side gained and lost, with the changes that say so.

    ``net`` counts all changes that nobody disputes, ``net_low`` only the certain gains and all
    losses, ``net_high`` all gains and only the certain losses. A change that is not known to lie
    in the days asked for is in ``undated`` and in no sum.
    """

    side: str
    name: str
    since: dt.date | None
    until: dt.date | None
    gained: tuple[GroundChange, ...]
    lost: tuple[GroundChange, ...]
    undated: tuple[GroundChange, ...]
    net: int
    net_low: int
    net_high: int
    periods: tuple[BalancePeriod, ...]
    events: int
    deaths_low: int
    deaths_best: int
    deaths_high: int
    sparkline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundAnswer:
    """Who is losing ground: every side with a change, the worst balance first.

    ``loser`` is the side that lost most on balance, or None where no side lost more than it gained
    or several lost alike; ``sure`` is true where it stays the loser whatever uncertain changes are
    left out.
    """

    balances: tuple[Balance, ...]
    loser: str | None
    sure: bool
    statement: str
