"""The gold set's figures by half, region and type."""

from __future__ import annotations

from pathlib import Path

from made_readings import NOTHING, FakeReader, claim, figures

from situate.evaluate.own_gold import score_own_gold

GOLD = '''id = "{name}"
region = "Nowhere"
split = "{split}"
publisher = "The Example Courier"
text = """
Rebels attacked the fort. Later they freed two guards.
"""

[[claims]]
type = "attack"
trigger = "attacked"
actor = ["Rebels"]
target = ["fort"]

[[claims]]
type = "release"
trigger = "freed"
actor = ["they"]
target = ["two guards"]
'''


def write_gold(folder: Path) -> Path:
    for name, split in (("one", "dev"), ("two", "test")):
        (folder / f"{name}.toml").write_text(GOLD.format(name=name, split=split), "utf8")
    return folder


def test_a_perfect_reading_is_perfect_in_both_halves(tmp_path: Path) -> None:
    def make(text: str) -> dict[str, object]:
        attack = claim(text, "attack", "attacked", [("actor", "Rebels"), ("target", "fort")])
        release = claim(text, "release", "freed", [("actor", "they"), ("target", "two guards")])
        return {"claims": (attack, release)}

    measures = list(score_own_gold(FakeReader(make), write_gold(tmp_path)))
    for half in ("gold, dev", "gold, test", "gold, both", "gold, both, in capitals"):
        mine = [one for one in measures if one.corpus == half]
        assert figures(mine, "events with type") == {"P": 1, "R": 1, "F": 1}
        assert figures(mine, "whole record") == {"P": 1, "R": 1, "F": 1}
        assert {one.value for one in mine if one.task.endswith(("matched events", "record"))} == {1}
    assert figures(measures, "events by region: Nowhere") == {"P": 1, "R": 1, "F": 1}


def test_half_of_the_events_with_a_wrong_side(tmp_path: Path) -> None:
    def make(text: str) -> dict[str, object]:
        return {"claims": (claim(text, "attack", "attacked", [("actor", "guards")]),)}

    measures = list(score_own_gold(FakeReader(make), write_gold(tmp_path)))
    mine = [one for one in measures if one.corpus == "gold, dev"]
    assert figures(mine, "events with type") == {"P": 1, "R": 0.5, "F": 2 / 3}
    assert figures(mine, "whole record")["F"] == 0
    assert figures(mine, "actor, of matched events") == {"accuracy": 0}
    assert figures(mine, "status, of matched events") == {"accuracy": 1}
    assert figures(measures, "events by type: attack") == {"P": 1, "R": 1, "F": 1}
    assert figures(measures, "events by type: release") == {"P": 0, "R": 0, "F": 0}


def test_an_empty_reading_has_zeros(tmp_path: Path) -> None:
    measures = list(score_own_gold(NOTHING, write_gold(tmp_path)))
    assert {one.value for one in measures} == {0}
