"""The touchstone: the agency item of ../shared/seed, happening by happening."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from situate.collect import CollectOptions, read_reports
from situate.reader import RulesReader
from situate.records import Claim, Reading, Report


@pytest.fixture
def seed(shared: Path, reader: RulesReader) -> Reading:
    (path,) = sorted((shared / "seed").glob("*.txt"))
    (report,) = read_reports([str(path)], CollectOptions())
    assert isinstance(report, Report)
    return reader.read(report)


def _claims(reading: Reading, kind: str, words: str) -> list[Claim]:
    """Claims of a type whose sentence holds the words."""
    text = reading.report.text
    return [
        c
        for c in reading.claims
        if c.type == kind
        and words in text[reading.sentences[c.sentence].start : reading.sentences[c.sentence].end]
    ]


def _who(claim: Claim, *roles: str) -> str:
    return "; ".join(p.text for p in claim.participants if p.role in roles)


def _chain(claim: Claim) -> list[tuple[str, str]]:
    return [(s.role, s.name) for s in claim.sources]


HOUSE = [("agency", "EIRNS"), ("publisher", "Executive Intelligence Review")]


def test_the_village_fell_says_the_ministry(seed: Reading) -> None:
    (fall,) = _claims(seed, "capture", "has been liberated")
    assert _who(fall, "actor") == "Syrian army"
    assert _who(fall, "target") == "ISIS"
    assert fall.place is not None
    assert seed.places[fall.place].text == "Uqayribat"
    assert fall.time is not None
    assert fall.time.end == dt.date(2017, 9, 2)
    assert _chain(fall) == [("speaker", "Russian Defense Ministry"), *HOUSE]
    assert "liberated" in fall.framing


def test_the_two_spellings_are_one_place(seed: Reading) -> None:
    ids = {p.text: p.id for p in seed.places}
    assert ids["Uqayribat"] is not None
    assert ids["Uqayribat"] == ids["Akerabat"]


def test_the_pocket_was_closed_two_weeks_before(seed: Reading) -> None:
    (pocket,) = _claims(seed, "siege", "pocket")
    assert _who(pocket, "actor") == "Syrian forces"
    assert _who(pocket, "target") == "ISIS"
    assert pocket.time is not None
    assert (pocket.time.begin, pocket.time.precision) == (dt.date(2017, 8, 14), "week")


def test_other_villages_fell_and_fighting_went_on_says_the_observatory_through_reuters(
    seed: Reading,
) -> None:
    chain = [("speaker", "Syrian Observatory"), ("carrier", "Reuters"), *HOUSE]
    (villages,) = _claims(seed, "capture", "other villages")
    assert "army" in _who(villages, "actor")
    assert "helicopters" in _who(villages, "supporter")
    assert _chain(villages) == chain
    (fighting,) = _claims(seed, "clash", "intense fighting")
    assert fighting.aspect == "ongoing"
    assert _chain(fighting) == chain


def test_the_convoy_left_last_week_and_is_stranded(seed: Reading) -> None:
    departed, stranded = _claims(seed, "movement", "convoy of buses")
    assert departed.place is not None
    assert seed.places[departed.place].text == "Qalamoun"
    assert departed.place_relation == "from"
    assert departed.time is not None
    assert (departed.time.begin, departed.time.end) == (dt.date(2017, 8, 21), dt.date(2017, 8, 27))
    assert stranded.trigger.text == "stranded"
    assert "convoy" in _who(stranded, "actor", "object")
    assert stranded.aspect == "ongoing"
    assert _chain(stranded) == HOUSE


def test_the_agreement_has_its_three_parties_and_the_fourth(seed: Reading) -> None:
    (agreement,) = _claims(seed, "agreement", "evacuation agreement")
    parties = _who(agreement, "party")
    for party in ("Syrian and Lebanese armies", "Hezbollah", "ISIS"):
        assert party in parties


def test_nine_soldiers_and_an_adviser_were_killed(seed: Reading) -> None:
    soldiers, adviser = _claims(seed, "attack", "nine Lebanese soldiers")
    assert _who(soldiers, "actor") == "ISIS"
    assert "soldiers" in _who(soldiers, "victim", "target")
    assert [(c.what, c.low, c.high) for c in soldiers.counts] == [("killed", 9, 9)]
    assert soldiers.time is not None
    assert (soldiers.time.begin, soldiers.time.precision) == (dt.date(2014, 1, 1), "year")
    assert "advisor" in _who(adviser, "victim", "target")


def test_the_refusal_the_strikes_and_the_obstruction_are_those_of_the_us(seed: Reading) -> None:
    for kind in ("refusal", "air-strike", "obstruction"):
        (claim,) = _claims(seed, kind, "never recognized")
        assert _who(claim, "actor") == "U.S."
        assert claim.status == "asserted"


def test_the_newspaper_says_that_cities_were_lost_in_iraq(seed: Reading) -> None:
    (losses,) = _claims(seed, "capture", "city after city")
    assert "Islamic State" in _who(losses, "target")
    assert losses.place is not None
    assert seed.places[losses.place].text == "Iraq"
    assert _chain(losses)[0] == ("speaker", "New York Times")


def test_the_sweep_of_2014(seed: Reading) -> None:
    sweep, rout = (
        c for c in seed.claims if c.trigger.text.startswith("swept") or c.trigger.text == "routing"
    )
    for claim in (sweep, rout):
        assert claim.time is not None
        assert claim.time.begin == dt.date(2014, 1, 1)
    assert "armies" in _who(rout, "target", "victim")


def test_boilerplate_is_no_sentence(seed: Reading) -> None:
    text = seed.report.text
    assert not any("Subscribe" in text[s.start : s.end] for s in seed.sentences)
