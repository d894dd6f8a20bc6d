"""MUC-4: role fillers, incident types and relevance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_readings import NOTHING, FakeReader, claim, entity, figures, write_rows

from situate.evaluate.matching import head_of
from situate.evaluate.muc4 import FILES, score_muc4
from situate.evaluate.muc4_fillers import Filler, gold_fillers, read_fillers
from situate.records import Claim, Reading, Report

TEXT = (
    "MEMBERS OF THE RED FRONT BOMBED THE TOWN HALL WITH DYNAMITE. MAYOR ANA RUIZ WAS KILLED. "
    "THE MAYOR HAD BEEN WARNED."
)
QUIET = "THE PRICE OF COFFEE FELL."
SLOTS = (
    "perp_individual_id", "perp_organization_id", "phys_tgt_id", "hum_tgt_name",
    "hum_tgt_description", "incident_instrument_id", "incident_type",
)  # fmt: skip
FILLERS = "role fillers, all"


def slot(*texts: str, xref: str | None = None) -> dict[str, Any]:
    alternatives: list[dict[str, Any]] = [{"text": text} for text in texts]
    if xref is not None:
        alternatives[0]["xref"] = [xref]
    return {"optional": False, "alternatives": alternatives}


def template(*, optional: bool = False, **slots: list[dict[str, Any]]) -> dict[str, Any]:
    return {key: [] for key in SLOTS} | {"optional": optional} | slots


BOMBING = template(
    incident_type=[slot("BOMBING")],
    perp_individual_id=[slot("MEMBERS OF THE RED FRONT")],
    perp_organization_id=[slot("RED FRONT", "RF")],
    phys_tgt_id=[slot("TOWN HALL")],
    hum_tgt_name=[slot("ANA RUIZ")],
    hum_tgt_description=[slot("MAYOR", xref="ANA RUIZ")],
    incident_instrument_id=[slot("DYNAMITE")],
)


def claims_of(text: str) -> dict[str, Any]:
    """What a perfect reader finds."""
    if text != TEXT:
        return {}
    bombed = claim(
        TEXT,
        "bombing",
        "BOMBED",
        [
            ("actor", "MEMBERS OF THE RED FRONT"),
            ("target", "TOWN HALL"),
            ("instrument", "DYNAMITE"),
            ("victim", "MAYOR ANA RUIZ"),
        ],
        plover="ASSAULT",
    )
    front = entity(TEXT, "RED FRONT", "organization")
    return {"claims": (bombed,), "entities": (front,)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dateline = {"place": "SANTA RITA", "date": "4 FEB 90", "source": "EX"}
    rows = [
        {"id": "1", "text": TEXT, "dateline": dateline, "templates": [BOMBING]},
        {"id": "2", "text": QUIET, "dateline": None, "templates": []},
    ]
    for name, row in zip(FILES, rows, strict=True):
        write_rows(tmp_path / name, row)
    return tmp_path


def test_a_perfect_reading_is_perfect(folder: Path) -> None:
    measures = list(score_muc4(FakeReader(claims_of), folder))
    for task in (FILLERS, "role fillers, PerpOrg", "incident type of the report"):
        assert figures(measures, task) == {"P": 1, "R": 1, "F": 1}, task
    assert figures(measures, "report has an incident") == {"P": 1, "R": 1, "F": 1}


def test_an_empty_reading_has_zeros(folder: Path) -> None:
    measures = list(score_muc4(NOTHING, folder))
    assert figures(measures, FILLERS) == {"P": 0, "R": 0, "F": 0}
    assert figures(measures, "report has an incident")["R"] == 0


def test_a_violent_claim_in_a_report_without_incident_is_false(folder: Path) -> None:
    fell = claim(QUIET, "attack", "FELL", [("victim", "COFFEE")], plover="ASSAULT")
    measures = list(
        score_muc4(FakeReader(lambda text: {} if text == TEXT else {"claims": (fell,)}), folder)
    )
    assert figures(measures, "report has an incident") == {"P": 0, "R": 0, "F": 0}
    assert figures(measures, FILLERS)["P"] == 0


def test_a_description_belongs_to_the_name_it_refers_to() -> None:
    (victim,) = gold_fillers({"templates": [BOMBING]}, "Victim")
    assert victim.texts == {"ana ruiz", "mayor"}


def test_templates_share_their_fillers_and_what_is_only_optional_is_spared(folder: Path) -> None:
    again = template(incident_type=[slot("ATTACK")], phys_tgt_id=[slot("TOWN HALL", "HALL")])
    spared = template(optional=True, phys_tgt_id=[slot("CHURCH")])
    fillers = gold_fillers({"templates": [BOMBING, again, spared]}, "Target")
    assert [(sorted(f.texts), f.optional) for f in fillers] == [
        (["hall", "town hall"], False),
        (["church"], True),
    ]


def read(*claims: Claim) -> dict[str, list[Filler]]:
    report = Report(id="1", text=TEXT)
    reader = FakeReader(lambda text: {"claims": claims})
    reading: Reading = reader.read(report)
    return read_fillers(reading)


def test_fillers_with_the_same_head_are_one_and_denied_claims_have_none() -> None:
    one = claim(TEXT, "bombing", "BOMBED", [("target", "TOWN HALL")], plover="ASSAULT")
    two = claim(TEXT, "bombing", "WITH", [("target", "HALL")], plover="ASSAULT")
    denied = claim(
        TEXT, "bombing", "WARNED", [("target", "FRONT")], plover="ASSAULT", status="denied"
    )
    (filler,) = read(one, two, denied)["Target"]
    assert filler.heads == {head_of("TOWN HALL")}


def test_open_fighting_fills_no_role() -> None:
    clash = claim(
        TEXT, "clash", "BOMBED", [("actor", "MEMBERS OF THE RED FRONT")], plover="ASSAULT"
    )
    assert not any(read(clash).values())
