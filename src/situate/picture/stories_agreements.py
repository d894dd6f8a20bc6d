"""Agreements: truces, exchanges, evacuations and passages that sides agree on, keep or break."""

from __future__ import annotations

from situate.picture.stories_cores import Core, parties_of
from situate.picture.stories_kinds import NEVER
from situate.picture.stories_signs import REAL, TOLD, VIOLENCE, Sign
from situate.picture.stories_words import words_for

_SERVING = frozenset(
    {"refusal", "release", "handover", "displacement", "movement", "aid", "obstruction",
     "surrender", "accusation", "threat"}
) | VIOLENCE  # fmt: skip
# What carries out an agreement of a subject.
_FULFILS = {
    "exchange": frozenset({"release"}),
    "evacuation": frozenset({"displacement", "movement"}),
    "aid": frozenset({"aid", "movement"}),
    "withdrawal": frozenset({"movement"}),
    "handover": frozenset({"handover", "surrender"}),
}
# The subjects that a type carries out.
_FULFILLED_BY = {
    kind: frozenset(name for name, kinds in _FULFILS.items() if kind in kinds)
    for kind in frozenset().union(*_FULFILS.values())
}
_CARRIED_OUT = {"release": "released", "displacement": "evacuated", "handover": "handed over"}
# Further away than so many km speaks against belonging to it.
FAR_KM = 300.0
APART_KM = 100.0
DAYS_BEFORE = 3
DAYS_TOGETHER = 30
DAYS_AFTER = 90


class Agreements:
    """The rules for agreements."""

    name = "agreement"
    least_fit = 2
    least_serve = 3
    bucket_days = 90
    social = True
    cells_a_degree = 4
    endings = frozenset({"collapsed", "refused", "fulfilled"})
    reopenings = frozenset({"agreed"})

    def opens(self, sign: Sign) -> bool:
        """A deal is reached, in force or planned; or prisoners are exchanged, which takes one."""
        if sign.event.type == "release":
            return sign.event.status in REAL and is_exchange(sign)
        return sign.event.type == "agreement" and sign.event.status in TOLD

    def is_firm(self, sign: Sign) -> bool:
        """Two parties are known, or one and the place."""
        known = len(parties_of(sign)) + bool(sign.stops)
        return sign.event.type == "agreement" and known > 1

    def fit(self, core: Core, sign: Sign) -> int:
        """Same report, same parties, same place, same subject."""
        if not core.in_window(sign, before=DAYS_TOGETHER, after=DAYS_TOGETHER):
            return NEVER
        theirs, points = parties_of(sign), 0
        shared = core.parties & theirs
        same_place, near = core.shares_stop(sign), core.nearest_km(sign)
        if near is not None and near > APART_KM and not same_place:
            points -= 2
        if len(core.parties) > 1 and len(theirs) > 1 and not shared:
            points -= 2
        points += 2 * core.shares_report(sign) + 2 * same_place
        points += sign.country is not None and core.countries == {sign.country}
        points += self._is_definite(sign)
        points += 2 if len(shared) > 1 else int(len(shared) == 1)
        if core.subjects and sign.subjects:
            points += 1 if core.subjects & sign.subjects else -2
        named = bool(theirs or sign.stops) and bool(core.parties or core.stops)
        return points - (
            named and not same_place and not core.shares_report(sign) and len(shared) < 2
        )

    def may_serve(self, sign: Sign) -> bool:
        """It keeps, breaks or refuses what can be agreed on, or its sentence names a deal."""
        kind = sign.event.type
        if kind in VIOLENCE:
            return sign.mentions(self.name) and bool(
                sign.words & words_for("agreement", "violated")
            )
        if kind not in _SERVING:
            return False
        return sign.mentions(self.name) or kind in _FULFILLED_BY

    def serve(self, core: Core, sign: Sign) -> int:
        """Its words name the deal, its kind carries one out, and parties, place or report agree."""
        fulfils = not core.subjects.isdisjoint(_FULFILLED_BY.get(sign.event.type, ()))
        named = 2 if sign.names(self.name) else int(sign.mentions(self.name))
        if not named and not fulfils:
            return NEVER
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return NEVER
        points = named + (fulfils and sign.event.type not in VIOLENCE)
        points += 2 * core.shares_report(sign) + min(2, len(core.parties & sign.actors))
        points += 2 * (not core.sentences.isdisjoint(sign.sentences))
        points += sign.country is not None and core.countries == {sign.country}
        if points + 1 < self.least_serve:
            return points
        if core.shares_stop(sign) or core.is_named_in(sign):
            return points + 1
        if points < self.least_serve:
            return points  # the distance could only take from it
        near = core.nearest_km(sign)
        return points - (near is not None and near > FAR_KM)

    def _is_definite(self, sign: Sign) -> bool:
        """Whether it is spoken of as known: "the truce"."""
        return any(f" the {word} " in sign.spoken for word in words_for("mentions", self.name))

    def state_of(self, core: Core, sign: Sign) -> str | None:
        """Agreed, violated, suspended, refused by a party, not recognised, collapsed, fulfilled."""
        kind = sign.event.type
        if kind == "agreement":
            return None if self._is_definite(sign) else "agreed"
        if kind == "refusal":
            return _turn(core, sign)
        if kind in VIOLENCE and frozenset(sign.words) & words_for("agreement", "violated"):
            return "violated"
        if kind == "release" and is_exchange(sign):
            return "exchanged"
        return _CARRIED_OUT.get(kind)


def is_exchange(sign: Sign) -> bool:
    """Whether a release is one side of an exchange."""
    return bool(words_for("exchange", "words") & frozenset(sign.trigger.split()))


def _turn(core: Core, sign: Sign) -> str:
    """What a refusal does to the agreement. Only a party can end it by refusing it."""
    words = frozenset(sign.trigger.split())
    direct = sign.names("agreement") or bool(words & words_for("mentions", "agreement"))
    for name in ("violated", "suspended"):
        if words & words_for("agreement", name):
            return name
    if direct and words & words_for("agreement", "collapsed"):
        return "collapsed"
    own = not core.parties.isdisjoint(sign.actors)
    if direct and own:
        return "refused"
    return "rejected in part" if own else "not recognised"
