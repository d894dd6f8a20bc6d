"""ISO 3166 codes of countries: three letters to two and back."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def alpha_2_by_alpha_3() -> dict[str, str]:
    """The alpha-2 code of each alpha-3 code."""
    text = (files("situate.places") / "country_codes.tsv").read_text(encoding="utf8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["iso3"]: row["iso2"] for row in rows}


@lru_cache(maxsize=1)
def alpha_3_by_alpha_2() -> dict[str, str]:
    """The alpha-3 code of each alpha-2 code."""
    return {alpha_2: alpha_3 for alpha_3, alpha_2 in alpha_2_by_alpha_3().items()}
