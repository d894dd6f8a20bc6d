"""A tiny model for the tests of this folder."""

from __future__ import annotations

import pytest
from fake_model import NAMES, RELATIONS, UPOS, XPOS, FakeEncoder, FakeRelations, FakeTokenizer

from situate.language.encoder import Labels, ModelFiles
from situate.language.lemmas import Lemmatiser
from situate.language.model import ParsingModel
from situate.language.pieces import PieceReader


@pytest.fixture
def encoder() -> FakeEncoder:
    """The fake network."""
    return FakeEncoder()


@pytest.fixture
def model(encoder: FakeEncoder) -> ParsingModel:
    """A language model around the fake network."""
    labels = Labels(
        upos=UPOS,
        xpos=XPOS,
        relations=RELATIONS,
        names=NAMES,
        version="fake-1",
        max_pieces=64,
        max_pieces_per_word=12,
    )
    files = ModelFiles(
        encoder=encoder,
        relations=FakeRelations(),
        labels=labels,
        reader=PieceReader(FakeTokenizer()),
    )
    return ParsingModel(files, Lemmatiser({}), batch_pieces=300)
