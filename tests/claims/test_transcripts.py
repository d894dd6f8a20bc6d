from __future__ import annotations

from parsing import parse

from situate.claims.attribution import find_attributions

INTERVIEW = (
    "[Reporter] Was the bridge destroyed? "
    "[Marin] The bridge was destroyed on Monday. Two men were killed. [END RECORDING] "
    "The road is closed."
)


def test_a_turn_belongs_to_the_name_before_it() -> None:
    found = find_attributions(parse(INTERVIEW), text=INTERVIEW)

    turns = [
        (a.source.text, INTERVIEW[a.content[0].start : a.content[0].end]) for a in found if a.source
    ]
    assert turns[0] == ("Reporter", "Was the bridge destroyed?")
    assert turns[1][0] == "Marin"
    assert turns[1][1].startswith("The bridge was destroyed on Monday. Two men were killed.")
    assert found[1].kind == "direct"
    assert "The road" not in turns[1][1]


def test_a_bracketed_remark_opens_no_turn() -> None:
    text = "[Applause] The bridge was destroyed. [Words indistinct] Two men were killed."

    assert find_attributions(parse(text), text=text) == ()
