import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.collect.written_dates import find_dates, parse_day

MONTHS = "January February March April May June July August September October November December"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sept. 3, 2017", (2017, 9, 3)),
        ("3rd of September 2017", (2017, 9, 3)),
        ("Sunday, 3 September 2017", (2017, 9, 3)),
        ("3 JAN 90", (1990, 1, 3)),
        ("JUNE 11 89", (1989, 6, 11)),
        ("3-Jan-2012", (2012, 1, 3)),
        ("2017-09-03T14:05:00Z", (2017, 9, 3)),
        ("25/12/2017", (2017, 12, 25)),
        ("12.25.2017", (2017, 12, 25)),
        ("3/9/2017", (2017, None, None)),
        ("Sept. 3", (None, 9, 3)),
    ],
)
def test_common_forms_are_read(line, day):
    (found,) = find_dates(line)
    assert (found.year, found.month, found.day) == day
    assert (found.start, found.end) == (0, len(line))


@pytest.mark.parametrize(
    "line", ["May be", "1,234 people", "10:30 on", "in 2017", "+963 11 222 2017"]
)
def test_what_is_no_date_is_not_read(line):
    assert find_dates(line) == []


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_a_written_day_is_read_back(day):
    month = MONTHS.split()[day.month - 1]
    for line in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3].upper()} {day.day} {day.year}",
        day.isoformat(),
    ):
        assert parse_day(line) == day


@pytest.mark.parametrize(
    "stamp",
    [
        "2017-09-04T00:40:00+03:00",
        "2017-09-04T22:40:00Z",
        "2017-09-04 00:40:00 UTC",
        "Mon, 04 Sep 2017 00:40:00 +0300",
        "Mon Sep  4 00:40:00 2017",
        "Mon Sep 04 22:40:00 +0000 2017",
        "Monday 4 September 2017 00.40 BST",
        "00:40, 4 September 2017",
        "03:15 GMT, 4 September 2017",
        "12:40 a.m. local time on September 4, 2017",
        "Sept. 4, 2017 at 12:40 a.m. ET",
    ],
)
def test_a_stamp_has_the_day_that_it_names_in_its_own_zone(stamp):
    assert parse_day(stamp) == dt.date(2017, 9, 4)


@pytest.mark.parametrize(
    "text", ["", "soon", "2017-13-45", "31 February 2017", "Sept. 3", "3/9/2017"]
)
def test_what_names_no_day_is_unknown(text):
    assert parse_day(text) is None
