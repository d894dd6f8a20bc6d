"""Rules for days and months of the calendar."""

from __future__ import annotations

from dataclasses import replace

from situate.times.building import full_year, mod_of, month_of, relation_of, whole, year_of
from situate.times.drafts import Calendar, Draft, Slashed
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import read_count, read_ordinal
from situate.times.words import MONTHS, NAMED_AFTER_DAYS, WEEKDAYS


def _day(match: Match, group: str = "day") -> int | None:
    word = match.word(group)
    if word is None:
        return None
    return int(word) if word.isdigit() else read_ordinal(word)


def _date(match: Match) -> list[Draft]:
    """One date; with the group ``other`` a second day of the same month (``June 10-12``)."""
    year, month, day = year_of(match), month_of(match), _day(match)
    following = match.sentence.words[match.found.end() : match.found.end() + 1]
    if year is None and day is not None and following and following[0] in NAMED_AFTER_DAYS:
        return []
    of_year = relation_of(match)
    back = {"last": 1, "next": -1}.get(of_year or "") if "year" in match.words("of") else None
    if match.word("count"):
        back = int(read_count(match.words("count")) or 1)
    named = match.word("weekday")
    meaning = Calendar(
        year=year,
        month=month,
        day=day,
        relation=of_year,
        mod=mod_of(match),
        weekday=None if named is None else WEEKDAYS[named],
        back=back,
    )
    if match.word("other") is None:
        return whole(match, meaning)
    other = Calendar(year=year, month=month, day=_day(match, "other"), relation=of_year)
    first, last = match.found.span()
    cut, until = match.bounds("other")
    if match.bounds("month")[0] < cut and match.bounds("day")[0] < cut:
        # the second day stands last: "June 10-12, 2017"
        head = max(match.bounds("month")[1], match.bounds("day")[1])
        return [
            Draft(first=first, last=head, meaning=meaning),
            Draft(first=cut, last=last, meaning=other),
        ]
    # the second day stands first: "3 and 5 May 2017"
    return [
        Draft(first=cut, last=until, meaning=other),
        Draft(first=match.bounds("day")[0], last=last, meaning=meaning),
    ]


def _months(match: Match) -> list[Draft]:
    """Two months that share a year: "from March to June 2016"."""
    year = year_of(match)
    first, last = match.found.span()
    end = match.bounds("other")
    other = Calendar(year=year, month=MONTHS[match.words("other")[0]])
    meaning = Calendar(year=year, month=month_of(match))
    return [
        Draft(first=first, last=end[1], meaning=other),
        Draft(first=match.bounds("month")[0], last=last, meaning=meaning),
    ]


def _days_of_months(match: Match) -> list[Draft]:
    """Two days that share a year: "26 June - 4 August 1952"."""
    year = year_of(match)
    opened = match.bounds("opens")
    first, last = match.found.span()
    other = Calendar(year=year, month=MONTHS[match.words("other")[0]], day=_day(match, "otherday"))
    meaning = Calendar(year=year, month=month_of(match), day=_day(match))
    if (other.month, other.day) > (meaning.month, meaning.day) and year is not None:
        other = replace(other, year=year - 1)  # "20 December to 3 January 1991"
    start = min(match.bounds("month")[0], match.bounds("day")[0])
    return [
        Draft(first=first, last=opened[1], meaning=other),
        Draft(first=start, last=last, meaning=meaning),
    ]


def _iso(match: Match) -> list[Draft]:
    year, month, day = (int(part) for part in match.text().split("-"))
    return whole(match, Calendar(year=year, month=month, day=day))


def _slash(match: Match) -> list[Draft]:
    parts = match.text().replace(".", "/").split("/")
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) >= 3:
        return whole(match, Calendar(year=one, month=two, day=three))
    year = full_year(three) if len(parts[2]) == 2 else three
    if "." in match.text():
        return whole(match, Calendar(year=year, month=two, day=one))
    return whole(match, Slashed(first=one, second=two, year=year))


_OF_YEAR = "of=(of? which=((the|that) same|that|this|last|next|the (previous|following)) year)?"

_WEEKDAY = "(weekday=<anyweekday> (,|the)?)?"

RULES: tuple[Rule, ...] = tuple(
    make_rule(pattern, build)
    for pattern, build in (
        ("<iso>", _iso),
        ("<slash>", _slash),
        # 3 January 1990, the 3rd of January, 3 JAN 90, Sunday 3 September
        (
            f"{_WEEKDAY} the? day=(<dom>|<ordinal>) of? month=<datemonth> (,|of)? "
            "year=(<year>|<short>)",
            _date,
        ),
        (f"{_WEEKDAY} day=<dom> month=<shortmonth> year=<two> (?!<other>|%)", _date),
        ("day=<dom> month=<anymonth> year=<two> (?=\\(|\\[|<closing>|<dash>|$)", _date),
        (
            f"{_WEEKDAY} the? day=(<dom>|<ordinal>) of? month=<anymonth> {_OF_YEAR} "
            "(?!be|have|not|die|<year>)",
            _date,
        ),
        # the third of January, 17 March three years ago
        (f"{_WEEKDAY} the day=<nth> of month=<anymonth> (,? year=<year>)?", _date),
        ("the? day=(<dom>|<ordinal>) of? month=<anymonth> count=<count> (year|years) ago", _date),
        # between 3 and 5 May 2017, 3-5 May
        (
            "other=(<dom>|<ordinal>) (<anydash>|and|to|or|/|until|till|through) the? "
            "day=(<dom>|<ordinal>) of? month=<anymonth> (,? year=<year>)?",
            _date,
        ),
        # Sept. 3, 2017; September 3rd; June 10-12, 2017; July 25 of that year
        (
            f"{_WEEKDAY} month=<datemonth> the? day=(<dom>|<ordinal>) (,|of)? year=<year>",
            _date,
        ),
        (f"{_WEEKDAY} month=<anymonth> the? day=(<dom>|<ordinal>) {_OF_YEAR}", _date),
        (
            "month=<anymonth> day=(<dom>|<ordinal>) (<anydash>|to|until|through|/) "
            "other=(<dom>|<ordinal>) (?!<anymonth>|%|<unit>) (,? year=<year>)?",
            _date,
        ),
        (
            "month=<anymonth> day=(<dom>|<ordinal>) (and|or) other=(<dom>|<ordinal>) "
            "(?=<closing>|$|were|was|in|at|near|by|with|as|when|while|and|after|before|the|<year>) "
            "(,? year=<year>)?",
            _date,
        ),
        # March 2016, the end of March 1917, February of 1940, January, 1918
        ("mod=<mod>? month=<anymonth> (,|of)? year=(<year>|<short>)", _date),
        (
            "other=<anymonth> (<anydash>|and|to|or|/|until|till|through) month=<anymonth> "
            "(,|of)? year=<year>",
            _months,
        ),
        # 26 June - 4 August 1952, from June 26 to August 4, 1952
        (
            "opens=(otherday=(<dom>|<ordinal>) of? other=<anymonth>) "
            "(<anydash>|and|to|until|till|through) the? "
            "day=(<dom>|<ordinal>) of? month=<anymonth> ,? year=<year>",
            _days_of_months,
        ),
        (
            "opens=(other=<anymonth> otherday=(<dom>|<ordinal>)) "
            "(<anydash>|and|to|until|till|through) "
            "month=<anymonth> day=(<dom>|<ordinal>) ,? year=<year>",
            _days_of_months,
        ),
        (f"mod=<mod> month=<anymonth> {_OF_YEAR}", _date),
        (f"month=<month> {_OF_YEAR}", _date),
        (
            "which=(last|this|next|(the|that) (previous|following|same)|that|this past|this coming)"
            " month=<anymonth>",
            _date,
        ),
        ("(?<=in|since|until|during|from) month=(<weakmonth>|<shortmonth>)", _date),
        # the 20th (of the month that the text is in)
        (
            "(?<=on|by|for|until|of|to|before|after|from|and|since) the day=<ordinal>"
            " (?!<other>|<dash>|<unit>|of|<anymonth>)",
            _date,
        ),
    )
)
