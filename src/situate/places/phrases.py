"""How the text around a place name places it: near, north of, in the east of, inside, also called.

Patterns over the characters before and after the name, in the name's own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from situate.language.analysis import AnalysedSentence
from situate.places.mentions import PlaceMention
from situate.places.words import place_words

COMPASS = (
    r"(?P<direction>(?:north|south)(?:ern)?[\s-]?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?"
    r"|east(?:ern)?|west(?:ern)?|central)"
)
_OF_THE = r"(?:the\s+)?(?:(?:city|town|village|district|province|governorate)\s+of\s+)?(?:the\s+)?"
_UNIT = r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)"
FAR = rf"(?P<distance>\d+(?:[.,]\d+)?)\s*-?\s*{_UNIT}(?:\s*\([^)]*\))?"
_OFFSET = re.compile(rf"(?i){FAR}\s+(?:to\s+the\s+)?{COMPASS}\s+of\s+{_OF_THE}$")
_DISTANCE = re.compile(rf"(?i){FAR}\s+(?:away\s+)?(?:from|outside|off)\s+{_OF_THE}$")
_SIDE = re.compile(rf"(?i)\b{COMPASS}\s+of\s+{_OF_THE}$")
_NEAR = re.compile(
    r"(?i)\b(?:near|nearby|outside|around|close\s+to|(?:on|in)\s+the\s+(?:outskirts|vicinity|suburbs"
    rf"|edge)\s+of|outskirts\s+of|off|next\s+to|adjacent\s+to)\s+{_OF_THE}$"
)
_PART_BEFORE = re.compile(
    rf"(?i)\b{COMPASS}(?:\s+(?:parts?|countryside|suburbs|outskirts|section|area|rural\s+areas)\s+"
    rf"of)?\s+{_OF_THE}$"
)
_COUNTRYSIDE_OF = re.compile(rf"(?i)\b(?:countryside|rural\s+areas)\s+(?:of|around)\s+{_OF_THE}$")
_PART_AFTER = re.compile(
    rf"(?i)^(?:['’]s)?\s+(?:{COMPASS}\s+)?(?P<rural>countryside|outskirts|suburbs)\b"
)
_INSIDE_AFTER = re.compile(
    r"(?i)^\s*,?\s*(?:which\s+(?:is|lies)\s+)?(?:a\s+\w+\s+)?(?:in|inside|within|,)\s+(?:the\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|north|south|east|west|north-?eastern|"
    r"north-?western|south-?eastern|south-?western|neighbou?ring|rural|war-torn)\s+)*"
    r"(?:(?:province|governorate|state|region|district|country)\s+of\s+)?$"
)
_BORDER = re.compile(
    r"(?i)\b(?:border|frontier|boundary)\s+(?:of|with|between|region\s+of|area\s+of)\s+"
    rf"(?:\w+\s+and\s+)?{_OF_THE}$"
)
_BORDER_AFTER = re.compile(
    r"(?i)^(?:['’]s)?\s*(?:-\s*\w+\s+)?(?:border|frontier)\b(?!\s+(?:guard|polic|force|crossing|gate|post))"
)
_OFFSHORE = re.compile(
    rf"(?i)\b(?:off|offshore)\s+(?:the\s+)?(?:{COMPASS}\s+)?(?:coast|shores?)\s+of\s+{_OF_THE}$"
)
_OFFSHORE_AFTER = re.compile(r"(?i)^(?:['’]s)?\s+(?:coast|shores?)\b")
_OFF = re.compile(r"(?i)\boff\s+(?:the\s+)?$")
# The two ends of a stretch: "between X and Y", "the road from X to Y", "the X-Y highway".
_BETWEEN = re.compile(rf"(?i)\bbetween\s+{_OF_THE}$")
_WAY = r"(?:roads?|highways?|motorways?|routes?|railways?|lines?)"
_WAY_FROM = re.compile(
    rf"(?i)\b{_WAY}\s+(?:(?:that|which)\s+)?(?:from|between|linking|links|connecting|connects|"
    rf"joining)\s+{_OF_THE}$"
)
_AND = re.compile(rf"(?i)^\s*(?:and|to|with)\s+{_OF_THE}$")
_DASH = re.compile(r"^\s*[-–]\s*$")
_WAY_AFTER = re.compile(rf"(?i)^\s*(?:international\s+|coastal\s+|desert\s+|main\s+)?{_WAY}\b")
_SIDE_FIRST = re.compile(rf"(?i){COMPASS}\s")
_COMMA = re.compile(r"^\s*,\s*$")
_KM_A_MILE = 1.609
_REACH = 80  # characters around a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a name is placed; ``direction`` is a compass word.

    ``relation`` is exact, near, part, border (on the border of it) or offshore (off its coast);
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
            relation="near",
            direction=name_direction(found["direction"]),
            distance_km=_kilometres(found),
        )
    if found := _DISTANCE.search(before):
        return Setting(relation="near", distance_km=_kilometres(found))
    if _OFFSHORE.search(before) or (_OFF.search(before) and _OFFSHORE_AFTER.match(after)):
        return Setting(relation="offshore")
    if _BORDER.search(before) or _BORDER_AFTER.match(after):
        return Setting(relation="border")
    if found := _PART_AFTER.match(after):
        named = found["direction"]
        direction = name_direction(named) if named else _direction_before(before)
        rural = found["rural"].lower() == "countryside"
        return Setting(relation="part" if rural else "near", direction=direction, rural=rural)
    if found := _PART_BEFORE.search(before):
        rural = "countryside" in found.group().lower()
        return Setting(relation="part", direction=name_direction(found["direction"]), rural=rural)
    if _COUNTRYSIDE_OF.search(before):
        return Setting(relation="part", rural=True)
    if found := _SIDE.search(before):
        return Setting(relation="near", direction=name_direction(found["direction"]))
    return Setting(relation="near") if _NEAR.search(before) else Setting()


def names_side(name: str) -> bool:
    """Whether a name begins with a compass word: Eastern Ghouta, South Kordofan."""
    return _SIDE_FIRST.match(name) is not None


def _direction_before(before: str) -> str | None:
    found = _PART_BEFORE.search(before)
    return name_direction(found["direction"]) if found else None


def name_direction(word: str) -> str:
    """The compass word of a direction: "North-Western" is northwest."""
    return re.sub(r"ern|[\s-]", "", word.lower())


def measure_km(number: str, unit: str) -> float:
    """The kilometres of "12", "1,200" or "2.5" (in some languages "2,5") and a unit."""
    grouped = re.fullmatch(r"\d{1,3},\d{3}", number) is not None
    value = float(number.replace(",", "" if grouped else "."))
    return value * (_KM_A_MILE if unit.lower().startswith("mi") else 1.0)


def _kilometres(found: re.Match[str]) -> float:
    return measure_km(found["distance"], found["unit"])


def find_stretches(text: str, mentions: Sequence[PlaceMention]) -> dict[int, int]:
    """For each mention that is one end of a stretch the other end, by their positions.

    "between X and Y", "the road from X to Y", "the X-Y highway".
    """
    ends: dict[int, int] = {}
    for index, (first, second) in enumerate(pairwise(mentions)):
        if first.sentence != second.sentence:
            continue
        before = text[max(0, first.start - _REACH) : first.start]
        link = text[end_of_phrase(text, first) : second.start]
        after = text[second.end : second.end + _REACH]
        is_way = _WAY_FROM.search(before) or _BETWEEN.search(before)
        if (is_way and _AND.match(link)) or (_DASH.match(link) and _WAY_AFTER.match(after)):
            ends[index], ends[index + 1] = index + 1, index
    return ends


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
