"""What is found in a text, where it stands and what it means."""

from __future__ import annotations

import datetime as dt

import pytest

from situate.reader import RulesReader
from situate.records import Report, Span, TimeExpression
from situate.times import Anchor, find_times

SUNDAY = dt.date(2017, 9, 3)


def read(text: str, *, day: dt.date | None = SUNDAY) -> tuple[TimeExpression, ...]:
    anchor = Anchor(date=day, kind="none" if day is None else "dateline")
    return find_times(text, [Span(start=0, end=len(text))], anchor=anchor)


def values(text: str, *, day: dt.date | None = SUNDAY) -> list[tuple[str, str | None]]:
    return [(found.text, found.value) for found in read(text, day=day)]


def show_days(found: TimeExpression) -> str:
    """The days of an expression, as one day or as the first and the last."""
    if found.begin == found.end_day:
        return str(found.begin)
    return f"{found.begin}..{found.end_day}"


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The town fell on Sept. 3, 2016.", "Sept. 3, 2016", "2016-09-03"),
        ("Troops entered on 3 January 1990.", "3 January 1990", "1990-01-03"),
        ("HAVANA, 3 JAN 90 -- THE ARMY SAID", "3 JAN 90", "1990-01-03"),
        ("The log reads 2017-08-14 for it.", "2017-08-14", "2017-08-14"),
        ("They met on the 3rd of May, 2015.", "the 3rd of May, 2015", "2015-05-03"),
        ("It began on Tuesday, 4 April 2017.", "Tuesday, 4 April 2017", "2017-04-04"),
        ("They fled in March 2016.", "March 2016", "2016-03"),
        ("It was over by the end of March 2016.", "the end of March 2016", "2016-03"),
        ("The war began in 2014.", "2014", "2014"),
        ("It dates from the 1980s.", "the 1980s", "198"),
        ("Since the late 1990s they fought.", "the late 1990s", "199"),
        ("The siege began in mid-2015.", "mid-2015", "2015"),
        ("In early 2016 they returned.", "early 2016", "2016"),
        ("In the summer of 2014 it spread.", "the summer of 2014", "2014-SU"),
        ("In the second half of 2017 it ebbed.", "the second half of 2017", "2017-H2"),
        ("In the first quarter of 2016 it grew.", "the first quarter of 2016", "2016-Q1"),
        ("He was held during Ramadan 2016.", "Ramadan 2016", "2016"),
        ("Clashes broke out on Eid al-Adha 2016.", "Eid al-Adha 2016", "2016"),
        ("In the 19th century the fort was built.", "the 19th century", "18"),
        ("In the twenty-first century it decayed.", "the twenty-first century", "20"),
    ],
)
def test_an_explicit_date_has_its_extent_and_value(text: str, expression: str, value: str) -> None:
    assert (expression, value) in values(text)


RELATIVE = """
It fell today. | today | 2017-09-03 | 2017-09-03 | day
It fell yesterday. | yesterday | 2017-09-02 | 2017-09-02 | day
It fell last night. | last night | 2017-09-02TNI | 2017-09-02 | day
It fell overnight. | overnight | 2017-09-02TNI | 2017-09-02..2017-09-03 | about
It fell this morning. | this morning | 2017-09-03TMO | 2017-09-03 | day
It fell Tuesday. | Tuesday | 2017-08-29 | 2017-08-29 | day
It fell on Sunday. | Sunday | 2017-09-03 | 2017-09-03 | day
It fell last Sunday. | last Sunday | 2017-08-27 | 2017-08-27 | day
It fell last week. | last week | 2017-W34 | 2017-08-21..2017-08-27 | week
It fell a couple of weeks ago. | a couple of weeks ago | 2017-W33 | 2017-08-14..2017-08-20 | week
It fell three years ago. | three years ago | 2014 | 2014-01-01..2014-12-31 | year
It fell four months ago. | four months ago | 2017-05 | 2017-05-01..2017-05-31 | month
It fell ten days ago. | ten days ago | 2017-08-24 | 2017-08-24 | day
It fell last month. | last month | 2017-08 | 2017-08-01..2017-08-31 | month
It fell last year. | last year | 2016 | 2016-01-01..2016-12-31 | year
It fell earlier this month. | earlier this month | 2017-09 | 2017-09-01..2017-09-10 | about
It fell in May. | May | 2017-05 | 2017-05-01..2017-05-31 | month
It fell in November. | November | 2016-11 | 2016-11-01..2016-11-30 | month
It fell on 14 August. | 14 August | 2017-08-14 | 2017-08-14 | day
It fell early Sunday. | early Sunday | 2017-09-03TMO | 2017-09-03 | day
It fell at 4 p.m. on Friday. | 4 p.m. on Friday | 2017-09-01T16:00 | 2017-09-01 | day
It burned the past three months. | the past three months | P3M | 2017-06-03..2017-09-03 | about
It fell a week ago. | a week ago | 2017-W34 | 2017-08-27 | day
It fell more than a week ago. | more than a week ago | 2017-W34 | 2017-08-21..2017-08-27 | week
"""


@pytest.mark.parametrize("row", RELATIVE.strip().splitlines())
def test_a_relative_expression_counts_from_the_dateline(row: str) -> None:
    text, expression, value, days, precision = row.split(" | ")
    found = next(one for one in read(text) if one.text == expression)
    assert found.value == value
    assert show_days(found) == days
    assert (found.precision, found.anchor) == (precision, "dateline")


@pytest.mark.parametrize("word", ["recently", "in the past", "now", "several weeks ago"])
def test_a_vague_reference_has_no_day_of_its_own(word: str) -> None:
    (found,) = read(f"They left the camp {word}.")
    assert found.value in ("PAST_REF", "PRESENT_REF")
    assert word == "now" or (found.begin, found.precision) == (None, "none")


@pytest.mark.parametrize(
    "text",
    ["It fell yesterday.", "It fell on Tuesday.", "It fell last week.", "It fell 2 days ago."],
)
def test_without_a_day_of_report_relative_dates_stay_null(text: str) -> None:
    (found,) = read(text, day=None)
    assert (found.begin, found.end_day) == (None, None)
    assert (found.precision, found.anchor) == ("none", "none")


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("They rested for three hours.", "PT3H", "DURATION"),
        ("A two-week truce began.", "P2W", "DURATION"),
        ("The six-year war went on.", "P6Y", "DURATION"),
        ("They waited for several days.", "PXD", "DURATION"),
        ("The march took two and a half years.", "P2.5Y", "DURATION"),
        ("Shells fell every day.", "XXXX-XX-XX", "SET"),
        ("Shells fell daily.", "XXXX-XX-XX", "SET"),
        ("They met weekly.", "XXXX-WXX", "SET"),
        ("They marched every Friday.", "XXXX-WXX-5", "SET"),
    ],
)
def test_durations_and_sets_are_no_days(text: str, value: str, kind: str) -> None:
    (found,) = read(text)
    assert (found.value, found.type, found.begin) == (value, kind, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ten may die and others may march to the sea.",
        "MEN MAY MARCH AND MAY DIE.",
        "The second brigade took the hill.",
        "The sun sat low and he sat down.",
        "Resolution 1701 bound both sides.",
        "Under resolutions 1559 and 1701, they had to leave.",
        "Some 1500 people fled and 2000 soldiers stayed.",
        "They killed at least 1990 fighters.",
        "March to the bridge, he told them.",
        "The fall of the city came quickly.",
        "An august body of elders met.",
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert read(text) == ()


def test_two_days_of_one_month_are_two_expressions() -> None:
    assert values("It lasted from June 10-12, 2016.") == [
        ("June 10", "2016-06-10"),
        ("12, 2016", "2016-06-12"),
    ]
    assert values("Between 3 and 5 May they fought.") == [
        ("3", "2017-05-03"),
        ("5 May", "2017-05-05"),
    ]


def test_a_future_clause_takes_the_coming_day() -> None:
    assert values("They will meet on Tuesday.") == [("Tuesday", "2017-09-05")]
    assert values("Talks are scheduled for October 12.") == [("October 12", "2017-10-12")]


def test_the_nearest_verb_decides_between_past_and_future() -> None:
    assert values("Talks will go on next month, they said on Friday.") == [
        ("next month", "2017-10"),
        ("Friday", "2017-09-01"),
    ]
    assert values("Work should be completed in October.") == [("October", "2017-10")]


def test_the_weekend_is_the_one_before_a_working_day() -> None:
    wednesday = dt.date(2017, 8, 30)
    (found,) = read("They were arrested over the weekend.", day=wednesday)
    assert (found.value, found.begin) == ("2017-W34-WE", dt.date(2017, 8, 26))


def test_the_day_of_the_week_decides_the_year() -> None:
    assert values("It fell on Monday, Dec. 26.") == [("Monday, Dec. 26", "2016-12-26")]
    assert values("It fell on Monday, 29 Dec.") == [("Monday, 29 Dec.", "2014-12-29")]


def test_names_made_of_a_day_are_no_dates() -> None:
    assert values("The 19 April Movement met.") == []


def test_a_past_year_that_opens_a_sentence_is_the_year_of_what_follows() -> None:
    text = "In 2014, they took the city. In June they lost it."
    cut = text.index(" In June")
    found = find_times(
        text,
        [Span(start=0, end=cut), Span(start=cut + 1, end=len(text))],
        anchor=Anchor(date=SUNDAY, kind="dateline"),
    )
    assert [one.value for one in found] == ["2014", "2014-06"]


def test_minutes_and_hours_ago_are_about_the_day_itself() -> None:
    (found,) = read("It blew up a few minutes ago.")
    assert (found.begin, found.precision) == (SUNDAY, "about")


def test_a_military_clock_is_no_year() -> None:
    assert values("It lasted between 0600 and 1400.") == [("0600", "2017-09-03T06:00")]


def test_what_is_relative_to_the_text_counts_from_its_last_date() -> None:
    found = read("The bridge fell on 14 August. Two days later the road was cut.")
    assert [(one.value, one.anchor) for one in found] == [
        ("2017-08-14", "dateline"),
        ("2017-08-16", "previous"),
    ]
    found = read("It began on 3 May 2016. The same day the fort was hit; the next day it fell.")
    assert [one.value for one in found] == ["2016-05-03", "2016-05-03", "2016-05-04"]


HISTORY = (
    "The war began on 5 March 1951. In April the valley was lost. On 20 December a truce "
    "was signed, but in January it broke. The following year, in 1953, peace came. "
    "Talks of 1954 and 1955 failed."
)


@pytest.mark.parametrize("day", [None, SUNDAY])
def test_a_history_completes_dates_from_the_last_date_of_the_text(day: dt.date | None) -> None:
    found = {one.text: one for one in read(HISTORY, day=day)}
    assert found["April"].value == "1951-04"
    assert found["20 December"].value == "1951-12-20"
    assert found["January"].value == "1952-01"
    assert found["January"].anchor == "previous"


def test_figures_with_slashes_are_read_only_where_one_order_is_meant() -> None:
    assert values("Filed 28/08/2017 by the desk.") == [("28/08/2017", "2017-08-28")]
    assert values("Filed 09/01/2017 by the desk.") == [("09/01/2017", "2017-09-01")]
    assert values("Filed 03/04/2012 by the desk.") == [("03/04/2012", None)]


def test_a_month_in_capitals_is_read_beside_a_number() -> None:
    assert ("MAY 12", "2017-05-12") in values("TEN SOLDIERS WERE KILLED ON MAY 12 IN THE NORTH.")


def test_a_leap_day_without_a_year_falls_into_a_leap_year() -> None:
    assert values("They withdrew on February 29.") == [("February 29", "2016-02-29")]


def test_expressions_of_several_sentences_keep_the_offsets_of_the_text() -> None:
    text = "Head.\n\nIt fell on Monday. It rose on Tuesday."
    sentences = [Span(start=7, end=25), Span(start=26, end=len(text))]
    found = find_times(text, sentences, anchor=Anchor(date=SUNDAY, kind="published"))
    assert [(text[one.start : one.end], one.anchor) for one in found] == [
        ("Monday", "published"),
        ("Tuesday", "published"),
    ]


@pytest.mark.parametrize(
    ("hour", "value"), [("four", "04:00"), ("five", "05:00"), ("six", "06:00")]
)
def test_an_hour_in_words_is_read_whatever_its_length(hour: str, value: str) -> None:
    (found,) = [t for t in read(f"The shelling began at {hour} o'clock.") if t.type == "TIME"]
    assert found.text == f"{hour} o'clock"
    assert found.value is not None
    assert found.value.endswith(value)


@pytest.mark.parametrize(
    ("text", "expression", "begin"),
    [
        ("It fell on the third of January 2016.", "the third of January 2016", "2016-01-03"),
        ("It blew up on 17 March three years ago.", "17 March three years ago", "2014-03-17"),
        ("It began in July of last year.", "July of last year", "2016-07-01"),
        ("One year ago this month it fell.", "One year ago this month", "2016-09-01"),
        ("On Friday it fell; it was shelled the night before.", "the night before", "2017-08-31"),
        ("They will call a strike for Tuesday.", "Tuesday", "2017-09-05"),
        ("The town must be handed over before month end.", "month end", "2017-09-21"),
        ("It fell earlier in the month.", "earlier in the month", "2017-09-01"),
    ],
)
def test_dates_told_from_another_day_are_counted_from_it(
    text: str, expression: str, begin: str
) -> None:
    found = {one.text: one for one in read(text)}
    assert str(found[expression].begin) == begin


def test_two_days_of_two_months_share_the_year_that_stands_last() -> None:
    assert values("It lasted from 26 June to 4 August 1952.") == [
        ("26 June", "1952-06-26"),
        ("4 August 1952", "1952-08-04"),
    ]
    assert values("The siege (December 20 - January 3, 1991) failed.") == [
        ("December 20", "1990-12-20"),
        ("January 3, 1991", "1991-01-03"),
    ]


def test_a_quarter_without_a_year_is_the_last_one() -> None:
    assert values("Raids doubled in the fourth quarter.") == [("the fourth quarter", "2016-Q4")]


def test_without_a_day_of_report_this_year_is_that_of_the_text() -> None:
    found = read("The war began on 3 May 1951. Nothing else happened this year.", day=None)
    assert [one.value for one in found] == ["1951-05-03", "1951"]


@pytest.mark.parametrize(
    "aside", ["papers released in 2005 show", "it had been one over a year earlier"]
)
def test_a_history_goes_on_from_its_story_and_not_from_an_aside(aside: str) -> None:
    text = f"The war began on 3 May 1951. It was no surprise, {aside}. On 9 June the fort fell."
    found = {one.text: one.value for one in read(text, day=None)}
    assert found["9 June"] == "1951-06-09"


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("It fell this past Monday.", "2017-08-28"),
        ("It fell this past weekend.", "2017-08-26"),
        ("It fell this past month.", "2017-08-01"),
        ("They meet this coming Monday.", "2017-09-04"),
    ],
)
def test_this_past_and_this_coming_look_to_their_side(text: str, begin: str) -> None:
    (found,) = read(text)
    assert str(found.begin) == begin


@pytest.mark.parametrize(
    "opening",
    ["In 2014 the town fell.", "In spring 2014 it fell.", "In Ramadan 2014 it fell."],
)
def test_a_sentence_that_opens_with_a_past_year_lends_it_to_the_next(opening: str) -> None:
    text = f"{opening} On 8 August the rebels left."
    spans = [Span(start=0, end=len(opening)), Span(start=len(opening) + 1, end=len(text))]
    found = find_times(text, spans, anchor=Anchor(date=SUNDAY, kind="published"))
    assert [one.value for one in found if one.text == "8 August"] == ["2014-08-08"]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The offensive began on October 2 and failed.", "October 2", "2016-10-02"),
        ("The mayor was killed on 2 October by gunmen.", "2 October", "2016-10-02"),
        ("The army withdrew on 4 September.", "4 September", "2017-09-04"),
        ("The vote was scheduled to begin on 2 October.", "2 October", "2017-10-02"),
        ("Elections were set for 2 October.", "2 October", "2017-10-02"),
        ("The deadline was 2 October.", "2 October", "2017-10-02"),
    ],
)
def test_what_has_happened_lies_not_ahead_of_the_report(
    reader: RulesReader, text: str, expression: str, value: str
) -> None:
    report = Report(
        id="0" * 32, language="en", text=text, published=SUNDAY,
        story=(Span(start=0, end=len(text)),),
    )  # fmt: skip
    assert (expression, value) in [(one.text, one.value) for one in reader.find(report).times]
