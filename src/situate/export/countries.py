"""Countries in the codes of ACLED (ISO numeric) and UCDP (Gleditsch and Ward's numbers).

ISO 3166 numbers are those of pycountry, names those of the actor registry (of the gazetteer where
it has none), Gleditsch and Ward's numbers checked against the list in the R package countrycode;
Serbia (345), Vietnam (816) and Yemen (678) have the numbers that UCDP goes on using.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from situate.actors.states import StateNames
from situate.text import fold_words

# UCDP's regions are ranges of Gleditsch and Ward's numbers.
_REGIONS = (
    (2, 165, "Americas"),
    (200, 395, "Europe"),
    (402, 626, "Africa"),
    (630, 698, "Middle East"),
    (700, 990, "Asia"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: ISO alpha-2 code, name, ISO number, Gleditsch and Ward's number if it has one."""

    code: str
    name: str
    numeric: int | None
    gleditsch_ward: int | None

    @property
    def region(self) -> str | None:
        """UCDP's region."""
        number = self.gleditsch_ward or 0
        return next((name for low, high, name in _REGIONS if low <= number <= high), None)


def find_country(code: str | None) -> Country | None:
    """The country of an ISO alpha-2 code."""
    return _by_code().get(code or "")


def find_by_number(numeric: int | None = None, *, gleditsch_ward: int | None = None) -> str | None:
    """The alpha-2 code of an ISO number, or of a number of Gleditsch and Ward."""
    for country in _by_code().values():
        if numeric is not None and country.numeric == numeric:
            return country.code
        if gleditsch_ward is not None and country.gleditsch_ward == gleditsch_ward:
            return country.code
    return None


def find_by_name(name: str) -> str | None:
    """The alpha-2 code of a country by a name that the actor registry knows or that is ours.

    A bracket behind it is left off: "DR Congo (Zaire)".
    """
    short = name.partition("(")[0].strip()
    known = {f.code for f in _states().forms_of(short) if f.form == "name"}
    return known.pop() if len(known) == 1 else _by_name().get(fold_words(short))


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Country]:
    text = (files("situate.export") / "countries.tsv").read_text(encoding="utf8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        row["code"]: Country(
            code=row["code"],
            name=row["name"],
            numeric=int(row["numeric"]) if row["numeric"] else None,
            gleditsch_ward=int(row["gleditsch_ward"]) if row["gleditsch_ward"] else None,
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def _states() -> StateNames:
    return StateNames.load()


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {fold_words(country.name): country.code for country in _by_code().values()}
