"""Rules for feasts and for dates of the Islamic and the Jalali calendar."""

from __future__ import annotations

from situate.times.building import mod_of, relation_of, whole, year_of
from situate.times.calendar_words import (
    CIVIL_FEASTS,
    EASTER_FEASTS,
    FEAST_SPELLINGS,
    ISLAMIC_FEASTS,
    ISLAMIC_MONTHS,
    JALALI_FEASTS,
    JALALI_MONTHS,
    NAMELIKE_MONTHS,
)
from situate.times.calendars import CALENDAR_YEARS
from situate.times.drafts import Draft, Feast, OtherDate
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import read_ordinal

_FEASTS = {*CIVIL_FEASTS, *EASTER_FEASTS, *ISLAMIC_FEASTS, *JALALI_FEASTS}
_SOLAR = frozenset({"sh", "shamsi", "ap", "hs", "solar"})


def _feast(match: Match) -> list[Draft]:
    name = _name_of(match.words("feast"))
    if name is None:
        return []
    number = read_ordinal(match.words("nth")[0]) if match.word("nth") else None
    meaning = Feast(
        name=name,
        year=year_of(match),
        day=number,
        relation=relation_of(match),
        mod=mod_of(match),
    )
    return whole(match, meaning)


def _name_of(words: tuple[str, ...]) -> str | None:
    """The feast that words name: the longest run of them that is one."""
    kept = [FEAST_SPELLINGS.get(word, word) for word in words if word not in ("'", "’", "s", "-")]
    if kept[-2:] == ["new", "year"] and len(kept) > 2:
        return "nowruz"
    for size in range(len(kept), 0, -1):
        for first in range(len(kept) - size + 1):
            name = " ".join(kept[first : first + size])
            if name in _FEASTS and (name != "eid" or not {"fitr", "adha"} & set(kept)):
                return name
    return None


def _islamic(match: Match) -> list[Draft]:
    return _date(match, "hijri", _islamic_month(match.words("month")))


def _islamic_month(words: tuple[str, ...]) -> int | None:
    kept = [word for word in words if word.isalpha() and word not in ("al", "ul", "el", "l")]
    prefix = {"zu": "dhu", "dhul": "dhu", "zul": "dhu", "dhi": "dhu", "zi": "dhu", "zil": "dhu"}
    first = {**prefix, "jamadi": "jumada"}.get(kept[0], kept[0])
    return ISLAMIC_MONTHS.get("".join((first, *kept[1:])))


def _jalali(match: Match) -> list[Draft]:
    return _date(match, "jalali", JALALI_MONTHS[match.words("month")[0]])


def _date(match: Match, calendar: str, month: int | None) -> list[Draft]:
    """A date of another calendar; names that are also a person's need its own year."""
    start = match.sentence.tokens[match.bounds("month")[0]].start
    if month is None or match.sentence.text[start].islower():
        return []
    word, year = match.word("day"), year_of(match)
    sure = year in CALENDAR_YEARS[calendar] or (word is not None and year is not None)
    if match.words("month")[-1] in NAMELIKE_MONTHS and not sure:
        return []
    day = None if word is None else int(word) if word.isdigit() else read_ordinal(word)
    return whole(
        match, OtherDate(calendar=calendar, year=year, month=month, day=day, mod=mod_of(match))
    )


def _year(match: Match) -> list[Draft]:
    """A year that is marked as one of another calendar: "1438 AH", "1399 SH"."""
    solar = not _SOLAR.isdisjoint(match.words("era"))
    return whole(match, OtherDate(calendar="jalali" if solar else "hijri", year=year_of(match)))


_MONTH_OF = "(the? (muslim|islamic)? (holy|fasting|sacred)? month of)?"
_FEAST = (
    "feast=(ramadan|ramadhan|ramazan|muharram|moharram|ashura|ashoura|arbaeen|arbain|mawlid"
    "|eid <dash>? <article>? <dash>? (fitr|adha)|eid"
    "|nowruz|newroz|nawroz|nowrooz|norouz|noruz|(persian|iranian|kurdish) new year"
    "|christmas (eve|day)?|boxing day|easter <weekday>?|(good|palm) <weekday>|ascension day"
    "|pentecost|whitsun|new year ('|’) s (eve|day))"
)
_MARK = "(ah|hijri (qamari|shamsi)?|sh|shamsi|ap|hs)?"
_OF_YEAR = f"(,|of|in)? (the year)? year=<year> {_MARK}"
_YEAR = f"({_OF_YEAR})?"
_IN = "(?<=in|since|until|till|during|from|of|by|last|for|and|to)"
_DAY = "the? day=(<dom>|<ordinal>) of?"

RULES: tuple[Rule, ...] = tuple(
    make_rule(pattern, build)
    for pattern, build in (
        (
            f"(?<!operation) (mod=<mod>|the nth=<nth> (and last)? day of)? {_MONTH_OF} "
            f"which=(last|this|next)? {_FEAST} ((,|of|in)? year=<year>)?",
            _feast,
        ),
        (
            "(?<=by|before|until|till|since|over|at|after|for|on) the? feast=(new year) "
            "(?=<closing>|$|and|the|holiday)",
            _feast,
        ),
        (f"{_DAY} {_MONTH_OF} month=<islamicmonth> {_YEAR}", _islamic),
        (f"mod=<mod>? {_MONTH_OF} month=<islamicmonth> {_OF_YEAR}", _islamic),
        (f"(mod=<mod>|{_IN}) {_MONTH_OF} month=<islamicmonth>", _islamic),
        (f"month=<islamicmonth> day=(<dom>|<ordinal>) , year=<year> {_MARK}", _islamic),
        (f"{_DAY} month=<jalalimonth> {_YEAR}", _jalali),
        (f"mod=<mod>? (the month of)? month=<jalalimonth> {_OF_YEAR}", _jalali),
        (f"(mod=<mod>|{_IN}) (the month of)? month=<jalalimonth>", _jalali),
        (f"month=<jalalimonth> day=(<dom>|<ordinal>) , year=<year> {_MARK}", _jalali),
        ("(the? year)? year=<year> era=(ah|hijri (qamari|shamsi)?|sh|shamsi|ap|hs)", _year),
    )
)
