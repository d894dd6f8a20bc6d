"""The timeline of one place: sightings in the order of their days become holdings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from situate.dates import shift_days
from situate.picture.holdings import is_one_source, lapse_of, last_day_of, narrow_days
from situate.picture.rules import ControlRules, side_key
from situate.picture.told import join_parties
from situate.records import Holding, Party, Sighting

ONE_DAY = dt.timedelta(days=1)


class Timeline:
    """The holdings of one place while its sightings come in, in the order of their days."""

    def __init__(self, rules: ControlRules) -> None:
        self.rules = rules
        self.holdings: list[Holding] = []

    @property
    def current(self) -> Holding | None:
        """The last holding, which is still open."""
        return self.holdings[-1] if self.holdings else None

    def add(self, sighting: Sighting) -> None:
        """Let a sighting confirm the current holding or change it."""
        self._let_lapse(sighting)
        if sighting.kind == "fought":
            return
        act = {
            "taken": self._take,
            "held": self._hold,
            "lost": self._lose,
            "left": self._lose,
            "besieged": self._besiege,
            "relieved": self._relieve,
            "contested": self._contest,
        }[sighting.kind]
        act(sighting)

    # ------------------------------------------------------------ what sightings do

    def _take(self, one: Sighting) -> None:
        now = self.current
        if one.disputed or one.partial:
            self._dispute(one)
        elif now is None or now.state == "unknown":
            if now is None and one.others:
                self._infer_earlier(one)
            self._begin(one, "taken", lost_by=one.others or (now.lost_by if now else ()))
        elif now.state != "contested" and self._holds(now, one.parties):
            self._confirm_taking(now, one)
        elif self._is_same_day(now, one):
            self._settle_same_day(now, one)
        else:
            lost = one.others or self._without(now.holders, one.parties)
            self._begin(one, "taken", lost_by=lost)

    def _hold(self, one: Sighting) -> None:
        now = self.current
        if one.disputed or one.partial:
            self._dispute(one)
        elif now is not None and now.state != "unknown" and self._holds(now, one.parties):
            if now.state == "contested" and self._is_after(now, one):
                self._begin(one, "sighted")
            else:
                self._confirm(now, one)
        elif now is not None and now.state != "unknown" and not self._is_after(now, one):
            if is_one_source(now, one):
                self._begin(one, "sighted", lost_by=now.holders)
            else:
                self._contend(now, one)
        else:
            lost = () if now is None else now.holders
            self._begin(one, "sighted", lost_by=lost)

    def _lose(self, one: Sighting) -> None:
        now = self.current
        if one.disputed or one.partial:
            return
        if now is None:
            self._infer_earlier(one)
            self._begin(one, one.kind, lost_by=one.others, state="unknown")
            return
        losers = one.others or now.holders
        if now.state == "unknown" or not self._holds_any(now, losers):
            return
        rest = self._without(now.holders, losers)
        if rest and now.state == "contested":
            self._begin(one, one.kind, holders=rest, lost_by=losers)
        else:
            self._begin(one, one.kind, lost_by=losers, state="unknown")

    def _besiege(self, one: Sighting) -> None:
        now = self.current
        holders = now.holders if now is not None and now.state != "unknown" else ()
        if now is not None and holders and one.parties and self._holds(now, one.parties):
            return
        named = tuple(p for p in one.others if p.actor is not None)
        if now is not None and now.state == "besieged":
            self._confirm(now, one)
            return
        self._begin(
            one, "besieged", holders=holders or named, state="besieged", besiegers=one.parties
        )

    def _relieve(self, one: Sighting) -> None:
        now = self.current
        if now is not None and now.state == "besieged":
            state = "held" if now.holders else "unknown"
            self._begin(one, "relieved", holders=now.holders, state=state)

    def _contest(self, one: Sighting) -> None:
        now = self.current
        before = now.holders if now is not None else ()
        holders = join_parties((*before, *one.parties))
        if now is not None and now.state == "contested":
            self._confirm(replace(now, holders=holders), one)
        else:
            self._begin(one, "sighted", holders=holders, state="contested")

    # ------------------------------------------------------------ how holdings begin and end

    def _begin(
        self,
        one: Sighting,
        change: str,
        *,
        holders: tuple[Party, ...] | None = None,
        state: str = "held",
        lost_by: tuple[Party, ...] = (),
        besiegers: tuple[Party, ...] = (),
    ) -> None:
        given = one.parties if holders is None and state != "unknown" else holders or ()
        self._close(one.day)
        self.holdings.append(
            Holding(
                state=state,
                holders=given,
                since=one.first,
                since_latest=one.last if not one.lasting else one.first,
                precision=one.precision,
                change=change,
                lost_by=lost_by,
                besiegers=besiegers,
                partial=one.partial,
                began=(one,),
                last_seen=last_day_of(one),
            )
        )

    def _close(self, day: dt.date | None) -> None:
        now = self.current
        if now is None or day is None:
            return
        until = day - ONE_DAY
        if now.since is not None:
            until = max(until, now.since)
        latest = now.since_latest
        if latest is not None and latest > until:
            latest = until if now.since is not None else latest
        last_seen = min(now.last_seen, until) if now.last_seen is not None else None
        self.holdings[-1] = replace(now, until=until, since_latest=latest, last_seen=last_seen)

    def _confirm(self, now: Holding, one: Sighting) -> None:
        seen = max(filter(None, (now.last_seen, last_day_of(one))), default=None)
        self.holdings[-1] = replace(now, seen=(*now.seen, one), last_seen=seen)

    def _confirm_taking(self, now: Holding, one: Sighting) -> None:
        """Told again: narrows down the day where both speak of the same one."""
        first, last = narrow_days(now, one)
        if now.change == "taken" and first is not None and last is not None and first <= last:
            precision = now.precision if (first, last) == (now.since, now.since_latest) else (
                one.precision
            )  # fmt: skip
            self.holdings[-1] = replace(
                now, since=first, since_latest=last, precision=precision,
                began=(*now.began, one),
                lost_by=now.lost_by or one.others,
                last_seen=max(filter(None, (now.last_seen, last_day_of(one))), default=None),
            )  # fmt: skip
        else:
            self._confirm(now, one)

    def _infer_earlier(self, one: Sighting) -> None:
        """Who lost the place held it until then."""
        if not one.others or one.day is None:
            return
        self.holdings.append(
            Holding(
                state="held",
                holders=one.others,
                since=None,
                since_latest=one.day - ONE_DAY,
                precision=None,
                change="inferred",
                began=(one,),
                last_seen=one.day - ONE_DAY,
            )
        )

    def _dispute(self, one: Sighting) -> None:
        """What is denied, or true of a part only, makes the place contested."""
        now = self.current
        before = now.holders if now is not None else ()
        if now is not None and now.state != "unknown" and self._holds(now, one.parties):
            self._confirm(now, one)
            return
        rivals = join_parties((*before, *(one.others if not before else ()), *one.parties))
        change = "disputed" if one.disputed else one.kind if one.kind == "taken" else "sighted"
        if now is not None and now.state == "contested":
            self._confirm(replace(now, holders=rivals), one)
        else:
            self._begin(one, change, holders=rivals, state="contested")

    def _contend(self, now: Holding, one: Sighting) -> None:
        """Two origins name two holders of the same days: both stand."""
        rivals = join_parties((*now.holders, *one.parties))
        if now.state == "contested":
            self._confirm(replace(now, holders=rivals), one)
        elif now.since == one.day:
            self.holdings[-1] = replace(
                now, state="contested", holders=rivals, change="disputed",
                began=(*now.began, one), last_seen=last_day_of(one),
            )  # fmt: skip
        else:
            self._begin(one, "disputed", holders=rivals, state="contested")

    def _settle_same_day(self, now: Holding, one: Sighting) -> None:
        """Two takings on one day: one source tells an exchange, two contradict each other."""
        before = self.holdings[-2] if len(self.holdings) > 1 else None
        if not is_one_source(now, one):
            self._contend(now, one)
        elif before is not None and self._holds(before, one.parties):
            # Less than a day in other hands is a clash, as ACLED codes it.
            fight = replace(
                now, state="contested", change="exchanged", until=now.since,
                holders=join_parties((*before.holders, *now.holders)), began=(*now.began, one),
            )  # fmt: skip
            day = one.day
            self.holdings[-1] = fight
            self.holdings.append(
                replace(
                    before,
                    change="exchanged",
                    since=None if day is None else day + ONE_DAY,
                    since_latest=None if day is None else day + ONE_DAY,
                    until=None,
                    precision="day",
                    began=(*now.began, one),
                    seen=(),
                    last_seen=last_day_of(one),
                    lost_by=(),
                )
            )
        else:
            self._begin(one, "taken", lost_by=now.holders)

    def _let_lapse(self, one: Sighting) -> None:
        """A holding that was not seen for long is unknown before the next sighting."""
        now, days = self.current, self.rules.lapse_days
        if now is None or days is None or one.day is None or now.last_seen is None:
            return
        if now.state == "unknown":
            return
        end = shift_days(now.last_seen, days)
        if end is not None and one.day > end:
            self._close(end + ONE_DAY)
            self.holdings.append(lapse_of(now, end + ONE_DAY))

    # ------------------------------------------------------------ comparing

    def _holds(self, now: Holding, parties: Sequence[Party]) -> bool:
        mine, theirs = self.rules.sides(now.holders), self.rules.sides(parties)
        if now.state == "contested":
            return bool(mine) and mine == theirs
        return bool(mine & theirs)

    def _holds_any(self, now: Holding, parties: Sequence[Party]) -> bool:
        return bool(self.rules.sides(now.holders) & self.rules.sides(parties))

    def _without(self, holders: Sequence[Party], gone: Sequence[Party]) -> tuple[Party, ...]:
        sides = self.rules.sides(gone)
        return tuple(p for p in holders if side_key(p, self.rules.side) not in sides)

    def _is_same_day(self, now: Holding, one: Sighting) -> bool:
        exact = now.since is not None and now.since == now.since_latest
        taken = any(s.kind in {"taken", "held"} for s in now.began)
        return exact and taken and one.first == one.last == now.since and not one.inferred_day

    def _is_after(self, now: Holding, one: Sighting) -> bool:
        if one.day is None or now.last_seen is None:
            return True
        return one.day > now.last_seen or one.inferred_day
