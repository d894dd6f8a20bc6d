"""Folding and digests of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from situate.text import digest, fold, fold_words, slice_bytes


@given(st.text())
def test_folding_keeps_the_length_and_is_stable(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9), st.integers(0, 9))
def test_byte_offsets_cut_the_same_characters(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    first, last = slice_bytes(text, start, end)
    assert text.encode()[first:last].decode() == text[start:end]


def test_accents_case_and_typographic_signs_fold_away() -> None:
    assert fold("\u201cAr-Raqq\u00e2\u201d \u2013 \u0141\u00f3d\u017a") == '"ar-raqqa" - lodz'
    assert fold_words("A car-bomb\nhit.") == " a car bomb hit "
    assert fold_words("...") == " "


def test_a_digest_is_32_hex_digits_of_the_parts() -> None:
    assert len(digest("a", None, "b")) == 32
    assert digest("a", None) == digest("a", "") != digest("a")
