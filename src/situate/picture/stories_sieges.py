"""Sieges: a place that is encircled, what comes in or not, and how it ends."""

from __future__ import annotations

from situate.events.told_places import place_key
from situate.picture.sightings import find_sightings
from situate.picture.stories_cores import Core
from situate.picture.stories_kinds import NEVER
from situate.picture.stories_signs import REAL, VIOLENCE, Sign
from situate.picture.stories_words import find_first, words_for

_SERVING = frozenset(
    {"siege", "aid", "obstruction", "agreement", "refusal", "displacement", "release", "surrender",
     "capture", "handover", "movement"}
) | VIOLENCE  # fmt: skip
_ROUND = frozenset({"exact", "near", None})
DAYS_BEFORE = 30
DAYS_AFTER = 120
DAYS_AFTER_END = 7


class Sieges:
    """The rules for sieges."""

    name = "siege"
    least_fit = 2
    least_serve = 2
    bucket_days = None
    social = False
    cells_a_degree = 4
    endings = frozenset({"lifted", "taken", "given up"})
    reopenings = frozenset({"besieged", "tightened"})

    def opens(self, sign: Sign) -> bool:
        """A siege of a place that is named is told as real."""
        return sign.event.type == "siege" and sign.event.status in REAL and bool(sign.stops)

    def is_firm(self, sign: Sign) -> bool:
        """The place is a point, and who besieges or is besieged is known."""
        place = sign.place
        return place is not None and place.precision in _ROUND

    def fit(self, core: Core, sign: Sign) -> int:
        """The same place; another exact place is another siege."""
        if not core.in_window(sign, before=DAYS_AFTER, after=DAYS_AFTER):
            return NEVER
        if core.ended is not None and sign.first is not None and sign.last is not None:
            begun_after = sign.first > core.ended and not _is_over(sign)
            if begun_after or (sign.first - core.ended).days > DAYS_AFTER_END:
                return NEVER
        if core.shares_stop(sign):
            return 3
        if _is_point(core) and sign.place is not None and sign.place.precision in _ROUND:
            return NEVER
        near = core.nearest_km(sign)
        reach = max((p.radius_km or 0.0 for p in (*core.stops.values(), *sign.stops)), default=0.0)
        points = int(near is not None and near <= reach)
        points += core.shares_report(sign)
        return points + (not core.actors.keys().isdisjoint(sign.actors))

    def may_serve(self, sign: Sign) -> bool:
        """It happens somewhere, or its sentence speaks of a siege."""
        if sign.event.type not in _SERVING:
            return False
        if sign.event.type == "refusal":
            return sign.mentions(self.name)
        return bool(sign.stops) or sign.mentions(self.name)

    def serve(self, core: Core, sign: Sign) -> int:
        """It happens at the besieged place, or its sentence names place or siege."""
        if not self._is_in_time(core, sign):
            return NEVER
        named = core.is_named_in(sign)
        here = core.shares_stop(sign)
        spoken = sign.mentions(self.name)
        sides = not core.actors.keys().isdisjoint(sign.actors)
        if sign.event.type in VIOLENCE:
            return 2 if here and (sides or spoken) else NEVER
        elsewhere = bool(sign.stops) and not here
        if sign.event.type in {"capture", "handover", "surrender"} and elsewhere:
            return NEVER
        points = 2 * (here or named)
        if core.shares_report(sign) and spoken and not elsewhere:
            points += 2 if sign.event.type == self.name else 1 + sides
        return points

    def state_of(self, core: Core, sign: Sign) -> str | None:
        """Besieged, tightened, eased or lifted; taken or given up; aid in or blocked."""
        kind = sign.event.type
        if kind == "siege":
            return _turn(sign)
        if kind in {"capture", "handover", "movement"}:
            return _fall(core, sign)
        if kind == "obstruction":
            return "aid blocked"
        if kind == "aid":
            return "aid let in" if _arrives(core, sign) else None
        return "attacked" if kind in VIOLENCE else None

    def _is_in_time(self, core: Core, sign: Sign) -> bool:
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return False
        if core.ended is None or sign.first is None:
            return True
        return (sign.first - core.ended).days <= DAYS_AFTER_END


def _is_over(sign: Sign) -> bool:
    return _turn(sign) == "lifted"


def _turn(sign: Sign) -> str:
    """What a siege event says of the siege, by its trigger."""
    words = frozenset(sign.trigger.split())
    for name in ("lifted", "eased", "tightened"):
        if words & words_for("siege", name):
            return name
    return "besieged"


def _is_point(core: Core) -> bool:
    return any(place.precision in _ROUND for place in core.stops.values())


def _fall(core: Core, sign: Sign) -> str | None:
    """Whether the place is taken or given up; a base in it, or a part of it, is not the place."""
    place = sign.event.place
    if place is None or place_key(place) not in core.stops:
        return None
    sightings = find_sightings((sign.event,), {claim.id: claim for claim in sign.claims})
    for one in sightings:
        if one.partial or one.disputed:
            continue
        if one.kind in {"taken", "lost"}:
            return "taken"
        besiegers = {p.actor for s in core.signs for p in s.event.participants if p.role == "actor"}
        if one.kind == "left" and any(
            p.actor is not None and p.actor not in besiegers for p in one.others
        ):
            return "given up"
    if sign.event.type == "movement" and sign.carriers and _arrives(core, sign):
        return "convoy let in"
    return None


def _arrives(core: Core, sign: Sign) -> bool:
    """Whether something comes into the besieged place."""
    told = find_first("convoy", f" {sign.trigger} ") == "arrived"
    return told and not core.stops.keys().isdisjoint(sign.keys)
