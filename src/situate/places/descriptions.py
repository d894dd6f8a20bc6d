"""Reading a bare place description: "Ain Tarma town (Eastern Ghouta)", "10 km south of X".

Event data sets write places like this, without a sentence around them. A description has one or
several readings, the most literal first; each names one place, or the two ends of a stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from situate.places.phrases import COMPASS, FAR, Setting, measure_km, name_direction
from situate.places.words import described_words

_RURAL = r"(?:countryside|rural\s+areas?|hinterland)"
_PART = rf"(?:parts?|areas?|section|suburbs|outskirts|{_RURAL})"
_BETWEEN = re.compile(
    r"(?i)^(?P<head>.*?)\b(?:between\s+(?P<a>.+?)\s+and|from\s+(?P<c>.+?)\s+to)\s+(?P<b>.+)$"
)
_ROAD = re.compile(
    r"(?i)^(?:the\s+)?(?P<a>[^-–/]+?)\s*[-–]\s*(?P<b>[^-–/]+?)\s+(?:high)?(?:road|way)\b.*$"
)
_OFFSET = re.compile(
    rf"(?i)^(?P<head>.*?)\b(?:{FAR}\s+)?(?:to\s+the\s+)?{COMPASS}\s+(?:of|from)\s+(?P<name>.+)$"
)
_DISTANCE = re.compile(
    rf"(?i)^(?P<head>.*?)\b{FAR}\s+(?:away\s+)?(?:from|outside|off)\s+(?P<name>.+)$"
)
_NEAR = re.compile(
    r"(?i)^(?P<head>.*?)\b(?:near(?:by|\s+to)?|outside(?:\s+of)?|around|close\s+to|next\s+to|"
    r"adjacent\s+to|(?:(?:on|in)\s+)?(?:the\s+)?(?:outskirts|vicinity|suburbs|edge)\s+of)\s+"
    r"(?P<name>.+)$"
)
_INSIDE = re.compile(
    r"(?i)^(?P<head>.+?)(?:\s*,\s*|\s+)(?:in|inside|within)\s+(?:the\s+)?(?P<name>.+)$"
)
_OF_OUTER = re.compile(
    r"^(?P<head>.*[A-Z].*\s(?:neighbou?rhood|quarter|suburb|district|area|sector|camp|village))\s+of"
    r"\s+(?:the\s+)?(?P<name>.+)$"
)
_PART_OF = re.compile(
    rf"(?i)^(?:the\s+)?{COMPASS}?\s*(?P<part>{_PART})\s+(?:of|around)\s+(?P<name>.+)$"
)
_PART_AFTER = re.compile(
    rf"(?i)^(?P<name>.+?)(?:['’]s)?\s+{COMPASS}?\s*(?P<part>{_RURAL}|outskirts|suburbs)$"
)
_SIDE = re.compile(rf"(?i)^(?:the\s+)?{COMPASS}\s+(?P<name>.+)$")
_ASIDE = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<aside>[^()]+)\)\s*(?P<rest>[^()]*)$")
_OF = re.compile(r"(?i)^(?:the\s+)?(?P<word>[\w-]+(?:\s[\w-]+)?)\s+of\s+(?:the\s+)?(?P<name>.+)$")
_SPLIT = re.compile(
    r"\s*(?:/|\b(?:or|aka|formerly|previously|also(?:\s+(?:known|rendered|called|spelled|spelt"
    r"|written))?(?:\s+as)?)\b)\s*"
)
_LINKED = re.compile(r"\s*[-–]\s*")
_LONGEST = 300
AT = Setting()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReading:
    """One way to read a description.

    ``names`` are renderings of one place, or, if ``between``, the ends of a stretch (two) or the
    corners of an area; ``whole`` is the name with its place word; ``inside`` is a larger place said
    to hold it; ``stands_in`` is true where the place only stands for one beside or inside it that
    has a name of its own.
    """

    names: tuple[str, ...]
    whole: str | None = None
    kind: str | None = None
    setting: Setting = AT
    inside: str | None = None
    between: bool = False
    stands_in: bool = False


def read_description(description: str) -> tuple[PlaceReading, ...]:
    """The readings of a description, the most literal first.

    Empty if it holds no letters, or is so long that it is no description of a place.
    """
    text = " ".join(description.split()).strip(" ,;.")
    if len(text) > _LONGEST or not any(letter.isalpha() for letter in text):
        return ()
    aside = _ASIDE.match(text)
    if aside is None:
        return tuple(_read(text))
    whole = f"{aside['name']} {aside['rest']}".strip()
    held = [replace(one, inside=one.inside or aside["aside"]) for one in _read(whole)]
    same = [
        replace(one, stands_in=True) for one in _read(f"{aside['aside']} {aside['rest']}".strip())
    ]
    return (*held, *same)


def _read(text: str) -> list[PlaceReading]:
    """Stretches first, then offsets, then places in places, then plain names."""
    for read in (_read_stretch, _read_offset, _read_inside, _read_part):
        if found := read(text):
            return found
    return _read_name(text)


def _read_stretch(text: str) -> list[PlaceReading]:
    found = _BETWEEN.match(text)
    if found:
        ends = (found["a"] or found["c"], found["b"])
        return [_make_stretch(ends)]
    found = _ROAD.match(text)
    return [_make_stretch((found["a"], found["b"]))] if found else []


def _make_stretch(ends: tuple[str, ...]) -> PlaceReading:
    return PlaceReading(names=tuple(_strip_kind(end)[0] for end in ends), between=True)


def _read_offset(text: str) -> list[PlaceReading]:
    """What is near or some way off a named place; a name before it is tried first."""
    for pattern in (_OFFSET, _DISTANCE, _NEAR):
        found = pattern.match(text)
        if found is None:
            continue
        named = found.groupdict()
        direction = _compass(named.get("direction"))
        setting = Setting(relation="near", direction=direction, distance_km=_kilometres(named))
        beside = [
            replace(one, setting=setting, stands_in=bool(found["head"].strip(" ,")))
            for one in _read_name(found["name"])
        ]
        return [*_read_head(found["head"], found["name"]), *beside]
    return []


def _read_inside(text: str) -> list[PlaceReading]:
    found = _INSIDE.match(text) or _OF_OUTER.match(text)
    if found is None:
        return []
    outer = [replace(one, stands_in=True) for one in _read(found["name"])]
    return [*_read_head(found["head"], found["name"]), *outer]


def _read_head(head: str, outer: str) -> list[PlaceReading]:
    """The readings of a name in front of "near Y", "in Y"; none if it is a place word only."""
    head = head.strip(" ,")
    if not head or not any(letter.isupper() or letter.isdigit() for letter in head):
        return []
    if _strip_kind(head)[0].lower() in described_words():
        return []
    return [replace(one, inside=outer) for one in _read_name(head)]


def _read_part(text: str) -> list[PlaceReading]:
    """Parts: "northern X", "countryside of X", "X countryside"; the whole as a name first."""
    for pattern in (_PART_OF, _PART_AFTER, _SIDE):
        found = pattern.match(text)
        if found is None:
            continue
        part = (found.groupdict().get("part") or "").lower()
        name, side = found["name"], found["direction"]
        if side is None and (before := _SIDE.match(name)):
            name, side = before["name"], before["direction"]
        near = part in ("suburbs", "outskirts")
        setting = Setting(
            relation="near" if near else "part",
            direction=_compass(side),
            rural=bool(re.fullmatch(_RURAL, part)),
        )
        whole = _read_name(text) if pattern is _SIDE else []
        return [*whole, *(replace(one, setting=setting) for one in _read_name(name))]
    return []


def _read_name(text: str) -> list[PlaceReading]:
    """A name with its place word; "A/B" are renderings, "A-B" may also be corners of an area."""
    name, kind = _strip_kind(text)
    names = tuple(part for part in _SPLIT.split(name) if part)
    bare = tuple(dict.fromkeys(_strip_kind(part)[0] for part in names))
    readings = [PlaceReading(names=bare, whole=text if text != name else None, kind=kind)]
    place, _, outer = name.partition(",")
    if outer.strip():
        held = _strip_kind(place.strip())
        readings.append(PlaceReading(names=(held[0],), kind=held[1] or kind, inside=outer.strip()))
    corners = tuple(_strip_kind(part)[0] for part in _LINKED.split(name))
    if len(corners) > 1 and all(len(part) > 3 for part in corners):
        readings.append(PlaceReading(names=corners, between=True, stands_in=True))
    return readings


def _strip_kind(text: str) -> tuple[str, str | None]:
    """The name without its place word, and its kind: "X town", "city of X", "Mount X"."""
    text = re.sub(r"(?i)^the\s+", "", text.strip())
    kinds = described_words()
    found = _OF.match(text)
    if found and (kind := kinds.get(found["word"].lower())):
        return found["name"], kind
    words = text.split()
    for length in (3, 2, 1):
        tail = " ".join(words[-length:])
        if len(words) > length and (kind := kinds.get(tail.lower())):
            return " ".join(words[:-length]), kind
    if len(words) > 1 and (kind := kinds.get(words[0].lower())) in ("admin2", "admin1"):
        return " ".join(words[1:]), kind
    return text, None


def _compass(word: str | None) -> str | None:
    return name_direction(word) if word else None


def _kilometres(named: dict[str, str | None]) -> float | None:
    distance = named.get("distance")
    return measure_km(distance, named.get("unit") or "km") if distance is not None else None
