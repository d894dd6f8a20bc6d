from __future__ import annotations

import pytest
from filings import CONVOY, FEVER, MARKET, TRUCE, file_report
from hypothesis import given, settings
from hypothesis import strategies as st

from situate.actors.registry import ActorRegistry
from situate.events.houses import Houses
from situate.events.reprints import MemoryBook, find_affected_voices, trace_voices
from situate.events.voices import Voice, filing_of
from situate.records import Report


@pytest.fixture(scope="module")
def houses() -> Houses:
    return Houses(ActorRegistry.load())


def make_reports(rows: list[tuple[list[str], str | None, str | None, int]]) -> list[Report]:
    filed = [file_report("\n\n".join(t), p, agency=a, day=d) for t, p, a, d in rows]
    return list({report.id: report for report in filed}.values())


ROWS = st.lists(
    st.tuples(
        st.lists(st.sampled_from([CONVOY, MARKET, FEVER, TRUCE]), min_size=1, unique=True),
        st.sampled_from(["Courier", "South Post", "Reuters", None]),
        st.sampled_from([None, None, "AFP", "Reuters"]),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=7,
)


@settings(deadline=None)
@given(rows=ROWS)
def test_tracing_only_what_a_report_affects_is_as_good_as_tracing_all(
    houses: Houses, rows: list[tuple[list[str], str | None, str | None, int]]
) -> None:
    reports = make_reports(rows)
    book, kept = MemoryBook(), dict[str, Voice]()
    for report in reports:
        book.add(report)
        kept |= find_affected_voices(report.id, book, houses)
    assert kept == trace_voices({report.id for report in reports}, book, houses)


@settings(deadline=None)
@given(rows=ROWS, dice=st.randoms())
def test_voices_do_not_depend_on_the_order_of_arrival(
    houses: Houses, rows: list[tuple[list[str], str | None, str | None, int]], dice: object
) -> None:
    reports = make_reports(rows)
    ids = {report.id for report in reports}
    books = []
    for _ in range(2):
        book = MemoryBook()
        for report in reports:
            book.add(report)
        books.append(trace_voices(ids, book, houses))
        dice.shuffle(reports)  # type: ignore[attr-defined]
    assert books[0] == books[1]


def test_a_report_that_shares_nothing_affects_nobody(houses: Houses) -> None:
    book = MemoryBook()
    book.add(file_report(CONVOY, "Courier"))
    report = file_report(FEVER, "South Post")
    assert book.add(report) == ()
    assert set(find_affected_voices(report.id, book, houses)) == {report.id}


def test_an_agency_named_late_changes_the_voice_of_the_reports_before(houses: Houses) -> None:
    book = MemoryBook()
    early = file_report(CONVOY, "Courier", day=1)
    late = file_report(CONVOY, "South Post", agency="AFP", day=7)
    book.add(early)
    assert find_affected_voices(early.id, book, houses)[early.id].own.id == "publisher:courier"
    book.add(late)
    voices = find_affected_voices(late.id, book, houses)
    assert {voice.at(10).id for voice in voices.values()} == {"agency:agence-france-presse"}
    assert set(voices) == {early.id, late.id}


def test_a_report_that_is_kept_twice_adds_nothing() -> None:
    book = MemoryBook()
    report = file_report(CONVOY, "Courier")
    book.add(report)
    assert book.add(report) == ()


@pytest.mark.parametrize(
    ("agency", "byline", "named"),
    [
        ("AFP/Reuters", None, ("AFP", "Reuters")),
        ("Reuters", "Jane Doe", ("Reuters",)),
        (None, "Jane Doe (Reuters)", ("Reuters",)),
        (None, "Jane Doe, AFP, and John Roe", ("AFP",)),
        (None, "Jane Doe", ()),
        ("Band and Sons News", None, ("Band and Sons News",)),
    ],
)
def test_agencies_are_named_by_credit_and_byline(
    agency: str | None, byline: str | None, named: tuple[str, ...]
) -> None:
    report = file_report(CONVOY, "Courier", agency=agency, byline=byline)
    assert filing_of(report).agencies == named
