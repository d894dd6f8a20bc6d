"""Merging judged on our happenings: their files, and the mention that each claim stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_claims import claim

from situate.errors import ConfigError
from situate.evaluate.ecbplus import cosine, token_spans
from situate.evaluate.happenings import ReadWorlds, find_meant, load_worlds, measure_worlds
from situate.records import KeptClaim, Mention, Span

WORLD = '''
id = "h01"
region = "nowhere"
split = "dev"
[[happenings]]
id = "h01.1"
type = "attack"
place = "Qasr"
begin = 2017-09-03
end = 2017-09-03
note = "near miss: h01.2, same town"
[[happenings]]
id = "h01.2"
type = "bombing"
place = "Qasr"
begin = 2017-09-05
end = 2017-09-05
[[reports]]
id = "h01-a"
publisher = "The Example Courier"
published = 2017-09-06
text = """
Gunmen attacked Qasr. A bomb struck after they had attacked.
"""
[[reports.mentions]]
happening = "h01.1"
trigger = "attacked#2"
type = "attack"
[[reports.mentions]]
happening = "h01.2"
trigger = "struck"
type = "bombing"
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "h01.toml").write_text(WORLD, encoding="utf8")
    return tmp_path


def at(name: str, start: int, end: int, **fields: object) -> KeptClaim:
    trigger = Mention(start=start, end=end, text="x" * (end - start))
    return claim(id=name, trigger=trigger, quote_start=22, **fields)


def test_triggers_are_found_by_their_number_and_near_misses_by_their_note(folder: Path) -> None:
    (world,) = load_worlds(folder, split="dev")
    text = world.reports[0].report.text
    first, second = world.reports[0].mentions
    assert first.trigger.start == text.rindex("attacked")
    assert text[second.trigger.start : second.trigger.end] == "struck"
    assert world.near_misses == {frozenset({"h01.1", "h01.2"})}
    assert load_worlds(folder, split="test") == []


def test_a_trigger_that_the_text_lacks_is_refused(folder: Path) -> None:
    path = folder / "h01.toml"
    path.write_text(WORLD.replace('"struck"', '"fell"'), encoding="utf8")
    with pytest.raises(ConfigError, match="does not hold 'fell'"):
        load_worlds(folder)


def test_a_claim_stands_for_the_mention_it_overlaps_else_for_its_type_beside(folder: Path) -> None:
    (world,) = load_worlds(folder)
    told = world.reports[0]
    attacked, struck = told.mentions
    sentences = (Span(start=0, end=21), Span(start=22, end=len(told.report.text)))
    over = at("a", attacked.trigger.start, attacked.trigger.end)
    beside = at("b", 24, 28, kind="bombing")
    foreign = at("c", 24, 28, kind="talks")
    found = find_meant([over, beside, foreign], told.mentions, sentences)
    assert found == {"a": attacked, "b": struck}


def test_a_wrong_merge_costs_precision_and_the_near_miss(folder: Path) -> None:
    worlds = load_worlds(folder)
    mentions = worlds[0].reports[0].mentions
    # Two claims with the same words, day and place: nothing tells them apart.
    claims = (at("a", 31, 39, report="r1"), at("b", 31, 39, report="r2"))
    read = ReadWorlds(
        claims=claims, meant=dict(zip("ab", mentions, strict=True)), mentions=mentions
    )
    figures = {(m.task, m.figure): m.value for m in measure_worlds(read, worlds, split="dev")}
    assert figures["merging, mentions that were read", "P"] == 0.5
    assert figures["merging, mentions that were read", "R"] == 1
    assert figures["near misses kept apart", "accuracy"] == 0


def test_words_of_reports_are_compared_by_their_cosine() -> None:
    assert cosine({"a": 3.0, "b": 4.0}, {"a": 3.0}) == pytest.approx(0.6)
    assert cosine({}, {"a": 1.0}) == 0


def test_tokens_lie_one_character_apart() -> None:
    assert token_spans({"tokens": ["To", "be"]}) == [Span(start=0, end=2), Span(start=3, end=5)]
