"""Convoys: something that moves with a purpose, where it stands, who blocks it."""

from __future__ import annotations

from situate.events.told_places import lie_apart, place_key
from situate.picture.stories_cores import Core
from situate.picture.stories_kinds import NEVER
from situate.picture.stories_signs import REAL, TOLD, VIOLENCE, Sign
from situate.picture.stories_words import find_first, words_for

_CARRYING = frozenset({"movement", "aid", "obstruction", "displacement"})
_SERVING = _CARRYING | VIOLENCE | {"release", "handover", "accusation", "threat", "refusal"}
_SPOKEN = frozenset({"accusation", "threat", "refusal"})
_HIT = frozenset({"target", "victim", "object", "actor"})
DAYS_BEFORE = 7
DAYS_AFTER = 14
NEAR_KM = 100.0
# Further from all that was told of it no convoy is looked for.
FAR_KM = 1000.0


class Convoys:
    """The rules for convoys."""

    name = "convoy"
    least_fit = 2
    least_serve = 3
    bucket_days = 30
    social = False
    cells_a_degree = 1
    endings = frozenset({"arrived", "turned back"})
    reopenings = frozenset({"left", "stranded", "blocked", "moving"})

    def opens(self, sign: Sign) -> bool:
        """Something that moves together moves, stands, is stopped or brings people or aid."""
        return sign.event.type in _CARRYING and bool(sign.carriers) and sign.event.status in TOLD

    def is_firm(self, sign: Sign) -> bool:
        """A place is known."""
        return bool(sign.stops)

    def fit(self, core: Core, sign: Sign) -> int:
        """Same report, same place, near place, shared actors or words for the convoy."""
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return NEVER
        if core.purposes and sign.purposes and core.purposes.isdisjoint(sign.purposes):
            return NEVER
        if self._is_next(core, sign):
            return NEVER
        near = core.nearest_km(sign)
        if near is not None and near > FAR_KM and not core.is_named_in(sign):
            return NEVER
        points = self._common(core, sign, near)
        if _lie_elsewhere(core, sign):
            points -= 2
        return points + (not _describing(core).isdisjoint(_own_words(sign)))

    def may_serve(self, sign: Sign) -> bool:
        """It moves, is let through, stopped, hit or spoken of, and the sentence says of what."""
        if sign.event.type not in _SERVING:
            return False
        if sign.event.type in _SPOKEN:
            return _is_hit(sign)
        return (
            sign.mentions(self.name)
            or _is_hit(sign)
            or _is_of_load(sign)
            or (sign.pronoun and sign.event.type == "movement")
        )

    def serve(self, core: Core, sign: Sign) -> int:
        """As in `fit`, and how plainly the event speaks of a convoy."""
        if not core.in_window(sign, before=DAYS_BEFORE, after=DAYS_AFTER):
            return NEVER
        hit = _is_hit(sign)
        if sign.event.type in VIOLENCE and not hit and not _is_means(core, sign):
            return NEVER
        named = 2 if hit else int(sign.mentions(self.name) or _is_of_load(sign))
        if not named and not core.shares_report(sign):
            return NEVER
        return self._common(core, sign, core.nearest_km(sign)) + (named or 1)

    def state_of(self, core: Core, sign: Sign) -> str | None:
        """Left, stranded, blocked, attacked, arrived where it was to go, or turned back."""
        kind = sign.event.type
        if kind == "obstruction":
            return "blocked"
        if kind in VIOLENCE:
            return "attacked"
        if kind not in {"movement", "aid", "displacement"}:
            return None
        found = find_first("convoy", f" {sign.trigger} ")
        if found == "arrived":
            return "arrived" if _is_goal(core, sign) else "moving"
        if found == "turned back" and not sign.carriers:
            return None
        return found or ("moving" if kind == "movement" else None)

    def _common(self, core: Core, sign: Sign, near: float | None) -> int:
        points = 2 * core.shares_report(sign)
        if core.shares_stop(sign) or core.is_named_in(sign) or core.names_place_of(sign):
            points += 2
        elif near is not None and near <= NEAR_KM:
            points += 1
        return points + (not core.actors.keys().isdisjoint(sign.actors))

    def _is_next(self, core: Core, sign: Sign) -> bool:
        """Whether it leaves after the other has arrived: the next one on the same road."""
        if core.ended is None or sign.first is None or sign.first <= core.ended:
            return False
        return find_first("convoy", f" {sign.trigger} ") == "left" or (
            sign.event.status == "planned"
        )


def _is_goal(core: Core, sign: Sign) -> bool:
    """Whether a place of arrival is where the convoy was to go, as far as that is known."""
    goals = _stops(core, "to")
    here = {place_key(stop.place) for stop in sign.event.route if stop.role == "to"}
    here |= {place_key(p) for p in sign.stops} if not here else set()
    return not goals or not here or not goals.isdisjoint(here)


def _stops(core: Core, role: str) -> set[str]:
    return {
        place_key(stop.place)
        for sign in core.signs
        if find_first("convoy", f" {sign.trigger} ") != "arrived" or sign.event.status not in REAL
        for stop in sign.event.route
        if stop.role == role
    }


def _lie_elsewhere(core: Core, sign: Sign) -> bool:
    """Whether both say where the convoy set out from, or goes to, and all of it differs."""
    for role in ("from", "to"):
        mine = [s.place for own in core.signs for s in own.event.route if s.role == role]
        theirs = [s.place for s in sign.event.route if s.role == role]
        if mine and theirs and all(lie_apart(one, two) for one in mine for two in theirs):
            return True
    return False


def _own_words(sign: Sign) -> frozenset[str]:
    words = frozenset(word for text in sign.carriers for word in text.split())
    plain = words_for("carriers", "general") | words_for("carriers", "one")
    return words - plain - words_for("carriers", "many")


def _describing(core: Core) -> set[str]:
    return {word for own in core.signs for word in _own_words(own)}


def _is_hit(sign: Sign) -> bool:
    """Whether one to whom it happens is described by a word for a convoy."""
    wanted = words_for("mentions", Convoys.name)
    return any(role in _HIT and wanted & frozenset(text.split()) for role, text in sign.named)


def _is_of_load(sign: Sign) -> bool:
    """Whether aid is let through or held up: of the convoy that the report speaks of."""
    words = frozenset(w for role, text in sign.named if role == "object" for w in text.split())
    return sign.event.type in {"obstruction", "aid"} and bool(words & words_for("purposes", "aid"))


def _is_means(core: Core, sign: Sign) -> bool:
    """Whether the same actor obstructs the convoy in the same sentence: strikes as a means."""
    return any(
        own.event.type == "obstruction"
        and not own.sentences.isdisjoint(sign.sentences)
        and not own.actors.isdisjoint(sign.actors)
        for own in core.signs
    )
