"""ECB+: reports grouped by their words, mentions merged within groups, the lemma beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from made_claims import claim
from made_readings import NOTHING, write_rows

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.errors import ConfigError
from situate.evaluate.ecbplus import (
    CORPUS,
    EventMention,
    NewsReport,
    by_lemma,
    group_reports,
    lemma_f,
    lemma_of,
    match_within,
    measure_groups,
    score_ecbplus,
)
from situate.records import Mention


def mention(report: str, word: str, event: str) -> EventMention:
    made = claim(
        id=f"{report}:{word}", report=report, quote=f"Gunmen {word} the village.",
        trigger=Mention(start=7, end=7 + len(word), text=word),
    )  # fmt: skip
    return EventMention(claim=made, event=event, lemma=lemma_of(made))


def news(name: str, words: dict[str, float], *mentions: EventMention) -> NewsReport:
    draft = Draft(name=name, text="Made.\n", given_id=name, published=dt.date(2017, 9, 3),
                  language="en")  # fmt: skip
    report = replace(assemble_report(draft, CollectOptions()), id=name)
    return NewsReport(report=report, subtopic="1", words=words, mentions=mentions)


def test_reports_with_the_same_rare_words_are_one_group_in_any_order() -> None:
    reports = [news("a", {"ferry": 3.0}), news("b", {"ferry": 2.0}), news("c", {"vote": 3.0})]
    groups = group_reports(reports)
    assert groups["a"] == groups["b"] != groups["c"]
    assert group_reports(reports[::-1]) == groups


def test_the_lemma_takes_no_heed_of_endings() -> None:
    assert mention("a", "attacked", "e").lemma == mention("b", "attacks", "e").lemma


def test_the_same_lemma_in_another_group_is_another_event() -> None:
    mentions = [mention("a", "attacked", "e"), mention("b", "attacks", "e")]
    assert len(set(by_lemma(mentions, {"a": "1", "b": "1"}).values())) == 1
    assert len(set(by_lemma(mentions, {"a": "1", "b": "2"}).values())) == 2
    assert lemma_f(mentions, {"a": "1", "b": "1"}) == 1
    assert lemma_f(mentions, {"a": "1", "b": "2"}) < 1


def test_only_mentions_of_one_group_are_compared_and_both_figures_stand_side_by_side() -> None:
    reports = [
        news("a", {}, mention("a", "attacked", "e"), mention("a", "fled", "f")),
        news("b", {}, mention("b", "attacked", "g")),
    ]
    apart, together = {"a": "1", "b": "2"}, {"a": "1", "b": "1"}
    assert [(m.first, m.second) for m in match_within(reports, apart)] == [("a:attacked", "a:fled")]
    assert len(list(match_within(reports, together))) == 3
    figures = {m.task: m for m in measure_groups(reports, together, setting="x", headline=True)
               if m.figure == "F"}  # fmt: skip
    assert figures["x: CoNLL"].headline
    assert figures["x: CoNLL"].count == 3
    peer = f"{figures['x, same lemma: CoNLL'].value:.3f}"
    assert figures["x: CoNLL"].peer == f"the same lemma within the same groups {peer}"
    assert figures["x, same lemma: CoNLL"].value < 1  # "attacked" of a and b are two events


def test_a_reader_without_findings_is_refused_in_words(tmp_path: Path) -> None:
    write_rows(tmp_path / f"{CORPUS}.jsonl", {"split": "val"})
    with pytest.raises(ConfigError, match="needs the reader"):
        list(score_ecbplus(NOTHING, tmp_path))
