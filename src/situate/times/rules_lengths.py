"""Rules for durations, repeated times and times of day."""

from __future__ import annotations

from situate.times.building import whole
from situate.times.drafts import Draft, Hour, Length, Repeat
from situate.times.grammar import Match, Rule, make_rule
from situate.times.numbers import length_value, read_count
from situate.times.words import PARTS_OF_DAY, PLURAL_UNITS, UNITS, WEEKDAYS, ZONES

_REPEATS = {
    "hourly": "XXXX-XX-XXTXX",
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "yearly": "XXXX",
    "annually": "XXXX",
    "annual": "P1Y",
}
_EVERY = {
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "year": "XXXX",
}


def _length(match: Match, direction: int = 0) -> list[Draft]:
    word = match.words("unit")[0]
    count = read_count(match.words("count")) if match.word("count") else None
    if not match.word("count") and word not in PLURAL_UNITS:
        count = 1.0
    value = length_value(count, word)
    return whole(match, Length(value=value, unit=UNITS[word], count=count, direction=direction))


def _long(match: Match) -> list[Draft]:
    """month-long is one month, decades-long an unknown number of decades."""
    word = match.words("unit")[0]
    count = None if word in PLURAL_UNITS else 1.0
    return whole(match, Length(value=length_value(count, word), unit=UNITS[word], count=count))


def _past_length(match: Match) -> list[Draft]:
    return _length(match, -1)


def _next_length(match: Match) -> list[Draft]:
    return _length(match, 1)


def _repeat(match: Match) -> list[Draft]:
    return whole(match, Repeat(value=_REPEATS[match.words("set")[0]]))


def _every(match: Match) -> list[Draft]:
    unit = UNITS[match.words("unit")[0]]
    if match.word("count"):
        return whole(match, Repeat(value=length_value(read_count(match.words("count")), unit)))
    return whole(match, Repeat(value=_EVERY.get(unit, length_value(1, unit))))


def _per(match: Match) -> list[Draft]:
    return whole(match, Repeat(value=length_value(1, match.words("unit")[0])))


def _every_weekday(match: Match) -> list[Draft]:
    number = WEEKDAYS[match.words("weekday")[0]]
    return whole(match, Repeat(value=f"XXXX-WXX-{number + 1}"))


def _every_part(match: Match) -> list[Draft]:
    return whole(match, Repeat(value=f"XXXX-XX-XXT{PARTS_OF_DAY[match.words('part')[0]]}"))


def _clock(match: Match) -> list[Draft]:
    """4 p.m., 16:30, 5:30PM, 08:30 UTC, 0700 GMT, six o'clock."""
    word = match.words("clock")[0].replace(".", ":")
    hour, minute = _hour_minute(word)
    meridiem = match.word("meridiem")
    if meridiem is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if meridiem[0] == "p" else 0)
    if hour > 24 or minute > 59:
        return []
    said = set(match.words("zone")) - {"hours", "hrs"}
    zone = next((ZONES[word] for word in said if word in ZONES), "")
    if zone == "Z" and match.word("offset"):
        zone = _offset(match.words("offset"))
    return whole(match, Hour(value=f"{hour:02d}:{minute:02d}{zone}", zoned=bool(said)))


def _offset(words: tuple[str, ...]) -> str:
    """The hours and minutes behind "UTC", as ISO 8601 writes them: ``+03``, ``-04:30``."""
    hours, minutes = _hour_minute(words[1])
    sign = "+" if words[0] == "+" else "-"
    return f"{sign}{hours:02d}" + (f":{minutes:02d}" if minutes else "")


def _hour_minute(word: str) -> tuple[int, int]:
    if ":" in word:
        hour, minute = word.split(":")[:2]
        return int(hour), int(minute)
    if len(word) == 4 and word.isdecimal():
        return int(word[:2]), int(word[2:])
    if word.isdecimal():
        return int(word), 0
    return int(read_count((word,)) or 0), 0


def _part_of_day(match: Match) -> list[Draft]:
    return whole(match, Hour(value=PARTS_OF_DAY[match.words("part")[0]]))


def _early_hours(match: Match) -> list[Draft]:
    return whole(match, Hour(value="MO"))


_OFFSET = "offset=((\\+|<dash>) (<hour>|<clock>|<fourdigits>))?"
_ZONE = f"(zone=((hours|hrs)? (<zone>|local time?)|hours|hrs) {_OFFSET})"
_NAMED_ZONE = f"(zone=((hours|hrs)? (<zone>|local time)|hours|hrs) {_OFFSET})"
_BRACKETED_ZONE = f"\\( zone=(<zone>|local time) {_OFFSET} \\)"
_NOT_OLD = "(?!<dash>? old|ago|earlier|later|of age|into|ahead)"

RULES: tuple[Rule, ...] = tuple(
    make_rule(pattern, build)
    for pattern, build in (
        ("(?<=<figure>) (a|an) unit=<unit>", _per),
        (
            f"more=<more>? count=<count> <dash>? unit=<length> (<dash>? long)? {_NOT_OLD}",
            _length,
        ),
        ("count=(<numword>|<integer>) <other> unit=<units>", _length),
        ("unit=<unit> <dash> long", _long),
        (
            f"(?<=for|in|within|after|of|over|took|lasted|spent) unit=<units> {_NOT_OLD}",
            _length,
        ),
        ("(?<=over|through|throughout) the unit=<units> (?=<closing>|$|and)", _length),
        (
            "(?<!to|will) the? (last|past|previous|preceding) more=<more>? "
            "count=<count> unit=<unit>",
            _past_length,
        ),
        ("(the following|the? (next|coming)) more=<more>? count=<count> unit=<unit>", _next_length),
        ("the (past) unit=<unit>", _past_length),
        ("(?<=in|over|during|of) the? recent unit=<units>", _past_length),
        ("(?<=in|over|during|of) the (coming|next|following) unit=<units>", _next_length),
        ("(?<=in|over|during) the (last|past|previous) unit=<units>", _past_length),
        ("recent unit=<units>", _past_length),
        ("set=(hourly|daily|everyday|nightly|weekly|monthly|yearly|annually|annual)", _repeat),
        ("(every|each) unit=<unit>", _every),
        ("(every|each) count=(<count>|other) unit=<unit>", _every),
        ("(every|each) weekday=<weekday>", _every_weekday),
        ("(every|each) part=<part>", _every_part),
        ("per unit=<unit>", _per),
        (f"clock=<clock> meridiem=<meridiem>? {_ZONE}?", _clock),
        (f"clock=<clock> meridiem=<meridiem>? {_BRACKETED_ZONE}", _clock),
        (f"clock=<hour> meridiem=<meridiem> {_ZONE}?", _clock),
        (f"clock=<hour> meridiem=<meridiem> {_BRACKETED_ZONE}", _clock),
        (f"clock=<anyhours> {_NAMED_ZONE}", _clock),
        (f"clock=<anyhours> {_BRACKETED_ZONE}", _clock),
        ("(?<=at) clock=<hours>", _clock),
        (f"clock=<fourdigits> {_ZONE}?", _clock),
        ("(?<=in|into|during|until|till|by) the (early|small|wee) hours", _early_hours),
        ("clock=(<hour>|<numword>) o ('|’) clock", _clock),
        ("(?<=at) part=(night|nights)", _every_part),
        ("(?<=at) (about|around|nearly)? (early|late)? part=<part>", _part_of_day),
        (
            "(?<=before|after|around|until|since|by|toward|towards) "
            "part=(dawn|daybreak|sunrise|noon|"
            "midday|dusk|sunset|sundown|nightfall|midnight)",
            _part_of_day,
        ),
        ("(early|late)? in the (early|late)? part=<part> (hours)?", _part_of_day),
        ("(the|one) (early|late)? part=(morning|afternoon|evening|night) (hours)?", _part_of_day),
        ("(early|late) part=(morning|afternoon|evening|night)", _part_of_day),
        ("(?<=by|during|through) (the)? part=(night|daytime)", _part_of_day),
        ("(?<=in|during) part=(morning|afternoon|evening) (?=<other>)", _part_of_day),
        ("part=(noon|midnight|midday)", _part_of_day),
    )
)
