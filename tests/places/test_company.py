"""The actors that a report names speak for the country it is about."""

from __future__ import annotations

import pytest

from situate.reader import RulesReader
from situate.records import Report, Span


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Hezbollah fighters clashed with troops in Marjayoun.", "Marjayoun", "LB"),
        ("Gunmen killed five people in Tripoli, the Lebanese army said.", "Tripoli", "LB"),
        ("M23 rebels advanced on Sake on Monday.", "Sake", "CD"),
        ("Refugees protested in Cox's Bazar on Friday.", "Cox's Bazar", "BD"),
    ],
)
def test_a_namesake_in_the_country_of_the_actors_is_meant(
    reader: RulesReader, text: str, name: str, country: str
) -> None:
    report = Report(id="0" * 32, language="en", text=text, story=(Span(start=0, end=len(text)),))
    places = {place.text: place.country for place in reader.find(report).places}
    assert places.get(name) == country


def test_what_nothing_speaks_for_stays_unresolved(reader: RulesReader) -> None:
    text = "Boko Haram fighters stormed Baga on Saturday."
    report = Report(id="0" * 32, language="en", text=text, story=(Span(start=0, end=len(text)),))
    assert [place.id for place in reader.find(report).places if place.text == "Baga"] == [None]
