"""Which countries a report is about: votes of demonyms, the dateline and the places named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from situate.gazetteer.store import Gazetteer
from situate.language.analysis import AnalysedSentence
from situate.places.groups import NameGroup
from situate.places.mentions import PlaceMention
from situate.places.ranking import measure_size
from situate.places.words import country_of_demonym
from situate.records import Report

Votes = Mapping[str, float]
FOCUS_SHARE = 0.1  # of all votes
_MOST_FOCUS = 5
_WHOLE_VOTE = 1.0
_COUNTRY_VOTE = 2.0
_DATELINE_VOTE = 1.0
_DEMONYM_VOTE = 1.0


def count_votes(
    report: Report, sentences: Sequence[AnalysedSentence], gazetteer: Gazetteer
) -> Votes:
    """Votes for countries before any name is resolved: demonyms and the dateline."""
    votes: dict[str, float] = defaultdict(float)
    for sentence in sentences:
        for token in sentence.tokens:
            country = country_of_demonym(token.text)
            if country is not None:
                votes[country] += _DEMONYM_VOTE
    if report.dateline and report.dateline.place:
        _add_first_guess(votes, report.dateline.place, _DATELINE_VOTE, gazetteer)
    return votes


def guess_countries(
    votes: Votes, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """The countries with a whole vote, by what is known and the first guess for each name found."""
    guesses = defaultdict(float, votes)
    for text in sorted({mention.text for mention in mentions}):
        _add_first_guess(guesses, text, 1.0, gazetteer)
    return tuple(sorted(country for country, count in guesses.items() if count >= _WHOLE_VOTE))


def _add_first_guess(
    votes: dict[str, float], name: str, weight: float, gazetteer: Gazetteer
) -> None:
    """Vote for the countries of the largest place of a name."""
    found = gazetteer.candidates(name, limit=20)
    best = max(found, key=lambda one: measure_size(one.place), default=None)
    rivals = {country for one in found for country in one.place.countries}
    for country in best.place.countries if best else ():
        votes[country] += weight / len(rivals) ** 0.5


def find_focus(tally: Votes) -> tuple[str, ...]:
    """The leading countries, at most five, each with a tenth of the votes or more."""
    total = sum(tally.values()) or 1.0
    leading = sorted(tally, key=lambda country: (-tally[country], country))[:_MOST_FOCUS]
    return tuple(country for country in leading if tally[country] / total >= FOCUS_SHARE)


def tally_votes(groups: Sequence[NameGroup], votes: Votes) -> Votes:
    """The votes with those of the places chosen so far."""
    tally = defaultdict(float, votes)
    for group in groups:
        for country, weight in vote(group).items():
            tally[country] += weight
    return tally


def vote(group: NameGroup) -> dict[str, float]:
    """What a group says for countries; ambiguous names count for less."""
    if group.chosen is None:
        return {}
    place = group.chosen.place
    if place.feature == "country":
        return {place.countries[0]: _COUNTRY_VOTE}
    rivals = {country for one in group.candidates for country in one.place.countries}
    weight = 1 / max(1, len(rivals)) ** 0.5 / max(1, len(place.countries))
    return dict.fromkeys(place.countries, weight)
