"""Feasts and dates of the Islamic and the Jalali calendar in a text."""

from __future__ import annotations

import datetime as dt

import pytest
from test_find import read, show_days

from situate.times.calendars import days_of, easter_sunday, feast_days, hijri_day, jalali_day

DATES = """
It fell on 15 Ramadan 1438. | 15 Ramadan 1438 | 2017-06-10 | about
They met on the 9th of Dhu'l-Hijja, 1437 AH. | the 9th of Dhu'l-Hijja, 1437 AH | 2016-09-10 | about
They met on 5 Rabi' al-Awwal 1430. | 5 Rabi' al-Awwal 1430 | 2009-03-02 | about
It began in Jumada al-Thani 1438. | Jumada al-Thani 1438 | 2017-02-28..2017-03-28 | about
It began in Rajab 1438. | Rajab 1438 | 2017-03-29..2017-04-26 | about
They met on 3 Tir 1401. | 3 Tir 1401 | 2022-06-24 | day
The coup of 7 Saur 1357 failed. | 7 Saur 1357 | 1978-04-27 | day
It began in Khordad 1396. | Khordad 1396 | 2017-05-22..2017-06-21 | about
Crowds filled the square on 22 Bahman. | 22 Bahman | 2017-02-10 | day
He swore it in 1399 SH. | 1399 SH | 2020-03-20..2021-03-20 | about
They held it during Ramadan 2017. | Ramadan 2017 | 2017-05-27..2017-06-24 | about
They held it during Ramadan 1438. | Ramadan 1438 | 2017-05-27..2017-06-24 | about
It broke on Eid al-Fitr 2016. | Eid al-Fitr 2016 | 2016-07-06..2016-07-08 | about
It broke on the second day of Eid al-Adha. | the second day of Eid al-Adha | 2017-09-02 | about
They fled at the start of Ramadan. | the start of Ramadan | 2017-05-27..2017-06-04 | about
It fell on Nowruz 1395. | Nowruz 1395 | 2016-03-20 | day
It fell on Ashura 2016. | Ashura 2016 | 2016-10-11 | about
He was shot on Easter Sunday. | Easter Sunday | 2017-04-16 | day
He was shot on Good Friday 2015. | Good Friday 2015 | 2015-04-03 | day
Shells fell on Christmas Eve. | Christmas Eve | 2016-12-24 | day
Shells fell on New Year's Eve. | New Year's Eve | 2016-12-31 | day
They will meet by the New Year. | the New Year | 2018-01-01 | day
They will talk next Ramadan. | next Ramadan | 2018-05-16..2018-06-14 | about
"""


@pytest.mark.parametrize("row", DATES.strip().splitlines())
def test_dates_of_other_calendars_and_feasts_get_civil_days(row: str) -> None:
    text, expression, days, precision = row.split(" | ")
    (found,) = read(text)
    assert (found.text, show_days(found), found.precision) == (expression, days, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Some 3 Asad loyalists were buried.",
        "Mehr reported it first.",
        "Mr Hamal met Rajab and Shaban there.",
        "The Saur revolution failed.",
        "A new year began.",
    ],
)
def test_names_that_are_also_months_are_left_alone(text: str) -> None:
    assert read(text) == ()


def test_ramadan_is_the_coming_one_where_it_is_near_and_the_last_long_past() -> None:
    (found,) = read("They asked for a halt over Ramadan.", day=dt.date(2018, 5, 10))
    assert found.begin == dt.date(2018, 5, 16)


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2008, "2008-03-23"), (2011, "2011-04-24")]
)
def test_easter_falls_on_its_known_days(year: int, day: str) -> None:
    assert str(easter_sunday(year)) == day


def test_a_hijri_feast_may_come_twice_in_a_civil_year() -> None:
    assert len(feast_days("fitr", 2000)) == 2
    assert len(feast_days("nowruz", 2000)) == 1


def test_days_that_a_calendar_does_not_have_are_none() -> None:
    assert hijri_day(1438, 9, 30) is None
    assert hijri_day(1438, 9, 0) is None
    assert jalali_day(1402, 12, 30) is None
    assert days_of("jalali", 1402, 12, 30) is None


def test_before_the_tables_of_umm_al_qura_the_tabular_calendar_stands() -> None:
    assert str(hijri_day(1300, 1, 1)) == "1882-11-12"
