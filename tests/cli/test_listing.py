"""Rows for people: they fit the console, and nothing that is known is left out."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from situate.cli.listing import print_rows
from situate.cli.table import DEFAULT_WIDTH, NOTHING

WORDS = st.text("abcdefg xyz", min_size=1, max_size=90).map(
    lambda t: " ".join(t.split()) or NOTHING
)
ROWS = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("id", "who", "where", "origins"), WORDS)),
    min_size=1,
    max_size=4,
)


def printed(rows: list[dict[str, str]]) -> str:
    stream = io.StringIO()
    print_rows(rows, stream)
    return stream.getvalue()


@given(rows=ROWS)
def test_every_cell_is_printed_in_the_width_of_the_console(rows: list[dict[str, str]]) -> None:
    shown = printed(rows)
    assert all(len(line) <= DEFAULT_WIDTH for line in shown.splitlines())
    joined = " ".join(shown.split())
    for row in rows:
        assert all(cell in joined for cell in row.values() if cell != NOTHING)


def test_the_widest_columns_go_below_their_row_and_unknown_ones_are_left_out_there() -> None:
    long = "word " * 20
    rows = [
        {"id": "1", "who": long.strip(), "where": "Kosti"},
        {"id": "2", "who": NOTHING, "where": "Rabak"},
    ]
    rows = [{**row, "origins": (long + "end") if row["id"] == "1" else NOTHING} for row in rows]
    lines = printed(rows).splitlines()
    assert lines[0].split() == ["id", "who", "where"]
    assert lines[1].split() == ["1", *long.split(), "Kosti"]
    assert lines[2] == f"    origins: {long}end"
    assert lines[3].split() == ["2", NOTHING, "Rabak"]
    assert len(lines) == 4


def test_no_rows_are_said_in_words() -> None:
    assert printed([]) == "nothing found\n"
