"""MEANTIME: dates, participants and status of the annotated sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_readings import NOTHING, FakeReader, bounds, claim, figures, time, write_rows

from situate.evaluate.meantime import build_report, parse_created, score_meantime

SENTENCES = [
    "Rebels free hostages",
    "March 3 , 2011",
    "The rebels freed ten hostages yesterday .",
    "They did not attack the bridge .",
    "They will leave on Sunday .",
]
TOKENS = [token for sentence in SENTENCES for token in sentence.split()]
NUMBERS = [number for number, sentence in enumerate(SENTENCES) for _ in sentence.split()]
TEXT = " ".join(TOKENS)


def mention(number: str, tag: str, words: str, **attributes: Any) -> dict[str, Any]:
    return {"m_id": number, "tag": tag, **bounds(TEXT, words), "text": words, **attributes}


def event(number: str, words: str, **attributes: Any) -> dict[str, Any]:
    certain = {"certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE"}
    return mention(number, "EVENT_MENTION", words, **(certain | attributes))


def link(source: str, target: str, role: str) -> dict[str, Any]:
    return {"type": "HAS_PARTICIPANT", "src": [source], "tgt": [target], "sem_role": role}


ROW: dict[str, Any] = {
    "id": "one",
    "dct": "2011-03-03",
    "tokens": TOKENS,
    "sentence_of_token": NUMBERS,
    "text": TEXT,
    "mentions": [
        event("1", "freed"),
        event("2", "attack", polarity="NEG"),
        event("3", "leave", time="FUTURE"),
        mention("4", "ENTITY_MENTION", "The rebels"),
        mention("5", "ENTITY_MENTION", "ten hostages"),
        mention("6", "TIMEX3", "March 3 , 2011", functionInDocument="CREATION_TIME", value="2011"),
        mention("7", "TIMEX3", "yesterday", value="2011-03-02"),
        mention("8", "TIMEX3", "Sunday", value="2011-03-06"),
    ],
    "relations": [link("1", "4", "Arg0"), link("1", "5", "Arg1")],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rows(tmp_path / "meantime.dev.jsonl", ROW)
    return tmp_path


def test_headline_and_date_stand_alone_and_no_offset_moves() -> None:
    report = build_report(ROW)
    assert report.text.split("\n") == [SENTENCES[0], SENTENCES[1], " ".join(SENTENCES[2:])]
    assert str(report.published) == "2011-03-03"


def test_a_day_written_the_other_way_round_is_read() -> None:
    assert parse_created("03-02-2009") == "2009-02-03"
    assert parse_created("2009-02-03") == "2009-02-03"
    assert parse_created(None) is None


def test_a_perfect_reading_is_perfect(folder: Path) -> None:
    claims = (
        claim(TEXT, "release", "freed", [("actor", "rebels"), ("target", "hostages yest")]),
        claim(TEXT, "attack", "attack", status="denied"),
        claim(TEXT, "movement", "leave", status="planned"),
    )
    times = (
        time(TEXT, "March 3 , 2011", "2011-03-03"),
        time(TEXT, "yesterday", "2011-03-02"),
        time(TEXT, "Sunday", "2011-03-06"),
    )
    reader = FakeReader(lambda text: {"claims": claims, "times": times})
    measures = list(score_meantime(reader, folder))
    assert figures(measures, "dates found with the right value") == {"P": 1, "R": 1, "F": 1}
    assert figures(measures, "participants, Arg0")["F"] == 1
    assert figures(measures, "participants, Arg1")["F"] == 1
    assert figures(measures, "certainty: any status") == {"accuracy": 1}


def test_the_status_is_scored_by_class(folder: Path) -> None:
    claims = (claim(TEXT, "release", "freed"), claim(TEXT, "attack", "attack"))
    measures = list(score_meantime(FakeReader(lambda text: {"claims": claims}), folder))
    assert figures(measures, "certainty: any status") == {"accuracy": 0.5}
    assert figures(measures, "certainty: denied") == {"accuracy": 0}
    assert figures(measures, "participants, Arg0") == {"P": 0, "R": 0, "F": 0}


def test_what_is_not_found_lowers_the_dates_only(folder: Path) -> None:
    measures = list(score_meantime(NOTHING, folder))
    assert figures(measures, "dates found (overlap)") == {"P": 0, "R": 0, "F": 0}
    assert {one.count for one in measures if one.task == "certainty: any status"} == {0}
