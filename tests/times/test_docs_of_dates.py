"""The examples of docs/explanation/how-a-date-is-found.md are what the reader finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_find import read, show_days

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "how-a-date-is-found.md"
ROW = re.compile(r"^\| (.+?) \| (\S+) \| (\d\S+) \| (\w+) \|$", re.MULTILINE)


@pytest.mark.parametrize(
    ("expression", "value", "days", "precision"), ROW.findall(PAGE.read_text(encoding="utf8"))
)
def test_the_page_shows_what_is_found(
    expression: str, value: str, days: str, precision: str
) -> None:
    (found,) = read(f"It fell on {expression}.")
    assert (found.value, show_days(found), found.precision) == (value, days, precision)
