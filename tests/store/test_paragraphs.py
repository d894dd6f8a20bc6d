from __future__ import annotations

import pytest
from ledger_builders import kept, make_reading

from situate.errors import StoreError
from situate.store import CopyLink, ParagraphSignature, Store

HIGH = 2**64 - 1  # keys are unsigned where they are computed


def signature(report: str, paragraph: int, *bands: int) -> ParagraphSignature:
    return ParagraphSignature(
        report=report,
        paragraph=paragraph,
        start=paragraph * 10,
        end=paragraph * 10 + 9,
        signature=bytes([paragraph, 0, 255]),
        bands=bands,
    )


def fill(store: Store, *signatures: ParagraphSignature) -> None:
    with store.write() as unit:
        for report in ("r1", "r2", "r3"):
            reading = make_reading(report, sentences=[f"Text of {report}."])
            unit.add_reading(reading, kept(reading))
        unit.add_signatures(signatures)


def found(store: Store, *bands: int) -> list[tuple[str, int]]:
    with store.read() as unit:
        return [(one.report, one.paragraph) for one in unit.find_band_matches(bands)]


def test_paragraphs_are_found_by_any_band_they_share(store: Store) -> None:
    fill(store, signature("r1", 0, 1, 2), signature("r1", 1, HIGH), signature("r2", 0, 2, 2, -7))
    assert found(store, 2) == [("r1", 0), ("r2", 0)]
    assert found(store, HIGH, 1) == [("r1", 0), ("r1", 1)]
    assert found(store, -7, 99) == [("r2", 0)]
    assert found(store, 99) == []


def test_a_signature_comes_back_with_its_span_and_bytes(store: Store) -> None:
    fill(store, signature("r1", 1, 5), signature("r1", 0, 5))
    with store.read() as unit:
        assert unit.signatures_of("r1") == [signature("r1", 0), signature("r1", 1)]
        assert unit.find_band_matches([5]) == [signature("r1", 1), signature("r1", 0)]


def test_adding_a_signature_again_changes_nothing(store: Store) -> None:
    fill(store, signature("r1", 0, 1))
    with store.write() as unit:
        unit.add_signatures([signature("r1", 0, 1)])
    assert store.summary().counts["paragraph_bands"] == 1


def test_copies_are_told_with_all_that_hangs_together(store: Store) -> None:
    fill(store, *(signature(report, n) for report in ("r1", "r2", "r3") for n in (0, 1)))

    def link(first: tuple[str, int], second: tuple[str, int], similarity: float) -> CopyLink:
        return CopyLink(
            report=first[0],
            paragraph=first[1],
            other_report=second[0],
            other_paragraph=second[1],
            similarity=similarity,
        )

    chain = [link(("r1", 0), ("r2", 1), 0.9), link(("r2", 1), ("r3", 0), 0.8)]
    apart = link(("r2", 0), ("r3", 1), 0.7)
    with store.write() as unit:
        unit.add_copies([link(("r2", 1), ("r1", 0), 0.5), chain[1], apart])
        unit.add_copies([chain[0]])  # the same pair, the other way round
    with store.read() as unit:
        assert unit.copies_of("r1") == chain
        assert unit.copies_of("r3") == [chain[0], apart, chain[1]]
        assert unit.copies_of("none") == []


def test_paragraphs_of_what_is_not_kept_are_refused(store: Store) -> None:
    fill(store)
    with pytest.raises(StoreError, match="no report 'r9'"), store.write() as unit:
        unit.add_signatures([signature("r9", 0)])
    gone = CopyLink(report="r1", paragraph=0, other_report="r2", other_paragraph=0, similarity=1.0)
    with pytest.raises(StoreError, match="has no signature"), store.write() as unit:
        unit.add_copies([gone])
