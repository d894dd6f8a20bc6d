"""Who takes part in a claim, and as what: families of wording through the shipped reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from situate.records import Claim, Reading

Read = Callable[..., Reading]
ACTORS = {"actor", "party"}
TARGETS = {"target", "victim", "object"}
# Type, sentence, who does it, to whom or what.
SENTENCES = [
    # What has people in it can act; materials, deeds and means cannot.
    ("abduction", "Sleeper cells kidnapped two priests.", "Sleeper cells", "two priests"),
    ("obstruction", "The road was blocked by fallen trees.", "", "road"),
    ("air-strike", "Jets dropped two bombs on a market.", "Jets", "market"),
    ("refusal", "The offer was ruled out by Copenhagen.", "Copenhagen", "offer"),
    # Control, raising and accusation.
    ("release", "Norway urged the army to release all detainees.", "army", "detainees"),
    ("release", "We call on all parties to release the nurses.", "parties", "nurses"),
    ("attack", "He accused the ministry of having attacked his camp.", "ministry", "his camp"),
    ("accusation", "The minister condemned the killings.", "minister", ""),
    # Passives, shared agents, and speakers at the end.
    ("attack-on-civilians", "A driver was robbed and beaten by men in masks.", "men", "driver"),
    ("attack-on-civilians", "Militiamen stopped a bus and hacked a trader to death, a priest said.",
     "Militiamen", "trader"),
    # Nominal triggers.
    ("clash", "Clashes broke out between students and soldiers.", "students; soldiers", ""),
    ("bombing", "An explosion at a bank killed a guard.", "", "bank; guard"),
    ("arrest", "He commanded a fort and was taken prisoner by marines.", "marines", "He"),
    ("grenade", "A militant's grenade exploded in the road.", "militant", ""),
    ("protest", "Residents ended their protest in Gao.", "Residents", ""),
    ("protest", "In Gao security forces fired tear gas at demonstrators.", "demonstrators",
     "security forces"),
    ("siege", "Rebels have begun the third phase of the drive to encircle the town.", "Rebels",
     "town"),
    ("surrender", "Six fighters gave themselves up with their rifles.", "Six fighters",
     "their rifles"),
    # Numbers and pronouns.
    ("arrest", "Six were arrested.", "", "Six"),
    ("suicide-bombing", "A man blew himself up in front of a bakery.", "man", "front of a bakery"),
    # From whom, and what is no side.
    ("capture", "Troops wrested two bridges from the rebels.", "Troops", "rebels; two bridges"),
    ("weapons-seizure", "Police seized twelve rifles from a boat.", "Police", "twelve rifles"),
    # What the weapon was put to or thrown at.
    ("bombing", "A bomb attached to a minibus killed two teachers.", "", "minibus; two teachers"),
    ("attack-on-civilians", "Guards fired pellets at schoolgirls.", "Guards", "schoolgirls"),
    # The forces that meet a crowd.
    ("protest", "Police fired rubber bullets at demonstrators.", "demonstrators", "Police"),
    ("protest", "Nurses held a rally in Accra; police dispersed them.", "Nurses", "police"),
    # Objects shared, fronted, owned and counted.
    ("destruction", "Looters burned and wrecked six shops.", "Looters", "six shops"),
    ("refusal", "The elders made an offer, which the rebels rejected.", "rebels", "offer"),
    ("movement", "Militants entered their village near Gao on Monday.", "Militants",
     "their village"),
    ("base", "The marines set up two positions near the dam.", "marines", "two positions"),
    # What is hit, and what only stood near; where the road leads is no part of it.
    ("bombing", "A bomb hit their lorry.", "", "their lorry"),
    ("bombing", "A bomb attached to a taxi exploded outside a bank.", "", "taxi"),
    ("obstruction", "Rebels blocked the road to Bamako.", "Rebels", "road"),
    ("obstruction", "The army cut electricity to two villages.", "army",
     "electricity; two villages"),
    ("attack", "Militants launched attacks on two occasions.", "Militants", ""),
]  # fmt: skip


@pytest.fixture(autouse=True)
def every_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims of any score: roles are tested here, not which claims are kept."""
    monkeypatch.setattr("situate.claims.extraction.least_score", lambda _: 0.0)


def _words(claim: Claim, roles: set[str]) -> list[str]:
    return [p.text for p in claim.participants if p.role in roles]


def _agree(found: list[str], wanted: str) -> bool:
    """Whether the same phrases are named, each perhaps with more words around it."""
    names = [name for name in wanted.split("; ") if name]
    return len({name for name in names if any(name in one for one in found)}) == len(set(found))


@pytest.mark.parametrize(("kind", "text", "actors", "targets"), SENTENCES)
def test_sides_of_a_sentence(read: Read, kind: str, text: str, actors: str, targets: str) -> None:
    claim = next(c for c in read(text).claims if c.type == kind)
    assert _agree(_words(claim, ACTORS), actors), claim.participants
    assert _agree(_words(claim, TARGETS), targets), claim.participants


def test_every_participant_is_a_phrase_of_the_text(read: Read) -> None:
    for _, text, _, _ in SENTENCES:
        for claim in read(text).claims:
            for one in claim.participants:
                assert text[one.start : one.end] == one.text


def test_the_name_after_a_title_belongs_to_the_phrase(read: Read) -> None:
    claim = read("Their leader, Jonas Okello, threatened to burn the market.").claims[0]
    (actor,) = _words(claim, {"actor"})
    assert actor in {"Their leader, Jonas Okello", "Jonas Okello"}


def test_sides_that_are_set_apart_are_all_parties(read: Read) -> None:
    text = (
        "The convoy left under an agreement between the army and the militia on one side and the "
        "rebels on the other."
    )
    parties = {p.text for c in read(text).claims for p in c.participants if p.role == "party"}
    assert parties == {"army", "militia", "rebels"}
