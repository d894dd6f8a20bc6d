"""`situate read` as a user meets it: good input, bad input, and what is said about it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import situate.cli.read
from situate.cli.main import cli
from situate.reader import RulesReader
from situate.reading_format import reading_schema

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STORY = (
    "BAMAKO, March 12, 2024 (ExNA) - Fighters of an armed group attacked the village of "
    "Dinangourou yesterday, killing at least five farmers, a local official said.\n"
)


@pytest.fixture
def run(reader: RulesReader, monkeypatch: pytest.MonkeyPatch):
    """Run the command in this process with the reader that is loaded already."""
    monkeypatch.setattr(situate.cli.read, "load_reader", lambda settings: reader)

    def run_command(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(cli, ["read", *arguments], catch_exceptions=False, **options)

    return run_command


def _readings(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_example_report_gives_claims_that_keep_the_schema(run) -> None:
    result = run(str(EXAMPLES / "kosti.txt"), "--format", "jsonl")
    assert result.exit_code == 0
    (reading,) = _readings(result)
    jsonschema.validate(reading, reading_schema())
    assert reading["report"]["publisher"] == "The Example Courier"
    assert reading["report"]["published"] == "2024-02-26"
    assert {"siege", "capture", "air-strike", "displacement"} <= {
        c["type"] for c in reading["claims"]
    }


def test_every_offset_of_the_examples_holds_its_text(run) -> None:
    for reading in _readings(run(str(EXAMPLES), "--format", "jsonl")):
        text = reading["report"]["text"]
        claims = reading["claims"]
        spans = [*reading["entities"], *reading["places"], *reading["times"]]
        spans += [p for claim in claims for p in claim["participants"] + claim["counts"]]
        spans += [claim["trigger"] for claim in claims]
        assert spans
        for span in spans:
            assert text[span["start"] : span["end"]] == span["text"]


def test_an_empty_file_fails_with_its_reason(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run(str(tmp_path / "empty.txt"))
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "empty" in result.stderr


def test_a_binary_file_fails_with_its_reason(run, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    result = run(str(tmp_path / "photo.txt"))
    assert result.exit_code == 1
    assert "photo.txt" in result.stderr


def test_bytes_of_no_known_encoding_fail_with_a_hint(run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF]) * 30)
    result = run(str(tmp_path / "odd.txt"))
    assert result.exit_code == 1
    assert "odd.txt" in result.stderr


def test_fifty_megabytes_of_text_are_refused(run, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("The army took the town. " * 2_200_000)
    result = run(str(path))
    assert result.exit_code == 1
    assert "large.txt" in result.stderr
    assert result.stdout == ""


def test_html_without_an_article_fails_with_its_reason(run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    result = run(str(tmp_path / "page.html"))
    assert result.exit_code == 1
    assert "page.html" in result.stderr


def test_json_faults_name_the_line_and_the_field_and_the_good_lines_are_read(
    run, tmp_path: Path
) -> None:
    lines = ['{"text": ' + json.dumps(STORY) + "}", '{"title": "no text"}', '{"text": 7}', "{oops"]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    result = run(str(tmp_path / "reports.jsonl"), "--format", "jsonl")
    assert result.exit_code == 1
    assert len(_readings(result)) == 1
    for number in (2, 3, 4):
        assert f"line {number}" in result.stderr
    assert "text" in result.stderr


def test_an_unreadable_file_is_listed(run, tmp_path: Path) -> None:
    result = run(str(tmp_path / "nowhere.txt"))
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr


def test_a_folder_is_read_around_its_broken_file(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.txt").write_text(STORY.replace("Dinangourou", "Mondoro"))
    result = run(str(tmp_path), "--format", "jsonl")
    assert result.exit_code == 1
    assert len(_readings(result)) == 2
    assert "b.txt" in result.stderr


def test_a_language_that_is_not_read_gives_no_claims_and_says_so(run, tmp_path: Path) -> None:
    text = (
        "Des hommes armés ont attaqué hier le village et ont tué au moins cinq personnes, selon un "
        "responsable local. Les habitants ont fui vers la ville voisine pendant la nuit."
    )
    (tmp_path / "rapport.txt").write_text(text, encoding="utf8")
    result = run(str(tmp_path / "rapport.txt"), "--format", "jsonl")
    (reading,) = _readings(result)
    assert reading["claims"] == []
    assert reading["report"]["language"] == "fr"
    assert "'fr' is not read yet" in result.stderr


def test_without_a_day_of_publication_relative_dates_stay_unknown(run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The army shelled Bama yesterday, killing three traders.\n")
    (reading,) = _readings(run(str(tmp_path / "story.txt"), "--format", "jsonl"))
    (yesterday,) = reading["times"]
    assert (yesterday["begin"], yesterday["end_day"]) == (None, None)
    assert yesterday["precision"] == "none"
    assert all(
        claim["time"] is None or claim["time"]["begin"] is None for claim in reading["claims"]
    )


def test_a_stated_day_of_publication_resolves_relative_dates(run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The army shelled Bama yesterday, killing three traders.\n")
    arguments = (str(tmp_path / "story.txt"), "--format", "jsonl", "--published", "2024-03-01")
    (reading,) = _readings(run(*arguments))
    assert reading["claims"][0]["time"]["begin"] == "2024-02-29"


def test_a_day_that_is_none_is_a_usage_error() -> None:
    code = "from situate.cli.main import main; main(['read', 'x.txt', '--published', 'soon'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_is_read(run) -> None:
    (reading,) = _readings(run("-", "--format", "jsonl", input=STORY))
    assert reading["report"]["agency"] == "ExNA"


def test_the_output_file_appears_whole(run, tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    result = run(str(EXAMPLES), "--format", "jsonl", "--output", str(target))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert [json.loads(line)["schema"] for line in target.read_text("utf8").splitlines()]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.slow
def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path) -> None:
    outputs = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "situate", "read", str(EXAMPLES), "--format", "jsonl"]
        done = subprocess.run([*command, "--jobs", jobs], capture_output=True, check=True)
        outputs.append(done.stdout)
    assert outputs[0]
    assert outputs[0] == outputs[1]


def test_the_table_marks_evidence_and_uses_no_colour_when_piped(run) -> None:
    result = run(str(EXAMPLES / "kosti.txt"))
    assert "\x1b[" not in result.stdout
    assert "who says so" in result.stdout
    assert "«taken»" in result.stdout


def test_control_characters_of_a_report_never_reach_the_terminal(run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The army shelled \x1b[31mBama\x1b[0m on 2 May 2024.\n")
    assert "\x1b" not in run(str(tmp_path / "story.txt")).stdout


def test_a_line_of_a_million_characters_is_read(run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("x" * 1_000_000)
    assert run(str(tmp_path / "long.txt"), "--language", "en").exit_code == 0


def test_claims_with_a_low_score_are_left_out_on_request() -> None:
    def scores(*options: str) -> list[float]:
        arguments = ["read", str(EXAMPLES / "kosti.txt"), "--format", "jsonl", *options]
        (reading,) = _readings(CliRunner().invoke(cli, arguments))
        return [claim["score"] for claim in reading["claims"]]

    every = scores()
    least = sorted(every)[len(every) // 2]
    assert scores("--least-score", str(least)) == [score for score in every if score >= least]
