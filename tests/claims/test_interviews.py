from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import parse

from situate.claims.attribution import find_attributions
from situate.claims.interviews import interview_answers
from situate.records import Entity

INTRODUCTION = "Mira Tolan keeps a shop in Orvo. She spoke to us on Friday."
ASKED = [
    ("What happened?", "Soldiers came to our street and burned my shop."),
    ("Did anyone help?", "My brother drove us to the hills."),
]


def answers(text: str) -> list[str]:
    start = text.index("Mira Tolan")
    name = Entity(start=start, end=start + 10, text="Mira Tolan", kind="person")
    found = interview_answers(parse(text), (name,), text)
    for saying, _ in found:
        assert saying.sentence.tokens[saying.speakers[0]].text == "Mira"
    return [text[s.start : s.end] for _, spans in found for s in spans]


def test_a_question_above_its_answer() -> None:
    text = "\n\n".join([INTRODUCTION, *(f"{q}\n{a}" for q, a in ASKED)])
    assert answers(text) == [answer for _, answer in ASKED]


def test_a_question_marked_by_letters() -> None:
    text = "\n\n".join([INTRODUCTION, *(f"Q: {q}\nA: {a}" for q, a in ASKED)])
    assert answers(text) == [answer for _, answer in ASKED]


def test_a_question_and_its_answer_parted_by_a_dash() -> None:
    text = "\n\n".join([INTRODUCTION, *(f"{q} - {a}" for q, a in ASKED)])
    assert answers(text) == [answer for _, answer in ASKED]


def test_a_remark_that_stands_for_a_question_is_answered_too() -> None:
    blocks = [*(f"{q}\n{a}" for q, a in ASKED), "You were threatened.\nThey called me at night."]
    text = "\n\n".join([INTRODUCTION, *blocks])
    assert answers(text)[-1] == "They called me at night."


def test_a_report_with_a_question_is_no_interview() -> None:
    text = f"{INTRODUCTION}\n\nWho burned the shop?\nSoldiers burned it, neighbours said."
    assert answers(text) == []


def test_the_answers_are_attributed() -> None:
    text = "\n\n".join([INTRODUCTION, *(f"{q}\n{a}" for q, a in ASKED)])
    name = Entity(start=0, end=10, text="Mira Tolan", kind="person")

    found = find_attributions(parse(text), entities=(name,), text=text)

    kinds = [a.kind for a in found if a.source and a.source.text == "Mira Tolan"]
    assert kinds == ["direct", "direct"]


@settings(max_examples=30)
@given(st.text(alphabet="aAI? \n:-Q.", max_size=120))
def test_answers_never_overlap_and_are_never_empty(text: str) -> None:
    spans = [s for _, found in interview_answers((), (), text) for s in found]
    assert spans == []
