"""Where: all places that are told, the one chosen, and whether they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from situate.events.backing import back, by_voice, count_voices, group_by, speaking, voices_in
from situate.gazetteer.nearness import distance_km
from situate.records import KeptClaim, KeptPlace, KeptStop, ToldPlace
from situate.text import fold_words

_PRECISIONS = ("exact", "near", "part", "admin2", "admin1", "country", "region")
_RELATIONS = ("at", "near", "between", "through", "to", "from")
# At these relations the place itself is where it happened.
_HERE = frozenset({"at", "near", None})
# Two points nearer to each other than this, beside their radii, are no contradiction.
_SLACK_KM = 5.0
# How far around its point an area of unknown extent may reach.
_UNKNOWN_RADIUS_KM = {"exact": 3.0, "near": 10.0, "part": 25.0, "admin2": 25.0, "admin1": 100.0}

Key = tuple[str, str | None]


def tell_places(claims: Sequence[KeptClaim]) -> tuple[ToldPlace, ...]:
    """Every place and its relation, those with the most voices first."""
    groups = group_by(claims, _key_of)
    told = sorted(
        groups.items(), key=lambda i: (-count_voices(i[1]), _relation_rank(i[0][1]), i[0][0])
    )
    return tuple(
        ToldPlace(place=_best_place(found), relation=relation, backing=back(found))
        for (_, relation), found in told
    )


def choose_place(claims: Sequence[KeptClaim]) -> KeptPlace | None:
    """The place with which most voices agree, and of those the most precise; at before near.

    A voice agrees with a place that lies within its own: who says only the province agrees with a
    town in it. Places that a sentence names come before those that the reader took from elsewhere
    in the report.
    """
    groups = group_by(speaking(claims), _key_of)
    if not groups:
        return None
    best = {key: _best_place(found) for key, found in groups.items()}
    return best[min(groups, key=lambda key: _rank(key, best, groups))]


def choose_route(claims: Sequence[KeptClaim]) -> tuple[KeptStop, ...]:
    """The route with the most stops; of equal ones the one with the most voices."""
    groups = group_by(
        speaking(claims),
        lambda c: tuple((stop.role, place_key(stop.place)) for stop in c.route) or None,
    )
    if not groups:
        return ()
    chosen = min(groups, key=lambda key: (-len(key), -count_voices(groups[key]), key))
    return min(groups[chosen], key=lambda claim: claim.id).route


def contradict_in_place(claims: Sequence[KeptClaim]) -> bool:
    """Whether two voices name places that lie apart, beyond how precisely they say it."""
    voiced = by_voice(c for c in speaking(claims) if is_named(c) and _is_here(c))
    told = {
        tuple({place_key(c.place): c.place for c in found if c.place is not None}.values())
        for found in voiced.values()
    }
    return any(
        all(lie_apart(one, other) for one in first for other in second)
        for first, second in combinations(told, 2)
    )


def miss_place(claim: KeptClaim, place: KeptPlace | None) -> bool:
    """Whether a claim's place lies apart from another, beyond how precisely it says it."""
    if claim.place is None or place is None or not (is_named(claim) and _is_here(claim)):
        return False
    return lie_apart(claim.place, place)


def is_named(claim: KeptClaim) -> bool:
    """Whether a claim's own sentence names its place; else it was taken from around it."""
    return claim.place is not None and claim.place.text in claim.quote


def place_key(place: KeptPlace) -> str:
    """What makes two places the same: the gazetteer entry, else the folded words."""
    return place.id or f"words{fold_words(place.name or place.text)}"


def lie_apart(one: KeptPlace, other: KeptPlace) -> bool:
    """Whether two places cannot be the same; unresolved places never contradict."""
    if place_key(one) == place_key(other):
        return False
    if one.country and other.country and one.country != other.country:
        return not _touch(one, other)
    if "country" in (one.precision, other.precision) or "region" in (
        one.precision,
        other.precision,
    ):
        return False
    if _same_unit(one, other) or _same_unit(other, one):
        return False
    return _has_point(one) and _has_point(other) and not _touch(one, other)


def _is_here(claim: KeptClaim) -> bool:
    return claim.place_relation in _HERE


def _key_of(claim: KeptClaim) -> Key | None:
    return None if claim.place is None else (place_key(claim.place), claim.place_relation)


def _best_place(claims: Sequence[KeptClaim]) -> KeptPlace:
    """Of mentions of one place the most precise, then the most common spelling."""
    places = [claim.place for claim in claims if claim.place is not None]
    spellings = group_by(claims, lambda c: c.place.text if c.place is not None else None)
    return min(
        places,
        key=lambda p: (
            _precision_rank(p),
            _radius_km(p),
            -count_voices(spellings[p.text]),
            p.text,
            repr(p),
        ),
    )


def _rank(
    key: Key, best: Mapping[Key, KeptPlace], groups: Mapping[Key, Sequence[KeptClaim]]
) -> tuple[float | str, ...]:
    place, relation = best[key], key[1]
    agreeing = [claim for other, found in groups.items() for claim in found
                if other[1] in _HERE and _holds(best[other], place)]  # fmt: skip
    agreeing += groups[key]
    return (
        -len(voices_in(agreeing)),
        -len(voices_in(filter(is_named, agreeing))),
        _relation_rank(relation),
        _precision_rank(place),
        _radius_km(place),
        -count_voices(groups[key]),
        -max(claim.score for claim in groups[key]),
        key[0],
    )


def _holds(outer: KeptPlace, inner: KeptPlace) -> bool:
    """Whether a place lies within another or is the same."""
    if place_key(outer) == place_key(inner):
        return True
    if _precision_rank(outer) < _precision_rank(inner):
        return False
    if outer.precision == "country":
        return outer.country is not None and outer.country == inner.country
    if _same_unit(outer, inner):
        return True
    if not (_has_point(outer) and _has_point(inner)):
        return False
    return _apart_km(outer, inner) + _radius_km(inner) <= _radius_km(outer) + _SLACK_KM


def _same_unit(outer: KeptPlace, inner: KeptPlace) -> bool:
    """Whether a place is the first-order unit that another lies in."""
    if outer.precision != "admin1" or outer.country != inner.country:
        return False
    return inner.admin1 is not None and inner.admin1 in (outer.admin1, outer.name)


def _touch(one: KeptPlace, other: KeptPlace) -> bool:
    if not (_has_point(one) and _has_point(other)):
        return False
    return _apart_km(one, other) <= _radius_km(one) + _radius_km(other) + _SLACK_KM


def _apart_km(one: KeptPlace, other: KeptPlace) -> float:
    return distance_km(
        (one.latitude or 0.0, one.longitude or 0.0), (other.latitude or 0.0, other.longitude or 0.0)
    )


def _has_point(place: KeptPlace) -> bool:
    return place.latitude is not None and place.longitude is not None


def _radius_km(place: KeptPlace) -> float:
    if place.radius_km is not None:
        return place.radius_km
    return _UNKNOWN_RADIUS_KM.get(place.precision or "", 0.0)


def _precision_rank(place: KeptPlace) -> int:
    """The lower the more precise; an unresolved place is the least."""
    if place.precision in _PRECISIONS:
        return _PRECISIONS.index(place.precision)
    return len(_PRECISIONS)


def _relation_rank(relation: str | None) -> int:
    return _RELATIONS.index(relation) if relation in _RELATIONS else len(_RELATIONS)
