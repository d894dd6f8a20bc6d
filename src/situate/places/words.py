"""The word tables of the place stage: place words, cues, demonyms and directions."""

from __future__ import annotations

import csv
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from situate.text import word_set

# Compass words to (east, north) steps; central is the middle.
DIRECTIONS = {
    "north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0), "northeast": (1, 1),
    "northwest": (-1, 1), "southeast": (1, -1), "southwest": (-1, -1), "central": (0, 0),
}  # fmt: skip
# Kinds of water: a town of that name is no answer.
WATERS = frozenset({"river", "lake", "sea", "strait"})
# Kinds whose names are often a town's, too, but that are no reason to guess at its spelling.
LANDFORMS = frozenset({"mountain", "valley", "desert", "island", "plain", "forest", "park"})
# The entry types that a kind of place word agrees with.
AGREEING: dict[str, frozenset[str]] = {
    "settlement": frozenset({"settlement"}),
    "admin1": frozenset({"admin1"}),
    "admin2": frozenset({"admin2"}),
    "countryside": frozenset({"admin1", "settlement"}),
    "area": word_set("admin1 region valley plain desert mountain river lake island sea forest"),
    "facility": frozenset({"facility", "settlement", "road"}),
    "base": frozenset({"base", "facility"}),
    "camp": frozenset({"camp"}),
    "crossing": frozenset({"crossing", "facility"}),
    "desert": frozenset({"desert", "region"}),
    "valley": frozenset({"valley", "region", "river"}),
    "mountain": frozenset({"mountain", "region"}),
    "forest": frozenset({"forest", "park"}),
    "lake": frozenset({"lake"}),
}


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    text = (files("situate.places") / "place_words.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def place_words() -> dict[str, str]:
    """Each place word (lower case, one or two words) with its kind."""
    return {word: kind for kind, words in _tables()["kinds"].items() for word in words}


@lru_cache(maxsize=1)
def described_words() -> dict[str, str]:
    """The place words and those that are place words in a bare description only."""
    more = {word: kind for kind, words in _tables()["described"].items() for word in words}
    return place_words() | more


@lru_cache(maxsize=1)
def locative_words() -> frozenset[str]:
    """Prepositions after which a capitalised name is likely a place."""
    return frozenset(_tables()["cues"]["locative"])


@lru_cache(maxsize=1)
def taking_words() -> frozenset[str]:
    """Verbs whose object is as likely a place as a person: shell, capture, leave."""
    return frozenset(_tables()["cues"]["taking"])


@lru_cache(maxsize=1)
def land_words() -> frozenset[str]:
    """Words that with a demonym mean its country: "Syrian territory"."""
    return frozenset(_tables()["cues"]["lands"])


@lru_cache(maxsize=1)
def organisation_front() -> re.Pattern[str]:
    """What stands before a place in an organisation's name: "Islamic State of Iraq and the"."""
    heads = "|".join(re.escape(head) for head in _tables()["cues"]["organisation_heads"])
    return re.compile(rf"(?:{heads}) (?:of|in|for)(?: the)?(?: [A-Z]\w+ and)?(?: the)?\s*$")


@lru_cache(maxsize=1)
def organisation_words() -> frozenset[str]:
    """Capitalised words after a place name that make the whole an organisation's name."""
    return frozenset(_tables()["cues"]["organisation"])


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Names that name no place though they look like one (Islamic State, White House, months)."""
    return frozenset(_tables()["cues"]["not_places"])


def country_of_demonym(word: str) -> str | None:
    """The country of a demonym in any case: Syrian, SYRIANS; None for any other word."""
    return demonyms().get(word.title() if word.isupper() else word)


@lru_cache(maxsize=1)
def capitals() -> frozenset[int]:
    """The keys (GeoNames ids) of the capitals of countries."""
    return frozenset(int(row["capital"]) for row in _read_countries() if row["capital"])


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Each demonym (Syrian, Syrians) with its country's ISO code.

    Congolese and Dominican, which name two countries, go to the more populous one.
    """
    return {
        word: row["code"]
        for row in _read_countries()
        for word in row["demonyms"].split(";")
        if word
    }


def _read_countries() -> list[dict[str, str]]:
    text = (files("situate.places") / "countries.tsv").read_text(encoding="utf8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
