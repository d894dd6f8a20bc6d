"""Claims against annotated ones: pairs, fields and shares."""

from __future__ import annotations

import dataclasses

from made_readings import RUN, claim, find

from situate.evaluate.claims import ClaimScores, judge_fields, match_claims
from situate.evaluate.gold import GoldClaim, GoldReport
from situate.records import SCHEMA, Claim, Reading, Report, Span

TEXT = "Raiders burned a mill. Raiders shelled a barn."


def _gold(kind: str, trigger: str, actor: str = "Raiders") -> GoldClaim:
    return GoldClaim(
        type=kind, trigger=find(TEXT, trigger), mode=None, status="asserted", aspect="done",
        participants=(("actor", find(TEXT, actor)),), place=None, days=None, counts=(), speakers=(),
    )  # fmt: skip


def _report(*claims: GoldClaim) -> GoldReport:
    report = Report(id="0" * 32, text=TEXT)
    return GoldReport(report=report, region="none", split="dev", claims=claims)


def _reading(*claims: Claim) -> Reading:
    return Reading(
        schema=SCHEMA, run=RUN, report=Report(id="0" * 32, text=TEXT),
        sentences=(Span(start=0, end=22), Span(start=23, end=len(TEXT))),
        entities=(), places=(), times=(), attributions=(), claims=claims,
    )  # fmt: skip


BURNED = claim(TEXT, "destruction", "burned", [("actor", "Raiders")])


def test_the_same_type_at_the_same_words_is_found() -> None:
    scores = ClaimScores()
    scores.add(_report(_gold("destruction", "burned")), _reading(BURNED))
    assert (scores.matched, scores.accuracy("actor")) == (1, 1.0)


def test_another_type_is_no_match() -> None:
    assert match_claims(_report(_gold("attack", "burned")), _reading(BURNED)) == []


def test_the_same_type_elsewhere_in_the_sentence_is_found() -> None:
    assert len(match_claims(_report(_gold("destruction", "mill")), _reading(BURNED))) == 1


def test_a_claim_pairs_only_once() -> None:
    twice = _report(_gold("destruction", "burned"), _gold("destruction", "mill"))
    assert len(match_claims(twice, _reading(BURNED))) == 1


def test_a_missing_actor_is_wrong() -> None:
    bare = dataclasses.replace(BURNED, participants=())
    assert not judge_fields(_gold("destruction", "burned"), bare, _reading(bare))["actor"]


def test_without_matches_no_field_is_right() -> None:
    assert ClaimScores().accuracy("actor") == 0.0
