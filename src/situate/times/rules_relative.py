"""Rules for dates relative to the report's day or to the last date of the text."""

from __future__ import annotations

from situate.times.building import mod_of, relation_of, whole
from situate.times.drafts import Calendar, Draft, Reference, Shift, Weekday
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import read_count
from situate.times.words import PARTS_OF_DAY, UNITS, WEEKDAYS

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "overnight": 0}
_STEP = {"last": -1, "next": 1, "this": 0}
_TEXT_STEP = {"before": -1, "after": 1, "same": 0}
_SINCE = ("ago", "hence")
_BACK = ("earlier", "before", "previously", "prior", "ago")


def _day(match: Match) -> list[Draft]:
    """yesterday, today, tonight, overnight, with a part of the day ("yesterday morning")."""
    word = match.words("day")[0]
    hour = _part(match)
    if word in ("tonight", "overnight"):
        hour = "NI"
    count = -1 if word == "overnight" else _DAYS[word]
    return whole(match, Shift(unit="day", count=count), hour=hour)


def _two_days(match: Match) -> list[Draft]:
    count = 2 if "after" in match.found.group() or "tomorrow" in match.text() else -2
    return whole(match, Shift(unit="day", count=count))


def _part_of_day(match: Match) -> list[Draft]:
    """Last night, this morning, that afternoon, the next morning, early the next morning."""
    relation = relation_of(match)
    part = _part(match)
    if relation in _TEXT_STEP:
        shift = Shift(unit="day", count=_TEXT_STEP[relation], base="text")
    else:
        shift = Shift(unit="day", count=_STEP[relation or "this"])
    if relation == "next":
        shift = Shift(unit="day", count=1, base="text")
    return whole(match, shift, hour=part)


def _weekday(match: Match) -> list[Draft]:
    number = WEEKDAYS[match.words("weekday")[0]]
    hour = _part(match)
    if hour is None:
        hour = {"early": "MO", "late": "EV"}.get(next(iter(match.words("mod")), ""))
    return whole(match, Weekday(number=number, relation=relation_of(match)), hour=hour)


def _weekday_last(match: Match) -> list[Draft]:
    """Tuesday last week, Friday next week: the weekday inside that week."""
    number = WEEKDAYS[match.words("weekday")[0]]
    relation = relation_of(match)
    return whole(match, Weekday(number=number, relation=f"{relation} week"))


def _unit(match: Match) -> list[Draft]:
    """Last week, next month, this year, the previous day, the same day, that year."""
    unit = UNITS[match.words("unit")[0]]
    relation = relation_of(match)
    words = match.words("which")
    in_text = relation in _TEXT_STEP or (relation == "next" and words[0] == "the")
    step = _TEXT_STEP.get(relation or "same", 0) if relation != "next" else 1
    if in_text:
        return whole(match, Shift(unit=unit, count=step, base="text", mod=mod_of(match)))
    count = _STEP[relation or "this"]
    return whole(match, Shift(unit=unit, count=count, mod=mod_of(match)))


def _running_unit(match: Match) -> list[Draft]:
    """The end of the month, later in the year, by year's end: the unit that the text is in."""
    unit = UNITS[match.words("unit")[0]]
    return whole(match, Shift(unit=unit, count=0, base="text", mod=mod_of(match)))


def _so_far(match: Match) -> list[Draft]:
    """Earlier in the month: from its first day to the report's."""
    unit = UNITS[match.words("unit")[0]]
    return whole(match, Shift(unit=unit, count=0, base="text", mod="so-far"))


def _day_before(match: Match) -> list[Draft]:
    """The day before, the day after, the year previous: one unit from the last date."""
    unit = UNITS[match.words("unit")[0]]
    back = match.words("way")[0] in ("before", "earlier", "previous", "prior")
    return whole(match, Shift(unit=unit, count=-1 if back else 1, base="text"))


def _counted(match: Match) -> list[Draft]:
    """Three years ago, two days later, a couple of weeks earlier, weeks ago."""
    unit = UNITS[match.words("unit")[0]]
    way = match.words("way")[0]
    base = "report" if way in _SINCE else "text"
    count = read_count(match.words("count")) if match.word("count") else None
    if count is not None and count != int(count):
        unit, count = _finer(unit, count)
    if count is None:
        return whole(match, Shift(unit=unit, count=None, base=base, mod=_side(way)))
    sign = -1 if way in _BACK else 1
    return whole(match, Shift(unit=unit, count=sign * min(int(count), 10**7), base=base))


def _month_ago(match: Match) -> list[Draft]:
    """One year ago this month."""
    years = int(read_count(match.words("count")) or 1)
    return whole(match, Shift(unit="month", count=-12 * years))


def _part_before(match: Match) -> list[Draft]:
    """The evening before, the morning after: a day from the last date of the text."""
    count = -1 if match.words("way")[0] in ("before", "earlier") else 1
    return whole(match, Shift(unit="day", count=count, base="text"), hour=_part(match))


def _finer(unit: str, count: float) -> tuple[str, float]:
    """A count with a half in the next smaller unit: two and a half years are thirty months."""
    smaller = {"year": ("month", 12), "week": ("day", 7), "month": ("week", 4), "day": ("hour", 24)}
    finer, size = smaller.get(unit, (unit, 1))
    return finer, float(int(count * size))


def _side(way: str) -> str:
    return "before" if way in _BACK else "after"


def _past(match: Match) -> list[Draft]:
    return whole(match, Reference(value="PAST_REF"))


def _present(match: Match) -> list[Draft]:
    return whole(match, Reference(value="PRESENT_REF"))


def _future(match: Match) -> list[Draft]:
    return whole(match, Reference(value="FUTURE_REF"))


def _part(match: Match) -> str | None:
    word = match.word("part")
    return None if word is None else PARTS_OF_DAY[word]


def _year_end(match: Match) -> list[Draft]:
    unit = UNITS[match.words("unit")[0]]
    return whole(match, Shift(unit=unit, count=0, base="text", mod="late"))


def _weekend(match: Match) -> list[Draft]:
    return whole(match, Shift(unit="weekend", count=0, mod="recent"))


def _no_year(match: Match) -> list[Draft]:
    """A later date: nothing to compute."""
    return whole(match, Calendar())


_WHICH = (
    "(last|the last|this|next|this past|this coming|this same|that same|that|"
    "the (same|previous|following|next|preceding|current)|"
    "the very (same|next)|(the)? (coming|upcoming))"
)
_PARTS = "(early|late|earlier|later)?"

RULES: tuple[Rule, ...] = tuple(
    make_rule(pattern, build)
    for pattern, build in (
        (f"{_PARTS} day=(yesterday|today|tomorrow) part=<part>?", _day),
        ("day=(tonight|overnight)", _day),
        ("the day (before yesterday|after tomorrow)", _two_days),
        (f"{_PARTS} which={_WHICH} part=(morning|afternoon|evening|night)", _part_of_day),
        (
            "mod=(early|late|earlier|later)? which=(last|next|this|this past|this coming|"
            "the (following|previous|next|same)|that same|that)? weekday=<weekday> part=<part>?",
            _weekday,
        ),
        ("weekday=<weekday> which=(last|this|next) week", _weekday_last),
        ("weekday=<weekday> of? which=(last|this|next) week", _weekday_last),
        (
            f"mod=((earlier|later|late|early) in?|(the|at|by)? (end|beginning|start|middle|close|"
            f"rest) of)? which={_WHICH} unit=<calendar> (?!<dash>)",
            _unit,
        ),
        ("(of|in|for)? the entire unit=year", _running_unit),
        (
            "(the|at|by)? mod=(end|beginning|start|middle|close|rest|remainder) of the "
            "unit=<calendar>",
            _running_unit,
        ),
        ("earlier in the unit=(month|year)", _so_far),
        ("mod=(earlier|later|late|early) in the unit=<calendar>", _running_unit),
        ("(?<=over|during|at) the unit=weekend", _weekend),
        ("(the)? unit=(year|month|week) ('|’) s end", _year_end),
        ("(?<=before|by|until|at) unit=(year|month|week) <dash>? end", _year_end),
        (
            "the unit=<calendar> way=(before|after|previous|earlier|following)"
            " (?=<closing>|$|<dash>|and|when|in|on)",
            _day_before,
        ),
        ("count=<count> (year|years) ago this unit=month", _month_ago),
        (
            "the part=(morning|afternoon|evening|night) way=(before|after|earlier|following)"
            " (?=<closing>|$|<dash>|and|when|in|on|at|near|by)",
            _part_before,
        ),
        ("more=<more>? count=<count> unit=<unit> way=(ago|hence)", _counted),
        ("unit=<units> way=ago", _counted),
        (
            "more=<more>? count=<count> unit=<unit> way=(earlier|later|previously|afterwards)",
            _counted,
        ),
        (
            "more=<more>? count=<count> unit=<unit> way=(before|after|prior) (?=<closing>|$|when)",
            _counted,
        ),
        ("unit=<units> way=(earlier|later)", _counted),
        ("(more|most|very|only)? (recently|lately) (?!<dash>)", _past),
        ("(in|of)? the (recent|distant)? past (?!<count>|<unit>|<other>)", _past),
        ("(right|even|until|only)? now (?!<dash>)", _present),
        ("(currently|presently|nowadays|at present|at the moment)", _present),
        ("(?<=to|until) date (?=<closing>|$)", _present),
        ("the (near|foreseeable)? future", _future),
    )
)
