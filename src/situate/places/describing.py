"""Where a bare place description lies: its readings looked up in a country and a province.

The stated province is a hard filter (but for what lies just beyond its edge), a stated larger place
a filter where it leaves anything; several renderings are one place. What matches weakly is left out
rather than guessed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.matching import CLOSE_MATCHES, Candidate, measure_fit
from situate.gazetteer.nearness import distance_km
from situate.gazetteer.store import Gazetteer
from situate.places.areas import LONGEST_OFFSET_KM, POINT_KINDS, Area, compose_area
from situate.places.containment import holds, lies_within
from situate.places.descriptions import AT, PlaceReading, read_description
from situate.places.lookup import narrow_by_kind
from situate.places.words import AGREEING, LANDFORMS, WATERS

_MOST = 400
_BEYOND_EDGE = 0.08  # less for it
_STAND_IN = 0.1  # less where the place only stands for one beside it
_BESIDE_KM = 10.0
_ENOUGH = 0.85
_SHARED = 0.05  # more for an entry that answers to two renderings
_BARE_UNIT = 0.15  # less for a province or district that is named without its word
_NEAR_BONUS = 0.25
_NEAR_KM = 50.0
_LONGEST_STRETCH_KM = 500.0
_ENDS = 6
_LEAST_RADIUS_KM = 5.0
# "Jordan River" is not Jordan: where such a place is unknown, its country is no answer.
_NO_COUNTRIES = POINT_KINDS | WATERS | LANDFORMS | {"settlement"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuestion:
    """What is asked: a description, and what is known of where it lies.

    ``countries`` are ISO alpha-2 codes, ``admin1`` the key of the province's entry, ``near`` a
    latitude and longitude.
    """

    description: str
    countries: tuple[str, ...] = ()
    admin1: int | None = None
    near: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """An entry that the description may mean, and the area meant.

    ``country`` is that of the question where the entry lies in several. ``score`` is 0 to 1: how
    alike the names are, less what speaks against the entry; ``fit`` orders the answers; ``reading``
    is how the description was read, ``match`` how the name matched.
    """

    place: GazetteerPlace
    area: Area
    country: str | None
    match: str
    score: float
    fit: float
    reading: PlaceReading


def find_described(
    question: PlaceQuestion, gazetteer: Gazetteer, *, limit: int = 10
) -> list[PlaceAnswer]:
    """The places that a description may mean, best first; empty if none is likely."""
    best: dict[int, PlaceAnswer] = {}
    for reading in read_description(question.description):
        if _is_needless(reading, best.values()):
            continue
        for answer in _answer(reading, question, gazetteer):
            known = best.get(answer.place.key)
            if known is None or known.fit < answer.fit:
                best[answer.place.key] = answer
    ordered = sorted(best.values(), key=lambda one: (-one.fit, one.place.key))
    return ordered[:limit]


def _is_needless(reading: PlaceReading, found: Iterable[PlaceAnswer]) -> bool:
    """True for a less literal reading where a more literal one is answered well."""
    if reading.stands_in:
        return any(one.score >= _ENOUGH for one in found)
    part = reading.setting.relation == "part"
    return part and any(one.match in ("exact", "plain") for one in found)


def _answer(
    reading: PlaceReading, question: PlaceQuestion, gazetteer: Gazetteer
) -> list[PlaceAnswer]:
    if (reading.setting.distance_km or 0.0) > LONGEST_OFFSET_KM:
        return []
    if reading.between:
        return _answer_between(reading, question, gazetteer)
    candidates = _find(reading, question, gazetteer)
    if reading.inside:
        candidates = _hold_inside(candidates, reading.inside, question, gazetteer)
    return [
        _make_answer(one, reading, question, _compose(one.place, reading)) for one in candidates
    ]


def _compose(place: GazetteerPlace, reading: PlaceReading) -> Area:
    """The area meant; of a place beside or in the entry no more is known than that."""
    area = compose_area(place, reading.setting, kind=reading.kind)
    if reading.stands_in and area.precision == "exact":
        return replace(area, precision="near", radius_km=max(area.radius_km, _BESIDE_KM))
    return area


def _find(reading: PlaceReading, question: PlaceQuestion, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates of all renderings; one that answers to two of them gains."""
    if reading.whole and reading.setting == AT:
        whole = _look_up(reading.whole, question, gazetteer)
        same = [one for one in whole if one.match in ("exact", "plain")]
        if same := _agreeing(same, reading.kind):
            return same
    found: dict[int, Candidate] = {}
    for name in reading.names:
        for one in _look_up(name, question, gazetteer):
            known = found.get(one.place.key)
            if known is None:
                found[one.place.key] = one
            else:
                best = max(known, one, key=attrgetter("similarity"))
                alike = min(1.0, best.similarity + _SHARED)
                found[one.place.key] = replace(best, similarity=alike)
    narrowed = narrow_by_kind(list(found.values()), reading.kind, gazetteer)
    return [
        one
        for one in narrowed
        if one.place.feature != "country" or reading.kind not in _NO_COUNTRIES
    ]


def _agreeing(candidates: Iterable[Candidate], kind: str | None) -> list[Candidate]:
    """Those of the type that a place word says."""
    wanted = AGREEING.get(kind, frozenset({kind})) if kind else None
    return [one for one in candidates if wanted is None or one.place.feature in wanted]


def _look_up(name: str, question: PlaceQuestion, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates in the countries and the province; else close names just beyond its edge."""
    countries = question.countries or None
    unit = question.admin1
    found = gazetteer.candidates(name, country=countries, admin1=unit, limit=_MOST)
    if unit is None:
        return found
    province = gazetteer.place(unit)
    inside = [one for one in found if lies_within(one.place, province)]
    if inside or province.box is None:
        return inside
    return [
        Candidate(
            place=one.place, match=one.match, similarity=round(one.similarity - _BEYOND_EDGE, 4)
        )
        for one in gazetteer.candidates(name, country=countries, limit=_MOST)
        if one.match in CLOSE_MATCHES and lies_within(one.place, province)
    ]


def _hold_inside(
    candidates: list[Candidate], outer: str, question: PlaceQuestion, gazetteer: Gazetteer
) -> list[Candidate]:
    """Those that lie in a larger place; if that holds none of them, those spelt as written.

    A country, or a province that is called like one ("Georgia"), holds them or they are no answer.
    """
    for reading in read_description(outer):
        areas = [one.place for one in _find(reading, question, gazetteer)]
        lands = [one for one in areas if one.feature in ("country", "admin1")]
        is_land = bool(areas) and areas[0].feature == "country"
        for area in lands if is_land else areas[:1]:
            if held := [one for one in candidates if holds(area, one.place)]:
                return held
        if areas:
            return [one for one in candidates if one.match in CLOSE_MATCHES and not is_land]
    return candidates


def _answer_between(
    reading: PlaceReading, question: PlaceQuestion, gazetteer: Gazetteer
) -> list[PlaceAnswer]:
    """The middle of the places named, chosen so that they lie close together."""
    ends: list[Candidate] = []
    for name in reading.names:
        found = [
            one
            for inner in read_description(name)
            if not inner.between
            for one in _find(inner, question, gazetteer)
        ]
        if reading.stands_in:
            found = [one for one in found if one.match in CLOSE_MATCHES]
        if found:
            ends.append(max(found[:_ENDS], key=lambda one: _fit_beside(one, ends)))
    if not ends or (len(ends) < len(reading.names) and not _is_enough(ends, reading)):
        return []
    points = [_point(one.place) for one in ends]
    middle = (_mean(lat for lat, _ in points), _mean(lon for _, lon in points))
    reach = max(distance_km(middle, point) for point in points)
    if reach > _LONGEST_STRETCH_KM / 2:
        return []
    area = Area(
        latitude=round(middle[0], 4),
        longitude=round(middle[1], 4),
        precision="near",
        radius_km=round(max(_LEAST_RADIUS_KM if len(ends) > 1 else 25.0, reach), 1),
    )
    weakest = min(ends, key=lambda one: one.similarity)
    main = Candidate(
        place=ends[0].place,
        match=weakest.match,
        similarity=weakest.similarity * _share(ends, reading),
    )
    return [_make_answer(main, reading, question, area)]


def _is_enough(ends: Sequence[Candidate], reading: PlaceReading) -> bool:
    """True where one end of a stated stretch is a town: the other lies not far from it."""
    return not reading.stands_in and all(one.place.feature == "settlement" for one in ends)


def _share(ends: Sequence[Candidate], reading: PlaceReading) -> float:
    """Less certain the more of the named places were not found."""
    return 1.0 - 0.2 * (len(reading.names) - len(ends)) / len(reading.names)


def _fit_beside(candidate: Candidate, others: Sequence[Candidate]) -> float:
    fit = _measure(candidate, None, is_whole=True)
    if others:
        fit -= distance_km(_point(candidate.place), _point(others[0].place)) / 100
    return fit


def _make_answer(
    candidate: Candidate, reading: PlaceReading, question: PlaceQuestion, area: Area
) -> PlaceAnswer:
    less = _STAND_IN if reading.stands_in else 0.0
    is_whole = reading.setting.relation != "part"
    fit = _measure(candidate, reading.kind, is_whole=is_whole) - less
    if question.near is not None:
        away = distance_km((area.latitude, area.longitude), question.near)
        fit += _NEAR_BONUS * math.exp(-away / _NEAR_KM)
    return PlaceAnswer(
        place=candidate.place,
        area=area,
        country=_choose_country(candidate.place, question),
        match=candidate.match,
        score=round(max(0.0, candidate.similarity - less), 3),
        fit=fit,
        reading=reading,
    )


def _choose_country(place: GazetteerPlace, question: PlaceQuestion) -> str | None:
    asked = [one for one in place.countries if one in question.countries]
    return next(iter((*asked, *place.countries)), None)


def _measure(candidate: Candidate, kind: str | None, *, is_whole: bool) -> float:
    """How well a candidate fits; a bare name, or a bridge, means the town, not its province."""
    is_unit = candidate.place.feature in ("admin1", "admin2")
    means_town = is_whole and (kind is None or kind in POINT_KINDS)
    return measure_fit(candidate) - (_BARE_UNIT if is_unit and means_town else 0.0)


def _point(place: GazetteerPlace) -> tuple[float, float]:
    return place.latitude, place.longitude


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
