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


def spoken(text: str) -> list[tuple[str, str]]:
    found = find_attributions(parse(text), text=text)
    return [
        (a.source.text, text[a.content[0].start : a.content[-1].end]) for a in found if a.source
    ]


def test_a_reporter_alone_is_the_reports_own_voice() -> None:
    text = "[Begin recording] [Reporter] The bridge was destroyed. [Reporter] Two men were killed."
    assert spoken(text) == []


def test_a_speech_is_its_speakers_to_the_end() -> None:
    text = "[Speech] [President Olmo Marin] The bridge was destroyed. Two men were killed there."
    assert spoken(text)[0] == (
        "President Olmo Marin",
        "The bridge was destroyed. Two men were killed there.",
    )


def test_what_is_stated_in_items_is_said_to_the_end() -> None:
    text = (
        "The Front states the following:\n\n1. Our men took the bridge.\n\n2. Two men were killed."
    )
    assert ("Front", "1. Our men took the bridge.\n\n2. Two men were killed.") in spoken(text)


def test_a_colon_without_items_opens_no_monologue() -> None:
    text = "The Front stated the following: the bridge fell.\n\nTwo men were killed on the road."
    assert all("Two men" not in said for _, said in spoken(text))
