"""How the text around a place name places it: near, north of, in the east of, inside, also called.

Patterns over the characters before and after the name, in the name's own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from situate.language.analysis import AnalysedSentence
from situate.places.mentions import PlaceMention
from situate.places.words import place_words

_COMPASS = (
    r"(?P<direction>(?:north|south)(?:ern)?[\s-]?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?"
    r"|east(?:ern)?|west(?:ern)?|central)"
)
_OF_THE = r"(?:the\s+)?(?:(?:city|town|village|district|province|governorate)\s+of\s+)?(?:the\s+)?"
_UNIT = r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)"
_FAR = rf"(?P<distance>\d+(?:[.,]\d+)?)\s*-?\s*{_UNIT}(?:\s*\([^)]*\))?"
_OFFSET = re.compile(rf"(?i){_FAR}\s+(?:to\s+the\s+)?{_COMPASS}\s+of\s+{_OF_THE}$")
_DISTANCE = re.compile(rf"(?i){_FAR}\s+(?:away\s+)?(?:from|outside|off)\s+{_OF_THE}$")
_SIDE = re.compile(rf"(?i)\b{_COMPASS}\s+of\s+{_OF_THE}$")
_NEAR = re.compile(
    r"(?i)\b(?:near|nearby|outside|around|close\s+to|(?:on|in)\s+the\s+(?:outskirts|vicinity|suburbs"
    rf"|edge)\s+of|outskirts\s+of|off|next\s+to|adjacent\s+to)\s+{_OF_THE}$"
)
_PART_BEFORE = re.compile(
    rf"(?i)\b{_COMPASS}(?:\s+(?:parts?|countryside|suburbs|outskirts|section|area|rural\s+areas)\s+"
    rf"of)?\s+{_OF_THE}$"
)
_COUNTRYSIDE_OF = re.compile(rf"(?i)\b(?:countryside|rural\s+areas)\s+(?:of|around)\s+{_OF_THE}$")
_PART_AFTER = re.compile(
    rf"(?i)^(?:['’]s)?\s+(?:{_COMPASS}\s+)?(?P<rural>countryside|outskirts|suburbs)\b"
)
_INSIDE_AFTER = re.compile(
    r"(?i)^\s*,?\s*(?:which\s+(?:is|lies)\s+)?(?:a\s+\w+\s+)?(?:in|inside|within|,)\s+(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|north-?eastern|"
    r"north-?western|south-?eastern|south-?western|neighbou?ring|rural|war-torn)\s+)*"
    r"(?:(?:province|governorate|state|region|district|country)\s+of\s+)?$"
)
_COMMA = re.compile(r"^\s*,\s*$")
_KM_A_MILE = 1.609


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a name is placed: ``relation`` is exact, near or part; ``direction`` a compass word.

    ``distance_km`` is given with a direction ("10 km south of") or alone ("10 km from").
    """

    relation: str = "exact"
    direction: str | None = None
    distance_km: float | None = None
    rural: bool = False


def read_setting(text: str, sentence: AnalysedSentence, mention: PlaceMention) -> Setting:
    """What the words around a name say about where exactly the place meant lies."""
    before = text[sentence.start : mention.start]
    after = text[mention.end : sentence.end]
    if found := _OFFSET.search(before):
        return Setting(
            relation="near", direction=_compass(found["direction"]), distance_km=_kilometres(found)
        )
    if found := _DISTANCE.search(before):
        return Setting(relation="near", distance_km=_kilometres(found))
    if found := _PART_AFTER.match(after):
        named = found["direction"]
        direction = _compass(named) if named else _direction_before(before)
        rural = found["rural"].lower() == "countryside"
        return Setting(relation="part" if rural else "near", direction=direction, rural=rural)
    if found := _PART_BEFORE.search(before):
        rural = "countryside" in found.group().lower()
        return Setting(relation="part", direction=_compass(found["direction"]), rural=rural)
    if _COUNTRYSIDE_OF.search(before):
        return Setting(relation="part", rural=True)
    if found := _SIDE.search(before):
        return Setting(relation="near", direction=_compass(found["direction"]))
    return Setting(relation="near") if _NEAR.search(before) else Setting()


def _direction_before(before: str) -> str | None:
    found = _PART_BEFORE.search(before)
    return _compass(found["direction"]) if found else None


def _compass(word: str) -> str:
    return re.sub(r"ern|[\s-]", "", word.lower())


def _kilometres(found: re.Match[str]) -> float:
    number = float(found["distance"].replace(",", "."))
    return number * (_KM_A_MILE if found["unit"].lower().startswith("mi") else 1.0)


def find_containers(
    text: str, mentions: Sequence[PlaceMention]
) -> dict[int, tuple[tuple[int, bool], ...]]:
    """For each mention the later ones that are said to contain it, and whether by a word.

    "X in Y province" says so; "X, Y" may also be a list, so it only hints. Chains pass on: in
    "A, B, C" C contains both.
    """
    found: dict[int, list[tuple[int, bool]]] = {}
    for index in range(len(mentions) - 2, -1, -1):
        if mentions[index].sentence != mentions[index + 1].sentence:
            continue
        link = text[end_of_phrase(text, mentions[index]) : mentions[index + 1].start]
        stated = bool(_INSIDE_AFTER.match(link)) and not _COMMA.match(link)
        if stated or _COMMA.match(link):
            found[index] = [(index + 1, stated), *found.get(index + 1, [])]
    return {index: tuple(rows) for index, rows in found.items()}


def end_of_phrase(text: str, mention: PlaceMention) -> int:
    """The end of the name with the place word that follows it."""
    words = place_words()
    rest = re.match(r"\s+([\w-]+)(?:\s+([\w-]+))?", text[mention.end : mention.end + 40])
    if rest and rest[2] and f"{rest[1]} {rest[2]}" in words:
        return mention.end + rest.end()
    return mention.end + rest.end(1) if rest and rest[1] in words else mention.end
