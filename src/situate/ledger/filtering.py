"""The one filter grammar: words of a command line or a URL become a Filter.

Keys are ``type``, ``actor``, ``area``, ``bbox``, ``since``, ``until``, ``status``, ``min-origins``
and ``text``. A key may stand several times, or hold alternatives parted by commas (all but
``area`` and ``text``); every key that is given must hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from situate.actors.registry import ActorRegistry
from situate.actors.sides import find_actor, members_of
from situate.errors import ConfigError
from situate.gazetteer.store import Gazetteer
from situate.ledger.areas import find_area
from situate.records import Area, Filter

KEYS = ("type", "actor", "area", "bbox", "since", "until", "status", "min-origins", "text")
STATUSES = ("asserted", "contested", "denied", "planned", "possible", "demanded", "threatened")
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterWords:
    """What names in a filter are looked up in; each is loaded only if such a name is used.

    ``countries`` are those of the ledger's events: of places of one name, the one there is meant.
    """

    types: Collection[str]
    gazetteer: Callable[[], Gazetteer]
    registry: Callable[[], ActorRegistry]
    countries: Callable[[], Collection[str]] = tuple


def make_filter(given: Mapping[str, Sequence[str]], words: FilterWords) -> Filter:
    """The filter that is meant.

    Raises:
        ConfigError: an unknown key, type, status, actor or area, or a value of the wrong form.
    """
    for key in given:
        if key not in KEYS:
            raise ConfigError(f"filter {key!r} is unknown; filters are {', '.join(KEYS)}")
    area, text = _only("area", given), _only("text", given)
    return Filter(
        types=_choose("type", given, sorted(words.types)),
        actors=_find_actors(_split("actor", given), words),
        area=None if area is None else _find_area(area, words),
        box=_parse_box(given.get("bbox", ())),
        since=_parse_day("since", _only("since", given)),
        until=_parse_day("until", _only("until", given)),
        statuses=_choose("status", given, STATUSES),
        min_origins=_parse_number(_only("min-origins", given)),
        text=_check_text(text),
    )


def _split(key: str, given: Mapping[str, Sequence[str]]) -> list[str]:
    parts = [part.strip() for value in given.get(key, ()) for part in value.split(",")]
    return [part for part in parts if part]


def _only(key: str, given: Mapping[str, Sequence[str]]) -> str | None:
    values = [value.strip() for value in given.get(key, ()) if value.strip()]
    if len(values) > 1:
        raise ConfigError(f"filter {key} stands {len(values)} times; give it once")
    return values[0] if values else None


def _choose(
    key: str, given: Mapping[str, Sequence[str]], known: Collection[str]
) -> tuple[str, ...]:
    chosen = _split(key, given)
    for value in chosen:
        if value not in known:
            raise ConfigError(f"{key} {value!r} is unknown; one of {', '.join(known)}")
    return tuple(dict.fromkeys(chosen))


def _find_actors(names: Sequence[str], words: FilterWords) -> tuple[str, ...]:
    """Registry ids of the actors that are named, and of all who are part of them."""
    if not names:
        return ()
    registry = words.registry()
    found = [
        member for name in names for member in members_of(find_actor(name, registry), registry)
    ]
    return tuple(dict.fromkeys(found))


def _find_area(text: str, words: FilterWords) -> Area:
    return find_area(text, words.gazetteer(), countries=words.countries())


def _parse_box(values: Sequence[str]) -> tuple[float, float, float, float] | None:
    if not values:
        return None
    text = ",".join(values)
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ConfigError(
            f"bbox {text!r} is no box; write west,south,east,north in degrees: 35,32,43,37.5"
        ) from None
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise ConfigError(f"bbox {text!r} lies off the globe, or its south is north of its north")
    return south, west, north, east


def _parse_day(key: str, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{key} {text!r} is no day; write YYYY-MM-DD") from None


def _parse_number(text: str | None) -> int:
    if text is None:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ConfigError(f"min-origins {text!r} is no number of origins; write 2, for example")
    return int(text)


def _check_text(text: str | None) -> str | None:
    if text is not None and len(text) > LONGEST_TEXT:
        raise ConfigError(f"text is {len(text)} characters long; search for at most {LONGEST_TEXT}")
    return text
