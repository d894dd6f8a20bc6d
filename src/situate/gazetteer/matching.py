"""Which entries a name may mean: same spelling anywhere, like spelling inside a country.

The index of a gazetteer file proposes; the names of the entries decide.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import Indel

from situate.gazetteer.entries import GazetteerPlace
from situate.gazetteer.romanise import (
    count_consonants,
    fold,
    fold_whole,
    key_hashes,
    name_hashes,
    near_key_hashes,
    normalise,
    similarity,
    strip_articles,
)

# Least similarity of a spelling that is only alike: of one with the same consonants, of one with
# fewer than three of them (the second holds where the name is known to lie in a unit, which leaves
# few to confuse it with), and of one with one consonant more, less or other. Those are sought in a
# unit, or else only among towns that reports elsewhere write of: among all places of a country
# (held-out alternates of 23 countries) they found one place more for 20 invented ones.
LEAST_SIMILARITY = 0.8
_LEAST_SHORT, _LEAST_SHORT_IN_UNIT = 0.92, 0.85
_LEAST_NEAR = 0.78
_KNOWN_TOWN = 10_000
_FEW_CONSONANTS = 3
CLOSE_MATCHES = ("exact", "plain", "folded")
# Same spelling; but for articles; but for doubled letters and vowel pairs; but for "city", "state".
_SIMILARITIES = {"exact": 1.0, "plain": 0.98, "folded": 0.92, "generic": 0.9}
_SPELLINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("exact", normalise),
    ("plain", strip_articles),
    ("folded", fold_whole),
    ("generic", fold),
)
_ALTERNATE = 0.05  # less where a town's alternate name matches, not the one it is shown by
_COMPARED = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that a name may mean, how it matched and how alike it is.

    ``match`` is exact (same spelling), plain (but for articles), folded (but for doubled letters
    and vowel pairs), generic (but for "city", "province"), key (same consonants) or near-key (one
    consonant off).
    """

    place: GazetteerPlace
    match: str
    similarity: float


class PlaceIndex(Protocol):
    """The two indexes of a gazetteer file."""

    def find_by_name(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        """Entries with a name of one of these hashes (``index.hash_name``)."""

    def find_by_key(self, hashes: Iterable[int]) -> list[GazetteerPlace]:
        """Entries with a key of one of these hashes (``index.hash_key``)."""


def match_name(
    name: str, countries: frozenset[str] | None, index: PlaceIndex, *, unit: int | None = None
) -> tuple[Candidate, ...]:
    """The entries that a name may mean, best first; like spellings only inside ``countries``.

    With ``unit``, the key of an admin-1 unit, only it, what lies in it and what lies in no unit.
    """
    exact = [one for one in _find_exact(name, index) if _lies_in(one.place, countries, unit)]
    exact = [one for one in exact if one.match != "generic"] or exact
    found = exact or _find_alike(name, countries or frozenset(), index, unit)
    return tuple(sorted(found, key=rank_candidate))


def _find_exact(name: str, index: PlaceIndex) -> list[Candidate]:
    """Same spelling, or same but for articles, doubling and generic words."""
    found = [_match(name, place) for place in index.find_by_name(name_hashes(name))]
    return [one for one in found if one is not None]


def _match(name: str, place: GazetteerPlace) -> Candidate | None:
    """The place as a candidate by its best form; None if only the hash was the same."""
    for match, spell in _SPELLINGS:
        spelling = spell(name)
        fitting = [rank for rank, form in enumerate(place.forms) if spell(form) == spelling]
        if fitting:
            alternate = fitting[0] > 0 and place.feature == "settlement"
            alike = _SIMILARITIES[match] - (_ALTERNATE if alternate else 0.0)
            return Candidate(place=place, match=match, similarity=alike)
    return None


def _find_alike(
    name: str, countries: frozenset[str], index: PlaceIndex, unit: int | None
) -> list[Candidate]:
    """Spellings with the same consonants; else with one consonant off."""

    def find(hashes: Callable[[str, str], frozenset[int]]) -> list[GazetteerPlace]:
        wanted = [one for country in sorted(countries) for one in hashes(name, country)]
        return [one for one in index.find_by_key(wanted) if _lies_in(one, countries, unit)]

    short = count_consonants(name) < _FEW_CONSONANTS
    least = LEAST_SIMILARITY
    if short:
        least = _LEAST_SHORT if unit is None else _LEAST_SHORT_IN_UNIT
    found = _compare(name, find(key_hashes), "key", least)
    if found or short:
        return found
    near = find(near_key_hashes)
    if unit is None:
        near = [one for one in near if (one.population or 0) >= _KNOWN_TOWN]
    return _compare(name, near, "near-key", _LEAST_NEAR)


def _compare(name: str, places: list[GazetteerPlace], match: str, least: float) -> list[Candidate]:
    """Those of the places whose best spelling is alike enough."""
    owners: dict[str, list[GazetteerPlace]] = {}
    for place in places:
        for form in place.forms:
            owners.setdefault(form, []).append(place)
    nearest = process.extract(
        normalise(name), list(owners), scorer=Indel.normalized_similarity, limit=_COMPARED
    )
    best: dict[int, Candidate] = {}
    for form, _, _ in nearest:
        alike = similarity(fold(name), fold(form))
        if alike < least:
            continue
        for place in owners[form]:
            if place.key not in best or best[place.key].similarity < alike:
                best[place.key] = Candidate(place=place, match=match, similarity=alike)
    return list(best.values())


def _lies_in(place: GazetteerPlace, countries: frozenset[str] | None, unit: int | None) -> bool:
    """True inside the countries and the unit; what lies in none may be inside."""
    if unit is not None and place.key != unit and place.admin1 not in (unit, None):
        return False
    return countries is None or not place.countries or not countries.isdisjoint(place.countries)


def rank_candidate(candidate: Candidate) -> tuple[float, int]:
    """The order of candidates: best fit first."""
    return (-measure_fit(candidate), candidate.place.key)


def measure_fit(candidate: Candidate) -> float:
    """Similarity plus .04 a power of ten of people: measured best on news spellings."""
    place = candidate.place
    size = place.population or 100
    if not place.is_landmark and place.feature not in ("settlement", "admin1", "admin2", "country"):
        size = 50_000
    return candidate.similarity + 0.04 * math.log10(size)
