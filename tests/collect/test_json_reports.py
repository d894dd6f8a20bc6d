import datetime as dt
import json

import pytest

from situate.collect import CollectOptions, Failure, read_reports
from situate.records import Report

LEAD = "Rebels took the town of Karm on Friday, residents said."


def read_text(tmp_path, content, *, name="reports.jsonl", **options):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read_reports([str(path)], CollectOptions(**options)))


def test_every_field_is_taken_over_and_other_keys_are_ignored(tmp_path):
    fields = {
        "id": 12,
        "title": "Karm falls",
        "text": LEAD,
        "url": "https://karm.example/1",
        "publisher": "Karm Herald",
        "agency": "KNA",
        "byline": "Jane Doe",
        "published": "2020-02-29T23:10:00+03:00",
        "language": "en-GB",
        "section": {"name": "World"},
    }
    (report,) = read_text(tmp_path, json.dumps(fields), name="one.json")
    assert isinstance(report, Report)
    assert report.given_id == "12"
    assert report.title == "Karm falls"
    assert report.url == "https://karm.example/1"
    assert report.publisher == "Karm Herald"
    assert report.agency == "KNA"
    assert report.byline == "Jane Doe"
    assert report.published == dt.date(2020, 2, 29)
    assert report.language == "en"
    assert report.text == LEAD


def test_a_broken_line_fails_in_its_place_and_the_others_are_read(tmp_path):
    lines = [json.dumps({"id": "a", "text": LEAD}), "{broken", "", json.dumps({"text": LEAD})]
    first, broken, last = read_text(tmp_path, "\n".join(lines))
    assert isinstance(first, Report)
    assert isinstance(broken, Failure)
    assert broken.position == "line 2"
    assert broken.stage == "parse"
    assert "no valid JSON" in broken.reason
    assert isinstance(last, Report)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"title": "x"}, "field text is missing"),
        ({"text": 5}, "field text must be text"),
        ({"text": ""}, "field text is empty"),
        ({"text": " \n"}, "field text is empty"),
        ({"text": LEAD, "title": ["x"]}, "field title must be text"),
        ({"text": LEAD, "id": 1.5}, "field id must be text"),
        ({"text": LEAD, "published": 20200101}, "field published must be a date as text"),
        ({"text": LEAD, "published": "soon"}, "field published 'soon' is no date"),
        ({"text": "\ud800"}, "surrogate"),
        ("text", "holds a text; a report is a JSON object"),
        ([1], "holds a list"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path, value, reason):
    (failure,) = read_text(tmp_path, json.dumps(value))
    assert isinstance(failure, Failure)
    assert failure.position == "line 1"
    assert reason in failure.reason


def test_two_wrong_fields_are_both_named(tmp_path):
    (failure,) = read_text(tmp_path, json.dumps({"text": None, "url": 3}))
    assert failure.reason == "field text must be text; field url must be text"


def test_a_list_names_its_item(tmp_path):
    content = json.dumps([{"text": LEAD}, {"text": 1}])
    report, failure = read_text(tmp_path, content, name="list.json")
    assert isinstance(report, Report)
    assert failure.position == "item 2"


def test_json_lines_in_a_json_file_are_read_all_the_same(tmp_path):
    line = json.dumps({"text": LEAD})
    assert len(read_text(tmp_path, f"{line}\n{line}\n", name="lines.json")) == 2


@pytest.mark.parametrize("content", ['{"text": ', "3", "[" * 100_000, "[1,", ""])
def test_what_is_no_report_file_is_one_failure(tmp_path, content):
    (failure,) = read_text(tmp_path, content, name="bad.json")
    assert isinstance(failure, Failure)
    assert failure.position is None


def test_a_line_above_the_limit_fails_and_the_next_is_read(tmp_path):
    lines = [json.dumps({"text": LEAD + "x" * 10_000}), json.dumps({"text": LEAD})]
    failure, report = read_text(tmp_path, "\n".join(lines), max_bytes=500)
    assert "more than" in failure.reason
    assert failure.position == "line 1"
    assert isinstance(report, Report)


def test_stated_fields_win_and_the_dateline_is_still_found(tmp_path):
    fields = {"text": f"KARM (AP) — {LEAD}", "agency": "KNA"}
    (report,) = read_text(tmp_path, json.dumps(fields))
    assert report.agency == "KNA"
    assert report.dateline.place == "KARM"
