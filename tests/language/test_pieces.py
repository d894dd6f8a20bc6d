"""Pieces and shapes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fake_model import FakeTokenizer
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from situate.language.pieces import SHAPES, PieceReader, find_shape

TOKENIZER = Path(str(files("situate.language"))) / "models" / "default" / "tokenizer.json"


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("fled", "lower"), ("Aden", "title"), ("ISIS", "upper"), ("McCain", "mixed"),
        ("U.S.", "upper"), ("2014", "digits"), ("--", "punct"), ("F16", "has-digit"),
        ("1,500", "has-digit"), ("A", "capital"), ("\u0645\u0635\u0631", "mixed"), ("'s", "lower"),
    ],
)  # fmt: skip
def test_a_word_has_the_shape_it_was_trained_with(word: str, shape: str) -> None:
    assert SHAPES[find_shape(word)] == shape


def test_pieces_carry_their_words_shape_and_long_words_are_cut() -> None:
    pieces = PieceReader(FakeTokenizer(), max_pieces_per_word=2).read(["Aden", "fell", "x" * 99])
    assert pieces.starts == (1, 3, 5)
    assert pieces.shapes == (0, 2, 2, 1, 1, 1, 1, 0)
    assert len(pieces.ids) == len(pieces.shapes)
    assert (pieces.ids[0], pieces.ids[-1]) == (2, 3)


@cache
def _read_tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(TOKENIZER))


@pytest.mark.skipif(not TOKENIZER.is_file(), reason="no weights in this checkout")
@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), min_size=1))
@example("Uqayribat")
@example("x" * 100)
@example("x" * 101)
def test_plain_words_are_cut_as_the_tokenizer_cuts_them(word: str) -> None:
    tokenizer = _read_tokenizer()
    known = tokenizer.encode(word, add_special_tokens=False).ids
    assert PieceReader(tokenizer, max_pieces_per_word=200).cut(word) == tuple(known)
