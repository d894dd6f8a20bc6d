"""Rules for years, decades, seasons and parts of years."""

from __future__ import annotations

from situate.times.building import mod_of, month_of, relation_of, whole, year_of
from situate.times.drafts import (
    Calendar,
    Draft,
    Meaning,
    Portion,
    Season,
    Years,
)
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import read_ordinal
from situate.times.words import NOT_BEFORE_YEARS, NUMBERED_THINGS, SEASONS


def _year(match: Match) -> list[Draft]:
    first, last = match.bounds("whole") if match.word("whole") else match.found.span()
    if not match.word("mod") and _counts_things(match):
        return []
    short = (match.word("year") or "").startswith(("'", "’"))
    meaning = Calendar(year=year_of(match), mod=mod_of(match), short=short)
    return [Draft(first=first, last=last, meaning=meaning)]


def _counts_things(match: Match) -> bool:
    """Whether the words before say that a number is no year: "Resolution 1701", "about 2000"."""
    start = match.found.start()
    before = match.sentence.words[max(0, start - 3) : start]
    if before and before[-1] in NOT_BEFORE_YEARS:
        return True
    if len(before) > 1 and len(before[-2]) == 4 and before[-2][0] == "0":
        return True  # "between 0600 and 1400"
    listed = before[-1:] in (("and",), (",",), ("or",)) and len(before) == 3
    return listed and before[0] in NUMBERED_THINGS


def _range(match: Match) -> list[Draft]:
    """Two years: "1914-18", "between 1939 and 1945"."""
    year = year_of(match)
    digits = match.words("other")[0]
    if year is None or _counts_things(match):
        return []
    other = year // 100 * 100 + int(digits) if len(digits) == 2 else int(digits)
    if other <= year or other - year > 200:
        return []
    first, last = match.found.span()
    return [
        Draft(first=first, last=match.bounds("year")[1], meaning=Calendar(year=year)),
        Draft(first=match.bounds("other")[0], last=last, meaning=Calendar(year=other), aside=True),
    ]


def _era(match: Match) -> list[Draft]:
    """Years before Christ, alone or two of them."""
    year = int(match.words("year")[0])
    first, last = match.found.span()
    season = match.word("season")
    meaning: Meaning = Calendar(year=year, month=month_of(match), era=True)
    if season is not None:
        meaning = Season(name=SEASONS[season], year=-year)
    if match.word("other") is None:
        return whole(match, meaning)
    other = Calendar(year=int(match.words("other")[0]), era=True)
    return [
        Draft(first=first, last=match.bounds("year")[1], meaning=meaning),
        Draft(first=match.bounds("other")[0], last=last, meaning=other),
    ]


def _decade(match: Match) -> list[Draft]:
    digits = match.words("decade")[0].strip("s'’")
    short = len(digits) < 4
    first = 1900 + int(digits) if short else int(digits)
    value = str(first // 10)
    return whole(
        match,
        Years(first=first, last=first + 9, value=value, mod=mod_of(match), short=short),
    )


def _century(match: Match) -> list[Draft]:
    number = read_ordinal(match.words("nth")[0])
    if number is None or number < 1:
        return []
    if match.word("tens") is not None:
        number += 20
    first = 100 * (number - 1)
    years = Years(
        first=max(first, 1), last=first + 99, value=f"{number - 1:02d}", mod=mod_of(match)
    )
    return whole(match, years)


def _season(match: Match) -> list[Draft]:
    name = SEASONS[match.words("season")[0]]
    season = Season(name=name, year=year_of(match), relation=relation_of(match), mod=mod_of(match))
    return whole(match, season)


def _portion(match: Match) -> list[Draft]:
    word = match.words("nth")[0]
    unit = {"half": "H", "quarter": "Q", "week": "W"}[match.words("unit")[0]]
    size = {"H": 2, "Q": 4, "W": 4}[unit]
    number = size if word in ("final", "last") else 2 if word == "latter" else read_ordinal(word)
    if number is None or not 1 <= number <= size + (unit == "W"):
        return []
    if unit == "W" and word == "last":
        number = -1
    portion = Portion(
        unit=unit,
        number=number,
        year=year_of(match),
        month=month_of(match),
        relation=relation_of(match),
    )
    return whole(match, portion)


RULES: tuple[Rule, ...] = tuple(
    make_rule(pattern, build)
    for pattern, build in (
        # years
        ("mod=<mod> (the? year)? year=<year>", _year),
        ("the? year year=<year>", _year),
        ("(?<=in|since|by|until|till|during) year=<year> (?!people)", _year),
        ("(?<=<yearword>) year=<year> (?!<plural>|<dash> <other>)", _year),
        ("year=<year> (<anydash>|to|and|through) other=<year> (?!<plural>)", _range),
        ("year=<year> (<dash>|/) other=<two> (?!<dash>|<unit>|<plural>|<anymonth>)", _range),
        ("(?<=<year> and|<year> to|<year> or) year=<year>", _year),
        ("(?<=\\() year=<year> (?=\\)|<closing>|<dash>)", _year),
        ("year=<year> (?=<closing>|$|('|’) s)", _year),
        (
            "(?<=the|'|’|s|a|an|its|his|her|their|our) year=<year> "
            "(?!<plural>|<unit>|<dash> <other>|%)",
            _year,
        ),
        ("^ year=<year> (?!<plural>|<dash>|<unit>|%)", _year),
        ("mod=<mod> year=<short>", _year),
        ("(?<=<yearword>|the|<dash>) year=<short>", _year),
        (
            "mod=<mod>? (month=<anymonth>|the? season=<season> of?)? "
            "year=(<integer>|<year>) era=<era>",
            _era,
        ),
        (
            "year=(<integer>|<year>) (<anydash>|to|and) other=(<integer>|<year>) era=<era>",
            _era,
        ),
        # decades and centuries
        ("mod=(the? (early|late|mid) <dash>?)? the? decade=<decade>", _decade),
        (
            "the? mod=(early|late|mid)? <dash>? tens=(twenty <dash>?)? nth=<nth> <dash>? century",
            _century,
        ),
        # seasons
        ("mod=<mod>? the? season=<season> (of|,)? year=<year>", _season),
        ("year=<year> season=<season>", _season),
        (
            "mod=<mod>? which=(last|this|next|that|this past|this coming|(the|that) "
            "(same|previous|following)) season=<season>",
            _season,
        ),
        ("mod=<mod> the? season=<season> (?!of)", _season),
        (
            "(?<=in|of|by|during|that|throughout|over|for|through|until|into) the season=<season> "
            "(?!of|<other>)",
            _season,
        ),
        ("(?<=in|by|during|until|since|and) season=<season> (?!of|<other>)", _season),
        (
            "season=<season> (?=(counter <dash>?)? (offensive|offensives|counteroffensive|campaign|"
            "fighting))",
            _season,
        ),
        # quarters, halves, weeks of a month
        (
            "the? nth=(<nth>|last|final|latter) unit=(half|quarter) of year=<year>",
            _portion,
        ),
        (
            "the? nth=(<nth>|last|final|latter) unit=(half|quarter) of "
            "which=(the|this|last|next|that|the (previous|following)) year",
            _portion,
        ),
        ("the nth=<nth> unit=(half|quarter) (?=<closing>|$|and|when|as|by|in)", _portion),
        ("nth=(first|second|third|fourth) <dash> unit=quarter (?=<other>)", _portion),
        ("the nth=(<nth>|last|final) unit=week of month=<anymonth> (,? year=<year>)?", _portion),
    )
)
