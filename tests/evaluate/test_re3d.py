"""re3d: entities by kind, and enemies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_readings import NOTHING, FakeReader, bounds, claim, entity, figures, write_rows

from situate.evaluate.re3d import score_re3d

TEXT = "The Desert Guard attacked raiders near Sabha, said Omar Idris."
ENTITIES = "entities (overlap)"
EXACT = "entities (same extent, leading article aside)"
ENEMIES = "FightingAgainst"


def annotate(words: str, kind: str, confidence: float = 1) -> dict[str, Any]:
    return {**bounds(TEXT, words), "type": kind, "value": words, "confidence": confidence}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    one, other = bounds(TEXT, "The Desert Guard"), bounds(TEXT, "raiders")
    there = {
        "sourceBegin": one["begin"], "sourceEnd": one["end"],
        "targetBegin": other["begin"], "targetEnd": other["end"],
    }  # fmt: skip
    back = {
        "sourceBegin": other["begin"], "sourceEnd": other["end"],
        "targetBegin": one["begin"], "targetEnd": one["end"],
    }  # fmt: skip
    row = {
        "id": "1",
        "text": TEXT,
        "entities": [
            annotate("The Desert Guard", "Organisation"),
            annotate("raiders", "Organisation"),
            annotate("Sabha", "Location"),
            annotate("Omar Idris", "Person"),
            annotate("Desert", "Location", confidence=0.2),
        ],
        "relations": [
            {"type": "FightingAgainst", "confidence": 1, **there},
            {"type": "FightingAgainst", "confidence": 1, **back},
            {"type": "AlliesOf", "confidence": 1, **there},
        ],
    }
    write_rows(tmp_path / "re3d.dev.jsonl", row)
    return tmp_path


def test_all_entities_and_enemies_are_right_whichever_way_round(folder: Path) -> None:
    entities = (
        entity(TEXT, "Desert Guard", "group"),
        entity(TEXT, "raiders", "group"),
        entity(TEXT, "Sabha", "place"),
        entity(TEXT, "Omar Idris", "person"),
    )
    roles = [("target", "Desert Guard"), ("actor", "raiders")]
    attack = claim(TEXT, "attack", "attacked", roles, plover="ASSAULT")
    reader = FakeReader(lambda text: {"entities": entities, "claims": (attack,)})
    measures = list(score_re3d(reader, folder))
    assert figures(measures, ENTITIES)["F"] == 1
    assert figures(measures, EXACT)["F"] == 1
    assert figures(measures, ENEMIES) == {"P": 1, "R": 1, "F": 1}


def test_a_wrong_kind_and_a_wrong_enemy_are_not_right(folder: Path) -> None:
    entities = (entity(TEXT, "Sabha", "person"), entity(TEXT, "Idris", "person"))
    roles = [("actor", "Desert Guard"), ("target", "Sabha")]
    attack = claim(TEXT, "attack", "attacked", roles, plover="ASSAULT")
    reader = FakeReader(lambda text: {"entities": entities, "claims": (attack,)})
    measures = list(score_re3d(reader, folder))
    assert figures(measures, ENTITIES) == {"P": 0.5, "R": 0.25, "F": pytest.approx(1 / 3)}
    assert figures(measures, EXACT)["F"] == 0
    assert figures(measures, ENEMIES)["F"] == 0


def test_nothing_read_gives_zeros(folder: Path) -> None:
    assert figures(score_re3d(NOTHING, folder), ENTITIES) == {"P": 0, "R": 0, "F": 0}
