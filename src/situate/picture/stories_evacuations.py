"""Evacuations: people who are taken out of a place, in one go or in several."""

from __future__ import annotations

from situate.picture.stories_cores import Core
from situate.picture.stories_kinds import NEVER
from situate.picture.stories_signs import REAL, TOLD, VIOLENCE, Sign
from situate.picture.stories_words import words_for

_SERVING = frozenset(
    {"displacement", "movement", "aid", "obstruction", "agreement", "refusal", "release"}
) | VIOLENCE  # fmt: skip
DAYS_BEFORE = 7
DAYS_AFTER = 14


class Evacuations:
    """The rules for evacuations."""

    name = "evacuation"
    least_fit = 2
    least_serve = 3
    bucket_days = 30
    social = False
    cells_a_degree = 4
    endings = frozenset({"completed"})
    reopenings = frozenset({"under way"})

    def opens(self, sign: Sign) -> bool:
        """People are evacuated, or are to be."""
        told = words_for("mentions", self.name) & frozenset(sign.trigger.split())
        if sign.event.type != "displacement" or not told or sign.event.status not in TOLD:
            return False
        return sign.event.status in REAL or bool(sign.stops)

    def is_firm(self, sign: Sign) -> bool:
        """It is known where."""
        return bool(sign.stops) and sign.event.status in REAL

    def fit(self, core: Core, sign: Sign) -> int:
        """Same place or same report, within some days."""
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return NEVER
        same, near = core.shares_stop(sign), core.nearest_km(sign)
        points = 2 * same + 2 * core.shares_report(sign)
        if near is not None and near > 30 and not same:
            points -= 2
        return points

    def may_serve(self, sign: Sign) -> bool:
        """Its sentence names an evacuation."""
        return sign.event.type in _SERVING and sign.mentions(self.name)

    def serve(self, core: Core, sign: Sign) -> int:
        """Its sentence names the evacuation, and place or report are the same."""
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return NEVER
        points = 1 + 2 * core.shares_report(sign)
        points += 2 * (core.shares_stop(sign) or core.is_named_in(sign))
        return points + (not core.actors.keys().isdisjoint(sign.actors))

    def state_of(self, core: Core, sign: Sign) -> str | None:
        """Under way, suspended, blocked, attacked or completed."""
        kind = sign.event.type
        if kind == "obstruction":
            return "blocked"
        if kind in VIOLENCE:
            return "attacked"
        if kind == "refusal":
            return "suspended" if sign.words & words_for(self.name, "suspended") else None
        if kind != "displacement" or sign not in core.signs:
            return None
        for name in ("completed", "suspended"):
            if sign.words & words_for(self.name, name):
                return name
        return "under way"
