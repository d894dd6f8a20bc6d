"""Deciding which runs of words in a sentence are names of places.

The sizes are populations: how large a place must be for the gazetteer's word to count where the
model gave no label, or another one.
"""

from __future__ import annotations

import re

from situate.gazetteer.romanise import normalise
from situate.gazetteer.store import CLOSE_MATCHES, Gazetteer, GazetteerPlace
from situate.language.analysis import AnalysedSentence, Name
from situate.places.kinds import POSSESSIVES, after_locative, kind_after, kind_before
from situate.places.runs import JOINERS, capital_runs, is_capital, links, span_text
from situate.places.words import (
    country_of_demonym,
    land_words,
    not_places,
    organisation_words,
    place_words,
    taking_words,
)

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_NEARNESS = ("near", "outside")
_BARE_DIRECTION = re.compile(r"(?i)(north|south)?[\s-]?(east|west|north|south)?(ern|central)?")
_LONGEST_ACRONYM = 5
_TOWN_SIZE = 5_000
_KNOWN_SIZE = 15_000
_FAMOUS_SIZE = 100_000


class NameFinder:
    """Decides which runs of words in a sentence are names of places."""

    def __init__(self, gazetteer: Gazetteer, countries: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._countries = countries
        self._shouted = False

    def find(self, sentence: AnalysedSentence) -> list[tuple[int, int, str | None]]:
        """The spans of place names: first word, end, the model's label."""
        self._shouted = all(not token.text.islower() for token in sentence.tokens)
        runs = self._join(sentence, capital_runs(sentence))
        spans = [*self._described(sentence), *self._labelled(sentence, runs)]
        covered = {index for first, last, _ in spans for index in range(first, last)}
        for first, last in runs:
            if covered & set(range(first, last)):
                continue
            label = _label_at(sentence, first)
            located = (
                after_locative(sentence, first)
                or _goes_on(sentence, first, covered)
                or _is_object(sentence, first, last)
            )
            if label != "NORP" and self._is_cued(sentence, (first, last), label, located=located):
                spans.append((first, last, label))
                covered.update(range(first, last))
        return spans

    def _described(self, sentence: AnalysedSentence) -> list[tuple[int, int, str | None]]:
        """Demonyms with a place word that together are a name: "the Syrian desert"."""
        tokens, words = sentence.tokens, place_words()
        return [
            (token.index, token.index + 2, None)
            for token in tokens[:-1]
            if country_of_demonym(token.text)
            and (
                tokens[token.index + 1].text in land_words()
                or (
                    tokens[token.index + 1].text in words
                    and self._knows(span_text(sentence, token.index, token.index + 2))
                )
            )
        ]

    def _labelled(
        self, sentence: AnalysedSentence, runs: list[tuple[int, int]]
    ) -> list[tuple[int, int, str | None]]:
        """The model's place names, widened to the whole run where the gazetteer knows it."""
        spans: list[tuple[int, int, str | None]] = []
        for name in sentence.names:
            if name.label not in _PLACE_LABELS or _inside_organisation(sentence, name):
                continue
            first, last = _trim(sentence, name.first, name.last)
            for run_first, run_last in runs:
                wider = (
                    run_first <= first and last <= run_last and run_last - run_first > last - first
                )
                if wider and self._knows(span_text(sentence, run_first, run_last)):
                    first, last = run_first, run_last
            for part in self._split_pair(sentence, first, last):
                if part[0] < part[1] and self._may_be_place(span_text(sentence, *part)):
                    spans.append((*part, name.label))
        return spans

    def _split_pair(
        self, sentence: AnalysedSentence, first: int, last: int
    ) -> list[tuple[int, int]]:
        """The two ends of a road or line named by them: "Damascus-Aleppo"."""
        hyphens = [i for i in range(first + 1, last - 1) if sentence.tokens[i].text in ("-", "–")]
        if len(hyphens) == 1 and not self._knows(span_text(sentence, first, last)):
            ends = [(first, hyphens[0]), (hyphens[0] + 1, last)]
            if all(self._knows(span_text(sentence, *end)) for end in ends):
                return ends
        return [(first, last)]

    def _join(
        self, sentence: AnalysedSentence, runs: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Runs joined by "of", "and" or "the" where the gazetteer knows the whole name."""
        joined: list[tuple[int, int]] = []
        for first, last in runs:
            if joined and links(sentence, joined[-1][1], first):
                whole = (joined[-1][0], last)
                if self._knows(span_text(sentence, *whole)):
                    joined[-1] = whole
                    continue
            joined.append((first, last))
        return joined

    def _knows(self, text: str) -> bool:
        found = self._gazetteer.candidates(text, limit=1)
        return bool(found) and found[0].match in CLOSE_MATCHES

    def _may_be_place(self, text: str) -> bool:
        """False for demonyms, calendar words, amounts, bare directions and unknown acronyms."""
        named = text.title() if text.isupper() and len(text) > _LONGEST_ACRONYM else text
        if country_of_demonym(text) or named in not_places() or "$" in text:
            return False
        if _BARE_DIRECTION.fullmatch(text) or text.lower() in place_words():
            return False
        bare = text.replace(".", "")
        if len(bare) > _LONGEST_ACRONYM or not bare.isupper() or (self._shouted and len(bare) > 2):
            return len(bare) > 2
        found = self._gazetteer.candidates(text)
        features = {one.place.feature for one in found if not one.place.is_landmark}
        return "country" in features or (len(bare) > 2 and bool(features - {"settlement"}))

    def _is_cued(
        self,
        sentence: AnalysedSentence,
        span: tuple[int, int],
        label: str | None,
        *,
        located: bool,
    ) -> bool:
        """True if the context or the gazetteer makes a run of capitals a place."""
        first, last = span
        text = span_text(sentence, first, last)
        if sentence.tokens[last - 1].text in organisation_words() or not self._may_be_place(text):
            return False
        if kind_before(sentence, first) or (label is None and kind_after(sentence, last)):
            return True
        candidates = [
            one for one in self._gazetteer.candidates(text, limit=20) if one.match in CLOSE_MATCHES
        ]
        if label is None and first and sentence.tokens[first - 1].text.lower() in _NEARNESS:
            return True
        return any(self._is_evident(text, one.place, label, located=located) for one in candidates)

    def _is_evident(
        self, text: str, place: GazetteerPlace, label: str | None, *, located: bool
    ) -> bool:
        """True if an entry is so likely meant that no label of the model is needed."""
        size = place.population or 0
        inside = bool(self._countries.intersection(place.countries))
        known = inside and size >= _KNOWN_SIZE
        famous = size >= _FAMOUS_SIZE and normalise(text) == place.forms[0]
        if place.feature != "settlement" and not place.is_landmark:
            return located or (label is None and (inside or place.feature == "country"))
        if label in ("PERSON", "ORG"):
            return located and (known or (famous and " " not in text))
        if located:
            return size >= _KNOWN_SIZE or inside
        return famous or (inside and size >= _TOWN_SIZE)


def _is_object(sentence: AnalysedSentence, first: int, last: int) -> bool:
    """True for the object of a verb of force: "shelled X", "X was captured"."""
    for token in sentence.tokens[first:last]:
        if token.relation in ("obj", "nsubj:pass") and token.head >= 0:
            return sentence.tokens[token.head].lemma in taking_words()
    return False


def _goes_on(sentence: AnalysedSentence, first: int, covered: set[int]) -> bool:
    """True for the next member of a list of places: "around X and Y"."""
    index = first - 1
    while index >= 0 and sentence.tokens[index].text in (",", "and", "or"):
        index -= 1
    return first - 1 > index >= 0 and index in covered


def _label_at(sentence: AnalysedSentence, index: int) -> str | None:
    name = sentence.name_at(index)
    return name.label if name else None


def _trim(sentence: AnalysedSentence, first: int, last: int) -> tuple[int, int]:
    """The span without determiner, possessive, lower-case place words and directions."""
    tokens = sentence.tokens
    while first < last and (
        tokens[first].upos in ("DET", "PUNCT", "ADP")
        or (tokens[first].text.islower() and tokens[first].text not in JOINERS)
    ):
        first += 1
    while last > first and (
        tokens[last - 1].text in (*POSSESSIVES, ",", ".", "-")
        or (tokens[last - 1].text.islower() and tokens[last - 1].text in place_words())
    ):
        last -= 1
    return first, last


def _inside_organisation(sentence: AnalysedSentence, name: Name) -> bool:
    """True for a place name that is the front of an organisation's: "Aleppo Media Center"."""
    last = name.last
    words = organisation_words()
    while last < len(sentence.tokens) and is_capital(sentence.tokens[last]):
        if sentence.tokens[last].text in words:
            return True
        last += 1
    return False
