"""Calendar dates as a masthead or a dateline writes them ("Sept. 3, 2017", "3 JAN 90")."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from situate.dates import make_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+(?:the\s+)?)?"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d(?![\d:]))"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?:"
    r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<d1>{_DAY})(?:\s+of)?[ \-](?P<m1>{_MONTH})(?:[,،]?[ \-](?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>{_DAY})\b(?:\s?[,،]?\s*(?P<y2>(?:19|20)\d\d)"
    rf"|\s\d\d:\d\d:\d\d(?:\s[A-Z]{{3,4}}|\s[+-]\d{{4}})?\s(?P<y5>(?:19|20)\d\d)"
    rf"|\s(?P<y4>{_YEAR}))?"
    r"|(?P<n1>[0-3]?\d)(?P<separator>[./-])(?P<n2>[0-3]?\d)(?P=separator)(?P<y3>(?:19|20)\d\d)"
    r")(?![\w/])",
    re.IGNORECASE,
)
# "00:40", "0315 GMT", "3.15 a.m. local time," as they stand beside a date.
CLOCK = (
    r"(?:at\s)?(?:\d{1,2}[:.h]\d\d(?::\d\d)?|\d{4}(?=\s?(?:gmt|utc|hrs|hours|local|z\b))|\d{1,2}(?=\s?[ap]))"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:hrs|hours))?(?:\s?(?:gmt|utc|local(?:\stime)?|z\b|[a-z]{3,4}\b))?"
)
_IS_CLOCK = re.compile(rf"(?:{CLOCK}\s?,?(?:\s?on)?\s)?", re.IGNORECASE)
_SPACES = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date at ``[start, end)`` of a line; ``year`` is null where none is written.

    ``month`` and ``day`` are null for a number date that can be read both ways (3/9/2017).
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def resolve(self, published: dt.date | None = None) -> dt.date | None:
        """The day meant; a missing year is the one that puts it last before ``published``.

        One day after ``published`` is allowed, for clocks of another time zone.
        """
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return make_date(self.year, self.month, self.day)
        if published is None:
            return None
        latest = published + dt.timedelta(days=1)
        days = (make_date(year, self.month, self.day) for year in (latest.year, latest.year - 1))
        return next((day for day in days if day is not None and day <= latest), None)


def find_dates(line: str) -> list[WrittenDate]:
    """The dates in a short line, in order.

    A year of two digits is 1950-2049, as wire datelines of the last decades write it.
    """
    return [_read_match(match) for match in _DATE.finditer(_SPACES.sub(" ", line))]


def parse_day(text: str) -> dt.date | None:
    """The day of an ISO date or date-time, or of a date written in words with its year.

    It is the day that the stamp names, in its own zone; a clock may stand before it.
    """
    text = text.strip()
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        pass
    dates = find_dates(text[:60])
    if len(dates) != 1 or not _IS_CLOCK.fullmatch(text[: dates[0].start]):
        return None
    return dates[0].resolve()


def _read_match(match: re.Match[str]) -> WrittenDate:
    year: int | None
    month: int | None
    day: int | None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["n1"]:
        year, (month, day) = int(match["y3"]), _order_numbers(int(match["n1"]), int(match["n2"]))
    else:
        month = _MONTHS.index((match["m1"] or match["m2"])[:3].lower()) + 1
        day = int(re.sub(r"\D", "", match["d1"] or match["d2"]))
        year = _read_year(match["y1"] or match["y2"] or match["y4"] or match["y5"])
    return WrittenDate(start=match.start(), end=match.end(), year=year, month=month, day=day)


def _order_numbers(first: int, second: int) -> tuple[int | None, int | None]:
    if first > 12 >= second:
        return second, first
    if second > 12 >= first:
        return first, second
    return (first, second) if first == second else (None, None)


def _read_year(written: str | None) -> int | None:
    if not written:
        return None
    year = int(written.lstrip("'"))
    if year >= 100:
        return year
    return 2000 + year if year < 50 else 1900 + year
