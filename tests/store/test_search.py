from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_builders import kept, make_event, make_reading

from situate.errors import ConfigError
from situate.records import Filter
from situate.store import Store

SENTENCES = (
    "Wojska weszły do Łodzi o 5.30 rano.",
    "The car-bomb killed the governor's aide.",
    "Bombs fell; a car was hit near Qalʿat al-Ḥiṣn.",
    "Жители покинули Алеппо.",
)


@pytest.fixture
def filled(store: Store) -> Store:
    reading = make_reading("r1", sentences=SENTENCES, title="Überfall am Fluß")
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
        for number, claim in enumerate(kept(reading)):
            unit.put_events([make_event(f"e{number}", claims=[claim.id])])
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lodzi", [0]),
        ("ŁODZI", [0]),
        ("weszly WOJSKA", [0]),
        ("car", [1, 2]),
        ("car bomb", [1]),
        ("car-bomb", [1]),
        ('"car bomb"', [1]),
        ('"bomb car"', []),
        ('"bombs fell" car', [2]),
        ("bomb*", [1, 2]),
        ("bomb", [1]),
        ("al-hisn", [2]),
        ("5.30", [0]),
        ("governor's", [1]),
        ("Алеппо", [3]),
        ("жители", [3]),
        ("army", []),
        ('"car', [1, 2]),
        ("car AND NOT bomb", []),
        ("car' OR 1=1 --", []),
        ("words:car", []),
    ],
)
def test_words_are_found_in_quotes(filled: Store, text: str, found: list[int]) -> None:
    with filled.read() as unit:
        quotes = [claim.quote for claim in unit.query_claims(Filter(text=text))]
        assert sorted(quotes) == sorted(SENTENCES[n] for n in found)
        assert [e.id for e in unit.query(Filter(text=text))] == [f"e{n}" for n in found]


@pytest.mark.parametrize(
    ("text", "count"),
    [("lodzi car алеппо", 1), ("uberfall", 1), ("fluss", 0), ('"rano the car"', 1), ("tank", 0)],
)
def test_words_are_found_in_title_and_text_of_reports(filled: Store, text: str, count: int) -> None:
    with filled.read() as unit:
        assert unit.count_reports(Filter(text=text)) == count


@pytest.mark.parametrize("text", ["", "  ", "!?", '""', "*"])
def test_a_search_without_a_word_is_refused(filled: Store, text: str) -> None:
    with filled.read() as unit, pytest.raises(ConfigError, match="holds no word"):
        unit.count(Filter(text=text))


@given(text=st.text(min_size=1, max_size=30))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_breaks_the_search(filled: Store, text: str) -> None:
    with filled.read() as unit:
        try:
            unit.count(Filter(text=text))
        except ConfigError:
            assert not any(character.isalnum() for character in text)


def test_a_very_long_text_is_kept_and_found(store: Store) -> None:
    body = " ".join(f"word{n}" for n in range(60_000)) + " " + "x" * 5000
    reading = make_reading("r1", sentences=[f"The army took it. {body}"])
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
        assert unit.count_reports(Filter(text="army word100")) == 1
    with store.read() as unit:
        assert unit.text("r1") == reading.report.text
    assert store.check() == []
