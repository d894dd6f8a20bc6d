"""Candidates for the names of one group, narrowed by what their place word says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from situate.gazetteer.store import CLOSE_MATCHES, Candidate, Gazetteer
from situate.places.words import (
    AGREEING,
    LANDFORMS,
    WATERS,
    country_of_demonym,
    land_words,
    place_words,
)

_MOST = 400
_SHOWN = 0.98  # how alike a name is to the one that an entry is shown by
_DIRECTION = re.compile(
    r"(?i)^(?:(?:north|south)[\s-]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|greater|upper"
    r"|lower|rural)\s+"
)


def find_candidates(
    texts: Sequence[str], kind: str | None, countries: Sequence[str], gazetteer: Gazetteer
) -> list[Candidate]:
    """The entries that a place called by all of these names may be.

    With ``countries``, spellings that are only alike are sought inside them. Several names are
    renderings of one place: an entry that answers to two of them is preferred to all others.
    """
    found: dict[int, Candidate] = {}
    shared: set[int] = set()
    for text in texts:
        code = _land_of(text)
        land = gazetteer.country(code) if code else None
        if land is not None:
            return [Candidate(place=land, match="exact", similarity=1.0)]
        forms = [text] if kind in WATERS | LANDFORMS else _forms(text)
        for one in _look_up(forms, countries, gazetteer):
            known = found.get(one.place.key)
            if known is not None:
                shared.add(one.place.key)
            if known is None or known.similarity < one.similarity:
                found[one.place.key] = one
    if shared:
        found = {key: one for key, one in found.items() if key in shared}
    return narrow_by_kind(list(found.values()), kind, gazetteer)


def find_whole(whole: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    """The entries called by a name with its place word: "Sinjar mountains", not Sinjar."""
    if whole is None:
        return []
    found = gazetteer.candidates(whole, limit=_MOST)
    return [one for one in found if one.match == "exact" and one.place.feature != "settlement"]


def _land_of(text: str) -> str | None:
    """The country of "Syrian territory", "Iraqi soil"."""
    people, _, land = text.partition(" ")
    return country_of_demonym(people) if land in land_words() else None


def _look_up(
    forms: Sequence[str], countries: Sequence[str], gazetteer: Gazetteer
) -> list[Candidate]:
    """The whole name anywhere; else, inside the countries, also its bare part and its like."""
    found = gazetteer.candidates(forms[0], limit=_MOST)
    if found or not countries:
        return found
    for form in forms:
        found = gazetteer.candidates(form, country=tuple(countries), limit=_MOST)
        found = [one for one in found if one.match != "near-key"]  # in a text, more likely no place
        if found:
            return found
    return []


def _forms(text: str) -> list[str]:
    """The name, then without the place word and the direction that are part of it."""
    forms = [text]
    words = text.split()
    known = place_words()
    if len(words) > 1 and words[-1].lower() in known and known[words[-1].lower()] != "admin2":
        forms.append(" ".join(words[:-1]))
    if len(words) > 1 and words[0].lower() in known:
        forms.append(" ".join(words[1:]))
    for form in list(forms):
        bare = _DIRECTION.sub("", form)
        if bare != form:
            forms.append(bare)
    return forms


def narrow_by_kind(
    candidates: list[Candidate], kind: str | None, gazetteer: Gazetteer
) -> list[Candidate]:
    """Those whose type agrees with the place word; all if none does."""
    if kind is None or not candidates:
        return candidates
    wanted = AGREEING.get(kind, frozenset({kind}))
    agreeing = [one for one in candidates if one.place.feature in wanted]
    lands = [one for one in candidates if one.place.feature == "country"]
    if lands and not any(one.similarity >= _SHOWN for one in agreeing):
        return lands  # "a U.S. port" is no port called so
    if kind == "countryside":
        agreeing = [one for one in agreeing if one.place.feature == "admin1"] or agreeing
    if not agreeing and kind in WATERS | LANDFORMS:
        return [one for one in candidates if _is_whole_name(one, kind)]
    # No place word agrees: a spelling that is only alike would be a guess upon a guess.
    candidates = agreeing or [one for one in candidates if one.match in CLOSE_MATCHES]
    areas = any(one.place.feature != "settlement" for one in candidates)
    if agreeing or areas or kind != "admin1":
        return agreeing or candidates
    return _units_of_seats(candidates, gazetteer)


def _is_whole_name(candidate: Candidate, kind: str) -> bool:
    """True for a town that answers to a water's or landform's name: "Rice Lake", "Long Island"."""
    if candidate.match not in CLOSE_MATCHES:
        return False
    words = {word for word, of in place_words().items() if of == kind}
    holds_word = any(words & set(form.split()) for form in candidate.place.forms[:1])
    return holds_word or kind in LANDFORMS


def _units_of_seats(candidates: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """For a province that is called by its seat: the units in which such towns lie."""
    units = {
        one.place.admin1: Candidate(
            place=gazetteer.place(one.place.admin1), match=one.match, similarity=one.similarity
        )
        for one in sorted(candidates, key=lambda one: one.place.population or 0)
        if one.place.feature == "settlement" and one.place.admin1 is not None
    }
    return list(units.values()) or candidates
