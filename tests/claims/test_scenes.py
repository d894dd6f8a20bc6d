"""Which day a part of a report is about."""

from __future__ import annotations

import datetime as dt

import pytest

from situate.claims.scenes import find_scenes
from situate.records import Span
from situate.times import Anchor, find_times

ANCHOR = Anchor(date=dt.date(2019, 5, 15), kind="published")

DIARY = """Three days in May

Monday, 02:00. Shots are heard at the port.

07:30. The port is taken.

Tuesday. The troops pull out.

The council has not met since.
"""
BULLETS = """In the past five days the following was achieved:

- A depot was burned.
- Nine men were arrested.

The operation goes on.
"""
HEADING = """Monday, 13 May

A depot was burned.

Nine men were arrested.
"""

LOG = """Log of the week

Monday: A depot was burned. No one was hurt. Tuesday: Nine men were arrested.
"""


def day_at(text: str, words: str) -> tuple[str, str] | None:
    lines = [Span(start=0, end=len(text))]
    times = find_times(text, lines, anchor=ANCHOR)
    found = find_scenes(text, times).at(text.index(words), times)
    return None if found is None else (str(found.begin), str(found.end))


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (DIARY, "Shots", ("2019-05-13", "2019-05-13")),
        (DIARY, "port is taken", ("2019-05-13", "2019-05-13")),
        (DIARY, "pull out", ("2019-05-14", "2019-05-14")),
        (DIARY, "council", None),
        (BULLETS, "depot", ("2019-05-10", "2019-05-15")),
        (BULLETS, "arrested", ("2019-05-10", "2019-05-15")),
        (BULLETS, "operation", None),
        (HEADING, "depot", ("2019-05-13", "2019-05-13")),
        (HEADING, "arrested", ("2019-05-13", "2019-05-13")),
        ("On Monday troops entered the port.", "troops", None),
    ],
)
def test_entries_lists_and_headings_date_what_stands_under_them(
    text: str, words: str, days: tuple[str, str] | None
) -> None:
    assert day_at(text, words) == days


def test_a_day_and_a_colon_open_an_entry_within_a_line() -> None:
    assert day_at(LOG, "depot") == ("2019-05-13", "2019-05-13")
    assert day_at(LOG, "Nine") == ("2019-05-14", "2019-05-14")
