"""Sentences: stops, abbreviations, quotations, wire text, lists, other scripts, any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from situate.language.sentences import MAX_CHARACTERS, split_sentences
from situate.records import Span


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, [Span(start=0, end=len(text))])]


ALPHABET = st.sampled_from(
    'aBcD. !?"\n\t()[]-\u2019\u201d\u2026\u061f\u0645\u0416\u00e9\u200b123,;\r\u2028'
) | st.sampled_from(["\n\n", "Mr.", "U.S.", " 5."])
TEXTS = st.lists(ALPHABET, max_size=60).map("".join) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, cut=st.integers(0, 60))
def test_no_character_is_lost_and_offsets_increase(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    story = [Span(start=0, end=cut), Span(start=cut, end=len(text))]
    spans = split_sentences(text, story)
    covered = [position for span in spans for position in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {p for p, c in enumerate(text) if not c.isspace()} <= set(covered)
    for span in spans:
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        assert span.end <= cut or span.start >= cut


@pytest.mark.parametrize(
    "sentence",
    [
        "Lt. Gen. K. L. Moreau met Mr. Adeyemi on Feb. 4.",
        "The U.S. envoy and the U.N. team left for St. Anne.",
        "Brigade No. 5 lost 2.5 km of road at 5 a.m. Monday.",
        "Fighters of the Free Front (e.g. Karim's unit, etc.) remained.",
        "They waited... and then withdrew.",
        'He asked "Why? Who gains?" and left.',
        "Acme Corp. spokesman Ivo Lang, Jr. denied it.",
        "It stands on p. 5 of the report (cf. Sec. 3).",
    ],
)
def test_stops_inside_a_sentence_do_not_end_it(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left at 6 p.m.", "Nobody followed."],
        ["The group fled to the U.S.", "The talks failed."],
        ['"We hold the bridge."', "The colonel was calm."],
        ["\u201cGo!\u201d he cried.", "They ran."],
        ["Was it shelled?", "Yes.", "Three died!", "The rest fled."],
        ["(Two were hurt.)", "Others hid."],
        ["The army withdrew.[3]", "It later returned."],
        ["Nobody said no.", "They agreed."],
        ["He paused...", "Then he spoke."],
        [
            "\u0627\u0646\u062a\u0647\u0649 \u0627\u0644\u0647\u062c\u0648\u0645\u061f",
            "\u041d\u0435\u0442.",
            "\u041e\u043d \u0443\u0448\u0451\u043b.",
        ],
    ],
)
def test_stops_end_sentences_and_closing_marks_stay(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_who_asked_stays_with_the_question() -> None:
    assert split('"Who fired?" Colonel Okoro asked. Nobody knew.') == [
        '"Who fired?" Colonel Okoro asked.',
        "Nobody knew.",
    ]


def test_wire_text_in_capitals_is_split_at_its_stops() -> None:
    text = (
        "   REBELS BLEW UP A PIPELINE NEAR THE TOWN ON 3 MARCH, COL. VEGA SAID.  THE\n"
        "BLAST COST $2 MILLION. NO. 4 PUMP STATION IS CLOSED.\n\n   MR. VEGA LEFT."
    )
    assert [s.replace("\n", " ") for s in split(text)] == [
        "REBELS BLEW UP A PIPELINE NEAR THE TOWN ON 3 MARCH, COL. VEGA SAID.",
        "THE BLAST COST $2 MILLION.",
        "NO. 4 PUMP STATION IS CLOSED.",
        "MR. VEGA LEFT.",
    ]


def test_wrapped_lines_join_and_headings_and_items_stand_alone() -> None:
    text = (
        "Fresh clashes in the north\n"
        "Fighters took the town of Harran on Monday, officials in the region\n"
        "said, and moved on to the next village in a long convoy of pick-up\n"
        "trucks.\n"
        "Both sides demand:\n"
        "- a truce\n"
        "- the release of all\n"
        "  prisoners\n"
        "1. Open roads\n"
        "2. Free men"
    )
    assert [" ".join(s.split()) for s in split(text)] == [
        "Fresh clashes in the north",
        "Fighters took the town of Harran on Monday, officials in the region said, and moved on to "
        "the next village in a long convoy of pick-up trucks.",
        "Both sides demand:",
        "- a truce",
        "- the release of all prisoners",
        "1. Open roads",
        "2. Free men",
    ]


def test_a_first_line_cut_by_its_dateline_is_no_heading() -> None:
    text = (
        "HARBOUR CITY, 9 JAN 91 (AGENCY) -- THE ARMY\n"
        "TODAY PREVENTED THE REBELS FROM TAKING THE TOWNS."
    )
    start = text.index("THE ARMY")
    assert len(split_sentences(text, [Span(start=start, end=len(text))])) == 1


def test_an_endless_line_is_cut_at_blanks() -> None:
    text = "word " * 50_000
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    assert max(s.end - s.start for s in spans) <= MAX_CHARACTERS
    assert sum(text[s.start : s.end].count("word") for s in spans) == 50_000


def test_marks_of_a_monitoring_service_stand_alone() -> None:
    text = "[TEXT] THE TRUCE HOLDS.  [END RECORDING] [PASSAGE OMITTED] HE LEFT. [He] knew. [3] No."
    assert split(text) == [
        "[TEXT]",
        "THE TRUCE HOLDS.",
        "[END RECORDING]",
        "[PASSAGE OMITTED]",
        "HE LEFT.",
        "[He] knew. [3]",
        "No.",
    ]
