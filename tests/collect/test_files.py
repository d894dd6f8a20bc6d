import io
import json
import os
import sys
from dataclasses import dataclass

import pytest

from situate.collect import CollectOptions, Failure, Tally, read_reports
from situate.records import Report

LEAD = "Rebels took the town of Karm on Friday, residents said."


def read(*inputs, tally=None, **options):
    names = [str(name) for name in inputs]
    return list(read_reports(names, CollectOptions(**options), tally=tally))


@dataclass
class FakeStandardInput:
    buffer: io.BufferedReader


def feed(monkeypatch, content):
    stream = io.BufferedReader(io.BytesIO(content))
    monkeypatch.setattr(sys, "stdin", FakeStandardInput(buffer=stream))


def test_a_text_file_is_one_report_with_its_text_as_it_stands(tmp_path):
    path = tmp_path / "karm.txt"
    path.write_bytes(f"\ufeff{LEAD}\r\n".encode())
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.text == f"{LEAD}\r\n"
    assert report.language == "en"
    assert report.given_id is None


def test_a_folder_is_walked_in_order_and_the_broken_file_is_listed(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "2.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"%PDF-1.4 rest")
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / ".secret.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / ".hidden" / "d.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / "notes.md").write_text("no", encoding="utf-8")
    (tmp_path / "z.jsonl").write_text(json.dumps({"id": 7, "text": LEAD}), encoding="utf-8")
    tally = Tally()
    first, second, broken, last = read(tmp_path, tally=tally)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(broken, Failure)
    assert broken.input.endswith("c.txt")
    assert broken.stage == "decode"
    assert "PDF" in broken.reason
    assert last.given_id == "7"
    assert tally.skipped == 1
    assert tally.skipped_endings == {".md": 1}


def test_a_folder_without_reports_is_a_failure(tmp_path):
    (failure,) = read(tmp_path)
    assert "holds no file ending in" in failure.reason


def test_a_closed_folder_inside_a_folder_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    real_scandir = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report, failure = read(tmp_path)
    assert isinstance(report, Report)
    assert failure.input.endswith("closed")
    assert "Permission denied" in failure.reason


def test_what_is_missing_or_unreadable_is_a_failure_and_the_rest_is_read(tmp_path, monkeypatch):
    good = tmp_path / "good.txt"
    good.write_text(LEAD, encoding="utf-8")
    locked = tmp_path / "locked.txt"
    locked.write_text(LEAD, encoding="utf-8")
    real_open = open

    def refuse(path, *arguments, **options):
        if os.fspath(path) == str(locked):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *arguments, **options)

    monkeypatch.setattr("builtins.open", refuse)
    missing, denied, report = read(tmp_path / "none.txt", locked, good)
    assert missing.stage == "read"
    assert "No such file" in missing.reason
    assert "Permission denied" in denied.reason
    assert isinstance(report, Report)


def test_fifty_megabytes_of_text_are_refused_with_a_clear_reason(tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes(b"word. " * 8_400_000)
    (failure,) = read(path)
    assert failure.stage == "read"
    assert failure.reason.startswith("50.4 MB is more than the 20.0 MB")
    assert isinstance(read(path, max_bytes=100)[0], Failure)


def test_the_reason_does_not_repeat_the_name(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    (failure,) = read(path)
    assert failure == Failure(
        input=str(path),
        position=None,
        stage="decode",
        reason="is empty; there is no report in it",
    )


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (LEAD, [None]),
        (json.dumps({"id": "a", "text": LEAD}), ["a"]),
        (json.dumps({"id": "a", "text": LEAD}, indent=1), ["a"]),
        (json.dumps([{"id": "a", "text": LEAD}, {"id": "b", "text": LEAD}]), ["a", "b"]),
        ("\n".join(json.dumps({"id": one, "text": LEAD}) for one in "abc"), ["a", "b", "c"]),
        (f"[TEXT] {LEAD}", [None]),
    ],
)
def test_standard_input_is_told_by_how_it_begins(monkeypatch, content, ids):
    feed(monkeypatch, content.encode())
    reports = read("-")
    assert [report.given_id for report in reports] == ids
    assert all(LEAD in report.text for report in reports)


def test_empty_standard_input_is_a_failure(monkeypatch):
    feed(monkeypatch, b"")
    (failure,) = read("-")
    assert failure.input == "-"
    assert "empty" in failure.reason


def test_large_json_lines_stream_through_standard_input(monkeypatch):
    line = json.dumps({"text": LEAD + " " + "Fighting went on. " * 500}).encode() + b"\n"
    feed(monkeypatch, line * 30)
    assert len(read("-")) == 30


def test_a_named_file_of_unknown_ending_is_read_by_how_it_begins(tmp_path):
    path = tmp_path / "report"
    path.write_text(LEAD, encoding="utf-8")
    (report,) = read(path)
    assert report.text == LEAD


def test_inputs_are_read_in_their_order(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"{name}. {LEAD}", encoding="utf-8")
    reports = read(tmp_path / "b.txt", tmp_path / "a.txt")
    assert [report.text[0] for report in reports] == ["b", "a"]
