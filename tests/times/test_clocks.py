"""Nights, early hours and clocks of several zones: which day a report told past midnight means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.reader import anchor_of
from situate.records import Dateline, Report, Span, TimeExpression
from situate.times import Anchor, find_times

SUNDAY = dt.date(2021, 3, 14)
TUESDAY = dt.date(2021, 3, 16)


def read(
    text: str, *, day: dt.date | None = TUESDAY, latest: dt.date | None = None
) -> tuple[TimeExpression, ...]:
    anchor = Anchor(date=day, kind="published" if day else "none", latest=latest)
    return find_times(text, [Span(start=0, end=len(text))], anchor=anchor)


def show(found: TimeExpression) -> tuple[str, str | None, str]:
    days = str(found.begin) if found.begin == found.end_day else f"{found.begin}..{found.end_day}"
    return found.text, found.value, days


NIGHTS = """
They fled on Monday evening. | Monday evening | 2021-03-15TEV | 2021-03-15
They fled last night. | last night | 2021-03-15TNI | 2021-03-15
They fled late Sunday. | late Sunday | 2021-03-14TEV | 2021-03-14
They fled late on Sunday. | late on Sunday | 2021-03-14TEV | 2021-03-14
They fled overnight. | overnight | 2021-03-15TNI | 2021-03-15..2021-03-16
They fled overnight Sunday. | overnight Sunday | 2021-03-14TNI | 2021-03-14
They fled overnight into Monday. | overnight into Monday | 2021-03-14TNI | 2021-03-14..2021-03-15
They fled overnight from Sunday to Monday. | overnight from Sunday to Monday | 2021-03-14TNI \
| 2021-03-14..2021-03-15
They fled in the night between Sunday and Monday. | the night between Sunday and Monday \
| 2021-03-14TNI | 2021-03-14..2021-03-15
They fled on Sunday night and into Monday. | Sunday night and into Monday | 2021-03-14TNI \
| 2021-03-14..2021-03-15
Fires burned late Sunday into early Monday. | late Sunday into early Monday | 2021-03-14TNI \
| 2021-03-14..2021-03-15
They fled in the early hours of Monday. | the early hours of Monday | 2021-03-15TMO | 2021-03-15
They fled in the small hours of 9 March. | the small hours of 9 March | 2021-03-09TMO | 2021-03-09
They fled shortly after midnight on Monday. | midnight on Monday | 2021-03-15TNI | 2021-03-15
"""


@pytest.mark.parametrize("row", NIGHTS.strip().splitlines())
def test_a_night_has_the_days_that_the_text_names(row: str) -> None:
    text, expression, value, days = row.split(" | ")
    (found,) = read(text)
    assert show(found) == (expression, value, days)


CLOCKS = """
It fell at 2300 GMT on Sunday. | 2300 GMT on Sunday | 2021-03-14T23:00Z | 2021-03-14
It fell at 1900 UTC Tuesday. | 1900 UTC Tuesday | 2021-03-16T19:00Z | 2021-03-16
It fell at 3 a.m. local time on Monday. | 3 a.m. local time on Monday | 2021-03-15T03:00 \
| 2021-03-15
It fell at 0215 hours local time on Monday. | 0215 hours local time on Monday | 2021-03-15T02:15 \
| 2021-03-15
It fell at 02:15 (UTC+3) on Monday. | 02:15 (UTC+3) on Monday | 2021-03-15T02:15+03 | 2021-03-15
It fell at 02:15 GMT+04:30 on Monday. | 02:15 GMT+04:30 on Monday | 2021-03-15T02:15+04:30 \
| 2021-03-15
It fell at 02:15 (local time) on Monday. | 02:15 (local time) on Monday | 2021-03-15T02:15 \
| 2021-03-15
It fell at 9 p.m. EEST on Monday. | 9 p.m. EEST on Monday | 2021-03-15T21:00+03 | 2021-03-15
It fell at 10 p.m. Monday GMT. | 10 p.m. Monday GMT | 2021-03-15T22:00Z | 2021-03-15
It fell at 02:15 on Monday local time. | 02:15 on Monday local time | 2021-03-15T02:15 | 2021-03-15
It fell at 02:15 Manila time on Monday. | 02:15 Manila time on Monday | 2021-03-15T02:15 \
| 2021-03-15
"""


@pytest.mark.parametrize("row", CLOCKS.strip().splitlines())
def test_a_stated_zone_is_in_the_value_and_an_unstated_one_is_not(row: str) -> None:
    text, expression, value, days = row.split(" | ")
    (found,) = read(text)
    assert show(found) == (expression, value, days)


def test_a_zone_that_means_several_offsets_stays_unstated() -> None:
    (found,) = read("It fell at 02:15 IST on Monday.")
    assert show(found) == ("02:15 IST on Monday", "2021-03-15T02:15", "2021-03-15")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "at 2300 GMT on Sunday (0200 local time on Monday)",
            ["2021-03-14T23:00Z", "2021-03-15T02:00"],
        ),
        ("at 2 a.m. on Monday (2300 GMT)", ["2021-03-15T02:00", "2021-03-14T23:00Z"]),
        ("at 2300 GMT on Sunday (2 a.m.)", ["2021-03-14T23:00Z", "2021-03-15T02:00"]),
        ("at 11:45 p.m. on Sunday (2045 GMT)", ["2021-03-14T23:45", "2021-03-14T20:45Z"]),
        ("at 9 p.m. EST on Sunday (0200 GMT)", ["2021-03-14T21:00-05", "2021-03-15T02:00Z"]),
        (
            "at 2 a.m. (2300 GMT) on Monday",
            ["2021-03-15T02:00", "2021-03-14T23:00Z", "2021-03-15"],
        ),
        (
            "at 2300 GMT (0200 local time) on Monday",
            ["2021-03-14T23:00Z", "2021-03-15T02:00", "2021-03-15"],
        ),
    ],
)
def test_one_moment_told_by_two_clocks_may_have_two_dates(text: str, values: list[str]) -> None:
    assert [found.value for found in read(f"The raid began {text}.")] == values


def test_a_local_day_may_be_the_day_after_a_report_stamped_in_another_zone() -> None:
    local, utc = read("It fell at 1:30 a.m. local time on Monday (2230 GMT Sunday).", day=SUNDAY)
    assert (local.begin, utc.begin) == (dt.date(2021, 3, 15), SUNDAY)


def test_without_a_stated_clock_a_weekday_is_not_after_the_report() -> None:
    (found,) = read("It fell early Monday.", day=SUNDAY)
    assert found.begin == dt.date(2021, 3, 8)


def test_a_report_published_the_day_after_its_dateline_may_name_that_day() -> None:
    monday = dt.date(2021, 3, 15)
    (found,) = read("It fell shortly after midnight on Monday.", day=SUNDAY, latest=monday)
    assert found.begin == monday
    (before,) = read("It fell on Sunday evening.", day=SUNDAY, latest=monday)
    assert before.begin == SUNDAY
    (past,) = read("It fell on Tuesday.", day=SUNDAY, latest=monday)
    assert past.begin == dt.date(2021, 3, 9)


@pytest.mark.parametrize("text", ["It cost 2300 dollars.", "About 2250 men fled.", "Room 2315."])
def test_a_number_over_2200_is_no_clock_without_a_zone(text: str) -> None:
    assert read(text) == ()


def test_days_that_do_not_follow_each_other_are_no_night() -> None:
    found = read("They talked overnight from Sunday to Thursday.")
    assert [one.text for one in found] == ["Sunday", "Thursday"]


def test_without_a_day_of_report_a_night_keeps_its_weekday() -> None:
    (found,) = read("They fled overnight into Monday.", day=None)
    assert (found.value, found.begin) == ("XXXX-WXX-7TNI", None)


@given(
    hour=st.integers(0, 23),
    utc=st.integers(0, 23),
    weekday=st.sampled_from(["Sunday", "Monday", "Friday"]),
)
def test_two_clocks_are_never_more_than_a_day_apart(hour: int, utc: int, weekday: str) -> None:
    text = f"It fell at {hour:02d}:15 on {weekday} ({utc:02d}:15 GMT)."
    local, other = read(text)
    assert local.begin is not None
    assert other.begin is not None
    assert abs((local.begin - other.begin).days) <= 1
    ahead = (local.begin - other.begin).days * 24 + hour - utc
    assert -10 < ahead <= 14


@pytest.mark.parametrize(("published", "latest"), [(14, None), (15, 15), (16, None), (None, None)])
def test_only_the_day_after_the_dateline_is_one_that_the_report_may_name(
    published: int | None, latest: int | None
) -> None:
    report = Report(
        id="r",
        text="GAZA, March 14 -",
        dateline=Dateline(place="GAZA", date=SUNDAY, start=0, end=16),
        published=None if published is None else SUNDAY.replace(day=published),
    )
    anchor = anchor_of(report)
    assert (anchor.date, anchor.kind) == (SUNDAY, "dateline")
    assert anchor.latest == (None if latest is None else SUNDAY.replace(day=latest))
