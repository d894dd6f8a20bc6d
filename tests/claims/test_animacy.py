"""Which nouns may name a doer."""

from __future__ import annotations

import pytest

from situate.claims.animacy import can_act


@pytest.mark.parametrize("noun", ["cell", "navy", "aviation", "comrade", "supporter", "Regiment"])
def test_what_has_people_in_it_can_act(noun: str) -> None:
    assert can_act(noun)


@pytest.mark.parametrize("noun", ["decision", "darkness", "tree", "report", "shelling", "count"])
def test_deeds_texts_materials_and_qualities_cannot(noun: str) -> None:
    assert not can_act(noun)
