"""Entries under the name of a place, telegraphic sentences, and statements of who holds what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from situate.claims.entries import find_topic
from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.language.sentences import split_sentences
from situate.reader import RulesReader
from situate.records import Reading, Span

Read = Callable[..., Reading]
# Sentence, who holds, what.
HOLDINGS = [
    ("The town of Bria is under the control of the rebels.", "rebels", "Bria"),
    ("The city of Aden remains in the hands of the separatists.", "separatists", "Aden"),
    ("Bunia remained in government hands.", "government", "Bunia"),
    ("The army was in control of the town of Kadugli on Monday.", "army", "Kadugli"),
    ("Al-Shabaab militants still hold the town of Jilib.", "Al-Shabaab militants", "Jilib"),
    ("The town of Lashkar Gah is held by government forces.", "government forces", "Lashkar Gah"),
]
# What is held or controlled here is no place.
NEAR_MISSES = [
    "Soldiers held a rally in the town of Bria.",
    "The government held talks with the rebels in Aden.",
    "Police controlled the traffic in Bunia.",
    "The minister said that the fire was under control.",
    "Militants held six hostages in Jilib.",
]


def read_entry(reader: RulesReader, title: str, text: str) -> Reading:
    draft = Draft(name=title, text=f"{title}\n\n{text}", title=title, language="en")
    return reader.read(assemble_report(draft, CollectOptions()))


@pytest.mark.parametrize(("text", "holder", "place"), HOLDINGS)
def test_who_holds_a_place_is_told_as_a_state(
    read: Read, text: str, holder: str, place: str
) -> None:
    reading = read(text)
    (claim,) = [c for c in reading.claims if c.mode == "holding"]
    assert claim.type == "other"
    assert [p.text for p in claim.participants if p.role == "actor"] == [holder]
    assert claim.place is not None
    assert reading.places[claim.place].text == place


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_else_is_held_is_no_holding(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if c.mode == "holding"]


def test_entries_without_stops_between_them_are_sentences_of_their_own() -> None:
    text = "Taken by DRC 8 March 2012 Retaken by M23 4 May 2012. The town On 3 June 2012, it fell."
    spans = split_sentences(text, (Span(start=0, end=len(text)),))
    assert [text[s.start : s.end] for s in spans] == [
        "Taken by DRC 8 March 2012",
        "Retaken by M23 4 May 2012.",
        "The town",
        "On 3 June 2012, it fell.",
    ]


def test_a_sentence_in_prose_is_not_cut_at_a_capital() -> None:
    text = "In 2014 Renamo, led by Dhlakama, and 12 Men killed by the army were named."
    assert len(split_sentences(text, (Span(start=0, end=len(text)),))) == 1


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Rutshuru, North Kivu, Democratic Republic of the Congo", "Rutshuru"),
        ("Aleppo – Salaheddine, Aleppo Governorate, Syria", "Salaheddine"),
        ("Rebels take Rutshuru", None),
        ("Fighting spreads in Aleppo, Syria", None),
    ],
)
def test_a_title_of_places_alone_has_a_topic(
    reader: RulesReader, title: str, topic: str | None
) -> None:
    reading = read_entry(reader, title, "Captured by M23 6 July 2012.")
    found = find_topic(reading.report, reading.places)
    assert (None if found is None else reading.places[found].text) == topic


def test_several_who_took_it_together_are_all_named(reader: RulesReader) -> None:
    reading = read_entry(
        reader, "Rutshuru, North Kivu, Democratic Republic of the Congo",
        "Captured by CD, Mai-Mai Cheka and the Nyatura militia on 6 July 2012.",
    )  # fmt: skip
    (claim,) = reading.claims
    assert claim.type == "capture"
    assert [p.text for p in claim.participants] == ["CD", "Mai-Mai Cheka", "Nyatura militia"]
    assert claim.participants[0].actor == "CD:government"


def test_outside_an_entry_a_sentence_without_subject_takes_no_place(read: Read) -> None:
    assert not [c for c in read("Captured by RU 8 March 2022.").claims if c.type == "capture"]


def test_the_town_is_the_place_of_the_title_though_another_was_named(reader: RulesReader) -> None:
    text = "Rebels came from Goma on 3 July 2012. On 6 July 2012 they captured the town."
    reading = read_entry(
        reader, "Rutshuru, North Kivu, Democratic Republic of the Congo", text
    )  # fmt: skip
    (claim,) = [c for c in reading.claims if c.type == "capture"]
    assert claim.place is not None
    assert reading.places[claim.place].text == "Rutshuru"


def test_a_reference_to_another_text_is_no_claim(reader: RulesReader) -> None:
    assert not read_entry(reader, "Goma, North Kivu", "See Battle of Goma (2012).").claims
