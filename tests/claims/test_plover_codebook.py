"""The codebook plover.v1: another way of coding on the same machinery, as data only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from situate.claims.codebook import check, load_codebook, shipped_codebooks
from situate.evaluate.plover import best_claim
from situate.reader import RulesReader
from situate.records import Claim, Reading, Report, Span

REFERENCES = Path(__file__).parents[3] / "shared" / "refs"
SENTENCES = Path(__file__).parent / "plover_sentences.tsv"
BOOK = load_codebook("plover.v1")
CATEGORIES = {name for name, kind in BOOK.types.items() if kind.reported_as is None}
Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(reader: RulesReader) -> Read:
    coder = reader.with_codebook("plover.v1")

    def read_text(text: str) -> Reading:
        story = (Span(start=0, end=len(text)),)
        return coder.read(Report(id="0" * 32, language="en", text=text, story=story))

    return read_text


def first(reading: Reading) -> tuple[str, str | None, str]:
    claim = best_claim(reading)
    assert claim is not None
    return claim.type, claim.mode, claim.status


def target(claim: Claim) -> str:
    return " ".join(p.text for p in claim.participants if p.role == "target")


def test_both_codebooks_are_shipped_and_sound() -> None:
    assert shipped_codebooks() == ["conflict.v1", "plover.v1"]


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCES.exists(), reason="the reference lists are not here")
def test_the_types_are_plovers_sixteen_categories_with_their_modes() -> None:
    events = json.loads((REFERENCES / "plover.json").read_text())["events"]
    assert events.keys() == CATEGORIES
    for name, modes in events.items():
        assert sorted(BOOK.types[name].modes) == sorted(modes)


def test_what_a_type_comes_out_as_is_its_plover_code() -> None:
    for name, kind in BOOK.types.items():
        out = BOOK.report(name, None)
        assert kind.plover is not None, name
        assert out == (kind.plover.event, kind.plover.mode), name


def test_every_mode_can_be_found() -> None:
    reached = {(t.type, t.mode) for row in BOOK.triggers_by_head.values() for t in row}
    reached |= {(shift.to, shift.mode) for shift in BOOK.shifts}
    reached |= {(k.reported_as.type, k.reported_as.mode) for k in BOOK.types.values()
                if k.reported_as}  # fmt: skip
    missing = {(name, mode) for name in CATEGORIES for mode in BOOK.types[name].modes} - reached
    # Nothing in the words of a sentence tells a threat to expel or over territory from others.
    assert missing <= {("THREATEN", "expel"), ("THREATEN", "territory")}


def test_nine_in_ten_plain_sentences_get_their_category(read: Read) -> None:
    hits: Counter[str] = Counter()
    rows = [line.split("\t") for line in SENTENCES.read_text("utf8").splitlines()[1:]]
    for category, sentence in rows:
        claim = best_claim(read(sentence))
        hits[category] += claim is not None and claim.type == category
    assert hits.keys() == CATEGORIES
    assert hits.total() >= 0.87 * len(rows)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The militia released four hostages.", ("RETREAT", "release", "asserted")),
        ("The militia promised to release four hostages.", ("AGREE", None, "asserted")),
        ("Norland demanded the release of four hostages.", ("REQUEST", "yield", "asserted")),
        ("The militia refused to release four hostages.", ("REJECT", "yield", "asserted")),
        ("The militia threatened to attack the town.", ("THREATEN", "violence", "asserted")),
        ("The militia attacked the town.", ("ASSAULT", None, "asserted")),
    ],
)
def test_what_is_only_spoken_of_is_another_category(
    read: Read, text: str, outcome: tuple[str, str | None, str]
) -> None:
    assert first(read(text)) == outcome


def test_what_is_demanded_makes_no_claim_of_its_own(read: Read) -> None:
    (claim,) = read("Turkey demanded that Greece withdraw its troops from the island.").claims
    assert claim.type == "REQUEST"
    assert "Greece" in target(claim)


def test_a_relative_clause_still_tells_what_happened(read: Read) -> None:
    claims = read("Turkey accused the rebels, who shelled Ankara on Monday.").claims
    assert [c.type for c in claims] == ["ACCUSE", "ASSAULT"]


def test_a_departure_unless_something_is_done_is_a_threat(read: Read) -> None:
    text = "Kenya will withdraw its troops unless Somalia pays for them."
    assert first(read(text))[0] == "THREATEN"


def test_the_codes_of_acled_and_ucdp_stay(read: Read) -> None:
    (claim,) = read("Warplanes bombed the town of Idlib on Monday.").claims
    assert (claim.type, claim.mode) == ("ASSAULT", "aerial")
    assert claim.codes.acled is not None
    assert claim.codes.acled.sub_event_type == "Air/drone strike"
    assert claim.codes.cameo == "195"


def test_it_is_found_sound_by_the_check() -> None:
    assert check("plover.v1") == []
