"""What a gazetteer holds of each country, and whom it has from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Counts of one country: places of any feature, settlements, spellings that differ.

    ``imported`` counts the settlements that an import brought or knows too.
    """

    country: str
    places: int = 0
    settlements: int = 0
    names: int = 0
    imported: int = 0

    @property
    def is_coarse(self) -> bool:
        """True where no import brought a whole list of settlements.

        One that did knows nearly all that the default has: files of Who's On First for five
        countries know 99 % of what is there afterwards, OCHA's towns and quarters of Syria 81 %.
        The default alone lacks nearly all villages.
        """
        return 10 * self.imported <= 9 * self.settlements


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where places come from; ``attribution`` is the line that has to be shown with them."""

    id: int
    label: str
    licence: str
    attribution: str
