"""Cells: no spreadsheet runs them, and what was written is read back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.export.cells import (
    TableWriter,
    bare_cell,
    guard_cell,
    join_cells,
    split_cell,
    write_number,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
STARTS = st.sampled_from(["", "=", "+", "-", "@", "\t=", "\r", "'", "'=", "''@", "＝", "\n-"])


@given(STARTS, TEXTS)
def test_a_guarded_cell_is_read_back_whole(start: str, rest: str) -> None:
    assert bare_cell(guard_cell(start + rest)) == start + rest


@given(STARTS, TEXTS)
def test_no_guarded_cell_begins_like_a_formula(start: str, rest: str) -> None:
    assert guard_cell(start + rest)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}


@pytest.mark.parametrize("name", ["'Ayn al-Arab", "plain", "", "a=b", "'"])
def test_a_harmless_cell_stays_as_it_is(name: str) -> None:
    assert guard_cell(name) == name == bare_cell(name)


@given(st.lists(TEXTS.map(str.strip).filter(bool), unique=True))
def test_a_joined_list_is_split_into_the_same_items(items: list[str]) -> None:
    assert list(split_cell(join_cells(items))) == items


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), TEXTS))
def test_a_table_holds_any_text(cells: dict[str, str]) -> None:
    out = io.BytesIO()
    TableWriter(out, ("a", "b", "c")).write_row(dict(cells))
    text = out.getvalue().decode()
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert [bare_cell(cell) for cell in row] == [cells.get(name, "") for name in "abc"]


def test_what_utf_8_cannot_hold_becomes_a_question_mark() -> None:
    out = io.BytesIO()
    TableWriter(out, ("a",)).write_row({"a": "x\ud800y"})
    assert out.getvalue() == b"a\nx?y\n"


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (-58.4, "-58.4"), (2.0, "2"), (1e-7, "0"), (-1e-9, "0")]
)
def test_numbers_are_plain(value: float, text: str) -> None:
    assert write_number(value) == text
