"""Resolving the names of places in a report: which entry, where, how precise.

One sense a report: all mentions of a name with the same place word share an entry, and so do names
that the text gives as two renderings of one place. A weak hit stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from situate.gazetteer.romanise import normalise
from situate.gazetteer.store import Candidate, Gazetteer, GazetteerPlace
from situate.language.analysis import AnalysedSentence
from situate.places.aliases import add_alias_mentions
from situate.places.areas import POINT_KINDS, compose_area, compose_stretch
from situate.places.focus import (
    FOCUS_SHARE,
    Votes,
    count_votes,
    find_focus,
    guess_countries,
    tally_votes,
    vote,
)
from situate.places.groups import NameGroup, group_mentions
from situate.places.lookup import find_candidates, find_whole
from situate.places.mentions import PlaceMention, find_mentions
from situate.places.phrases import Setting, find_stretches, names_side, read_setting
from situate.places.ranking import Company, drop_namesakes, measure_size, score_candidate
from situate.records import Place, Report

_ROUNDS = 3
_PLAUSIBLE_MARGIN = 2.0
_CERTAIN_SIMILARITY = 0.85
_FAMOUS = 100_000
_NOTABLE = 15_000
_FEW_VOTES = 2.0


def resolve_places(
    report: Report,
    sentences: Sequence[AnalysedSentence],
    *,
    gazetteer: Gazetteer,
    homes: Mapping[str, float] | None = None,
) -> tuple[Place, ...]:
    """The named places of a report, in text order, resolved against the gazetteer.

    ``homes`` are votes for the countries (ISO codes) of the actors that the report names.
    """
    text = report.text
    votes = dict(count_votes(report, sentences, gazetteer))
    for country, weight in (homes or {}).items():
        votes[country] = votes.get(country, 0.0) + weight
    mentions = find_mentions(text, sentences, gazetteer=gazetteer)
    countries = guess_countries(votes, mentions, gazetteer)
    mentions = find_mentions(text, sentences, gazetteer=gazetteer, countries=countries)
    mentions = add_alias_mentions(text, sentences, mentions)
    mentions = [_settle_side(mention, gazetteer) for mention in mentions]
    settings = [read_setting(text, sentences[one.sentence], one) for one in mentions]
    groups = group_mentions(text, mentions, settings)
    _choose_all(groups, votes, gazetteer)
    owners = {index: group for group in groups for index in group.mentions}
    ends = {one: owners[other].chosen for one, other in find_stretches(text, mentions).items()}
    return tuple(
        _make_place(
            mention, owners[index], settings[index], gazetteer=gazetteer, end=ends.get(index)
        )
        for index, mention in enumerate(mentions)
    )


def _settle_side(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """The mention with its compass word as part of the name only where such a name is known."""
    if mention.side is None:
        return mention
    if mention.kind not in (None, "area", "countryside") or not find_whole(mention.side, gazetteer):
        return replace(mention, side=None)
    return replace(mention, whole=mention.side)


def _choose_all(groups: list[NameGroup], votes: Votes, gazetteer: Gazetteer) -> None:
    """Choose an entry for each group, in rounds, until the choices rest."""
    for group in groups:
        group.candidates = find_whole(group.whole, gazetteer) or find_candidates(
            group.texts, group.kind, (), gazetteer
        )
        group.chosen = max(
            group.candidates, key=partial(_guess, name=normalise(group.texts[0])), default=None
        )
    for _ in range(_ROUNDS):
        tally = tally_votes(groups, votes)
        focus = find_focus(tally)
        before = [group.chosen for group in groups]
        for number, group in enumerate(groups):
            if not any(one.match != "key" for one in group.candidates):
                inside = _container_countries(group, groups) or focus
                group.candidates = find_candidates(group.texts, group.kind, inside, gazetteer)
            _choose(number, groups, tally)
        if before == [group.chosen for group in groups]:
            break


def _guess(candidate: Candidate, *, name: str) -> float:
    """The first guess, without company: the largest, and rather one that is shown by the name."""
    other = name != candidate.place.forms[0]
    return measure_size(candidate.place) - 10 * (1 - candidate.similarity) - (1.0 if other else 0.0)


def _container_countries(group: NameGroup, groups: Sequence[NameGroup]) -> tuple[str, ...]:
    """Countries of the places that are said by a word to contain the group's."""
    return tuple(
        country
        for number, stated in sorted(group.containers)
        if stated and (chosen := groups[number].chosen) is not None
        for country in chosen.place.countries
    )


def _choose(number: int, groups: Sequence[NameGroup], tally: Votes) -> None:
    """Set the group's best candidate in the company of all other groups."""
    group = groups[number]
    containers = _resolved_containers(group, groups)
    candidates = _filter_contained(group.candidates, containers)
    contains = any(number in {outer for outer, _ in one.containers} for one in groups)
    inside = frozenset(
        one.place.key
        for one in candidates
        if any(_is_inside(one.place, outer) for outer, _ in containers)
    )
    if group.kind is None:
        candidates = drop_namesakes(candidates, contains_others=contains, inside=inside)
    name = normalise(group.texts[0])
    company = replace(
        _gather_company(number, groups, tally),
        inside=inside,
        contains=contains,
        shown=any(one.place.forms[0] == name for one in candidates),
    )
    scored = [(score_candidate(one, company, name), one) for one in candidates]
    scored.sort(key=lambda row: (-row[0], row[1].place.key))
    near = [one for score, one in scored if scored[0][0] - score <= _PLAUSIBLE_MARGIN]
    certain = [one for one in near if _is_certain(one, group, containers, tally)]
    group.chosen = certain[0] if certain else None
    group.alternatives = len(near) - 1 if certain else 0


def _resolved_containers(
    group: NameGroup, groups: Sequence[NameGroup]
) -> list[tuple[GazetteerPlace, bool]]:
    """The places that contain the group's, and whether a word says so.

    Countries or provinces in a row are a list, so a comma between two says nothing.
    """
    return [
        (outer.place, stated)
        for number, stated in sorted(group.containers)
        if (outer := groups[number].chosen) is not None
        and (stated or not _is_list(group, outer.place))
    ]


def _is_list(group: NameGroup, after: GazetteerPlace) -> bool:
    """True if the name may be one of a row of countries or of provinces: "Homs, Hama and Idlib"."""
    if any(one.place.feature == "country" for one in group.candidates):
        return True
    return after.feature == "admin1" and any(
        one.place.feature == "admin1"
        and one.place.key != after.key
        and one.place.countries == after.countries
        for one in group.candidates
    )


def _gather_company(number: int, groups: Sequence[NameGroup], tally: Votes) -> Company:
    """What the other groups say: shares of countries and units, and their points."""
    own = vote(groups[number])
    total = sum(tally.values()) - sum(own.values()) or 1.0
    units: Counter[int] = Counter()
    points: list[tuple[float, float]] = []
    for other, group in enumerate(groups):
        if other == number or group.chosen is None:
            continue
        place = group.chosen.place
        unit = place.key if place.feature == "admin1" else place.admin1
        if unit is not None:
            units[unit] += 1
        if place.feature in ("settlement", "admin1") or (place.radius_km or 999) <= 100:
            points.append((place.latitude, place.longitude))
    count = sum(units.values()) or 1
    return Company(
        countries={c: max(0.0, n - own.get(c, 0.0)) / total for c, n in tally.items()},
        units={unit: votes / count for unit, votes in units.items()},
        points=points,
    )


def _filter_contained(
    candidates: list[Candidate], containers: Sequence[tuple[GazetteerPlace, bool]]
) -> list[Candidate]:
    """Those inside what the text states to contain them, as far as any is."""
    for outer, stated in containers:
        inside = [one for one in candidates if _is_inside(one.place, outer)]
        if inside:
            candidates = inside
        elif stated and outer.feature in ("admin1", "country"):
            candidates = [one for one in candidates if one.place.feature != "settlement"]
    return candidates


def _is_inside(place: GazetteerPlace, outer: GazetteerPlace) -> bool:
    if place.key == outer.key:
        return False
    if outer.feature == "admin1":
        if place.admin1 is None and place.feature not in ("country", "continent", "admin1"):
            return _holds(outer, place)
        return place.admin1 == outer.key
    if outer.feature == "country":
        return outer.countries[0] in place.countries
    return False


def _holds(outer: GazetteerPlace, place: GazetteerPlace) -> bool:
    """Whether a point without a unit of its own lies in the box of one."""
    if outer.box is None or not set(outer.countries) & set(place.countries):
        return False
    south, west, north, east = outer.box
    return south <= place.latitude <= north and west <= place.longitude <= east


def _is_certain(
    candidate: Candidate,
    group: NameGroup,
    containers: Sequence[tuple[GazetteerPlace, bool]],
    tally: Votes,
) -> bool:
    """False for a weak hit: a loose spelling, or a small homonym outside the report's countries."""
    place = candidate.place
    contained = any(_is_inside(place, outer) for outer, _ in containers)
    if candidate.match == "key":
        # The spellings of a large city are known: what only sounds like it is another place.
        stated = (contained or bool(group.kind)) and (place.population or 0) < _FAMOUS
        return stated or candidate.similarity >= _CERTAIN_SIMILARITY
    if contained or place.feature not in ("settlement", "admin2"):
        return True
    total, own = sum(tally.values()), vote(group)
    population = place.population or 0
    support = tally.get(place.countries[0], 0.0) - own.get(place.countries[0], 0.0)
    if total < _FEW_VOTES:
        against = total > sum(own.values()) and support <= 0
        return population >= (_FAMOUS if against else _NOTABLE)
    share = support / total
    if group.kind in POINT_KINDS:
        return share >= FOCUS_SHARE  # the "X hospital" of another country's X is no clue
    return share >= FOCUS_SHARE / 2 or population >= _FAMOUS


def _make_place(
    mention: PlaceMention,
    group: NameGroup,
    setting: Setting,
    *,
    gazetteer: Gazetteer,
    end: Candidate | None,
) -> Place:
    if group.chosen is None:
        return Place(start=mention.start, end=mention.end, text=mention.text)
    entry = group.chosen.place
    if mention.side is not None and names_side(entry.name):
        setting = Setting()  # the side is part of the name: "eastern Ghouta"
    area = compose_stretch(entry, end.place) if end is not None else None
    area = area or compose_area(entry, setting, kind=group.kind)
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        id=entry.id,
        name=entry.name,
        latitude=area.latitude,
        longitude=area.longitude,
        feature=entry.feature,
        country=entry.countries[0] if entry.countries else None,
        admin1=_name_unit(entry, gazetteer),
        precision=area.precision,
        radius_km=area.radius_km,
        alternatives=group.alternatives,
    )


def _name_unit(entry: GazetteerPlace, gazetteer: Gazetteer) -> str | None:
    if entry.feature == "admin1":
        return entry.name
    return gazetteer.place(entry.admin1).name if entry.admin1 is not None else None
