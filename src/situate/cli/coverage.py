"""The notice that a report's country is known coarsely: by the default gazetteer's towns only."""

from __future__ import annotations

from collections import Counter

from situate.gazetteer import Gazetteer
from situate.records import Reading

_LEAST_PLACES = 2  # of a country in a reading, before it is one that the reading is about


class CoverageNotice:
    """Collects the countries that readings are about, and says which are known coarsely.

    Args:
        gazetteer: the one that the readings were made with.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._coarse: dict[str, bool] = {}

    def add(self, reading: Reading) -> None:
        """Count one reading: the country in focus is the one that most of its places lie in."""
        votes = Counter(
            place.country
            for place in reading.places
            if place.country and place.feature not in ("country", "continent")
        )
        for country, count in votes.most_common(1):
            if count >= _LEAST_PLACES:
                self.add_country(country)

    def add_country(self, country: str) -> None:
        """Count a country that is asked about."""
        if country not in self._coarse:
            self._coarse[country] = self._gazetteer.coverage(country).is_coarse

    def write(self) -> str | None:
        """The notice, or None where no country asks for one."""
        coarse = sorted(country for country, is_coarse in self._coarse.items() if is_coarse)
        if not coarse:
            return None
        return (
            f"the gazetteer is coarse for {', '.join(coarse)}: towns, but hardly a village; "
            "situate gazetteer import brings more"
        )
