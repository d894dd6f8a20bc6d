"""Rules for dates relative to the report's day or to the last date of the text."""

from __future__ import annotations

from situate.times.building import mod_of, relation_of, whole
from situate.times.drafts import Draft, Reference, Shift, Weekday
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import read_count
from situate.times.words import PARTS_OF_DAY, UNITS, WEEKDAYS

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_STEP = {"last": -1, "next": 1, "this": 0}
_TEXT_STEP = {"before": -1, "after": 1, "same": 0}
_SINCE = ("ago", "hence")
_BACK = ("earlier", "before", "previously", "prior", "ago")


def _day(match: Match) -> list[Draft]:
    """yesterday, today, tonight, overnight, with a part of the day ("yesterday morning")."""
    word = match.words("day")[0]
    hour = _part(match)
    if word == "tonight":
        hour = "NI"
    if word == "overnight":
        return whole(match, Shift(unit="day", count=-1, mod="overnight"), hour="NI")
    return whole(match, Shift(unit="day", count=_DAYS[word]), hour=hour)


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


def _night(match: Match) -> list[Draft]:
    """The night between two days: "overnight into Monday", "the night from Sunday to Monday"."""
    other = WEEKDAYS[match.words("other")[0]]
    opens = match.word("weekday")
    if opens is None or (WEEKDAYS[opens] + 1) % 7 == other:
        return whole(match, Weekday(number=other, night=True), hour="NI")
    first, second = match.bounds("weekday"), match.bounds("other")
    return [
        Draft(first=first[0], last=first[1], meaning=Weekday(number=WEEKDAYS[opens])),
        Draft(first=second[0], last=second[1], meaning=Weekday(number=other)),
    ]


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
    # "a week ago", without "more than", is that day of the week before (teaching set)
    about = match.word("more") not in (None, "only", "just", "exactly")
    exact = "exact" if (unit, count, way) == ("week", 1, "ago") and not about else None
    return whole(match, Shift(unit=unit, count=sign * min(int(count), 10**7), base=base, mod=exact))


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


_WHICH = (
    "(last|the last|this|next|this past|this coming|this same|that same|that|"
    "the (same|previous|following|next|preceding|current)|"
    "the very (same|next)|(the)? (coming|upcoming))"
)
_PARTS = "(early|late|earlier|later)?"
_NEXT_DAY = "other=<weekday> morning?"
_INTO = "(,? and)? (on|over)? into (early|the (early|small) hours of)?"

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
        ("mod=(early|late) on weekday=<weekday>", _weekday),
        (f"overnight (into|to) early? {_NEXT_DAY}", _night),
        (
            f"(overnight|(the|an)? night) (from|between|of|on)? weekday=<weekday> night?"
            f" (to|and|into|<anydash>) {_NEXT_DAY}",
            _night,
        ),
        (f"weekday=<weekday> (night|evening) {_INTO} {_NEXT_DAY}", _night),
        (f"late (on)? weekday=<weekday> {_INTO} {_NEXT_DAY}", _night),
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
        ("(?<=over|during|at|since|before|by) the unit=weekend", _weekend),
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
