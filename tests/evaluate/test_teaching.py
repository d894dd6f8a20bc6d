"""The teaching set: our own reports whole, others' as offsets into their corpora."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from situate.errors import ConfigError
from situate.evaluate.teaching import load_teaching

ROOT = Path(__file__).parent.parent.parent
PACK = ROOT / "scripts" / "teaching" / "pack.py"
OWN = """@ own nowhere-t01 | Nowhere | The Example Courier | ExNA | 2024-03-12
Fort attacked

ORAN (ExNA) - Rebels attacked the fort near "Ain" on Monday, killing 3, the army told Reuters.

Later they attacked a bridge.
@@
attack | attacked#2 | actor: Rebels | target: fort | place: Ain | time: 2024-03-11 | killed: 3 | by: army > Reuters
attack | attacked | actor: they | target: bridge | status: denied
"""  # noqa: E501


def pack(folder: Path, annotations: str, *options: str) -> subprocess.CompletedProcess[str]:
    path = folder / "work.ann"
    path.write_text(annotations, encoding="utf8")
    command = [sys.executable, str(PACK), str(path), "--target", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_annotations_of_our_own_come_back_as_written(tmp_path: Path) -> None:
    assert pack(tmp_path, OWN).returncode == 0
    (gold,) = load_teaching(tmp_path, tmp_path)
    first, second = gold.claims
    text = gold.report.text
    assert gold.report.publisher == "The Example Courier"
    assert first.trigger.start == text.index("attacked the fort")
    assert [m.text for m in first.speakers] == ["army", "Reuters"]
    assert first.counts == (("killed", 3, 3),)
    assert second.trigger.start == text.index("attacked a bridge")
    assert second.status == "denied"
    spans = [m for claim in gold.claims for _, m in claim.participants]
    assert all(text[m.start : m.end] == m.text for m in spans)


def test_a_phrase_that_the_text_does_not_hold_is_named_with_its_line(tmp_path: Path) -> None:
    done = pack(tmp_path, OWN.replace("target: bridge", "target: tunnel"), "--check")
    assert done.returncode == 1
    assert "work.ann:9: the text does not hold 'tunnel'" in done.stdout
    assert not list(tmp_path.glob("*.toml"))


@pytest.mark.parametrize("part", ["colour: red", "killed: many", "time: 2024-13-01"])
def test_a_part_that_is_no_notation_is_a_fault(tmp_path: Path, part: str) -> None:
    done = pack(tmp_path, OWN.replace("status: denied", part), "--check")
    assert done.returncode == 1
    assert "work.ann:9" in done.stdout


def write_borrowed(folder: Path, end: int) -> None:
    row = {
        "corpus": "re3d.dev",
        "id": "x",
        "split": "train",
        "claims": [
            {
                "type": "attack",
                "mode": None,
                "trigger": [7, end],
                "status": "asserted",
                "aspect": "done",
                "participants": [["actor", 0, 6]],
                "place": None,
                "time": ["2024-03-11", None],
                "counts": [],
                "speakers": [],
            }
        ],
    }
    (folder / "corpora.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    report = {"id": "x", "text": "Rebels attacked the fort."}
    (folder / "re3d.dev.jsonl").write_text(json.dumps(report) + "\n", encoding="utf8")


def test_offsets_into_a_corpus_become_claims_of_its_reports(tmp_path: Path) -> None:
    pack(tmp_path, OWN)
    write_borrowed(tmp_path, 15)
    borrowed = load_teaching(tmp_path, tmp_path, split="train")[-1]
    (claim,) = borrowed.claims
    assert borrowed.region == "Middle East"
    assert claim.trigger.text == "attacked"
    assert claim.days is not None
    assert claim.days[1] is None


def test_reports_of_a_corpus_that_is_not_at_hand_are_left_out(tmp_path: Path) -> None:
    pack(tmp_path, OWN)
    write_borrowed(tmp_path, 15)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert len(load_teaching(tmp_path, elsewhere)) == 1


def test_an_offset_outside_its_text_is_refused(tmp_path: Path) -> None:
    pack(tmp_path, OWN)
    write_borrowed(tmp_path, 150)
    with pytest.raises(ConfigError, match=r"7\.\.150 is not in the text of x"):
        load_teaching(tmp_path, tmp_path)
